import type { InstitutionScope } from '../../record/institution-scope.ts';
import { fail, type Result } from '../../record/result.ts';
import type { RecognitionDeps } from '../ports.ts';
import type { CaseActor } from './case.ts';
import { type CaseRefusal, caseRefusal } from './refusal.ts';

export async function makeLink(
  _deps: RecognitionDeps,
  _scope: InstitutionScope,
  _actor: CaseActor,
  caseId: string,
): Promise<Result<{ readonly token: string; readonly expiresAt: number }, CaseRefusal>> {
  return fail(caseRefusal('CASE_UNKNOWN', { caseId }));
}
