import { constants, deflateRawSync } from 'node:zlib';
import { choosePalette, type Palette, pixelsOf, scanLines } from './palette.ts';
import type { PageSize, Picture } from './renderer.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** RFC 1950 §2.2: deflate with a window of 32 kB, default level, no dictionary. */
const ZLIB_HEADER = [0x78, 0x9c];
/** RFC 1951 §3.2.6: an empty last block. Every strip ends at a byte and is followed by another, so none is the last. */
const LAST_BLOCK = [0x03, 0x00];

/** Scan lines compressed apart from those before and after them, so that they can be kept while their neighbours change. */
export interface Strip {
  /** Deflate blocks up to a byte boundary, none of them the last. */
  readonly deflated: Uint8Array;
  /** Number of bytes before compression, and their Adler-32. */
  readonly length: number;
  readonly checksum: Adler;
}

/** A strip of scan lines, from whole rows. */
export const strip = (rows: Uint8Array): Strip => ({
  deflated: deflateRawSync(rows, { finishFlush: constants.Z_SYNC_FLUSH }),
  length: rows.length,
  checksum: adler(rows),
});

/** A PNG with a palette (W3C PNG §11.2, colour type 3) of strips from top to bottom. Same strips, same bytes. */
export function indexedPng({ width, height }: PageSize, palette: Palette, strips: readonly Strip[]): Uint8Array {
  const header = new Uint8Array(13);
  new DataView(header.buffer).setUint32(0, width);
  new DataView(header.buffer).setUint32(4, height);
  header.set([8, 3, 0, 0, 0], 8);
  return joinedBytes([
    new Uint8Array(SIGNATURE),
    chunk('IHDR', header),
    chunk('PLTE', palette.bytes),
    chunk('IDAT', zlibStream(strips)),
    chunk('IEND', new Uint8Array()),
  ]);
}

/** A picture as such a PNG in one strip, of at most so many colours, the `house` colours first. */
export function pictureAsPng(picture: Picture, house: readonly string[], colours: number): Uint8Array {
  const pixels = pixelsOf(picture.rgba, picture);
  const palette = choosePalette(pixels, house, colours);
  return indexedPng(picture, palette, [strip(scanLines(pixels, picture, palette))]);
}

/** One zlib stream (RFC 1950) of strips: what IDAT holds. */
function zlibStream(strips: readonly Strip[]): Uint8Array {
  let checksum = NOTHING;
  for (const next of strips) checksum = afterAnother(checksum, next);
  const trailer = new Uint8Array(4);
  new DataView(trailer.buffer).setUint32(0, ((checksum.b << 16) | checksum.a) >>> 0);
  return joinedBytes([
    new Uint8Array(ZLIB_HEADER),
    ...strips.map(({ deflated }) => deflated),
    new Uint8Array(LAST_BLOCK),
    trailer,
  ]);
}

/** The two sums of Adler-32 (RFC 1950 §8.2). */
interface Adler {
  readonly a: number;
  readonly b: number;
}
const NOTHING: Adler = { a: 1, b: 0 };
const MODULUS = 65_521;
/** So many bytes can be added before a sum leaves 32 bits. */
const UNREDUCED = 5552;

function adler(bytes: Uint8Array): Adler {
  let [a, b] = [1, 0];
  for (let start = 0; start < bytes.length; start += UNREDUCED) {
    const end = Math.min(start + UNREDUCED, bytes.length);
    for (let at = start; at < end; at++) {
      a += bytes[at] ?? 0;
      b += a;
    }
    a %= MODULUS;
    b %= MODULUS;
  }
  return { a, b };
}

/** The sums of what came before followed by one more strip, from their sums alone. */
function afterAnother(before: Adler, { length, checksum }: Strip): Adler {
  const a = before.a - NOTHING.a;
  return {
    a: (a + checksum.a) % MODULUS,
    b: (before.b + checksum.b + (length % MODULUS) * a) % MODULUS,
  };
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, value) => {
  let crc = value;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  for (let index = 0; index < 4; index++) bytes[4 + index] = type.charCodeAt(index);
  bytes.set(data, 8);
  let crc = 0xffffffff;
  for (const byte of bytes.subarray(4, 8 + data.length)) crc = (CRC_TABLE[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8);
  view.setUint32(8 + data.length, (crc ^ 0xffffffff) >>> 0);
  return bytes;
}

function joinedBytes(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
