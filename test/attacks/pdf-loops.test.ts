import { describe, expect, it } from 'vitest';
import { readInput } from '../../src/verifying/read/read-input.ts';
import { attachedBy, binary, CREDENTIAL_TEXT, handmadePdf, plainStream } from '../unit/container-fixture.ts';

/** Rows 24, 28 and 46: a PDF that is built to keep a reader busy. Each has to end soon, and with an answer. */

const SECONDS = 4;
const timed = async (bytes: Uint8Array) => {
  const started = performance.now();
  const { found, failures } = await readInput(bytes);
  expect(performance.now() - started).toBeLessThan(SECONDS * 1000);
  return found.length > 0 ? found.map(({ within }) => within) : failures.map(({ code }) => code);
};
const objects = attachedBy(plainStream(CREDENTIAL_TEXT));

describe('circles end', () => {
  it.each<[string, Record<number, string>]>([
    [
      'a name tree that is its own child',
      { 3: '<< /Kids [3 0 R 3 0 R 7 0 R] >>', 7: '<< /Kids [3 0 R] /Names [(a) 4 0 R] >>' },
    ],
    ['pages that are their own children', { 2: '<< /Type /Pages /Kids [2 0 R 2 0 R 1 0 R] >>' }],
    ['a reference to itself', { 6: '6 0 R', 2: '<< /Kids 6 0 R >>' }],
    ['references in a circle', { 6: '7 0 R', 7: '8 0 R', 8: '6 0 R', 2: '<< /Kids 6 0 R /Annots 7 0 R >>' }],
  ])('%s, and the attachment is still found', async (_, changed) => {
    expect(await timed(handmadePdf({ ...objects, ...changed }))).toEqual(['attachment a.json'].map((name) => name));
  });

  it('cross-reference sections in a circle', async () => {
    expect(await timed(handmadePdf(objects, '/Root 1 0 R /Prev 0'))).toEqual(['attachment a.json']);
    const own = handmadePdf(objects, '/Root 1 0 R /Prev 000000');
    const at = Number(/startxref\n(\d+)/.exec(Buffer.from(own).toString('latin1'))?.[1]);
    const circle = Buffer.from(own)
      .toString('latin1')
      .replace('/Prev 000000', `/Prev ${String(at).padStart(6, '0')}`);
    expect(await timed(binary(circle))).toEqual(['attachment a.json']);
  });

  it('an object stream that lies in itself, or whose length does', async () => {
    const inside = {
      ...objects,
      3: '<< /Names 20 0 R >>',
      20: '<< /Type /ObjStm /N 21 0 R /First 0 /Length 21 0 R >> stream\n21 0 7\nendstream',
    };
    const torn = handmadePdf(inside);
    expect(await timed(torn.subarray(0, torn.length - 60))).toEqual(['NOT_A_CREDENTIAL']);
  });
});

describe('masses end', () => {
  it('a million objects', async () => {
    let body = '%PDF-1.7\n';
    for (let number = 1; body.length < 14_000_000; number++) body += `${number} 0 obj 0 endobj\n`;
    expect(await timed(binary(body))).toEqual(['TOO_COMPLEX']);
  });
  it('a cross-reference table of half a million entries', async () => {
    const entries = '0000000009 00000 n \n'.repeat(600_000);
    const body = `%PDF-1.7\nxref\n0 600000\n${entries}trailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF`;
    expect(await timed(binary(body))).toEqual(['TOO_COMPLEX']);
  });
  it('a chain of a hundred thousand sections', async () => {
    let body = '%PDF-1.7\n';
    let previous = 0;
    while (body.length < 8_000_000) {
      const at = body.length;
      body += `xref\n0 0\ntrailer\n<< /Prev ${previous} >>\n`;
      previous = at;
    }
    expect(await timed(binary(`${body}startxref\n${previous}\n%%EOF`))).toEqual(['TOO_COMPLEX']);
  });
  it.each([
    ['arrays', '['],
    ['dictionaries', '<</A '],
  ])('%s inside one another', async (_, open) => {
    expect(await timed(handmadePdf({ ...objects, 2: open.repeat(200_000) }))).toEqual(['TOO_COMPLEX']);
  });
  it('an array of seven million numbers', async () => {
    const pages = `<< /Kids [${'1 '.repeat(7_000_000)}] >>`;
    expect(await timed(handmadePdf({ ...objects, 2: pages }))).toEqual(['TOO_COMPLEX']);
  });
  it('ten thousand streams without an end', async () => {
    const streams = '<< /F (x.json) /EF << /F 20 0 R >> >> '.repeat(10);
    let body = `%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R /AF [${streams}] >> endobj\n`;
    for (let number = 20; number < 10_020; number++)
      body += `${number} 0 obj << /Type /ObjStm /N 1 /First 1 /Length 9 >> stream\n`;
    expect(await timed(binary(body + 'e'.repeat(4_000_000)))).toEqual(['CONTAINER_DAMAGED']);
  });
  it('a thousand attachments', async () => {
    const many = Array.from({ length: 1000 }, (_, index) => `<< /F (${index}.txt) /EF << /F ${index + 10} 0 R >> >>`);
    expect(
      await timed(handmadePdf({ 1: `<< /Type /Catalog /Pages 2 0 R /AF [${many.join('')}] >>`, 2: '<< /Kids [] >>' })),
    ).toEqual(['TOO_COMPLEX']);
  });
});
