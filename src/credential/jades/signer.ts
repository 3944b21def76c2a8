import { KEY_USE } from '../certificates/public-key.ts';
import type { SealSigner } from '../signer.ts';

/** A seal key as the register keeps it, decrypted. */
export interface SealKey {
  readonly keyId: string;
  readonly algorithm: 'ES256' | 'RS256';
  /** PKCS#8, DER. */
  readonly pkcs8: Uint8Array;
  /** DER: leaf first, then intermediates, never the anchor; `checkSealCertificate` has been passed at import. */
  readonly certificateChain: readonly Uint8Array[];
}

/**
 * A signer over a local key: imported once into WebCrypto, not extractable; callers keep the signer by key id. Throws
 * when the key is no PKCS#8 key for the algorithm (the register checks that at import). Does not compare the key with
 * the certificate.
 */
export async function sealSigner(sealKey: SealKey): Promise<SealSigner> {
  const use = KEY_USE[sealKey.algorithm];
  const key = await crypto.subtle.importKey('pkcs8', Uint8Array.from(sealKey.pkcs8), use.key, false, ['sign']);
  return {
    role: 'seal',
    keyId: sealKey.keyId,
    algorithm: sealKey.algorithm,
    certificateChain: sealKey.certificateChain.map((der) => Uint8Array.from(der)),
    sign: async (bytes) => new Uint8Array(await crypto.subtle.sign(use.signature, key, bytes as BufferSource)),
  };
}
