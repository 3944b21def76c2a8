import { Buffer } from 'node:buffer';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Up to so many units the platform's own encoder is as fast as anything. */
const SHORT = 4_096;
/** Units that are looked at together; where they are not all ASCII, in blocks. */
const PIECE = 8_192;
const BLOCK = 1_024;
const UNITS = new Uint32Array(PIECE / 2);
const UNIT_BYTES = Buffer.from(UNITS.buffer);
/** A bit that no ASCII character has, in either of two UTF-16 units. */
const BEYOND_ASCII = 0xff80ff80;
/** UTF-8 bytes that one UTF-16 unit may need. */
const WIDEST = 3;

/**
 * The UTF-8 bytes of a text; a lone surrogate becomes U+FFFD, as everywhere in the platform. One curly quote makes a whole
 * document a string of two bytes per character, and the platform writes those thirty times slower than others. So a long
 * text is looked over in pieces, and those that are ASCII, nearly all of a document with images, are copied.
 */
export function encodeUtf8(text: string): Uint8Array<ArrayBuffer> {
  if (text.length <= SHORT) return encoder.encode(text) as Uint8Array<ArrayBuffer>;
  let out = Buffer.from(new ArrayBuffer(text.length + (text.length >> 4) + PIECE * WIDEST));
  let written = 0;
  for (let at = 0; at < text.length; ) {
    const piece = text.slice(at, endOfPiece(text, at + PIECE));
    if (out.length - written < piece.length * WIDEST) out = larger(out, written);
    UNIT_BYTES.write(piece, 0, 'utf16le');
    // What an earlier piece left behind an odd end says nothing of this one.
    if (piece.length % 2 === 1) UNIT_BYTES.writeUInt16LE(0, piece.length * 2);
    written += isAscii(0, piece.length)
      ? out.write(piece, written, 'latin1')
      : encodeBlocks(piece, out.subarray(written));
    at += piece.length;
  }
  return new Uint8Array(out.buffer as ArrayBuffer, 0, written);
}

/** Blocks begin at even offsets of the piece that lies in `UNITS`; a pair of halves is never cut. */
function encodeBlocks(piece: string, out: Buffer): number {
  let written = 0;
  for (let at = 0; at < piece.length; ) {
    const end = endOfPiece(piece, at + BLOCK);
    const block = piece.slice(at, end);
    written += isAscii(at, end)
      ? out.write(block, written, 'latin1')
      : encoder.encodeInto(block, out.subarray(written)).written;
    at = end;
  }
  return written;
}

/** Never between the two halves of a character. */
function endOfPiece(text: string, end: number): number {
  if (end >= text.length) return text.length;
  const last = text.charCodeAt(end - 1);
  return last >= 0xd800 && last <= 0xdbff ? end - 1 : end;
}

/** Whether units from `start` to `end` of what was written into `UNITS` are ASCII; it may look at one more at either end. */
function isAscii(start: number, end: number): boolean {
  let bits = 0;
  const last = (end + 1) >> 1;
  for (let index = start >> 1; index < last; index += 1) bits |= UNITS[index] as number;
  return (bits & BEYOND_ASCII) === 0;
}

function larger(out: Buffer, written: number): Buffer {
  const bytes = Buffer.from(new ArrayBuffer(out.length * 2));
  bytes.set(out.subarray(0, written));
  return bytes;
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
