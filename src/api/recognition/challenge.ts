import { type CaseRefusal, caseRefusal } from '../../recognition/case/refusal.ts';
import { asDateTime } from '../../record/civil-date.ts';
import type { InstitutionScope } from '../../record/institution-scope.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import type { Expectations } from '../../verifying/pipeline.ts';
import type { ApiDeps } from '../index.ts';
import { tokenDigest } from '../session.ts';

/** How long, in seconds, somebody has to present what is in their wallet. */
const CHALLENGE_TTL = 1800;

/** What a presentation for one case is signed for: the service under its permanent origin. */
const domainOf = ({ origin }: Pick<ApiDeps, 'origin'>): string => origin;

/** A new challenge for one case that is not erased, kept only as a digest. */
export async function makeChallenge(
  deps: Pick<ApiDeps, 'origin' | 'recognition'>,
  scope: InstitutionScope,
  caseId: string,
): Promise<Result<{ challenge: string; domain: string; expiresAt: string }, CaseRefusal>> {
  const { book, now, token } = deps.recognition;
  const file = await book.file(scope, caseId);
  if (file === null) return fail(caseRefusal('CASE_UNKNOWN', { caseId }));
  if (file.case.erasedAt !== null) return fail(caseRefusal('CASE_ERASED', { caseId }));
  const challenge = token();
  const expiresAt = now() + CHALLENGE_TTL;
  await book.putChallenge(scope, { digest: await tokenDigest(challenge), caseId, expiresAt, at: now() });
  return ok({ challenge, domain: domainOf(deps), expiresAt: asDateTime(expiresAt) });
}

/**
 * What a presentation has to be signed for, once its challenge has been used up; null when that challenge is not one of
 * this case, was used or has expired. Nothing is expected of a document that comes without one.
 */
export async function expectedOf(
  deps: Pick<ApiDeps, 'origin' | 'recognition'>,
  scope: InstitutionScope,
  caseId: string,
  challenge: string | undefined,
): Promise<Expectations | null> {
  if (challenge === undefined) return {};
  const { book, now } = deps.recognition;
  const live = await book.useChallenge(scope, caseId, await tokenDigest(challenge), now());
  return live ? { challenge, domain: domainOf(deps) } : null;
}
