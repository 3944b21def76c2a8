import type { PublicKeyKind } from './public-key.ts';
import type { SignatureScheme } from './signature-scheme.ts';

/** `unsupported` says nothing against a certificate: we cannot check it. */
export type Strength = 'good' | 'weak' | 'unsupported';

/** RSA below 2048 bits no longer counts (ETSI TS 119 312 §8.2); kinds of keys we do not know are unsupported. */
export function keyStrength(key: PublicKeyKind): Strength {
  if (key.type === 'other') return 'unsupported';
  return key.type === 'RSA' && key.bits < 2048 ? 'weak' : 'good';
}

/** MD2, MD4, MD5 and SHA-1 with RSA or DSA (RFC 3279 §2.2): hashes with known collisions. SHA-1 with EC is read elsewhere. */
const BROKEN = [
  '1.2.840.113549.1.1.2',
  '1.2.840.113549.1.1.3',
  '1.2.840.113549.1.1.4',
  '1.2.840.10040.4.3',
  '1.3.14.3.2.29',
];

/** Whether a certificate may still be signed this way (ETSI TS 119 312 §8.2). */
export function schemeStrength(scheme: SignatureScheme): Strength {
  if (scheme.type === 'other') return BROKEN.includes(scheme.oid) ? 'weak' : 'unsupported';
  return scheme.hash === 'SHA-1' ? 'weak' : 'good';
}
