/**
 * One interface per role, so that a remote sealing service can take a role over without touching a document.
 * Private keys are never handed around: only these functions are, and only `credential/` makes them.
 */
export type SignatureAlgorithm = 'ES256' | 'RS256' | 'Ed25519';

interface Signer {
  /** Id of the key in the institution's register. */
  readonly keyId: string;
  readonly algorithm: SignatureAlgorithm;
  /** Signs the bytes: hashed with SHA-256 for ES256 (r‖s, 64 bytes) and RS256 (PKCS#1 v1.5), as they are for Ed25519. */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

/** Seals EDCs: an electronic seal certificate and its key. */
export interface SealSigner extends Signer {
  readonly role: 'seal';
  readonly algorithm: 'ES256' | 'RS256';
  /** DER certificates: leaf first, then intermediates; never the trust anchor. */
  readonly certificateChain: readonly Uint8Array[];
}

/** Makes Data Integrity proofs. */
export interface ProofSigner extends Signer {
  readonly role: 'proof-p256' | 'proof-ed25519';
  readonly algorithm: 'ES256' | 'Ed25519';
  readonly cryptosuite: 'ecdsa-rdfc-2019' | 'eddsa-rdfc-2022';
  /** DID URL of the verification method: `did:web:…#keyId`. */
  readonly verificationMethod: string;
}
