import type { InstitutionScope } from '../../record/institution-scope.ts';
import type { AppealRequest } from '../../record/recognition/case-requests.ts';
import { fail, type Result } from '../../record/result.ts';
import type { RecognitionDeps } from '../ports.ts';
import type { CaseActor, CaseFile } from './case.ts';
import { type CaseRefusal, caseRefusal } from './refusal.ts';

export async function fileAppeal(
  _deps: RecognitionDeps,
  _scope: InstitutionScope,
  _actor: CaseActor,
  caseId: string,
  _request: AppealRequest,
): Promise<Result<CaseFile, CaseRefusal>> {
  return fail(caseRefusal('CASE_UNKNOWN', { caseId }));
}
