import type { Digest } from '../contexts/canonicalise.ts';
import type { Cryptosuite } from './proof-options.ts';

/** Signs documents for Data Integrity: a key, and where its public half is published. Never the key itself. */
export interface DocumentSigner {
  readonly algorithm: 'ES256' | 'ES384' | 'Ed25519';
  /** DID URL of the verification method. */
  readonly verificationMethod: string;
  /** Signs the bytes: r‖s of 64 bytes for ES256 and 96 for ES384, 64 bytes for Ed25519. */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

/** A private key as it is stored (PKCS#8 DER) or as key files hold it (JWK, RFC 7517). */
export type PrivateKey = { readonly pkcs8: Uint8Array } | { readonly privateJwk: JsonWebKey };

export type DocumentKey = Pick<DocumentSigner, 'algorithm' | 'verificationMethod'> & PrivateKey;

interface Kind {
  readonly key: EcKeyImportParams | { readonly name: 'Ed25519' };
  readonly signature: { readonly name: string; readonly hash?: Digest };
  /** The suite that such a key signs whole documents with, and its digest (vc-di-ecdsa §3.2, vc-di-eddsa §3.2). */
  readonly cryptosuite: Cryptosuite;
  readonly digest: Digest;
}

export const DOCUMENT_KEYS: Readonly<Record<DocumentSigner['algorithm'], Kind>> = {
  ES256: {
    key: { name: 'ECDSA', namedCurve: 'P-256' },
    signature: { name: 'ECDSA', hash: 'SHA-256' },
    cryptosuite: 'ecdsa-rdfc-2019',
    digest: 'SHA-256',
  },
  ES384: {
    key: { name: 'ECDSA', namedCurve: 'P-384' },
    signature: { name: 'ECDSA', hash: 'SHA-384' },
    cryptosuite: 'ecdsa-rdfc-2019',
    digest: 'SHA-384',
  },
  Ed25519: {
    key: { name: 'Ed25519' },
    signature: { name: 'Ed25519' },
    cryptosuite: 'eddsa-rdfc-2022',
    digest: 'SHA-256',
  },
};

/**
 * A signer over a native key, which is imported once and cannot be read again. Throws where it is not a private key of
 * that algorithm; the message names the verification method, never the key.
 */
export async function documentSigner(key: DocumentKey): Promise<DocumentSigner> {
  const { algorithm, verificationMethod } = key;
  const { key: kind, signature } = DOCUMENT_KEYS[algorithm];
  const imported = await imports(key, kind).catch(() => {
    throw new TypeError(`the key of ${verificationMethod} is not a ${algorithm} private key`);
  });
  const sign = async (bytes: Uint8Array): Promise<Uint8Array> =>
    new Uint8Array(await crypto.subtle.sign(signature, imported, bytes as BufferSource));
  return { algorithm, verificationMethod, sign };
}

/** A JWK may say `key_ops` or `alg` in ways that runtimes take differently: only its numbers count. */
const imports = (key: PrivateKey, kind: Kind['key']): Promise<CryptoKey> => {
  if ('pkcs8' in key) return crypto.subtle.importKey('pkcs8', key.pkcs8 as BufferSource, kind, false, ['sign']);
  const bare: JsonWebKey = {};
  for (const member of ['kty', 'crv', 'x', 'y', 'd'] as const) {
    if (key.privateJwk[member] !== undefined) bare[member] = key.privateJwk[member];
  }
  return crypto.subtle.importKey('jwk', bare, kind, false, ['sign']);
};
