import { describe, expect, it } from 'vitest';
import { crc32 } from '../../src/credential/container/crc32.ts';
import { readInput } from '../../src/verifying/read/read-input.ts';
import { CREDENTIAL_TEXT, together, utf8, zip } from './container-fixture.ts';

const read = async (bytes: Uint8Array) => {
  const { found, failures } = await readInput(bytes);
  return found.length > 0
    ? found.map(({ within }) => within)
    : failures.map(({ code, params }) => [code, params.detail ?? params.kind]);
};

/** One stored entry as a streaming writer leaves it: lengths and checksum behind the data. */
function streamed(content: Uint8Array, signed: boolean): Uint8Array {
  const words = (...values: readonly [number, 2 | 4][]) => {
    const bytes = new Uint8Array(values.reduce((sum, [, width]) => sum + width, 0));
    const view = new DataView(bytes.buffer);
    let at = 0;
    for (const [value, width] of values) {
      if (width === 2) view.setUint16(at, value, true);
      else view.setUint32(at, value, true);
      at += width;
    }
    return bytes;
  };
  const name = utf8('a.json');
  const { length } = content;
  const local = together([
    words([0x04034b50, 4], [20, 2], [8, 2], [0, 2], [0, 4], [0, 4], [0, 4], [0, 4], [name.length, 2], [0, 2]),
    name,
    content,
    ...(signed ? [words([0x08074b50, 4])] : []),
    words([crc32(content), 4], [length, 4], [length, 4]),
  ]);
  const central = together([
    words([0x02014b50, 4], [20, 2], [20, 2], [8, 2], [0, 2], [0, 4], [crc32(content), 4], [length, 4], [length, 4]),
    words([name.length, 2], [0, 2], [0, 2], [0, 2], [0, 2], [0, 4], [0, 4]),
    name,
  ]);
  const end = words([0x06054b50, 4], [0, 2], [0, 2], [1, 2], [1, 2], [central.length, 4], [local.length, 4], [0, 2]);
  return together([local, central, end]);
}

describe('an archive', () => {
  it.each([0, 9] as const)('is read, compressed at level %i', async (level) => {
    expect(await read(zip({ 'a.json': CREDENTIAL_TEXT, 'b.json': CREDENTIAL_TEXT }, level))).toEqual([
      'a.json',
      'b.json',
    ]);
  });

  it.each([true, false])('is read as streaming writers make it (descriptor with signature: %s)', async (signed) => {
    expect(await read(streamed(utf8(CREDENTIAL_TEXT), signed))).toEqual(['a.json']);
  });

  it('of nothing is no credential', async () => {
    expect(await read(zip({}))).toEqual([['NOT_A_CREDENTIAL', 'ZIP']]);
  });

  it.each([
    ['encrypted', 6, 1, 'ZIP, encrypted'],
    ['of another compression', 8, 99, 'ZIP, compression 99'],
  ])('that is %s is unsupported', async (_, field, value, kind) => {
    const bytes = zip({ 'a.json': CREDENTIAL_TEXT });
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    view.setUint16(field, value, true);
    view.setUint16(view.getUint32(bytes.length - 6, true) + field + 2, value, true);
    expect(await read(bytes)).toEqual([['CONTAINER_UNSUPPORTED', kind]]);
  });

  it.each([
    ['gzip', [0x1f, 0x8b, 8]],
    ['7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
    ['RAR', [0x52, 0x61, 0x72, 0x21, 0x1a, 7]],
  ])('of another kind is unsupported: %s', async (kind, bytes) => {
    expect(await read(new Uint8Array([...bytes, 0, 0]))).toEqual([['CONTAINER_UNSUPPORTED', kind]]);
  });

  it('with a byte changed in a stored file is refused by its checksum', async () => {
    const bytes = zip({ 'a.json': CREDENTIAL_TEXT }, 0);
    bytes[60] = (bytes[60] ?? 0) ^ 1;
    expect(await read(bytes)).toEqual([['CONTAINER_DAMAGED', 'checksum']]);
  });
});
