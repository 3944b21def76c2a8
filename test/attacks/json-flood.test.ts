import { describe, expect, it } from 'vitest';
import { readInput } from '../../src/verifying/read/read-input.ts';

const SIZE = 15_000_000;
const CREDENTIAL = '{"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiableCredential"],"x":';

/** Milliseconds of one reading: many times less than parsing what was sent would take. */
async function timed(text: string) {
  const bytes = new TextEncoder().encode(text);
  const start = performance.now();
  const read = await readInput(bytes);
  return { code: read.failures[0]?.code, took: performance.now() - start };
}

describe('fifteen megabytes of JSON that no credential needs', () => {
  it.each([
    ['brackets', '['.repeat(SIZE), 'NOT_A_CREDENTIAL'],
    ['brackets inside a credential', CREDENTIAL + '['.repeat(SIZE - 200), 'TOO_COMPLEX'],
    ['numbers', `[${'1,'.repeat(SIZE / 2 - 2)}1]`, 'NOT_A_CREDENTIAL'],
    ['numbers inside a credential', `${CREDENTIAL}[${'1,'.repeat(SIZE / 2 - 200)}1]}`, 'TOO_COMPLEX'],
    ['names', `{${Array.from({ length: 1_000_000 }, (_, at) => `"k${at}":1`).join(',')}}`, 'NOT_A_CREDENTIAL'],
  ])('%s are refused before they are parsed', async (_, text, code) => {
    const found = await timed(text);
    expect(found.code).toBe(code);
    expect(found.took).toBeLessThan(700);
  });
});
