import type { SignatureAlgorithm } from '../signer.ts';

type Parameters = RsaHashedKeyGenParams | EcKeyGenParams | { name: 'Ed25519' };

const PARAMETERS: Readonly<Record<SignatureAlgorithm, Parameters>> = {
  ES256: { name: 'ECDSA', namedCurve: 'P-256' },
  // 3072 bits: what SOG-IS and ETSI TS 119 312 ask of RSA keys after 2025.
  RS256: {
    name: 'RSASSA-PKCS1-v1_5',
    modulusLength: 3072,
    publicExponent: new Uint8Array([1, 0, 1]),
    hash: 'SHA-256',
  },
  Ed25519: { name: 'Ed25519' },
};

export interface KeyMaterial {
  /** DER; the caller wraps it and forgets it. */
  readonly pkcs8: Uint8Array;
  /** Only the public members, without key operations. */
  readonly publicJwk: JsonWebKey;
}

/** A new key pair: P-256, RSA 3072 or Ed25519, from the runtime's own random source. */
export async function generateKey(algorithm: SignatureAlgorithm): Promise<KeyMaterial> {
  const pair = (await crypto.subtle.generateKey(PARAMETERS[algorithm], true, ['sign', 'verify'])) as CryptoKeyPair;
  const pkcs8 = (await crypto.subtle.exportKey('pkcs8', pair.privateKey)) as ArrayBuffer;
  const jwk = (await crypto.subtle.exportKey('jwk', pair.publicKey)) as JsonWebKey;
  return { pkcs8: new Uint8Array(pkcs8), publicJwk: publicMembers(jwk) };
}

const PUBLIC_MEMBERS = ['kty', 'crv', 'x', 'y', 'n', 'e'] as const;

/** A JWK with nothing in it but the public key (RFC 7517; the members of RFC 7518 §6.2.1, §6.3.1 and RFC 8037 §2). */
export function publicMembers(jwk: JsonWebKey): JsonWebKey {
  const bare: JsonWebKey = {};
  for (const member of PUBLIC_MEMBERS) {
    const value = jwk[member];
    if (value !== undefined) bare[member] = value;
  }
  return bare;
}
