import type { InstitutionScope } from '../../record/institution-scope.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import type { RecognitionDeps } from '../ports.ts';
import type { CaseActor } from './case.ts';
import { digestOf, LINK_SECONDS } from './link-terms.ts';
import { type CaseRefusal, caseRefusal } from './refusal.ts';
import { officerOnly } from './who-may.ts';

/**
 * A link by which the applicant reaches this one case: 256 random bits, used once, 14 days. Only its digest is kept, so it
 * cannot be looked up again; a new one ends those before it. How it reaches the applicant is the institution's business.
 */
export async function makeLink(
  deps: RecognitionDeps,
  scope: InstitutionScope,
  actor: CaseActor,
  caseId: string,
): Promise<Result<{ readonly token: string; readonly expiresAt: number }, CaseRefusal>> {
  const file = await deps.book.file(scope, caseId);
  if (!file) return fail(caseRefusal('CASE_UNKNOWN', { caseId }));
  if (file.case.erasedAt !== null) return fail(caseRefusal('CASE_ERASED', { caseId }));
  const notAllowed = officerOnly(actor, 'intake')();
  if (notAllowed) return fail(notAllowed);
  const at = deps.now();
  const token = deps.token();
  const expiresAt = at + LINK_SECONDS;
  await deps.book.putLink(scope, { digest: await digestOf(token), caseId, expiresAt, at });
  return ok({ token, expiresAt });
}
