import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { READ_CODES } from '../../src/verifying/codes/read.ts';
import { readInput } from '../../src/verifying/read/read-input.ts';
import { CREDENTIAL, CREDENTIAL_TEXT, iTXt, pdfWith, png, SEALED, svg, token, utf8, zip } from './container-fixture.ts';

const SEED = 27;

/** Whatever comes in, there is an answer in the form the contract has, and soon. */
async function answers(bytes: Uint8Array): Promise<void> {
  const started = performance.now();
  const { found, failures } = await readInput(bytes);
  expect(performance.now() - started).toBeLessThan(2000);
  expect(found.length + failures.length).toBeGreaterThan(0);
  for (const { code } of failures) expect(Object.keys(READ_CODES)).toContain(code);
}

/** Bytes changed, cut out, doubled, or the end cut off. */
const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  kind: fc.constantFrom('change', 'remove', 'double', 'cut'),
  length: fc.integer({ min: 1, max: 40 }),
  byte: fc.integer({ min: 0, max: 255 }),
});

function mutated(bytes: Uint8Array, changes: readonly (typeof mutation extends fc.Arbitrary<infer T> ? T : never)[]) {
  let result = [...bytes];
  for (const { at, kind, length, byte } of changes) {
    const from = Math.floor(at * Math.max(0, result.length - 1));
    if (kind === 'change') result[from] = byte;
    else if (kind === 'remove') result.splice(from, length);
    else if (kind === 'double') result.splice(from, 0, ...result.slice(from, from + length));
    else result = result.slice(0, from);
  }
  return Uint8Array.from(result);
}
const changes = fc.array(mutation, { minLength: 1, maxLength: 6 });

const samples: readonly (readonly [string, () => Promise<Uint8Array>])[] = [
  ['JSON', async () => utf8(JSON.stringify([SEALED, CREDENTIAL, token(CREDENTIAL)], null, 1))],
  ['a seal', async () => utf8(JSON.stringify(SEALED))],
  ['a token', async () => utf8(token(CREDENTIAL))],
  ['a PDF with object streams', () => pdfWith({ 'a.json': CREDENTIAL_TEXT }, true)],
  ['a PDF with a table', () => pdfWith({ 'a.json': CREDENTIAL_TEXT }, false)],
  ['a PNG', async () => png(iTXt(utf8(CREDENTIAL_TEXT)))],
  ['an SVG', async () => svg(`<openbadges:credential verify="${token(CREDENTIAL)}"/>`)],
  ['a ZIP', async () => zip({ 'a.json': CREDENTIAL_TEXT, 'b.jwt': token(CREDENTIAL) })],
];

describe('readInput never throws', () => {
  it('on random bytes, with and without the beginning of a container', async () => {
    const beginnings = [
      '',
      '{',
      '[',
      '"',
      '<',
      '<svg',
      'eyJ',
      '%PDF-1.7\n',
      'PK\x03\x04',
      'PK\x05\x06',
      '\x89PNG\r\n\x1a\n',
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 400 }), async (start, rest) =>
        answers(Uint8Array.from([...Uint8Array.from(start, (char) => char.charCodeAt(0)), ...rest])),
      ),
      { seed: SEED, numRuns: 400 },
    );
  }, 60_000);

  it.each(samples)(
    'on mutations of %s',
    async (_, make) => {
      const bytes = await make();
      expect((await readInput(bytes)).failures).toEqual([]);
      await fc.assert(
        fc.asyncProperty(changes, async (list) => answers(mutated(bytes, list))),
        { seed: SEED, numRuns: 200 },
      );
    },
    60_000,
  );
});
