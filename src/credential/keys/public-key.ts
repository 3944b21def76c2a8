/** A key that verifies proofs and tokens; RSA keys verify tokens only. */
export interface PublicKey {
  readonly algorithm: 'ES256' | 'ES384' | 'Ed25519' | 'RS256' | 'PS256';
  readonly key: CryptoKey;
  /** Moment (UTC seconds) from which nothing may be verified with it. */
  readonly revoked?: number;
}

const KINDS = {
  ES256: { name: 'ECDSA', namedCurve: 'P-256' },
  ES384: { name: 'ECDSA', namedCurve: 'P-384' },
  Ed25519: { name: 'Ed25519' },
  RS256: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  PS256: { name: 'RSA-PSS', hash: 'SHA-256' },
} as const;

/** The verifying key of a public JWK. Throws where it is not a public key of that algorithm. */
export async function importPublicKey(algorithm: PublicKey['algorithm'], jwk: JsonWebKey): Promise<PublicKey> {
  return { algorithm, key: await crypto.subtle.importKey('jwk', jwk, KINDS[algorithm], true, ['verify']) };
}
