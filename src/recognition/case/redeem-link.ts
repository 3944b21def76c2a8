import { fail, ok, type Result } from '../../record/result.ts';
import type { RecognitionDeps } from '../ports.ts';
import { digestOf, SESSION_SECONDS } from './link-terms.ts';
import { type CaseRefusal, caseRefusal } from './refusal.ts';

export interface ApplicantSession {
  readonly institutionId: string;
  readonly caseId: string;
  /** The secret of the session; only its digest is kept. */
  readonly session: string;
  /** UTC seconds. */
  readonly expiresAt: number;
}

/**
 * Exchanges a link for a session of 30 days, once. Used, expired and invented links are refused alike, so that nothing can
 * be learned by trying.
 */
export async function redeemLink(deps: RecognitionDeps, token: string): Promise<Result<ApplicantSession, CaseRefusal>> {
  const at = deps.now();
  const session = deps.token();
  const expiresAt = at + SESSION_SECONDS;
  const of = await deps.book.redeemLink(await digestOf(token), { digest: await digestOf(session), expiresAt }, at);
  return of ? ok({ ...of, session, expiresAt }) : fail(caseRefusal('LINK_NOT_VALID'));
}
