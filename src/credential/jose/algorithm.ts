import { ok, type Result } from '../../record/result.ts';
import type { PublicKey } from '../keys/public-key.ts';
import { type JoseFailure, refuse } from './failure.ts';

export type KeyAlgorithm = PublicKey['algorithm'];

/** What `alg` may say, and the kind of key each needs (RFC 7518 §3.1, RFC 8037 §3.1, RFC 9864 §2.2). */
const ALLOWED: ReadonlyMap<string, KeyAlgorithm> = new Map([
  ['ES256', 'ES256'],
  ['ES384', 'ES384'],
  ['ES512', 'ES512'],
  ['EdDSA', 'Ed25519'],
  ['Ed25519', 'Ed25519'],
  ['RS256', 'RS256'],
  ['PS256', 'PS256'],
]);

/** Registered signature algorithms that an honest issuer may use and that we do not check. */
const UNREAD: ReadonlySet<string> = new Set([
  'RS384',
  'RS512',
  'PS384',
  'PS512',
  'ES256K',
  'Ed448',
  'ML-DSA-44',
  'ML-DSA-65',
  'ML-DSA-87',
]);

/**
 * The key algorithm behind `alg` (RFC 8725 §3.1). `unsupported` for a real signature algorithm we do not check; `alg` for
 * everything else: none, any HMAC, SHA-1, other spellings, anything that is not a string.
 */
export function readAlgorithm(alg: unknown): Result<KeyAlgorithm, JoseFailure> {
  if (typeof alg !== 'string') return refuse('alg', 'alg has to be a string');
  const algorithm = ALLOWED.get(alg);
  if (algorithm !== undefined) return ok(algorithm);
  return UNREAD.has(alg)
    ? refuse('unsupported', `signatures with ${alg} are not checked here`)
    : refuse('alg', `${alg.slice(0, 40)} is no signature algorithm that may be used`);
}

interface Verification {
  readonly parameters: AlgorithmIdentifier | EcdsaParams | RsaPssParams;
  /** Length of a signature in bytes; RSA's is that of its modulus, which the platform checks. */
  readonly bytes: number | null;
}

/** RFC 7518 §3.3–3.5 and RFC 8037 §3.1 in WebCrypto's words. */
export const VERIFICATION: Readonly<Record<KeyAlgorithm, Verification>> = {
  ES256: { parameters: { name: 'ECDSA', hash: 'SHA-256' }, bytes: 64 },
  ES384: { parameters: { name: 'ECDSA', hash: 'SHA-384' }, bytes: 96 },
  ES512: { parameters: { name: 'ECDSA', hash: 'SHA-512' }, bytes: 132 },
  Ed25519: { parameters: { name: 'Ed25519' }, bytes: 64 },
  RS256: { parameters: { name: 'RSASSA-PKCS1-v1_5' }, bytes: null },
  PS256: { parameters: { name: 'RSA-PSS', saltLength: 32 }, bytes: null },
};
