import type { InstitutionScope } from '../record/institution-scope.ts';
import { fail, ok, type Result } from '../record/result.ts';
import { finish } from './finish.ts';
import type { IssueRequest } from './issue.ts';
import type { CredentialFile, IssuingDeps, IssuingView } from './ports.ts';
import { type Refusal, refusal } from './refusal.ts';

/** Same award or same idempotency key as before: the same answer, finished if need be; or the reason it is not the same. */
export async function sentBefore(
  deps: IssuingDeps,
  scope: InstitutionScope,
  request: IssueRequest,
  view: IssuingView,
  bodySha256: string,
): Promise<Result<CredentialFile, Refusal> | null> {
  if (view.idempotency && view.idempotency.bodySha256 !== bodySha256)
    return fail(refusal('IDEMPOTENCY_KEY_REUSED', { awardId: view.idempotency.awardId }));
  if (!view.existing) return null;
  const { award, credential } = view.existing;
  if (award.bodySha256 !== bodySha256)
    return fail(
      refusal(
        'AWARD_CONFLICT',
        { awardId: award.awardId, credentialId: credential.credentialId },
        { path: '/awardId' },
      ),
    );
  if (request.idempotencyKey && !view.idempotency)
    await deps.register.rememberIdempotencyKey(scope, request.idempotencyKey, bodySha256, award.awardId);
  if (request.later && credential.progress === 'reserved') {
    const file = await deps.register.credential(scope, credential.credentialId);
    if (file) return ok(file);
  }
  return finish(deps, scope, credential.credentialId);
}
