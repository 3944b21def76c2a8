import { encodeUtf8 } from '../../record/utf8.ts';
import type { Digest } from '../contexts/canonicalise.ts';

/** A text, or its pieces to be read one after another: long ones are hashed without being joined first. */
export type Text = string | readonly string[];

export const asString = (text: Text): string => (typeof text === 'string' ? text : text.join(''));

/** The digest of the UTF-8 bytes of a text. */
export const hashOf = async (text: Text, digest: Digest): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest(digest, typeof text === 'string' ? encodeUtf8(text) : encoded(text)));

const encoder = new TextEncoder();

/** The UTF-8 bytes of all pieces. A piece ends with a whole character. */
function encoded(pieces: readonly string[]): Uint8Array<ArrayBuffer> {
  let characters = 0;
  for (const piece of pieces) characters += piece.length;
  // Nearly everything is ASCII; three bytes are the most that a UTF-16 unit can take.
  return (
    written(pieces, characters + (characters >> 4)) ?? (written(pieces, 3 * characters) as Uint8Array<ArrayBuffer>)
  );
}

/** Null where there is not enough room. */
function written(pieces: readonly string[], room: number): Uint8Array<ArrayBuffer> | null {
  const bytes = new Uint8Array(room);
  let at = 0;
  for (const piece of pieces) {
    const { read, written: length } = encoder.encodeInto(piece, at === 0 ? bytes : bytes.subarray(at));
    if (read < piece.length) return null;
    at += length;
  }
  return bytes.subarray(0, at);
}

/**
 * The bytes a Data Integrity key signs (vc-di-ecdsa §3.2.4, vc-di-eddsa §3.2.4): the hash of the canonical proof options,
 * then the hash of the canonical document; 64 bytes with SHA-256, 96 with SHA-384.
 */
export async function hashData(proof: Text, document: Text, digest: Digest): Promise<Uint8Array> {
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
