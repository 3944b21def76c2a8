import { isObject, type JsonObject } from '../../record/json.ts';
import { ok, type Result } from '../../record/result.ts';
import { readClaims, verificationMethodOf } from '../jose/claims.ts';
import { type CompactJws, hasType, parseCompact } from '../jose/compact.ts';
import { type JoseFailure, refuse } from '../jose/failure.ts';
import { issuerUriOf } from './certified-issuer.ts';
import { readDisclosures } from './disclosure.ts';
import { embedDisclosures, Refusal } from './embed.ts';
import { partsOf, type SdJwtParts } from './parts.ts';

/** What an SD-JWT VC claims, before anybody has proved it. */
export interface ClaimedSdJwtVc extends Omit<SdJwtParts, 'token'> {
  /** The issuer-signed JWT; its payload still has digests where disclosures belong. */
  readonly jws: CompactJws;
  /** `iss`, or the one URI the first certificate names; null where there is neither. */
  readonly issuerId: string | null;
  readonly vct: string;
  /** `jti`. */
  readonly credentialId: string | null;
  readonly kid: string | null;
  readonly verificationMethod: string | null;
  /** DER of `x5c`, leaf first. Untrusted. */
  readonly certificates: readonly Uint8Array<ArrayBuffer>[] | null;
  readonly jwk: JsonObject | null;
  /** UTC seconds. */
  readonly issuedAt: number | null;
  readonly notBefore: number | null;
  readonly expires: number | null;
  /** `status` (Token Status List), as it stands. */
  readonly status: JsonObject | null;
}

/**
 * Reads an SD-JWT VC in compact form (RFC 9901 §4, SD-JWT VC §2.2): a JWT of typ `dc+sd-jwt` (or `vc+sd-jwt`, its name as a
 * draft) with `vct`, then disclosures, then possibly a key binding JWT. `unsupported` for a VCDM 2.0 credential secured
 * with SD-JWT (VC-JOSE-COSE §3.2), which has the draft's typ and no `vct`; more than 1,000 disclosures are `too_complex`.
 *
 * Does not check: the signature (`verifyCompact(jws, key)`), the disclosures (`processDisclosures`), the key binding
 * (`checkKeyBinding`), validity, status. `issuerId` from a certificate is as untrusted as the certificate; where both `iss`
 * and certificates are given, whoever trusts the certificate has to see that it is that issuer's.
 */
export function parseSdJwtVc(text: string): Result<ClaimedSdJwtVc, JoseFailure> {
  const parts = partsOf(text);
  if (!parts.ok) return parts;
  const { token, ...shown } = parts.value;
  const parsed = parseCompact(token);
  if (!parsed.ok) return parsed;
  const jws = parsed.value;
  const typed = hasType(jws, ['dc+sd-jwt', 'vc+sd-jwt']);
  if (!typed.ok) return typed;
  const { vct, status } = jws.payload;
  if (vct === undefined && jws.payload['@context'] !== undefined)
    return refuse('unsupported', 'a VCDM 2.0 credential secured with SD-JWT');
  if (typeof vct !== 'string' || vct === '') return refuse('claims', 'vct has to be text');
  if (status !== undefined && !isObject(status)) return refuse('claims', 'status has to be an object');
  const claims = readClaims(jws.payload);
  if (!claims.ok) return claims;
  const { issuer, tokenId, issuedAt, notBefore, expires } = claims.value;
  const issuerId = issuer ?? issuerUriOf(jws.certificates?.[0]);
  return ok({
    jws,
    issuerId,
    vct,
    credentialId: tokenId,
    kid: jws.kid,
    verificationMethod: verificationMethodOf(jws.kid, issuerId),
    certificates: jws.certificates,
    jwk: jws.jwk,
    ...shown,
    issuedAt,
    notBefore,
    expires,
    status: status ?? null,
  });
}

/** What an SD-JWT VC says once disclosures stand where their digests stood. */
export interface ProcessedSdJwtVc {
  readonly payload: JsonObject;
  /** The JSON-LD credential of an SD-JWT VCLD (OpenID4VP 1.0 §B.3.7); null where there is none. */
  readonly ld: JsonObject | null;
  /** JSON pointers (RFC 6901) into `payload` of everything that was disclosed, sorted. */
  readonly disclosed: readonly string[];
  /** Digests without a disclosure: what the holder keeps back, and decoys. */
  readonly undisclosed: number;
  /**
   * JSON pointers into `payload`, sorted, of the objects and lists that have such a digest left: something may be missing
   * there. What is shown of them is shown for certain: a name cannot be in the open and behind a digest as well.
   */
  readonly incomplete: readonly string[];
  /** `_sd_alg` in WebCrypto's words; `sd_hash` of a key binding uses the same (RFC 9901 §4.3.1). */
  readonly hash: DisclosureHash;
}

export type DisclosureHash = 'SHA-256' | 'SHA-384' | 'SHA-512';

const HASHES: ReadonlyMap<unknown, DisclosureHash> = new Map<unknown, DisclosureHash>([
  [undefined, 'SHA-256'],
  ['sha-256', 'SHA-256'],
  ['sha-384', 'SHA-384'],
  ['sha-512', 'SHA-512'],
]);
/** Of the IANA registry of named information hashes: good, and not implemented here. */
const UNREAD_HASHES: readonly unknown[] = ['sha3-256', 'sha3-384', 'sha3-512', 'blake2s-256', 'blake2b-512'];

/**
 * Puts disclosures in the place of their digests (RFC 9901 §7.1 steps 2.d to 5). Every rule there is a refusal `sd_jwt` that
 * names its step: hash algorithm, disclosures of the wrong shape, names `_sd` and `...`, a name that is already there,
 * a digest that occurs twice, a disclosure nothing refers to, `_sd` or `...` of another shape than §4.2.4 gives them.
 * Beyond the RFC: `__proto__` is refused as a name, and a claim that verifiers decide by may be neither disclosed nor
 * hold digests (`sd_forbidden_claim`). Nesting beyond 64 levels is `too_complex`.
 *
 * Assumes the issuer's signature is proved. Checks neither validity nor key binding.
 */
export async function processDisclosures(
  claimed: Pick<ClaimedSdJwtVc, 'jws' | 'disclosures'>,
): Promise<Result<ProcessedSdJwtVc, JoseFailure>> {
  const { _sd_alg: named } = claimed.jws.payload;
  const hash = HASHES.get(named);
  if (hash === undefined)
    return UNREAD_HASHES.includes(named)
      ? refuse('unsupported', `digests with ${String(named)} are not checked here`)
      : refuse('sd_jwt', '_sd_alg names no hash that may be used', { step: 'RFC 9901 §7.1 step 2.d' });
  const disclosures = await readDisclosures(claimed.disclosures, hash);
  if (!disclosures.ok) return disclosures;
  try {
    const { payload, disclosed, undisclosed, incomplete } = embedDisclosures(claimed.jws.payload, disclosures.value);
    return ok({
      payload,
      ld: isObject(payload.ld) ? payload.ld : null,
      disclosed: disclosed.toSorted(),
      undisclosed,
      incomplete: incomplete.toSorted(),
      hash,
    });
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: error.failure };
    throw error;
  }
}
