import { type Effort, PdfStop, spend } from './effort.ts';
import { accept, type Cursor, readInteger, readObjectAt, readValue, skipSpace } from './parse.ts';
import { asCount, asDict, asItems, asName, type PdfDict } from './value.ts';

/** Where an object is: an offset in the file, or the number of the object stream it lies in. Null: it was deleted. */
export type Place = { readonly at: number } | { readonly inStream: number } | null;

export interface Xref {
  readonly places: Map<number, Place>;
  /** Newest first. */
  readonly trailers: PdfDict[];
}

const MAX_OBJECTS = 300_000;
/** A link of the chain costs as much as this many bytes, so that a chain of thousands ends. */
const COST_OF_SECTION = 4096;

export function addPlace({ places }: Xref, number: number, place: Place): void {
  if (places.has(number)) return;
  if (places.size >= MAX_OBJECTS) throw new PdfStop('too-complex', 'more objects than are looked at');
  places.set(number, place);
}

/** Unfolds the data of a cross-reference stream; null when they are damaged. */
export type ReadSectionStream = (dict: PdfDict, start: number) => Promise<Uint8Array | null>;

/**
 * Follows the cross-reference sections from the newest to the oldest (§7.5.4 tables, §7.5.8 streams, §7.5.8.4 hybrids);
 * the newest word about an object stands. False when a link leads nowhere: the file then has to be searched.
 */
export async function readXref(
  bytes: Uint8Array,
  effort: Effort,
  xref: Xref,
  readSectionStream: ReadSectionStream,
): Promise<boolean> {
  const first = startOf(bytes, effort);
  if (first === null) return false;
  const visited = new Set<number>();
  const next = [first];
  for (let at = next.shift(); at !== undefined; at = next.shift()) {
    if (visited.has(at)) continue;
    visited.add(at);
    spend(effort, COST_OF_SECTION);
    const trailer =
      readTable(bytes, at, effort, xref) ?? (await readSection(bytes, at, effort, xref, readSectionStream));
    if (trailer === null) return false;
    xref.trailers.push(trailer);
    // In a hybrid the stream beside the table is newer than the section before both.
    for (const link of ['XRefStm', 'Prev']) {
      const offset = asCount(trailer.entries.get(link));
      if (offset !== null) next.push(offset);
    }
  }
  return true;
}

const TAIL = 4096;

function startOf(bytes: Uint8Array, effort: Effort): number | null {
  const from = Math.max(0, bytes.length - TAIL);
  const at = new TextDecoder('latin1').decode(bytes.subarray(from)).lastIndexOf('startxref');
  return at === -1 ? null : readInteger({ bytes, at: from + at + 'startxref'.length, effort });
}

/** `xref`, subsections of entries, `trailer` and a dictionary. Null when no such table begins here or it breaks off. */
function readTable(bytes: Uint8Array, at: number, effort: Effort, xref: Xref): PdfDict | null {
  const cursor: Cursor = { bytes, at, effort };
  skipSpace(cursor);
  if (!accept(cursor, 'xref')) return null;
  for (;;) {
    skipSpace(cursor);
    if (accept(cursor, 'trailer')) return asDict(readValue(cursor));
    const start = readInteger(cursor);
    const count = readInteger(cursor);
    if (start === null || count === null) return null;
    for (let number = start; number < start + count; number++) {
      const offset = readInteger(cursor);
      if (offset === null || readInteger(cursor) === null) return null;
      skipSpace(cursor);
      spend(effort, 20);
      if (accept(cursor, 'n')) addPlace(xref, number, { at: offset });
      else if (accept(cursor, 'f')) addPlace(xref, number, null);
      else return null;
    }
  }
}

/** A cross-reference stream: its dictionary is the trailer. */
async function readSection(
  bytes: Uint8Array,
  at: number,
  effort: Effort,
  xref: Xref,
  readSectionStream: ReadSectionStream,
): Promise<PdfDict | null> {
  const found = readObjectAt(bytes, at, effort);
  const dict = asDict(found?.object.value);
  const start = found?.object.streamAt ?? null;
  if (dict === null || start === null || asName(dict.entries.get('Type')) !== 'XRef') return null;
  const data = await readSectionStream(dict, start);
  const widths = (asItems(dict.entries.get('W')) ?? []).map(asCount);
  const [type, second, third] = widths;
  if (data === null || typeof type !== 'number' || typeof second !== 'number' || typeof third !== 'number') return null;
  const width = type + second + third;
  if (width === 0 || width > 24) return null;
  const index = asItems(dict.entries.get('Index'))?.map(asCount) ?? [0, asCount(dict.entries.get('Size'))];
  let row = 0;
  for (let pair = 0; pair + 1 < index.length; pair += 2) {
    const [first, count] = [index[pair] ?? null, index[pair + 1] ?? null];
    if (first === null || count === null) return null;
    for (let number = first; number < first + count && (row + 1) * width <= data.length; number++, row++) {
      spend(effort, width);
      const field = (from: number, length: number) => unsigned(data, row * width + from, length);
      const kind = type === 0 ? 1 : field(0, type);
      const value = field(type, second);
      if (kind === 1) addPlace(xref, number, { at: value });
      else addPlace(xref, number, kind === 2 ? { inStream: value } : null);
    }
  }
  return dict;
}

function unsigned(data: Uint8Array, from: number, length: number): number {
  let value = 0;
  for (let index = from; index < from + length; index++) value = value * 256 + (data[index] ?? 0);
  return value;
}
