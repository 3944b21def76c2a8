import { isObject } from '../../record/json.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import type { StatusFailure } from './read.ts';

const MOST = 200_000;

/**
 * Whether a credential stands in a 1EdTech revocation list (Verifiable Credentials Revocation List 1.0): plain JSON with
 * the ids an issuer revoked. The list is not signed: whoever calls has it from the issuer's own host over https.
 *
 * A list that names nobody as its issuer, another than expected, or has no array of ids is none: an unread list is not an
 * empty one.
 */
export function isRevokedById(
  list: unknown,
  credentialId: string,
  { listUrl, isIssuer }: { readonly listUrl: string; readonly isIssuer: (issuer: string) => boolean },
): Result<boolean, StatusFailure> {
  const refuse = (code: StatusFailure['code'], reason: string) => fail<StatusFailure>({ code, reason });
  if (!isObject(list)) return refuse('status_list_malformed', 'the list is not an object');
  if (list.id !== undefined && list.id !== listUrl) {
    return refuse('status_list_mismatch', 'the list has another id than its address');
  }
  const issuer = isObject(list.issuer) ? list.issuer.id : list.issuer;
  if (typeof issuer !== 'string' || !isIssuer(issuer))
    return refuse('status_list_mismatch', 'the list has another issuer');
  // The specification writes the singular, issuers write both.
  const revoked = list.revokedCredential ?? list.revokedCredentials;
  if (!Array.isArray(revoked)) return refuse('status_list_malformed', 'no revokedCredential');
  if (revoked.length > MOST) return refuse('status_too_big', `more than ${MOST} revoked credentials`);
  return ok(
    revoked.some((one) => (isObject(one) ? one.id === credentialId && one.revoked !== false : one === credentialId)),
  );
}
