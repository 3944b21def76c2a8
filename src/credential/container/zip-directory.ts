import { ok, type Result } from '../../record/result.ts';
import { type ContainerFailure, refuse } from './failure.ts';

export interface ZipEntry {
  readonly name: string;
  readonly deflated: boolean;
  readonly crc: number;
  /** Unfolded length, as promised. */
  readonly size: number;
  /** Where its data lie in the archive. */
  readonly start: number;
  readonly end: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const DESCRIPTOR = 0x08074b50;
const END_LENGTH = 22;

interface Central extends Omit<ZipEntry, 'start' | 'end'> {
  readonly nameBytes: Uint8Array;
  readonly flags: number;
  readonly method: number;
  readonly packed: number;
  readonly offset: number;
}

/** Reads both tables of an archive and holds them against each other. See `openZip`. */
export function readDirectory(bytes: Uint8Array, maxEntries: number): Result<readonly ZipEntry[], ContainerFailure> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = findEnd(view);
  if (!end.ok) return end;
  const { count, from, until } = end.value;
  if (count > maxEntries) return refuse('too-complex', `more than ${maxEntries} entries`);
  const central: Central[] = [];
  let at = from;
  for (let index = 0; index < count; index++) {
    const entry = readCentral(view, at, until);
    if (!entry.ok) return entry;
    central.push(entry.value.entry);
    at = entry.value.next;
  }
  if (at !== until) return refuse('ambiguous', 'data between the directory and its end');
  if (new Set(central.map(({ name }) => name)).size !== central.length)
    return refuse('ambiguous', 'a name stands twice');
  return readLocals(view, central, from);
}

/** The record at the very end (§4.3.16). A second one in its comment would be another archive to another program. */
function findEnd(view: DataView) {
  const { byteLength: length } = view;
  for (let at = length - END_LENGTH; at >= Math.max(0, length - END_LENGTH - 0xffff); at--) {
    if (view.getUint32(at, true) !== END) continue;
    const [disk, directoryDisk, here, count] = [4, 6, 8, 10].map((field) => view.getUint16(at + field, true));
    const size = view.getUint32(at + 12, true);
    const from = view.getUint32(at + 16, true);
    if (count === 0xffff || size === 0xffffffff || from === 0xffffffff) return refuse('unsupported', 'ZIP64');
    if (disk !== 0 || directoryDisk !== 0 || here !== count || count === undefined)
      return refuse('unsupported', 'several volumes');
    if (at + END_LENGTH + view.getUint16(at + 20, true) !== length)
      return refuse('ambiguous', 'data behind the end, or two ends');
    if (from + size !== at) return refuse('ambiguous', 'data around the directory');
    return ok({ count, from, until: at });
  }
  return refuse('damaged', 'no directory');
}

const bytesAt = (view: DataView, at: number, length: number) =>
  new Uint8Array(view.buffer, view.byteOffset + at, length);

/** §4.3.12. */
function readCentral(
  view: DataView,
  at: number,
  until: number,
): Result<{ entry: Central; next: number }, ContainerFailure> {
  if (at + 46 > until || view.getUint32(at, true) !== CENTRAL) return refuse('damaged', 'directory entry');
  const short = (field: number) => view.getUint16(at + field, true);
  const long = (field: number) => view.getUint32(at + field, true);
  const next = at + 46 + short(28) + short(30) + short(32);
  if (next > until) return refuse('damaged', 'directory entry');
  const flags = short(8);
  const method = short(10);
  if (flags & 0x2041) return refuse('unsupported', 'encrypted');
  if (method !== 0 && method !== 8) return refuse('unsupported', `compression ${method}`);
  if (long(20) === 0xffffffff || long(24) === 0xffffffff || long(42) === 0xffffffff)
    return refuse('unsupported', 'ZIP64');
  const nameBytes = bytesAt(view, at + 46, short(28));
  const entry = {
    name: nameOf(nameBytes),
    nameBytes,
    flags,
    method,
    deflated: method === 8,
    crc: long(16),
    packed: long(20),
    size: long(24),
    offset: long(42),
  };
  return method === 0 && entry.packed !== entry.size
    ? refuse('ambiguous', 'stored with two lengths')
    : ok({ entry, next });
}

/** UTF-8 as nearly everybody writes it; older code pages only look odd. */
const nameOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** The entries in file order have to fill the archive from its first byte to the directory. */
function readLocals(
  view: DataView,
  central: readonly Central[],
  directory: number,
): Result<readonly ZipEntry[], ContainerFailure> {
  const spans = new Map<Central, { start: number; end: number }>();
  let at = 0;
  for (const entry of [...central].sort((one, other) => one.offset - other.offset)) {
    if (entry.offset !== at) return refuse('ambiguous', 'entries overlap or leave a gap');
    const start = dataStart(view, entry, directory);
    if (start === null) return refuse('ambiguous', 'local header and directory differ');
    const end = start + entry.packed;
    if (end > directory) return refuse('ambiguous', 'entries overlap the directory');
    spans.set(entry, { start, end });
    const next = entry.flags & 8 ? pastDescriptor(view, entry, end, directory) : end;
    if (next === null) return refuse('ambiguous', 'data descriptor and directory differ');
    at = next;
  }
  if (at !== directory) return refuse('ambiguous', 'data before the directory');
  return ok(
    central.map((entry) => {
      const { name, deflated, crc, size } = entry;
      const { start = 0, end = 0 } = spans.get(entry) ?? {};
      return { name, deflated, crc, size, start, end };
    }),
  );
}

/** §4.3.7: where the data begin, or null when the local header says anything else than the directory. */
function dataStart(view: DataView, entry: Central, directory: number): number | null {
  const at = entry.offset;
  if (at + 30 > directory || view.getUint32(at, true) !== LOCAL) return null;
  const short = (field: number) => view.getUint16(at + field, true);
  const long = (field: number) => view.getUint32(at + field, true);
  const start = at + 30 + short(26) + short(28);
  if (start > directory || short(6) !== entry.flags || short(8) !== entry.method) return null;
  const name = bytesAt(view, at + 30, short(26));
  if (name.length !== entry.nameBytes.length || name.some((byte, index) => byte !== entry.nameBytes[index]))
    return null;
  // Streaming writers know these only afterwards (§4.4.4 bit 3) and write zeros here.
  const agree = ([field, value]: readonly [number, number]) =>
    long(field) === value || ((entry.flags & 8) !== 0 && long(field) === 0);
  const fields: readonly (readonly [number, number])[] = [
    [14, entry.crc],
    [18, entry.packed],
    [22, entry.size],
  ];
  return fields.every(agree) ? start : null;
}

/** §4.3.9: twelve bytes, with or without a signature before them. */
function pastDescriptor(view: DataView, entry: Central, at: number, directory: number): number | null {
  const signed = at + 16 <= directory && view.getUint32(at, true) === DESCRIPTOR;
  const from = signed ? at + 4 : at;
  if (from + 12 > directory) return null;
  const same = [entry.crc, entry.packed, entry.size].every(
    (value, index) => view.getUint32(from + 4 * index, true) === value,
  );
  return same ? from + 12 : null;
}
