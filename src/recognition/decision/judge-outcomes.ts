import type { InstitutionScope } from '../../record/institution-scope.ts';
import type { Judgement } from '../../record/recognition/case-requests.ts';
import { fail, type Result } from '../../record/result.ts';
import type { CaseActor, CaseFile } from '../case/case.ts';
import { type CaseRefusal, caseRefusal } from '../case/refusal.ts';
import type { RecognitionDeps } from '../ports.ts';

export async function judgeOutcomes(
  _deps: RecognitionDeps,
  _scope: InstitutionScope,
  _actor: CaseActor,
  caseId: string,
  _request: Judgement,
): Promise<Result<CaseFile, CaseRefusal>> {
  return fail(caseRefusal('CASE_UNKNOWN', { caseId }));
}
