import { encodeUtf8 } from '../../record/utf8.ts';
import type { Digest } from '../contexts/canonicalise.ts';

/** The digest of the UTF-8 bytes of a text. */
export const hashOf = async (text: string, digest: Digest): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest(digest, encodeUtf8(text)));

/**
 * The bytes a Data Integrity key signs (vc-di-ecdsa §3.2.4, vc-di-eddsa §3.2.4): the hash of the canonical proof options,
 * then the hash of the canonical document; 64 bytes with SHA-256, 96 with SHA-384.
 */
export async function hashData(proof: string, document: string, digest: Digest): Promise<Uint8Array> {
  return joined(...(await Promise.all([hashOf(proof, digest), hashOf(document, digest)])));
}

/** Byte strings one after another. */
export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}

export { hex } from '../../record/sha256.ts';
