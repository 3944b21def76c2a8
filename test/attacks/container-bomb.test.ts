import { unzipSync, zipSync, zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { inflate } from '../../src/credential/container/inflate.ts';
import { MAX_UNFOLDED } from '../../src/verifying/read/containers.ts';
import { readInput } from '../../src/verifying/read/read-input.ts';
import { attachedBy, handmadePdf, iTXt, latin1, png, zip } from '../unit/container-fixture.ts';

/** Rows 24 and 28: small files that unfold to more than anybody can hold. */

const MB = 1024 * 1024;
const codeOf = async (bytes: Uint8Array) => (await readInput(bytes)).failures.map(({ code }) => code);
const flate = (data: Uint8Array): string =>
  `<< /Filter /FlateDecode /Length ${data.length} >>\nstream\n${latin1(data)}\nendstream`;

describe('what is unfolded is bounded', () => {
  it('inflating stops at the budget, and the budget is used up', async () => {
    const budget = { left: 3 * MB };
    const result = await inflate(zlibSync(new Uint8Array(100 * MB)), 'deflate', budget);
    expect(result).toMatchObject({ ok: false, error: { code: 'too-large' } });
    expect(budget.left).toBe(0);
  });

  it('several parts share one budget, and damage does not give it back', async () => {
    const budget = { left: 5 * MB };
    const packed = zlibSync(new Uint8Array(2 * MB));
    expect((await inflate(packed, 'deflate', budget)).ok).toBe(true);
    expect(budget.left).toBe(3 * MB);
    expect(await inflate(packed.subarray(0, -4), 'deflate', budget)).toMatchObject({ error: { code: 'damaged' } });
    expect(budget.left).toBeLessThan(3 * MB);
  });

  it('of 65 kB that would be 64 MB, no more than a few steps are unfolded', async () => {
    const packed = zlibSync(new Uint8Array(64 * MB));
    const before = process.memoryUsage().arrayBuffers;
    const result = await inflate(packed, 'deflate', { left: MB });
    expect(packed.length).toBeLessThan(70_000);
    expect(result.ok).toBe(false);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(24 * MB);
  });
});

describe('an archive that unfolds too far is refused whole', () => {
  it('when a file grows more than two-hundredfold', async () => {
    const bomb = zip({ 'a.json': '[]', 'b.json': new Uint8Array(20 * MB) });
    // The library unfolds it all.
    expect(unzipSync(bomb)['b.json']?.length).toBe(20 * MB);
    expect(await codeOf(bomb)).toEqual(['TOO_LARGE']);
  });

  it('when its files together are more than 64 MB, by its own word', async () => {
    // Noise at the beginning keeps the ratio innocent.
    const part = new Uint8Array(13 * MB);
    for (let at = 0, state = 1; at < 150_000; at++) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      part[at] = state >>> 24;
    }
    const files = Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`${index}.bin`, part]));
    const bomb = zipSync(files, { level: 1 });
    expect(6 * part.length).toBeGreaterThan(MAX_UNFOLDED);
    expect(bomb.length).toBeGreaterThan((6 * part.length) / 200);
    expect(await codeOf(bomb)).toEqual(['TOO_LARGE']);
  });

  it('when a file is longer than its directory says', async () => {
    const bomb = zip({ 'a.json': new Uint8Array(100_000) });
    const view = new DataView(bytesOf(bomb));
    const directory = view.getUint32(bomb.length - 6, true);
    view.setUint32(22, 50_000, true);
    view.setUint32(directory + 24, 50_000, true);
    expect(await codeOf(new Uint8Array(view.buffer))).toEqual(['CONTAINER_AMBIGUOUS']);
  });

  it('when it has more than 200 files', async () => {
    const files = (count: number) =>
      zip(Object.fromEntries(Array.from({ length: count }, (_, index) => [`${index}.txt`, 'x'])));
    expect(await codeOf(files(200))).toEqual(['NOT_A_CREDENTIAL']);
    expect(await codeOf(files(201))).toEqual(['TOO_COMPLEX']);
  });

  it('an archive in an archive stays closed', async () => {
    const inner = zip({ 'a.json': new Uint8Array(MB) });
    expect(await readInput(zip({ 'inner.json': inner }))).toEqual({
      found: [],
      failures: [{ code: 'CONTAINER_UNSUPPORTED', within: 'inner.json', params: { kind: 'ZIP in ZIP' } }],
      ignored: [],
    });
  });
});

const bytesOf = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;

describe('pictures and documents that unfold too far', () => {
  const bomb = zlibSync(new Uint8Array(80 * MB), { level: 9 });

  it('a compressed badge', async () => {
    expect(await codeOf(png(iTXt(bomb, 'openbadgecredential', true)))).toEqual(['TOO_LARGE']);
  });

  it('an attachment of a PDF', async () => {
    expect(await codeOf(handmadePdf(attachedBy(flate(bomb))))).toEqual(['TOO_LARGE']);
  });

  it('an object stream of a PDF', async () => {
    const objects = {
      1: '<< /Type /Catalog /Pages 30 0 R >>',
      20: flate(bomb).replace('<<', '<< /Type /ObjStm /N 1 /First 4'),
    };
    const torn = handmadePdf(objects);
    expect(await codeOf(torn.subarray(0, torn.length - 40))).toEqual(['TOO_LARGE']);
  });

  it('twenty attachments that are each small enough', async () => {
    const packed = zlibSync(new Uint8Array(9 * MB));
    const files = Array.from({ length: 20 }, (_, index) => `<< /F (${index}) /EF << /F ${index + 10} 0 R >> >>`);
    const objects: Record<number, string> = {
      1: `<< /Type /Catalog /Pages 2 0 R /AF [${files.join(' ')}] >>`,
      2: '<< /Type /Pages /Kids [] >>',
    };
    for (const index of files.keys()) objects[index + 10] = flate(packed);
    expect(await codeOf(handmadePdf(objects))).toEqual(['TOO_LARGE']);
  });
});
