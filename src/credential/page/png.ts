import type { PageSize } from './renderer.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * A PNG with a palette (W3C PNG §11.2, colour type 3) from opaque RGBA pixels. A page is flat colour and the soft edges
 * of its letters, so a few dozen colours lose nothing a reader sees and a quarter of the bytes remains. Colours beyond
 * `colours` become their nearest neighbour. The same pixels give the same bytes on one runtime.
 */
export async function indexedPng(rgba: Uint8Array, { width, height }: PageSize, colours: number): Promise<Uint8Array> {
  const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, width * height);
  const { palette, indexOf } = choosePalette(pixels, colours);
  // Each row begins with filter type 0: with a palette, differences between neighbours mean nothing.
  const rows = new Uint8Array((width + 1) * height);
  let [last, index] = [pixels[0] ?? 0, 0];
  index = indexOf(last);
  for (let y = 0, at = 0, from = 0; y < height; y++) {
    at++;
    for (let x = 0; x < width; x++) {
      const pixel = pixels[from++] ?? 0;
      if (pixel !== last) {
        last = pixel;
        index = indexOf(pixel);
      }
      rows[at++] = index;
    }
  }
  const header = new Uint8Array(13);
  new DataView(header.buffer).setUint32(0, width);
  new DataView(header.buffer).setUint32(4, height);
  header.set([8, 3, 0, 0, 0], 8);
  return joinedBytes([
    new Uint8Array(SIGNATURE),
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', await deflate(rows)),
    chunk('IEND', new Uint8Array()),
  ]);
}

/**
 * The most frequent colours, counted at 5 bits a channel, and the index of the nearest of them for any pixel. Ties go to
 * the lower colour value, so that the order never depends on chance.
 */
function choosePalette(pixels: Uint32Array, colours: number) {
  const counts = new Uint32Array(1 << 15);
  const example = new Uint32Array(1 << 15);
  for (const pixel of pixels) {
    const bin = binOf(pixel);
    if (counts[bin] === 0) example[bin] = pixel;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const bins = [...counts.keys()]
    .filter((bin) => (counts[bin] ?? 0) > 0)
    .sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b)
    .slice(0, colours)
    .map((bin) => channels(example[bin] ?? 0));
  const known = new Map<number, number>();
  const indexOf = (pixel: number): number => {
    const bin = binOf(pixel);
    const before = known.get(bin);
    if (before !== undefined) return before;
    const index = nearest(bins, channels(pixel));
    known.set(bin, index);
    return index;
  };
  return { palette: new Uint8Array(bins.flat()), indexOf };
}

/** Little-endian RGBA; both runtimes this serves are little-endian. */
const channels = (pixel: number): [number, number, number] => [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255];
const binOf = (pixel: number): number =>
  ((pixel >> 3) & 31) | (((pixel >> 11) & 31) << 5) | (((pixel >> 19) & 31) << 10);

function nearest(palette: readonly (readonly [number, number, number])[], [r, g, b]: [number, number, number]): number {
  let [best, distance] = [0, Number.POSITIVE_INFINITY];
  for (const [index, [pr, pg, pb]] of palette.entries()) {
    const d = (pr - r) ** 2 + (pg - g) ** 2 + (pb - b) ** 2;
    if (d < distance) [best, distance] = [index, d];
  }
  return best;
}

/** A zlib stream, as IDAT wants it. */
async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
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
