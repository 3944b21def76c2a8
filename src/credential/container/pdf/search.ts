import { type Effort, PdfStop, spend } from './effort.ts';
import { readValue } from './parse.ts';
import { asDict, type PdfDict } from './value.ts';

/** What a search of the whole file turned up. */
export interface Searched {
  /** Object number to offset; the last in the file stands. */
  readonly offsets: ReadonlyMap<number, number>;
  /** Offsets of objects that say they are of this type. */
  readonly streams: readonly number[];
  readonly sections: readonly number[];
  readonly catalogs: readonly number[];
  /** Last in the file first. */
  readonly trailers: readonly PdfDict[];
}

const MAX_OBJECTS = 300_000;
const MAX_TRAILERS = 200;

/** Marks to look for, by their first byte. */
const OBJ = mark('obj');
const TRAILER = mark('trailer');
const OBJSTM = mark('/ObjStm');
const XREF = mark('/XRef');
const CATALOG = mark('/Catalog');

function mark(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

const standsAt = (bytes: Uint8Array, at: number, wanted: Uint8Array): boolean => {
  for (let index = 0; index < wanted.length; index++) if (bytes[at + index] !== wanted[index]) return false;
  return true;
};

/**
 * Goes once through a file whose cross-references are broken, and notes every `n g obj` and `trailer`, as all programs do
 * with such a file. What stands by chance in compressed data is noted too and does no harm: it is asked for by nobody.
 */
export function searchObjects(bytes: Uint8Array, effort: Effort): Searched {
  const offsets = new Map<number, number>();
  const found = { streams: new Set<number>(), sections: new Set<number>(), catalogs: new Set<number>() };
  const trailers: PdfDict[] = [];
  let current: number | null = null;
  spend(effort, bytes.length);
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === 0x6f && standsAt(bytes, at, OBJ)) {
      const header = headerBefore(bytes, at);
      if (header === null) continue;
      offsets.set(header.number, header.at);
      current = header.at;
      if (offsets.size > MAX_OBJECTS) throw new PdfStop('too-complex', 'more objects than are looked at');
    } else if (byte === 0x2f && current !== null) {
      if (standsAt(bytes, at, OBJSTM)) found.streams.add(current);
      else if (standsAt(bytes, at, XREF)) found.sections.add(current);
      else if (standsAt(bytes, at, CATALOG)) found.catalogs.add(current);
    } else if (byte === 0x74 && standsAt(bytes, at, TRAILER) && trailers.length < MAX_TRAILERS) {
      const dict = asDict(readValue({ bytes, at: at + TRAILER.length, effort }));
      if (dict !== null) trailers.unshift(dict);
    }
  }
  return {
    offsets,
    streams: [...found.streams],
    sections: [...found.sections].reverse(),
    catalogs: [...found.catalogs].reverse(),
    trailers,
  };
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;
const isSpace = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** Reads `n g ` backwards from `obj`. */
function headerBefore(bytes: Uint8Array, at: number): { readonly number: number; readonly at: number } | null {
  let start = at - 1;
  const back = (while_: (byte: number | undefined) => boolean): number => {
    const from = start;
    while (from - start < 12 && while_(bytes[start])) start -= 1;
    return from - start;
  };
  back(isSpace);
  if (back(isDigit) === 0 || back(isSpace) === 0) return null;
  const end = start + 1;
  if (back(isDigit) === 0) return null;
  let number = 0;
  for (let index = start + 1; index < end; index++) number = number * 10 + ((bytes[index] ?? 0x30) - 0x30);
  return { number, at: start + 1 };
}
