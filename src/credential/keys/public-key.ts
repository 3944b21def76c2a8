import { decodeBase64Url } from '../../record/base64.ts';
import type { JsonObject } from '../../record/json.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import { isLowOrder } from './low-order.ts';

/** A key that verifies proofs and tokens; RSA keys and P-521 verify tokens only. */
export interface PublicKey {
  readonly algorithm: 'ES256' | 'ES384' | 'ES512' | 'Ed25519' | 'RS256' | 'PS256';
  readonly key: CryptoKey;
  /** Moment (UTC seconds) from which nothing may be verified with it. */
  readonly revoked?: number;
  /** Moments (UTC seconds) between which its owner signed with it, both inclusive; absent where open. */
  readonly signsFrom?: number;
  readonly signsUntil?: number;
  /** Made for trials, at an institution that is more than one: what it signs is not looked at. */
  readonly development?: true;
  /** An RSA key whose JWK names no `alg`: good for RS256 and PS256 (RFC 8725 §3.1 binds a key only to what it names). */
  readonly bothPaddings?: true;
}

const KINDS = {
  ES256: { name: 'ECDSA', namedCurve: 'P-256' },
  ES384: { name: 'ECDSA', namedCurve: 'P-384' },
  ES512: { name: 'ECDSA', namedCurve: 'P-521' },
  Ed25519: { name: 'Ed25519' },
  RS256: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  PS256: { name: 'RSA-PSS', hash: 'SHA-256' },
} as const;

/** The verifying key of a public JWK. Throws where it is not a public key of that algorithm. */
export async function importPublicKey(algorithm: PublicKey['algorithm'], jwk: JsonWebKey): Promise<PublicKey> {
  if (algorithm === 'Ed25519' && isLowOrder(decodeBase64Url(jwk.x ?? '') ?? new Uint8Array()))
    throw new TypeError('an Ed25519 key of low order: anybody could sign for it');
  return { algorithm, key: await crypto.subtle.importKey('jwk', jwk, KINDS[algorithm], true, ['verify']) };
}

export interface JwkFailure {
  readonly code: 'jwk_malformed' | 'jwk_weak' | 'jwk_unsupported';
  readonly reason: string;
}

/** RFC 7518 §6.2.2, §6.3.2, §6.4.1, RFC 8037 §2: members that only a secret has. */
const PRIVATE_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv'];

export const hasPrivateMember = (jwk: JsonObject): boolean => PRIVATE_MEMBERS.some((name) => Object.hasOwn(jwk, name));

const CURVES: ReadonlyMap<
  unknown,
  { algorithm: 'ES256' | 'ES384' | 'ES512' | 'Ed25519'; kty: string; names: readonly string[] }
> = new Map([
  ['P-256', { algorithm: 'ES256', kty: 'EC', names: ['ES256'] }],
  ['P-384', { algorithm: 'ES384', kty: 'EC', names: ['ES384'] }],
  ['P-521', { algorithm: 'ES512', kty: 'EC', names: ['ES512'] }],
  ['Ed25519', { algorithm: 'Ed25519', kty: 'OKP', names: ['EdDSA', 'Ed25519'] }],
]);

const RSA_MIN_BITS = 2_048;
const RSA_MAX_BITS = 8_192;

/**
 * The verifying key of a JWK that came from outside (RFC 7517): P-256, P-384, P-521, Ed25519, or RSA of 2,048 to 8,192 bits
 * (RFC 7518 §3.3). Refuses a private key (`jwk_malformed`), a key for encryption or one whose `alg` names something else,
 * points off the curve, coordinates that are not canonical base64url, Ed25519 points of low order and short RSA keys
 * (`jwk_weak`). `jwk_unsupported` for other kinds of key.
 */
