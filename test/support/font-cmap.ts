import { brotliDecompressSync } from 'node:zlib';

/** Tags of WOFF2 §5.2 that have a number; the others are spelled out. */
const KNOWN_TAGS =
  'cmap head hhea hmtx maxp name OS/2 post cvt  fpgm glyf loca prep CFF  VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG  sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill'.match(
    /.{4} ?/g,
  ) ?? [];

/** The `cmap` table of a WOFF2 file (W3C WOFF2 §4.1, §5). */
function cmapTable(file: ArrayBuffer): DataView {
  const view = new DataView(file);
  if (view.getUint32(0) !== 0x774f4632) throw new Error('not a WOFF2 file');
  const tables = view.getUint16(12);
  let at = 48;
  const base128 = (): number => {
    let value = 0;
    for (let byte = 0x80; byte & 0x80; at++) {
      byte = view.getUint8(at);
      value = value * 128 + (byte & 0x7f);
    }
    return value;
  };
  let offset = 0;
  let found: { start: number; length: number } | undefined;
  for (let index = 0; index < tables; index++) {
    const flags = view.getUint8(at++);
    const known = flags & 0x3f;
    let tag = KNOWN_TAGS[known]?.slice(0, 4) ?? '';
    if (known === 63) {
      tag = String.fromCharCode(...new Uint8Array(file, at, 4));
      at += 4;
    }
    const original = base128();
    const version = flags >> 6;
    const transformed = tag === 'glyf' || tag === 'loca' ? version !== 3 : version !== 0;
    const length = transformed ? base128() : original;
    if (tag === 'cmap') found = { start: offset, length };
    offset += length;
  }
  if (!found) throw new Error('a font without cmap');
  const data = brotliDecompressSync(new Uint8Array(file, at, view.getUint32(20)));
  return new DataView(data.buffer, data.byteOffset + found.start, found.length);
}

/** Every code point the font maps to a glyph other than 0, ascending (OpenType `cmap`, formats 4 and 12). */
export function coveredCodePoints(file: ArrayBuffer): number[] {
  const cmap = cmapTable(file);
  const covered = new Set<number>();
  for (let index = 0; index < cmap.getUint16(2); index++) {
    const start = cmap.getUint32(4 + index * 8 + 4);
    const format = cmap.getUint16(start);
    if (format === 4) readSegments(cmap, start, covered);
    else if (format === 12) readGroups(cmap, start, covered);
    else if (format !== 14) throw new Error(`cmap format ${format}`);
  }
  return [...covered].sort((a, b) => a - b);
}

function readSegments(cmap: DataView, start: number, covered: Set<number>): void {
  const doubled = cmap.getUint16(start + 6);
  for (let segment = 0; segment < doubled; segment += 2) {
    const end = cmap.getUint16(start + 14 + segment);
    const first = cmap.getUint16(start + 16 + doubled + segment);
    const delta = cmap.getUint16(start + 16 + doubled * 2 + segment);
    const rangeAt = start + 16 + doubled * 3 + segment;
    const range = cmap.getUint16(rangeAt);
    for (let point = first; point <= end && point < 0xffff; point++) {
      const glyph = range === 0 ? (point + delta) & 0xffff : cmap.getUint16(rangeAt + range + (point - first) * 2);
      if (glyph !== 0) covered.add(point);
    }
  }
}

function readGroups(cmap: DataView, start: number, covered: Set<number>): void {
  for (let group = 0; group < cmap.getUint32(start + 12); group++) {
    const at = start + 16 + group * 12;
    for (let point = cmap.getUint32(at); point <= cmap.getUint32(at + 4); point++) covered.add(point);
  }
}

/** Code points as ranges in hexadecimal: `20-7E,A0`. Controls, U+FFFD and private-use characters are no text. */
export function asRanges(points: readonly number[]): string {
  const text = points.filter((point) => point >= 0x20 && point !== 0xfffd && !(point >= 0xe000 && point <= 0xf8ff));
  const ranges: [number, number][] = [];
  for (const point of text) {
    const last = ranges.at(-1);
    if (last && last[1] === point - 1) last[1] = point;
    else ranges.push([point, point]);
  }
  const hex = (point: number) => point.toString(16).toUpperCase();
  return ranges.map(([first, last]) => (first === last ? hex(first) : `${hex(first)}-${hex(last)}`)).join(',');
}
