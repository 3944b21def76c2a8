/** What nobody can do without: the hash of the very bytes, and one signature, by native WebCrypto and nothing around it. */
export interface Bare {
  /** Hashes the bytes and signs the digest, as Data Integrity does. */
  hashAndSign(bytes: Uint8Array<ArrayBuffer>): Promise<unknown>;
  hashAndVerify(bytes: Uint8Array<ArrayBuffer>): Promise<unknown>;
  /** Signs the bytes themselves, as JOSE does. */
  sign(bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
  verify(bytes: Uint8Array<ArrayBuffer>, signature: ArrayBuffer): Promise<boolean>;
}

const ALGORITHMS = {
  ecdsa: { key: { name: 'ECDSA', namedCurve: 'P-256' }, use: { name: 'ECDSA', hash: 'SHA-256' } },
  eddsa: { key: { name: 'Ed25519' }, use: { name: 'Ed25519' } },
} as const;

/** With a fresh key. Two hashes of 32 bytes are what a Data Integrity signature is over. */
export async function makeBare(suite: keyof typeof ALGORITHMS): Promise<Bare> {
  const { key, use } = ALGORITHMS[suite];
  const pair = (await crypto.subtle.generateKey(key, true, ['sign', 'verify'])) as CryptoKeyPair;
  const hashes = crypto.getRandomValues(new Uint8Array(64));
  const signature = await crypto.subtle.sign(use, pair.privateKey, hashes);
  return {
    async hashAndSign(bytes) {
      await crypto.subtle.digest('SHA-256', bytes);
      return crypto.subtle.sign(use, pair.privateKey, hashes);
    },
    async hashAndVerify(bytes) {
      await crypto.subtle.digest('SHA-256', bytes);
      return crypto.subtle.verify(use, pair.publicKey, signature, hashes);
    },
    sign: (bytes) => crypto.subtle.sign(use, pair.privateKey, bytes),
    verify: (bytes, signed) => crypto.subtle.verify(use, pair.publicKey, signed, bytes),
  };
}
