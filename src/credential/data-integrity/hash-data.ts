import type { Digest } from '../contexts/canonicalise.ts';

const encoder = new TextEncoder();

/**
 * The bytes a Data Integrity key signs (vc-di-ecdsa §3.2.4, vc-di-eddsa §3.2.4): the hash of the canonical proof options,
 * then the hash of the canonical document; 64 bytes with SHA-256, 96 with SHA-384.
 */
export async function hashData(proof: string, document: string, digest: Digest): Promise<Uint8Array> {
  const [first, second] = await Promise.all([
    crypto.subtle.digest(digest, encoder.encode(proof)),
    crypto.subtle.digest(digest, encoder.encode(document)),
  ]);
  const bytes = new Uint8Array(first.byteLength + second.byteLength);
  bytes.set(new Uint8Array(first));
  bytes.set(new Uint8Array(second), first.byteLength);
  return bytes;
}
