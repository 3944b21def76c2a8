import type { PageSize } from './renderer.ts';

/** The colours of a picture, few enough for a byte, and which of them stands for any pixel. */
export interface Palette {
  /** Three bytes a colour (W3C PNG §11.2.2), the paper first. */
  readonly bytes: Uint8Array;
  /** Index of the nearest colour for a little-endian RGBA pixel. */
  readonly indexOf: (pixel: number) => number;
}

/** Pixels as 32-bit numbers, row by row; both runtimes this serves are little-endian. */
export const pixelsOf = (rgba: Uint8Array, { width, height }: PageSize): Uint32Array =>
  new Uint32Array(rgba.buffer, rgba.byteOffset, width * height);

/**
 * A palette of the `house` colours (`#rrggbb`, the paper first) and the most frequent others up to `colours`. A page is
 * flat colour and the soft edges of its letters, so a few dozen colours lose nothing a reader sees and a quarter of the
 * bytes remains. Colours that differ by less than a reader sees (5 bits a channel) compete as one, and the most frequent
 * of them stands for all. Ties go to the lower value, so that nothing depends on chance.
 */
export function choosePalette(pixels: Uint32Array, house: readonly string[], colours: number): Palette {
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
  return { bytes: new Uint8Array(chosen.flat()), indexOf };
}

/**
 * Scan lines of a picture in the colours of a palette. Each begins with filter type 0: with a palette, differences
 * between neighbours mean nothing (W3C PNG §12.7).
 */
export function scanLines(pixels: Uint32Array, { width, height }: PageSize, { indexOf }: Palette): Uint8Array {
  const rows = new Uint8Array((width + 1) * height);
  // The first colour is paper, most of any page, and its index is what the rows hold already.
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
  return rows;
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
