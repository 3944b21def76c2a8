import type { InstitutionScope } from '../../record/institution-scope.ts';
import { fail, type Result } from '../../record/result.ts';
import type { RecognitionDeps } from '../ports.ts';
import type { CaseFile } from './case.ts';
import { type CaseRefusal, caseRefusal } from './refusal.ts';

export async function closeElapsed(
  _deps: RecognitionDeps,
  _scope: InstitutionScope,
  caseId: string,
): Promise<Result<CaseFile, CaseRefusal>> {
  return fail(caseRefusal('CASE_UNKNOWN', { caseId }));
}
