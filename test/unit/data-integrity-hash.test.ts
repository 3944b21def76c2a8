import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalise } from '../../src/credential/contexts/canonicalise.ts';
import { hashOf } from '../../src/credential/data-integrity/hash-data.ts';
import { credential } from '../support/proving-institution.ts';

const expected = (text: string) => createHash('sha256').update(text).digest('hex');
const hexOf = async (pieces: readonly string[]) => Buffer.from(await hashOf(pieces, 'SHA-256')).toString('hex');

describe('the hash of a text in pieces', () => {
  it.each([
    ['no piece at all', []],
    ['one piece', ['<urn:x> ']],
    ['characters of one to four bytes', ['a', 'é’', '𝄞', 'b’']],
    ['half a pair, which is replaced as everywhere', ['a\ud800', 'b']],
    ['more than there is room for', ['a'.repeat(600_000), '’', 'b'.repeat(10)]],
    ['more than there is room for, by the bytes of its characters', ['a', '’'.repeat(300_000)]],
  ])('is that of the whole text: %s', async (_, pieces) => {
    expect(await hexOf(pieces)).toBe(expected(pieces.join('')));
  });

  it('is not touched by what is hashed at the same time', async () => {
    const texts = Array.from({ length: 50 }, (_, index) => [`${index}`.repeat(9_000 - index), ` ${index} `]);
    const hashes = await Promise.all(texts.map(hexOf));
    expect(hashes).toEqual(texts.map((pieces) => expected(pieces.join(''))));
  });
});

describe('canonical N-Quads in pieces', () => {
  const image = 'QUJD'.repeat(30_000);
  it.each([
    ['of a long text', image, 3],
    ['of a long text with a character that is escaped', `${image}\u007f`, 3],
    ['of a long text with a quotation mark and half a pair', `${image}"\ud800`, 3],
    ['of a short text', 'Water', 1],
  ])('%s are the canonical text', async (_, name, least) => {
    const document = { ...credential(), name };
    const pieces = await canonicalise.inPieces(document);
    expect(pieces.length).toBeGreaterThanOrEqual(least);
    expect(pieces.join('')).toBe(await canonicalise(document));
    const written = JSON.stringify(name).replace('\u007f', '\\u007F').replace('\\ud800', '\ud800');
    expect(pieces.join('')).toContain(`${written} .\n`);
  });
});
