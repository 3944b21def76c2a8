import { ok, type Result } from '../../record/result.ts';
import { crc32 } from './crc32.ts';
import { type ContainerFailure, refuse } from './failure.ts';
import { type Budget, inflate } from './inflate.ts';
import { readDirectory, type ZipEntry } from './zip-directory.ts';

export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6));

const MAX_ENTRIES = 200;

/** JSON shrinks tenfold, at most some dozens of times; what grows more was made to. */
const MAX_RATIO = 200;
const RATIO_MATTERS_FROM = 1024 * 1024;

/**
 * The files in a ZIP archive (APPNOTE 6.3), without unfolding any. Local headers and central directory have to tell the
 * same story without a gap, because some programs read the one and some the other: everything else is `ambiguous`.
 * `unsupported`: passwords, ZIP64, several volumes, other compression than deflate. `too-complex`: more than 200 entries.
 * Names are only ever shown; folders are left out.
 */
export function openZip(bytes: Uint8Array): Result<readonly ZipEntry[], ContainerFailure> {
  const entries = readDirectory(bytes, MAX_ENTRIES);
  if (!entries.ok) return entries;
  const total = entries.value.reduce((sum, { size }) => sum + size, 0);
  if (total > MAX_RATIO * bytes.length && total > RATIO_MATTERS_FROM)
    return refuse('too-large', 'unfolds to more than 200 times its size');
  return ok(entries.value.filter(({ name, size }) => !(name.endsWith('/') && size === 0)));
}

/** One file of the archive. Its length and CRC-32 have to be those the archive promised. */
export async function readEntry(
  bytes: Uint8Array,
  entry: ZipEntry,
  budget: Budget,
): Promise<Result<Uint8Array, ContainerFailure>> {
  const packed = bytes.subarray(entry.start, entry.end);
  const { size } = entry;
  if (size > budget.left) return refuse('too-large', 'unfolds to more than is taken');
  if (size > RATIO_MATTERS_FROM && size > MAX_RATIO * packed.length)
    return refuse('too-large', 'unfolds to more than 200 times its size');
  // The promised size bounds what is unfolded, and the budget pays for it.
  const own: Budget = { left: size };
  const content = entry.deflated ? await inflate(packed, 'deflate-raw', own) : ok(packed);
  budget.left -= size;
  if (!content.ok) return content.error.code === 'too-large' ? refuse('ambiguous', 'longer than it says') : content;
  if (content.value.length !== size) return refuse('damaged', 'shorter than it says');
  return crc32(content.value) === entry.crc ? content : refuse('damaged', 'checksum');
}
