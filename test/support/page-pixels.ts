import { inflateSync } from 'node:zlib';

/** A palette PNG read back (W3C PNG §5, §11.2): each pixel as `0xrrggbb`. Reads what `indexedPng` writes, no other PNG. */
export interface PagePixels {
  readonly width: number;
  readonly height: number;
  readonly colours: Uint32Array;
}

export function pagePixels(png: Uint8Array): PagePixels {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const chunks = new Map<string, Uint8Array>();
  for (let at = 8; at < png.length; at += 12 + view.getUint32(at))
    chunks.set(String.fromCharCode(...png.subarray(at + 4, at + 8)), png.subarray(at + 8, at + 8 + view.getUint32(at)));
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const palette = chunks.get('PLTE') ?? new Uint8Array();
  const rows = inflateSync(chunks.get('IDAT') ?? new Uint8Array());
  const known = Array.from({ length: palette.length / 3 }, (_, index) => {
    const [r = 0, g = 0, b = 0] = palette.subarray(index * 3, index * 3 + 3);
    return (r << 16) | (g << 8) | b;
  });
  const colours = new Uint32Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) colours[y * width + x] = known[rows[y * (width + 1) + 1 + x] ?? 0] ?? 0;
  return { width, height, colours };
}
