import { encodeBase64 } from '../../record/base64.ts';
import { childrenOf, type DerElement, expectTag, readDer, readOid, readWholeBits, TAG } from './der.ts';

/** What kind of key a certificate certifies, as far as we can use it. */
export type PublicKeyKind =
  | { readonly type: 'RSA'; readonly bits: number }
  | { readonly type: 'EC'; readonly curve: 'P-256' | 'P-384' | 'P-521' }
  | { readonly type: 'other'; readonly oid: string };

const RSA_ENCRYPTION = '1.2.840.113549.1.1.1';
const EC_PUBLIC_KEY = '1.2.840.10045.2.1';
const CURVES: Readonly<Record<string, 'P-256' | 'P-384' | 'P-521'>> = {
  '1.2.840.10045.3.1.7': 'P-256',
  '1.3.132.0.34': 'P-384',
  '1.3.132.0.35': 'P-521',
};

/** Reads a SubjectPublicKeyInfo (RFC 5280 §4.1.2.7, RFC 3279 §2.3, RFC 5480 §2.1.1). */
export function readPublicKeyKind(spki: DerElement): PublicKeyKind {
  const [algorithm, key] = childrenOf(expectTag(spki, TAG.sequence, 'the public key'));
  const [oidElement, parameters] = childrenOf(expectTag(algorithm, TAG.sequence, 'the key algorithm'));
  const oid = readOid(oidElement);
  const bits = readWholeBits(key, 'the public key');
  if (oid === RSA_ENCRYPTION) {
    const [modulus] = childrenOf(expectTag(readDer(bits), TAG.sequence, 'the RSA key'));
    return { type: 'RSA', bits: bitLength(expectTag(modulus, TAG.integer, 'the modulus').content) };
  }
  const curve = oid === EC_PUBLIC_KEY && parameters?.tag === TAG.oid ? CURVES[readOid(parameters)] : undefined;
  return curve ? { type: 'EC', curve } : { type: 'other', oid };
}

function bitLength(integer: Uint8Array): number {
  const start = integer.findIndex((octet) => octet !== 0);
  return start < 0 ? 0 : (integer.length - start - 1) * 8 + (32 - Math.clz32(integer[start] ?? 0));
}

export type SealAlgorithm = 'RS256' | 'PS256' | 'ES256' | 'ES384';

interface KeyUse {
  readonly key: RsaHashedImportParams | EcKeyImportParams;
  readonly signature: AlgorithmIdentifier | RsaPssParams | EcdsaParams;
}

/** RFC 7518 §3: WebCrypto's words for the four algorithms a seal may have. */
export const KEY_USE: Readonly<Record<SealAlgorithm, KeyUse>> = {
  RS256: { key: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, signature: { name: 'RSASSA-PKCS1-v1_5' } },
  PS256: { key: { name: 'RSA-PSS', hash: 'SHA-256' }, signature: { name: 'RSA-PSS', saltLength: 32 } },
  ES256: { key: { name: 'ECDSA', namedCurve: 'P-256' }, signature: { name: 'ECDSA', hash: 'SHA-256' } },
  ES384: { key: { name: 'ECDSA', namedCurve: 'P-384' }, signature: { name: 'ECDSA', hash: 'SHA-384' } },
};

/** Whether a key of this kind may make signatures with this algorithm; RSA below 2048 bits never may (RFC 7518 §3.3). */
export function keyFits(kind: PublicKeyKind, algorithm: SealAlgorithm): boolean {
  switch (algorithm) {
    case 'RS256':
    case 'PS256':
      return kind.type === 'RSA' && kind.bits >= 2048;
    case 'ES256':
      return kind.type === 'EC' && kind.curve === 'P-256';
    case 'ES384':
      return kind.type === 'EC' && kind.curve === 'P-384';
  }
}

/** The certificate's key as a WebCrypto key for verifying with this algorithm; null when the platform refuses it. */
export async function importVerifyKey(
  spki: Uint8Array<ArrayBuffer>,
  algorithm: SealAlgorithm,
): Promise<CryptoKey | null> {
  try {
    return await importSpki(spki, KEY_USE[algorithm].key);
  } catch {
    return null;
  }
}

const MOST_KEPT = 200;
/** Imported keys by what they were imported from and for; finished keys only, never a promise of another request. */
const imported = new Map<string, CryptoKey>();

/**
 * A SubjectPublicKeyInfo as a WebCrypto key for verifying. Importing costs as much as using, and the same few authorities
 * and institutions come back, so the last two hundred are kept. Throws where the platform refuses the key.
 */
export async function importSpki(
  spki: Uint8Array<ArrayBuffer>,
  use: RsaHashedImportParams | EcKeyImportParams,
): Promise<CryptoKey> {
  const name = `${JSON.stringify(use)} ${encodeBase64(spki)}`;
  const known = imported.get(name);
  if (known !== undefined) return known;
  const key = await crypto.subtle.importKey('spki', spki, use, false, ['verify']);
  imported.set(name, key);
  const [oldest] = imported.keys();
  if (imported.size > MOST_KEPT && oldest !== undefined) imported.delete(oldest);
  return key;
}
