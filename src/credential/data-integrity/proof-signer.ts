import type { ProofSigner } from '../signer.ts';

export interface ProofKey {
  readonly keyId: string;
  readonly algorithm: ProofSigner['algorithm'];
  /** PKCS#8 DER; imported once as a key that cannot be read again. */
  readonly pkcs8: Uint8Array;
  /** DID URL under which the public key is published. */
  readonly verificationMethod: string;
}

const ROLES = {
  ES256: {
    role: 'proof-p256',
    cryptosuite: 'ecdsa-rdfc-2019',
    key: { name: 'ECDSA', namedCurve: 'P-256' },
    signature: { name: 'ECDSA', hash: 'SHA-256' },
  },
  Ed25519: {
    role: 'proof-ed25519',
    cryptosuite: 'eddsa-rdfc-2022',
    key: { name: 'Ed25519' },
    signature: { name: 'Ed25519' },
  },
} as const;

/**
 * A signer of Data Integrity proofs over a native key. Throws where the bytes are not a private key of that algorithm; the
 * message names the key id, never the bytes.
 */
export async function proofSigner({ keyId, algorithm, pkcs8, verificationMethod }: ProofKey): Promise<ProofSigner> {
  const { role, cryptosuite, key: kind, signature } = ROLES[algorithm];
  const key = await crypto.subtle.importKey('pkcs8', pkcs8 as BufferSource, kind, false, ['sign']).catch(() => {
    throw new TypeError(`key ${keyId} is not a ${algorithm} private key in PKCS#8`);
  });
  const sign = async (bytes: Uint8Array): Promise<Uint8Array> =>
    new Uint8Array(await crypto.subtle.sign(signature, key, bytes as BufferSource));
  return { keyId, algorithm, role, cryptosuite, verificationMethod, sign };
}