export async function importJwk(jwk: JsonObject): Promise<Result<PublicKey, JwkFailure>> {
  const malformed = (reason: string) => fail({ code: 'jwk_malformed' as const, reason });
  if (hasPrivateMember(jwk)) return malformed('not a public key');
  const { kty, crv, alg, use, key_ops: operations } = jwk;
  if (use !== undefined && use !== 'sig') return malformed('a key that is not for signatures');
  if (operations !== undefined && !(Array.isArray(operations) && operations.includes('verify')))
    return malformed('a key that is not for verifying');
  if (alg !== undefined && typeof alg !== 'string') return malformed('alg has to be a string');
  if (kty === 'RSA') return importRsa(jwk, alg);
  const curve = CURVES.get(crv);
  if (curve === undefined || curve.kty !== kty)
    return fail({
      code: 'jwk_unsupported',
      reason: `a key of kind ${String(kty).slice(0, 20)} on ${String(crv).slice(0, 20)}`,
    });
  if (alg !== undefined && !curve.names.includes(alg)) return malformed('alg does not fit the curve');
  const coordinates: JsonWebKey = { kty: curve.kty, crv: String(crv) };
  for (const name of kty === 'EC' ? (['x', 'y'] as const) : (['x'] as const)) {
    const value = jwk[name];
    if (typeof value !== 'string' || decodeBase64Url(value) === null) return malformed(`${name} is not base64url`);
    coordinates[name] = value;
  }
  if (isLowOrder(decodeBase64Url(coordinates.x ?? '') ?? new Uint8Array()) && curve.algorithm === 'Ed25519')
    return fail({ code: 'jwk_weak', reason: 'an Ed25519 key of low order' });
  try {
    return ok(await importPublicKey(curve.algorithm, coordinates));
  } catch {
    return malformed('not a point on the curve');
  }
}

async function importRsa(jwk: JsonObject, alg: string | undefined): Promise<Result<PublicKey, JwkFailure>> {
  const malformed = (reason: string) => fail({ code: 'jwk_malformed' as const, reason });
  if (alg !== undefined && alg !== 'RS256' && alg !== 'PS256')
    return fail({ code: 'jwk_unsupported', reason: `an RSA key for ${alg.slice(0, 20)}` });
  const [modulus, exponent] = [jwk.n, jwk.e].map((value) =>
    typeof value === 'string' ? decodeBase64Url(value) : null,
  );
  if (!modulus || !exponent || modulus[0] === 0 || exponent[0] === 0) return malformed('an RSA key without n and e');
  const bits = modulus.length * 8 - Math.clz32(modulus[0] ?? 0) + 24;
  if (bits < RSA_MIN_BITS) return fail({ code: 'jwk_weak', reason: `an RSA key of ${bits} bits` });
  if (bits > RSA_MAX_BITS) return fail({ code: 'jwk_unsupported', reason: `an RSA key of ${bits} bits` });
  if (((exponent.at(-1) ?? 0) & 1) === 0 || (exponent.length === 1 && (exponent[0] ?? 0) < 3))
    return fail({ code: 'jwk_weak', reason: 'an RSA exponent that signs nothing' });
  const algorithm = alg ?? 'RS256';
  try {
    const key = await importPublicKey(algorithm, { kty: 'RSA', n: String(jwk.n), e: String(jwk.e) });
    return ok(alg === undefined ? { ...key, bothPaddings: true } : key);
  } catch {
    return malformed('the runtime refuses the key');
  }
}

/**
 * Whether its owner signed with this key at the claimed moment, or, of a signature that claims none, signs with it now.
 * UTC seconds. A claimed moment proves nothing by itself: a key that is compromised is `revoked`.
 */
export function signsAt({ signsFrom, signsUntil }: PublicKey, claimed: number | null, now: number): boolean {
  const at = claimed ?? now;
  return (signsFrom === undefined || signsFrom <= at) && (signsUntil === undefined || at <= signsUntil);
}

/** The key as this algorithm needs it, or null where it is a key for another. */
export async function keyFor(key: PublicKey, algorithm: PublicKey['algorithm']): Promise<CryptoKey | null> {
  if (key.algorithm === algorithm) return key.key;
  if (!key.bothPaddings || (algorithm !== 'RS256' && algorithm !== 'PS256')) return null;
  const spki = await crypto.subtle.exportKey('spki', key.key);
  return crypto.subtle.importKey('spki', spki as ArrayBuffer, KINDS[algorithm], true, ['verify']);
}
