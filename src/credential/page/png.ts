import type { Picture } from './renderer.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * A PNG with a palette (W3C PNG §11.2, colour type 3) from opaque RGBA pixels. A page is flat colour and the soft edges
 * of its letters, so a few dozen colours lose nothing a reader sees and a quarter of the bytes remains. The palette holds
 * the `house` colours (`#rrggbb`, the paper first) and the most frequent others up to `colours`; any other pixel becomes
 * its nearest neighbour. The same pixels give the same bytes on one runtime.
 */
export async function indexedPng(picture: Picture, house: readonly string[], colours: number): Promise<Uint8Array> {
  const { width, height, rgba } = picture;
  const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, width * height);
  const { palette, indexOf } = choosePalette(pixels, house, colours);
  // Each row begins with filter type 0: with a palette, differences between neighbours mean nothing. The first colour is
  // paper, most of any page, and its index is what the rows hold already.
  const rows = new Uint8Array((width + 1) * height);
  for (let y = 0; y < height; y++) {
    const shift = y + 1;
    for (let x = y * width, end = x + width, next = x; x < end; x = next) {
      const pixel = pixels[x];
      do next++;
      while (next < end && pixels[next] === pixel);
      const index = indexOf(pixel ?? 0);
      if (index !== 0) rows.fill(index, x + shift, next + shift);
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
 * The most frequent colours and the index of the nearest of them for any pixel. Colours that differ by less than a reader
 * sees (5 bits a channel) compete as one, and the most frequent of them stands for all. Ties go to the lower value, so
 * that nothing depends on chance.
 */
function choosePalette(pixels: Uint32Array, house: readonly string[], colours: number) {
  const bins = new Map<number, { total: number; most: number; colour: number }>();
  for (const [colour, count] of countColours(pixels)) {
    const bin = bins.get(binOf(colour)) ?? { total: 0, most: 0, colour };
    bin.total += count;
    if (count > bin.most || (count === bin.most && colour < bin.colour)) Object.assign(bin, { most: count, colour });
    bins.set(binOf(colour), bin);
  }
  const fixed = house.map((text) => parseColour(text));
  for (const colour of fixed) bins.delete(binOf(colour));
  const frequent = [...bins.values()].sort((a, b) => b.total - a.total || a.colour - b.colour);
  const chosen = [...fixed, ...frequent.map((bin) => bin.colour)].slice(0, colours).map(channels);
  const known = new Map<number, number>();
  const indexOf = (pixel: number): number => {
    let index = known.get(pixel);
    if (index === undefined) {
      index = nearest(chosen, channels(pixel));
      known.set(pixel, index);
    }
    return index;
  };
  return { palette: new Uint8Array(chosen.flat()), indexOf };
}

/** How often each colour occurs; runs of one colour are counted at once, because most of a page is paper. */
function countColours(pixels: Uint32Array): Map<number, number> {
  const counts = new Map<number, number>();
  for (let start = 0, end = 0; start < pixels.length; start = end) {
    const colour = pixels[start] ?? 0;
    while (end < pixels.length && pixels[end] === colour) end++;
    counts.set(colour, (counts.get(colour) ?? 0) + end - start);
  }
  return counts;
}

/** `#rrggbb` as an opaque pixel. */
function parseColour(text: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(text.slice(at, at + 2), 16));
  return ((255 << 24) | ((b ?? 0) << 16) | ((g ?? 0) << 8) | (r ?? 0)) >>> 0;
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
