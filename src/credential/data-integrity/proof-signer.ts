import type { ProofSigner } from '../signer.ts';
import { documentSigner } from './document-signer.ts';

export interface ProofKey {
  readonly keyId: string;
  readonly algorithm: ProofSigner['algorithm'];
  /** PKCS#8 DER; imported once as a key that cannot be read again. */
  readonly pkcs8: Uint8Array;
  /** DID URL under which the public key is published. */
  readonly verificationMethod: string;
}

const ROLES = {
  ES256: { role: 'proof-p256', cryptosuite: 'ecdsa-rdfc-2019' },
  Ed25519: { role: 'proof-ed25519', cryptosuite: 'eddsa-rdfc-2022' },
} as const;

/**
 * A signer of Data Integrity proofs with a key of the register. Throws where the bytes are not a private key of that
 * algorithm; the message names the verification method, never the bytes.
 */
export async function proofSigner({ keyId, algorithm, pkcs8, verificationMethod }: ProofKey): Promise<ProofSigner> {
  const { sign } = await documentSigner({ algorithm, pkcs8, verificationMethod });
  return { keyId, algorithm, ...ROLES[algorithm], verificationMethod, sign };
}
