import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readInput } from '../../src/verifying/read/read-input.ts';
import { CREDENTIAL, CREDENTIAL_TEXT, together, utf8, zip } from '../unit/container-fixture.ts';

/** Row 28: archives in which two programs find different files, and names that point out of the archive. */

const OTHER_TEXT = JSON.stringify({ ...CREDENTIAL, issuer: 'did:web:other.example' });
const read = async (bytes: Uint8Array) => {
  const { found, failures } = await readInput(bytes);
  return found.length > 0 ? 'found' : failures[0]?.code;
};
const library = (bytes: Uint8Array) => Object.keys(unzipSync(bytes));

const honest = zip({ 'a.json': CREDENTIAL_TEXT, 'b.json': OTHER_TEXT });
const directoryOf = (bytes: Uint8Array) =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(bytes.length - 6, true);

/** Changes a copy of the archive, with the offset of its directory at hand. */
function changed(change: (view: DataView, directory: number) => void, bytes = honest): Uint8Array {
  const copy = Uint8Array.from(bytes);
  change(new DataView(copy.buffer), directoryOf(copy));
  return copy;
}

describe('an archive tells one story', () => {
  it('and is read when it does', async () => {
    expect(await read(honest)).toBe('found');
  });

  it.each<[string, Uint8Array]>([
    ['another name in the local header', changed((view) => view.setUint8(30, 0x7a))],
    ['another method in the local header', changed((view) => view.setUint16(8, 0, true))],
    ['another length in the local header', changed((view) => view.setUint32(18, 1, true))],
    ['another checksum in the local header', changed((view) => view.setUint32(14, 1, true))],
    [
      'an entry that points at another',
      changed((view, directory) => view.setUint32(directory + 42, directoryEntry(view, directory), true)),
    ],
    ['an entry the directory leaves out', leftOut()],
    ['bytes before the archive', shifted()],
    ['a comment', changed((view) => view.setUint16(view.byteLength - 2, 0, true), together([honest, utf8('hidden')]))],
    ['the same name twice', changed((view, directory) => sameName(view, directory))],
  ])('refused: %s', async (_, bytes) => {
    expect(await read(bytes)).toBe('CONTAINER_AMBIGUOUS');
  });

  it('where the library sees no difference', () => {
    expect(library(changed((view) => view.setUint8(30, 0x7a)))).toEqual(['a.json', 'b.json']);
    expect(library(leftOut())).toEqual(['a.json']);
  });

  it('a second archive in the comment of the first is refused', async () => {
    const comment = honest.length;
    const outer = changed((view) => view.setUint16(view.byteLength - 2, comment, true), honest);
    expect(await read(together([outer, honest]))).toBe('CONTAINER_AMBIGUOUS');
  });
});

function directoryEntry(view: DataView, directory: number): number {
  const second = directory + 46 + view.getUint16(directory + 28, true);
  return view.getUint32(second + 42, true);
}

/** The directory has only the first of two entries; a program that reads from the start finds both. */
function leftOut(): Uint8Array {
  const directory = directoryOf(honest);
  const view = new DataView(Uint8Array.from(honest).buffer);
  const first = honest.subarray(directory, directory + 46 + view.getUint16(directory + 28, true));
  const end = Uint8Array.from(honest.subarray(-22));
  const endView = new DataView(end.buffer);
  endView.setUint16(8, 1, true);
  endView.setUint16(10, 1, true);
  endView.setUint32(12, first.length, true);
  return together([honest.subarray(0, directory), first, end]);
}

/** Offsets that take junk before the archive into account. */
function shifted(): Uint8Array {
  const junk = zip({ 'c.json': CREDENTIAL_TEXT });
  const moved = changed((view, directory) => {
    const second = directory + 46 + view.getUint16(directory + 28, true);
    for (const entry of [directory, second])
      view.setUint32(entry + 42, view.getUint32(entry + 42, true) + junk.length, true);
    view.setUint32(view.byteLength - 6, directory + junk.length, true);
  });
  return together([junk, moved]);
}

function sameName(view: DataView, directory: number): void {
  const second = directory + 46 + view.getUint16(directory + 28, true);
  view.setUint8(second + 46, 0x61);
  view.setUint8(view.getUint32(second + 42, true) + 30, 0x61);
}

describe('names are only shown', () => {
  it.each([
    ['../../etc/passwd', '../../etc/passwd'],
    ['/etc/shadow', '/etc/shadow'],
    ['C:\\Windows\\x.json', 'C:\\Windows\\x.json'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['a\u202enosj.exe', 'a\ufffdnosj.exe'],
    ['a\n\u0000b', 'a\ufffd\ufffdb'],
    ['x'.repeat(300), `${'x'.repeat(119)}…`],
  ])('%j', async (name, shown) => {
    expect((await readInput(zip({ [name]: CREDENTIAL_TEXT }))).found[0]?.within).toBe(shown);
    expect((await readInput(zip({ [name]: 'x' }))).ignored).toEqual([shown]);
  });

  it('a name says nothing about the content', async () => {
    const { found } = await readInput(zip({ 'setup.exe': CREDENTIAL_TEXT }));
    expect(found.map(({ kind }) => kind)).toEqual(['json-credential']);
  });
});
