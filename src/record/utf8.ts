import { Buffer, transcode } from 'node:buffer';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Up to so many UTF-16 units the platform's own encoder is as fast as anything. */
const SHORT = 4_096;

/**
 * The UTF-8 bytes of a text; a lone surrogate becomes U+FFFD, as everywhere in the platform. One curly quote makes a whole
 * document a string of two bytes per character, and for those the encoder of V8 takes thirty times as long as for others:
 * as long as hashing them. Between two buffers the platform translates them several at a time.
 */
export function encodeUtf8(text: string): Uint8Array<ArrayBuffer> {
  if (text.length <= SHORT || !text.isWellFormed()) return encoder.encode(text) as Uint8Array<ArrayBuffer>;
  const { buffer, byteOffset, length } = transcode(Buffer.from(text, 'utf16le'), 'utf16le', 'utf8');
  return new Uint8Array(buffer as ArrayBuffer, byteOffset, length);
}

/** The bytes of a text that is known to be ASCII, as base64url is. */
export function encodeAscii(text: string): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.from(new ArrayBuffer(text.length));
  bytes.write(text, 0, 'latin1');
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
