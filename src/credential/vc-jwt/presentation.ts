import { isObject, type JsonObject } from '../../record/json.ts';
import { ok, type Result } from '../../record/result.ts';
import { CLOCK_SKEW } from '../data-integrity/read-proof.ts';
import { readClaims, verificationMethodOf } from '../jose/claims.ts';
import { type CompactJws, hasType, parseCompact } from '../jose/compact.ts';
import { type JoseFailure, refuse } from '../jose/failure.ts';
import { idOf, modelOf } from './read.ts';

/** What a presentation secured as a JWT claims, before anybody has proved it. */
export interface ClaimedVpJwt {
  readonly model: '1.1' | '2.0';
  readonly jws: CompactJws;
  readonly presentation: JsonObject;
  readonly holderId: string | null;
  readonly nonce: string | null;
  readonly audience: readonly string[];
  readonly kid: string | null;
  readonly verificationMethod: string | null;
  readonly certificates: readonly Uint8Array<ArrayBuffer>[] | null;
  readonly jwk: JsonObject | null;
  /** UTC seconds. */
  readonly issuedAt: number | null;
  readonly notBefore: number | null;
  readonly expires: number | null;
}

const VP_TYPES: readonly (string | null)[] = ['vp+jwt', 'vp-ld+jwt', 'vp+ld+jwt', 'vp+ld+json+jwt'];

/**
 * Reads a presentation secured as a JWT: VC-JOSE-COSE `vp+jwt` (VCDM 2.0) or VP-JWT of VCDM 1.1 §6.3.1 (`vp` claim). Its
 * holder is `iss` or `holder`; where both are given they must be one (`claims`).
 *
 * Does not check: the signature (with a key of the holder under `authentication`), the binding
 * (`checkPresentationBinding`), which and how many credentials it holds.
 */
export function parseVpJwt(token: string): Result<ClaimedVpJwt, JoseFailure> {
  const parsed = parseCompact(token);
  if (!parsed.ok) return parsed;
  const jws = parsed.value;
  const kind = kindOf(jws);
  if (!kind.ok) return kind;
  const claims = readClaims(jws.payload);
  if (!claims.ok) return claims;
  const { presentation } = kind.value;
  const holder = idOf(presentation.holder);
  const { issuer, tokenId, audience, issuedAt, notBefore, expires } = claims.value;
  if (issuer !== null && holder !== null && issuer !== holder) return refuse('claims', 'iss and holder differ');
  if (tokenId !== null && presentation.id !== undefined && presentation.id !== tokenId)
    return refuse('claims', 'jti and id differ');
  const { nonce } = jws.payload;
  if (nonce !== undefined && typeof nonce !== 'string') return refuse('claims', 'nonce has to be text');
  const holderId = holder ?? issuer;
  return ok({
    ...kind.value,
    jws,
    holderId,
    nonce: nonce ?? null,
    audience,
    kid: jws.kid,
    verificationMethod: verificationMethodOf(jws.kid, holderId),
    certificates: jws.certificates,
    jwk: jws.jwk,
    issuedAt,
    notBefore,
    expires,
  });
}

function kindOf(jws: CompactJws): Result<Pick<ClaimedVpJwt, 'model' | 'presentation'>, JoseFailure> {
  const { payload } = jws;
  if (VP_TYPES.includes(jws.typ)) {
    if (modelOf(payload, 'VerifiablePresentation') !== '2.0')
      return refuse('typ', `${jws.typ} is for a presentation of VCDM 2.0`);
    return payload.vc === undefined && payload.vp === undefined
      ? ok({ model: '2.0', presentation: payload })
      : refuse('claims', 'vc or vp beside a presentation of VCDM 2.0');
  }
  const plain = hasType(jws, ['jwt', null]);
  if (!plain.ok) return plain;
  if (payload.vc !== undefined) return refuse('typ', 'a credential, not a presentation');
  if (payload.vp === undefined && jws.typ === null && modelOf(payload, 'VerifiablePresentation') === '2.0')
    return ok({ model: '2.0', presentation: payload });
  if (!isObject(payload.vp)) return refuse('typ', 'a JWT that is no presentation');
  const model = modelOf(payload.vp, 'VerifiablePresentation');
  return model === null ? refuse('claims', 'vp is no presentation') : ok({ model, presentation: payload.vp });
}

/** What the verifier asked for; without it nothing shows that a presentation was made for this verifier, now. */
export interface ExpectedPresentation {
  readonly challenge?: string;
  readonly domain?: string;
  /** UTC seconds. */
  readonly now: number;
}

/** Seconds a presentation made for a challenge may be old, differences between clocks included. */
export const MAX_PRESENTATION_AGE = 600;

/**
 * Whether a presentation was made for this verifier and this challenge (VCDM 1.1 §6.3.1, RFC 7519 §4.1.3): `nonce` is the
 * challenge, `aud` is this domain and nobody else's, `iat` lies at most ten minutes back where there was a challenge, `nbf`
 * and `exp` hold; clocks may differ by five minutes. Everything else is `holder_binding`; `claim` says what it was about.
 *
 * Does not check that the challenge was not used before: whoever made it does.
 */
export function checkPresentationBinding(
  vp: Pick<ClaimedVpJwt, 'nonce' | 'audience' | 'issuedAt' | 'notBefore' | 'expires'>,
  { challenge, domain, now }: ExpectedPresentation,
): Result<true, JoseFailure> {
  const unbound = (claim: string, reason: string) => refuse('holder_binding', reason, { claim });
  const asked = challenge !== undefined;
  if (challenge === '' || (asked && vp.nonce !== challenge)) return unbound('nonce', 'made for another challenge');
  if (domain !== undefined && (vp.audience.length !== 1 || vp.audience[0] !== domain))
    return unbound('aud', 'made for somebody else');
  if (vp.issuedAt !== null && vp.issuedAt > now + CLOCK_SKEW) return unbound('iat', 'made in the future');
  if (asked && vp.issuedAt !== null && vp.issuedAt < now - MAX_PRESENTATION_AGE)
    return unbound('nonce', 'made too long ago');
  if (vp.notBefore !== null && vp.notBefore > now + CLOCK_SKEW) return unbound('nbf', 'not valid yet');
  if (vp.expires !== null && vp.expires < now - CLOCK_SKEW) return unbound('exp', 'no longer valid');
  return ok(true);
}
