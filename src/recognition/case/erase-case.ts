import type { InstitutionScope } from '../../record/institution-scope.ts';
import { fail, type Result } from '../../record/result.ts';
import type { RecognitionDeps } from '../ports.ts';
import type { CaseActor, CaseFile, SystemActor } from './case.ts';
import { type CaseRefusal, caseRefusal } from './refusal.ts';

export async function eraseCase(
  _deps: RecognitionDeps,
  _scope: InstitutionScope,
  _actor: CaseActor | SystemActor,
  caseId: string,
): Promise<Result<CaseFile, CaseRefusal>> {
  return fail(caseRefusal('CASE_UNKNOWN', { caseId }));
}
