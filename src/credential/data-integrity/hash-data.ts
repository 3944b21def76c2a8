import { encodeUtf8 } from '../../record/utf8.ts';
import type { Digest } from '../contexts/canonicalise.ts';

/** A text, or its pieces to be read one after another: long ones are hashed without being joined first. */
export type Text = string | readonly string[];

export const asString = (text: Text): string => (typeof text === 'string' ? text : text.join(''));

/** Hashes of pieces, for as long as somebody holds the pieces: both proofs of a credential are over the same. */
const HASHES: Readonly<Record<Digest, WeakMap<readonly string[], Promise<Uint8Array>>>> = {
  'SHA-256': new WeakMap(),
  'SHA-384': new WeakMap(),
};

/** The digest of the UTF-8 bytes of a text. The same pieces are hashed once: they must not change afterwards. */
export async function hashOf(text: Text, digest: Digest): Promise<Uint8Array> {
  if (typeof text === 'string') return new Uint8Array(await crypto.subtle.digest(digest, encodeUtf8(text)));
  const known = HASHES[digest].get(text);
  if (known) return known;
  const hash = hashOfPieces(text, digest);
  HASHES[digest].set(text, hash);
  return hash;
}

async function hashOfPieces(pieces: readonly string[], digest: Digest): Promise<Uint8Array> {
  const bytes =
    encoded(pieces, ROOM) ?? (encoded(pieces, new Uint8Array(3 * lengthOf(pieces))) as Uint8Array<ArrayBuffer>);
  const hash = crypto.subtle.digest(digest, bytes);
  // The platform copies what it is given before it answers with a promise (Web Cryptography §14.3.5 step 2).
  bytes.fill(0);
  return new Uint8Array(await hash);
}

const encoder = new TextEncoder();
/** Enough for a document with its page images. What is hashed stands here only until the platform has taken it. */
const ROOM = new Uint8Array(512 * 1024);

const lengthOf = (pieces: readonly string[]): number => pieces.reduce((length, piece) => length + piece.length, 0);

/** The UTF-8 bytes of all pieces, each of which ends with a whole character; null where there is not enough room. */
function encoded(pieces: readonly string[], room: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | null {
  let at = 0;
  for (const piece of pieces) {
    const { read, written } = encoder.encodeInto(piece, room.subarray(at));
    at += written;
    if (read === piece.length) continue;
    room.fill(0, 0, at);
    return null;
  }
  return room.subarray(0, at);
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
