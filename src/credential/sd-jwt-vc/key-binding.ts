import { encodeBase64Url } from '../../record/base64.ts';
import { isObject, type JsonObject } from '../../record/json.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import { CLOCK_SKEW } from '../data-integrity/read-proof.ts';
import { readClaims } from '../jose/claims.ts';
import { type CompactJws, hasType, parseCompact, verifyCompact } from '../jose/compact.ts';
import { type JoseFailure, refuse } from '../jose/failure.ts';
import { importJwk } from '../keys/public-key.ts';
import type { ClaimedSdJwtVc, ProcessedSdJwtVc } from './read.ts';

export interface KeyBindingExpectation {
  /** What the verifier asked the holder to sign. Without them nothing shows that the presentation was made for us, now. */
  readonly nonce?: string;
  readonly audience?: string;
  /** UTC seconds. */
  readonly now: number;
  /** Refuse a credential that is bound to nobody, or presented without its key. */
  readonly requireBinding?: boolean;
}

export type KeyBinding =
  /** `expected`: the credential names a holder's key, and whoever presents it has not shown that they hold it. */
  | { readonly presented: false; readonly expected: boolean }
  | {
      readonly presented: true;
      /** Made for the nonce and the audience asked for. False: a good binding that anybody may have copied. */
      readonly addressed: boolean;
      readonly holderKey: JsonObject;
      /** UTC seconds. */
      readonly issuedAt: number;
      readonly audience: string;
      readonly nonce: string;
    };

/** Seconds a key binding made for a nonce may be old, differences between clocks included. */
export const MAX_KEY_BINDING_AGE = 600;

const unbound = (reason: string, claim?: string) =>
  refuse('holder_binding', reason, claim === undefined ? {} : { claim });

/**
 * Whether whoever presents an SD-JWT holds the key in its `cnf` (RFC 9901 §7.3): a JWT of typ `kb+jwt` signed by `cnf.jwk`,
 * `sd_hash` over exactly what is presented, `nonce` and `aud` as asked, `iat` not in the future and, where a nonce was asked
 * for, at most ten minutes back. Clocks may differ by five minutes. Everything else is `holder_binding`, but `unsupported`
 * for a holder named by other means than `cnf.jwk` and for a signature algorithm we do not check. `claim` tells a binding for
 * another nonce, or too old for this one, and one for another audience.
 *
 * Assumes the issuer's signature is proved. Does not check that a nonce was not used before: whoever made it does.
 */
export async function checkKeyBinding(
  claimed: Pick<ClaimedSdJwtVc, 'keyBinding' | 'presented'>,
  { payload, hash }: Pick<ProcessedSdJwtVc, 'payload' | 'hash'>,
  expected: KeyBindingExpectation,
): Promise<Result<KeyBinding, JoseFailure>> {
  const { cnf } = payload;
  if (claimed.keyBinding === null) {
    return expected.requireBinding || expected.nonce !== undefined || expected.audience !== undefined
      ? unbound('presented without a key binding')
      : ok({ presented: false, expected: cnf !== undefined });
  }
  if (!isObject(cnf)) return unbound('a key binding on a credential that is bound to nobody');
  const { jwk } = cnf;
  if (jwk === undefined) return refuse('unsupported', 'a holder named by other means than a key (cnf.jwk)');
  const token = parseKeyBinding(claimed.keyBinding);
  if (!token.ok) return token;
  const claims = readBindingClaims(token.value, expected);
  if (!claims.ok) return claims;
  const digest = await crypto.subtle.digest(hash, new TextEncoder().encode(claimed.presented));
  if (token.value.payload.sd_hash !== encodeBase64Url(new Uint8Array(digest)))
    return unbound('sd_hash is of another presentation');
  const key = isObject(jwk) ? await importJwk(jwk) : null;
  if (!isObject(jwk) || key === null) return unbound('cnf.jwk is no key');
  if (!key.ok)
    return key.error.code === 'jwk_unsupported' ? refuse('unsupported', key.error.reason) : unbound(key.error.reason);
  const proved = await verifyCompact(token.value, key.value);
  if (!proved.ok) return fail({ ...proved.error, code: 'holder_binding' });
  const addressed = expected.nonce !== undefined && expected.audience !== undefined;
  return ok({ presented: true, addressed, holderKey: jwk, ...claims.value });
}

function parseKeyBinding(text: string): Result<CompactJws, JoseFailure> {
  const parsed = parseCompact(text);
  if (!parsed.ok) return parsed.error.code === 'unsupported' ? parsed : unbound(`key binding: ${parsed.error.reason}`);
  const typed = hasType(parsed.value, ['kb+jwt']);
  return typed.ok ? parsed : unbound(`key binding: ${typed.error.reason}`);
}

function readBindingClaims(
  { payload }: CompactJws,
  expected: KeyBindingExpectation,
): Result<{ issuedAt: number; audience: string; nonce: string }, JoseFailure> {
  const claims = readClaims(payload);
  if (!claims.ok) return unbound(`key binding: ${claims.error.reason}`);
  const { issuedAt, notBefore, expires } = claims.value;
  const { nonce, aud } = payload;
  if (issuedAt === null || typeof nonce !== 'string' || typeof aud !== 'string' || nonce === '' || aud === '')
    return unbound('a key binding has iat, aud and nonce');
  if (expected.nonce !== undefined && nonce !== expected.nonce) return unbound('made for another nonce', 'nonce');
  if (expected.audience !== undefined && aud !== expected.audience) return unbound('made for somebody else', 'aud');
  if (issuedAt > expected.now + CLOCK_SKEW) return unbound('made in the future');
  if (expected.nonce !== undefined && issuedAt < expected.now - MAX_KEY_BINDING_AGE)
    return unbound('made too long ago', 'nonce');
  if (notBefore !== null && notBefore > expected.now + CLOCK_SKEW) return unbound('not valid yet');
  if (expires !== null && expires < expected.now - CLOCK_SKEW) return unbound('no longer valid');
  return ok({ issuedAt, audience: aud, nonce });
}
