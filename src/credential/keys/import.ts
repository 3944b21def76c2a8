import type { SignatureAlgorithm } from '../signer.ts';
import { publicMembers } from './generate.ts';

const IMPORT: Readonly<Record<SignatureAlgorithm, EcKeyImportParams | RsaHashedImportParams | { name: 'Ed25519' }>> = {
  ES256: { name: 'ECDSA', namedCurve: 'P-256' },
  RS256: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  Ed25519: { name: 'Ed25519' },
};

/** The public half of a private key (PKCS#8 DER); null where the bytes are not a private key of that algorithm. */
export async function publicJwkOf(algorithm: SignatureAlgorithm, pkcs8: Uint8Array): Promise<JsonWebKey | null> {
  try {
    const key = await crypto.subtle.importKey('pkcs8', pkcs8 as BufferSource, IMPORT[algorithm], true, ['sign']);
    return publicMembers((await crypto.subtle.exportKey('jwk', key)) as JsonWebKey);
  } catch {
    return null;
  }
}
