import { isObject, type JsonObject, listOf } from '../../record/json.ts';
import { ok, type Result } from '../../record/result.ts';
import { type RegisteredClaims, readClaims, verificationMethodOf } from '../jose/claims.ts';
import { type CompactJws, hasType, parseCompact } from '../jose/compact.ts';
import { type JoseFailure, refuse } from '../jose/failure.ts';
import { type Enclosed, mapClaims } from './mapping.ts';

/** What a credential secured as a JWT claims, before anybody has proved it. */
export interface ClaimedVcJwt {
  readonly model: '1.1' | '2.0';
  /** An Open Badges 3.0 or CLR 2.0 credential, whose JWT form has its own rules. */
  readonly openBadge: boolean;
  readonly jws: CompactJws;
  /** The credential without registered claims; for model 1.1 with the members that claims stand for. */
  readonly credential: JsonObject;
  readonly issuerId: string | null;
  readonly credentialId: string | null;
  /** As written. */
  readonly kid: string | null;
  /** Absolute, where `kid` and issuer say so. */
  readonly verificationMethod: string | null;
  /** DER of `x5c`, leaf first. Untrusted. */
  readonly certificates: readonly Uint8Array<ArrayBuffer>[] | null;
  /** A key in the header: counts only where trust knows this very key. */
  readonly jwk: JsonObject | null;
  /** UTC seconds. Of the signature for model 2.0, which has `validFrom` and `validUntil` for the credential. */
  readonly issuedAt: number | null;
  readonly notBefore: number | null;
  readonly expires: number | null;
}

export const V1_CONTEXT = 'https://www.w3.org/2018/credentials/v1';
export const V2_CONTEXT = 'https://www.w3.org/ns/credentials/v2';

/** VC-JOSE-COSE §3.1.1 and the names it had as a draft. */
const VC_TYPES: readonly (string | null)[] = ['vc+jwt', 'vc-ld+jwt', 'vc+ld+jwt', 'vc+ld+json+jwt'];
const BADGE_TYPES: readonly unknown[] = [
  'OpenBadgeCredential',
  'AchievementCredential',
  'EndorsementCredential',
  'ClrCredential',
];

/**
 * Reads a credential secured as a JWT: VC-JOSE-COSE `vc+jwt` (VCDM 2.0, the payload is the credential), VC-JWT of VCDM 1.1
 * §6.3.1 (`vc` claim), and Open Badges 3.0 §8.2.4 (either model, the payload is the credential, with or without `vc`).
 *
 * `typ` should be there (VC-JOSE-COSE §3.1.1) and must be right when it is. Without it a payload is taken as VCDM 2.0 only
 * when context and type say so. `JWT` belongs to VCDM 1.1 and Open Badges; any other token is `typ`. `vc` and `vp` beside a
 * VCDM 2.0 credential, and a claim that contradicts the member it stands for, are `claims`.
 *
 * Does not check: the signature (`verifyCompact(jws, key)` with the key that trust gave), the periods, the rest of the
 * credential.
 */
export function parseVcJwt(token: string): Result<ClaimedVcJwt, JoseFailure> {
  const parsed = parseCompact(token);
  if (!parsed.ok) return parsed;
  const jws = parsed.value;
  const kind = kindOf(jws);
  if (!kind.ok) return kind;
  const claims = readClaims(jws.payload);
  if (!claims.ok) return claims;
  const { model } = kind.value;
  const mapped = mapClaims(kind.value, claims.value);
  if (!mapped.ok) return mapped;
  const credential = mapped.value;
  const issuerId = idOf(credential.issuer);
  return ok({
    model,
    openBadge: isBadge(credential),
    jws,
    credential,
    issuerId,
    credentialId: typeof credential.id === 'string' ? credential.id : null,
    verificationMethod: verificationMethodOf(jws.kid, issuerId),
    ...common(jws, claims.value),
  });
}

const common = (jws: CompactJws, { issuedAt, notBefore, expires }: RegisteredClaims) => ({
  kid: jws.kid,
  certificates: jws.certificates,
  jwk: jws.jwk,
  issuedAt,
  notBefore,
  expires,
});

function kindOf(jws: CompactJws): Result<Enclosed, JoseFailure> {
  const { payload } = jws;
  if (VC_TYPES.includes(jws.typ)) {
    if (modelOf(payload) !== '2.0') return refuse('typ', `${jws.typ} is for a credential of VCDM 2.0`);
    return payloadItself(payload, '2.0');
  }
  const plain = hasType(jws, ['jwt', null]);
  if (!plain.ok) return plain;
  if (payload.vp !== undefined) return refuse('typ', 'a presentation, not a credential');
  return payload.vc === undefined ? plainPayload(jws) : insideVc(payload);
}

/** VCDM 1.1 §6.3.1. A credential of VCDM 2.0 is found there too, and read by the same rules. */
function insideVc(payload: JsonObject): Result<Enclosed, JoseFailure> {
  const { vc } = payload;
  if (!isObject(vc)) return refuse('claims', 'vc has to be an object');
  if (payload['@context'] !== undefined || payload.credentialSubject !== undefined)
    return refuse('claims', 'a credential beside the one in vc');
  const model = modelOf(vc);
  return model === null
    ? refuse('claims', 'vc is no credential of VCDM 1.1 or 2.0')
    : ok({ model, credential: vc, claimsAreMembers: true });
}

/** Without a typ that says so: Open Badges of either model, and VCDM 2.0 where there is no typ at all. */
function plainPayload({ payload, typ }: CompactJws): Result<Enclosed, JoseFailure> {
  const model = modelOf(payload);
  if (model === null) return refuse('typ', 'a JWT that is no credential');
  if (!isBadge(payload) && model === '1.1') return refuse('typ', 'a credential of VCDM 1.1 outside vc');
  if (!isBadge(payload) && typ !== null) return refuse('typ', 'typ JWT on a credential of VCDM 2.0');
  return payloadItself(payload, model);
}

/** VC-JOSE-COSE §3.1.3: `vc` and `vp` must not stand beside the credential. */
const payloadItself = (payload: JsonObject, model: '1.1' | '2.0'): Result<Enclosed, JoseFailure> =>
  payload.vc === undefined && payload.vp === undefined
    ? ok({ model, credential: withoutClaims(payload), claimsAreMembers: model === '1.1' })
    : refuse('claims', 'vc or vp beside the credential');

const CLAIM_NAMES: ReadonlySet<string> = new Set(['iss', 'sub', 'aud', 'jti', 'iat', 'nbf', 'exp', 'nonce', 'cnf']);

/** A payload without the registered claims that may stand beside the members of a document (RFC 7519 §4.1, RFC 7800). */
export const withoutClaims = (payload: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(payload).filter(([name]) => !CLAIM_NAMES.has(name)));

/** Which data model an object says it is a credential of; null when it is none. */
export function modelOf(value: JsonObject, type = 'VerifiableCredential'): '1.1' | '2.0' | null {
  const [first] = listOf(value['@context']);
  if (!listOf(value.type).includes(type)) return null;
  return first === V2_CONTEXT ? '2.0' : first === V1_CONTEXT ? '1.1' : null;
}

const isBadge = (credential: JsonObject): boolean => listOf(credential.type).some((type) => BADGE_TYPES.includes(type));

/** `id` of a party that is written as text or as an object. */
export const idOf = (party: unknown): string | null =>
  typeof party === 'string' ? party : isObject(party) && typeof party.id === 'string' ? party.id : null;
