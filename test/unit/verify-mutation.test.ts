import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { canonicalise } from '../../src/credential/contexts/canonicalise.ts';
import { makeWorld, type World } from '../support/world.ts';

/** 5 rounds of 200: a thousand changes for each form, always the same ones. */
const RUNS = 1000;
const SEED = 20_261_121;

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

/** One byte of the file made another one, put in or taken out. */
const byteChange = (length: number) =>
  fc.record({
    at: fc.integer({ min: 0, max: length - 1 }),
    kind: fc.constantFrom('replace', 'insert', 'delete', 'flip'),
    byte: fc.integer({ min: 0, max: 255 }),
  });

function changed(bytes: Uint8Array, { at, kind, byte }: { at: number; kind: string; byte: number }): Uint8Array {
  const before = bytes.subarray(0, at);
  const after = bytes.subarray(at + 1);
  const here = bytes[at] ?? 0;
  const middle = kind === 'replace' ? [byte] : kind === 'insert' ? [byte, here] : kind === 'delete' ? [] : [here ^ 1];
  return new Uint8Array([...before, ...middle, ...after]);
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The document without its proof, as the bytes that are signed; null where it cannot be read. */
async function canonicalOf(text: string): Promise<string | null> {
  try {
    const { proof: _, ...document } = JSON.parse(text);
    return await canonicalise(document);
  } catch {
    return null;
  }
}

/** What of a seal is signed: protected header and payload, and the signature itself; null where it cannot be read. */
function sealedPart(text: string): string | null {
  try {
    const { payload, signatures } = JSON.parse(text);
    const [{ protected: header, signature }] = signatures;
    return JSON.stringify([payload, header, signature]);
  } catch {
    return null;
  }
}

describe('a thousand changes of a signed file never pass', () => {
  it('as a sealed EDC, unless only what is not signed was changed', async () => {
    const text = await world.seal(world.edcDocument);
    const bytes = utf8(text);
    const signed = sealedPart(text);
    await fc.assert(
      fc.asyncProperty(byteChange(bytes.length), async (change) => {
        const mutated = changed(bytes, change);
        const { verdict } = await world.look(mutated);
        if (verdict === 'passed') expect(sealedPart(new TextDecoder().decode(mutated))).toBe(signed);
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });

  it('with Data Integrity proofs, unless it is the same document', async () => {
    const text = await world.secured(world.vcdm2Document, ['ecdsa', 'eddsa']);
    const bytes = utf8(text);
    const signed = await canonicalOf(text);
    await fc.assert(
      fc.asyncProperty(byteChange(bytes.length), async (change) => {
        const mutated = changed(bytes, change);
        const { verdict } = await world.look(mutated);
        if (verdict === 'passed') expect(await canonicalOf(new TextDecoder().decode(mutated))).toBe(signed);
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });

  it('as vc+jwt, at all', async () => {
    const text = await world.token({ typ: 'vc+jwt' }, world.vcdm2Document);
    const bytes = utf8(text);
    await fc.assert(
      fc.asyncProperty(byteChange(bytes.length), async (change) => {
        const mutated = changed(bytes, change);
        const { verdict } = await world.look(mutated);
        if (verdict === 'passed') expect(new TextDecoder().decode(mutated).trim()).toBe(text);
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });
});
