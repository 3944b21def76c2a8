import { canonicalJson } from '../record/canonical-json.ts';
import type { InstitutionScope } from '../record/institution-scope.ts';
import { fail, ok, type Result } from '../record/result.ts';
import { sha256Hex } from '../record/sha256.ts';
import { finish } from './finish.ts';
import type { IssueRequest } from './issue.ts';
import type { CredentialFile, IssuingDeps, IssuingView } from './ports.ts';
import { type Refusal, refusal } from './refusal.ts';

type Existing = NonNullable<IssuingView['existing']>;

/** The digest by which a body is known again: that of its canonical JSON, so that the order of fields does not matter. */
export const bodyDigest = (body: unknown): Promise<string> => sha256Hex(new TextEncoder().encode(canonicalJson(body)));

/** Why an award id cannot be used for this body: another one was issued under it. */
export function awardConflict({ award, credential }: Existing, bodySha256: string): Refusal | null {
  const { awardId } = award;
  return award.bodySha256 === bodySha256
    ? null
    : refusal('AWARD_CONFLICT', { awardId, credentialId: credential.credentialId }, { path: '/awardId' });
}

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
  const conflict = awardConflict(view.existing, bodySha256);
  if (conflict) return fail(conflict);
  if (request.idempotencyKey && !view.idempotency)
    await deps.register.rememberIdempotencyKey(scope, request.idempotencyKey, bodySha256, award.awardId);
  if (request.later && credential.progress === 'reserved') {
    const file = await deps.register.credential(scope, credential.credentialId);
    if (file) return ok(file);
  }
  return finish(deps, scope, credential.credentialId);
}
