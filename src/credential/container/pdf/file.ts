import type { Budget } from '../inflate.ts';
import { type Effort, PDF_EFFORT, PdfStop, spend } from './effort.ts';
import { readInteger, readObjectAt, readValue } from './parse.ts';
import { searchObjects } from './search.ts';
import { readStream, type StreamReading } from './stream.ts';
import { asCount, asDict, asRef, type PdfDict, type PdfObject, type PdfValue } from './value.ts';
import { addPlace, readXref, type Xref } from './xref.ts';

/** An opened PDF: objects by number, streams unfolded. Everything it does is paid from one effort and one budget. */
export interface PdfFile {
  readonly catalog: PdfDict;
  readonly effort: Effort;
  /** The object behind a reference, or the value itself; null for whatever is not there. */
  resolve(value: PdfValue | undefined): Promise<PdfValue>;
  /** The same, with the place of its data if it is a stream. */
  load(value: PdfValue | undefined): Promise<PdfObject>;
  readonly reading: StreamReading;
}

const NOTHING: PdfObject = { value: null, streamAt: null };
/** References to references. */
const MAX_HOPS = 8;

/**
 * Opens a PDF (ISO 32000) by its cross-references, newest revision first; where they are broken, by searching the file for
 * objects. Throws `PdfStop`: `damaged` without a catalog, `unsupported` for an encrypted file, `too-complex` when the
 * effort is spent.
 */
export async function openPdf(bytes: Uint8Array, budget: Budget): Promise<PdfFile> {
  const effort: Effort = { left: PDF_EFFORT };
  const xref: Xref = { places: new Map(), trailers: [] };
  const loaded = new Map<number, PdfObject>();
  const loading = new Set<number>();
  const packs = new Map<number, ReadonlyMap<number, PdfValue>>();
  let searched = false;

  const resolve = async (value: PdfValue | undefined): Promise<PdfValue> => (await load(value)).value;
  const reading: StreamReading = { bytes, budget, effort, resolve };

  async function load(value: PdfValue | undefined): Promise<PdfObject> {
    let object: PdfObject = { value: value ?? null, streamAt: null };
    for (let hop = 0; hop < MAX_HOPS; hop++) {
      const ref = asRef(object.value);
      if (ref === null) return object;
      object = await loadNumber(ref.number);
    }
    return NOTHING;
  }

  async function loadNumber(number: number): Promise<PdfObject> {
    spend(effort, 8);
    const known = loaded.get(number);
    if (known) return known;
    // A stream whose length lies in itself, and the like.
    if (loading.has(number)) return NOTHING;
    loading.add(number);
    const object = await readNumber(number);
    loading.delete(number);
    loaded.set(number, object);
    return object;
  }

  async function readNumber(number: number): Promise<PdfObject> {
    const place = xref.places.get(number);
    if (place === null || (place === undefined && searched)) return NOTHING;
    if (place !== undefined && 'inStream' in place)
      return { value: (await pack(place.inStream)).get(number) ?? null, streamAt: null };
    const found = place === undefined ? null : readObjectAt(bytes, place.at, effort);
    if (found?.number === number) return found.object;
    if (place === undefined || searched) return NOTHING;
    // An object that is not where the table says: the table is not to be believed.
    await search();
    return readNumber(number);
  }

  /** The objects of an object stream (§7.5.7), which itself lies open in the file. */
  async function pack(number: number): Promise<ReadonlyMap<number, PdfValue>> {
    const known = packs.get(number);
    if (known) return known;
    // While it is being opened it holds nothing: its own length may claim to lie in it.
    packs.set(number, new Map());
    const place = xref.places.get(number);
    const objects = await unpack(place && 'at' in place ? await loadNumber(number) : NOTHING);
    packs.set(number, objects);
    return objects;
  }

  async function unpack({ value, streamAt }: PdfObject): Promise<ReadonlyMap<number, PdfValue>> {
    const objects = new Map<number, PdfValue>();
    const dict = asDict(value);
    if (dict === null || streamAt === null) return objects;
    const data = await readStream(reading, dict, streamAt);
    if (!data.ok) {
      if (data.error.code === 'too-large') throw new PdfStop('too-large', data.error.detail);
      return objects;
    }
    const count = asCount(await resolve(dict.entries.get('N'))) ?? 0;
    const first = asCount(await resolve(dict.entries.get('First'))) ?? 0;
    const header = { bytes: data.value, at: 0, effort };
    for (let index = 0; index < count; index++) {
      const number = readInteger(header);
      const offset = readInteger(header);
      if (number === null || offset === null) break;
      const member = readValue({ bytes: data.value, at: first + offset, effort });
      if (member !== undefined) objects.set(number, member);
    }
    return objects;
  }

  async function search(): Promise<void> {
    searched = true;
    const found = searchObjects(bytes, effort);
    xref.places.clear();
    loaded.clear();
    packs.clear();
    for (const [number, at] of found.offsets) addPlace(xref, number, { at });
    const trailers = [...found.trailers];
    for (const at of found.sections) {
      const dict = asDict(readObjectAt(bytes, at, effort)?.object.value);
      if (dict !== null) trailers.push(dict);
    }
    xref.trailers.unshift(...trailers);
    for (const at of found.streams.toReversed()) {
      const stream = readObjectAt(bytes, at, effort);
      if (stream === null) continue;
      const objects = await unpack(stream.object);
      packs.set(stream.number, objects);
      for (const number of objects.keys()) addPlace(xref, number, { inStream: stream.number });
    }
    for (const at of found.catalogs) {
      const stream = readObjectAt(bytes, at, effort);
      if (stream)
        xref.trailers.push({ kind: 'dict', entries: new Map([['Root', { kind: 'ref', number: stream.number }]]) });
    }
  }

  async function findCatalog(): Promise<PdfDict | null> {
    for (const trailer of xref.trailers)
      if ((await resolve(trailer.entries.get('Encrypt'))) !== null) throw new PdfStop('unsupported', 'encrypted');
    for (const trailer of xref.trailers) {
      const catalog = asDict(await resolve(trailer.entries.get('Root')));
      if (catalog?.entries.has('Pages') || catalog?.entries.has('Names')) return catalog;
    }
    return null;
  }

  const readSectionStream = async (dict: PdfDict, start: number) => {
    const data = await readStream(reading, dict, start);
    if (!data.ok && data.error.code === 'too-large') throw new PdfStop('too-large', data.error.detail);
    return data.ok ? data.value : null;
  };
  const followed = await readXref(bytes, effort, xref, readSectionStream);
  if (!followed && !searched) await search();
  let catalog = await findCatalog();
  if (catalog === null && !searched) {
    await search();
    catalog = await findCatalog();
  }
  if (catalog === null) throw new PdfStop('damaged', 'no catalog');
  return { catalog, effort, resolve, load, reading };
}
