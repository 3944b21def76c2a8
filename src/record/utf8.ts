import { Buffer, transcode } from 'node:buffer';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Up to so many UTF-16 units the platform's own encoder is as fast as anything. */
const SHORT = 2_048;
/**
 * Where a text stands as UTF-16 while it is being translated: to find memory for it anew takes as long as to translate it.
 * Enough for a document with its page images. In between it is empty: this never waits.
 */
const ROOM = Buffer.from(new ArrayBuffer(1_048_576));

/**
 * The UTF-8 bytes of a text, or of its parts one after another; a lone surrogate becomes U+FFFD, as everywhere in the
 * platform. One curly quote makes a whole document a string of two bytes per character, and for those the encoder of V8
 * takes thirty times as long as for others: as long as hashing them. Between two buffers the platform translates them
 * several at a time.
 */
export function encodeUtf8(...parts: readonly string[]): Uint8Array<ArrayBuffer> {
  const [first = ''] = parts;
  if (parts.length === 1 && first.length <= SHORT) return encoder.encode(first) as Uint8Array<ArrayBuffer>;
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  if (length <= SHORT || !parts.every((part) => part.isWellFormed()))
    return encoder.encode(parts.join('')) as Uint8Array<ArrayBuffer>;
  const room = length * 2 <= ROOM.length ? ROOM : Buffer.alloc(length * 2);
  let end = 0;
  for (const part of parts) end += room.write(part, end, 'utf16le');
  const { buffer, byteOffset, length: bytes } = transcode(room.subarray(0, end), 'utf16le', 'utf8');
  room.fill(0, 0, end);
  return new Uint8Array(buffer as ArrayBuffer, byteOffset, bytes);
}

/** The bytes of a text that is known to be ASCII, as base64url is, or of its parts one after another. */
export function encodeAscii(...parts: readonly string[]): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.from(new ArrayBuffer(parts.reduce((sum, part) => sum + part.length, 0)));
  let end = 0;
  for (const part of parts) end += bytes.write(part, end, 'latin1');
  return new Uint8Array(bytes.buffer as ArrayBuffer);
}

/** Bytes that are decoded together: the fast way of the platform ends at the first that is not ASCII. */
const DECODED_TOGETHER = 4_096;

/**
 * The text of UTF-8 bytes, or null where they are no UTF-8 to the last. A byte order mark stays, as the character it is.
 */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    if (bytes.length <= DECODED_TOGETHER) return decoder.decode(bytes);
    let text = '';
    for (let at = 0; at < bytes.length; ) {
      const end = endOfCharacter(bytes, at + DECODED_TOGETHER);
      text += decoder.decode(bytes.subarray(at, end));
      at = end;
    }
    return text;
  } catch {
    return null;
  }
}

/** The start of the character that an offset falls into. More than three bytes back it is no UTF-8 anyway. */
function endOfCharacter(bytes: Uint8Array, offset: number): number {
  if (offset >= bytes.length) return bytes.length;
  let end = offset;
  while (end > offset - 4 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return end;
}
