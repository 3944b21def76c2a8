import { describe, expect, it } from 'vitest';
import { admissible, LIMITS } from '../../src/credential/data-integrity/admissible.ts';
import { excessOf } from '../../src/credential/data-integrity/outline.ts';
import { size } from '../../src/credential/lint/size.ts';
import { walk } from '../../src/credential/lint/walk.ts';
import { credential } from '../support/proving-institution.ts';
import { describeWithShared, sharedJson, sharedText } from '../support/shared.ts';
import type { Json } from '../support/signed-by-hand.ts';

const BOUNDS = { depth: 3, values: 5 };

describe('the outline of JSON text', () => {
  it.each<[string, string]>([
    ['as deep as may be', '[[[1]]]'],
    ['as many values as may be', '[1,2,3,4,5]'],
    ['brackets inside text', '["[[[[[[", "\\"[[[[[", "\\\\\\"[[[[["]'],
    ['commas inside text', '{"a":",,,,,,,,"}'],
    ['an escaped quote at the end of a text', '["a\\\\",1,2,"\\\\\\\\",3]'],
    ['a text that is never closed', '["[[[[[['],
    ['nothing', ''],
  ])('finds nothing in %s', (_, text) => {
    expect(excessOf(text, BOUNDS)).toBeNull();
  });

  it.each<[string, string]>([
    ['one level too many', '[[[[1]]]]'],
    ['levels of both kinds', '[{"a":[{}]}]'],
    ['a value too many', '[1,2,3,4,5,6]'],
    ['a value too many over two lists', '[[1,2,3],[4,5,6]]'],
    ['a level behind a text that ends in backslashes', '["\\\\",[[[1]]]]'],
  ])('finds %s', (_, text) => {
    expect(excessOf(text, BOUNDS)).not.toBeNull();
  });
});

describe('the outline of a text that is shorter than the values it may have', () => {
  const wide = { depth: 3, values: 1_000 };
  it.each(['[[[1]]]', '{"a":[{}]}', '["[[[[[[", "{{{{"]', '["[[[['])('finds nothing in %s', (text) => {
    expect(excessOf(text, wide)).toBeNull();
  });

  it.each(['[[[[1]]]]', '{"a":[{"b":[]}]}', '["[[[[", [[[1]]]]'])('finds a level too many in %s', (text) => {
    expect(excessOf(text, wide)).toBe('nested more than 3 deep');
  });
});

describe('what may be canonicalised', () => {
  const filler = (characters: number) => 'een '.repeat(characters / 4);

  it('counts names and words, but not what is encoded', () => {
    const withName = (name: unknown): Json => ({ ...credential(), name });
    expect(admissible(withName(filler(LIMITS.text - 4_000)))).toBeNull();
    expect(admissible(withName(filler(LIMITS.text + 4)))).toMatchObject({ code: 'too_complex' });
    expect(admissible(withName('A'.repeat(4_000_000)))).toBeNull();
    expect(admissible(withName(`data:image/png;base64,${'A'.repeat(4_000_000)}`))).toBeNull();
    expect(admissible(withName(`data:image/png;base64,${'A '.repeat(400_000)}`))).toMatchObject({
      code: 'too_complex',
    });
    const names = Object.fromEntries(Array.from({ length: 600 }, (_, index) => [`${index}${'a'.repeat(1_000)}`, 1]));
    expect(admissible({ ...credential(), ...names })).toMatchObject({ code: 'too_complex' });
  });

  it('lets many nodes say little, and one node not too much', () => {
    const nodes = (length: number, id: (index: number) => string) =>
      Array.from({ length }, (_, index) => ({ id: id(index), type: 'LearningAchievement', title: { nl: `${index}` } }));
    const withClaims = (hasClaim: unknown): Json => ({ ...credential(), credentialSubject: { hasClaim } });
    expect(admissible(withClaims(nodes(900, (index) => `urn:x:${index}`)))).toBeNull();
    const titles = (from: number) => ({
      id: 'urn:x:same',
      type: 'LearningAchievement',
      title: { nl: Array.from({ length: 400 }, (_, index) => `${from + index}`) },
    });
    expect(admissible(withClaims([titles(0), titles(400)]))).toBeNull();
    expect(admissible(withClaims([titles(0), titles(400), titles(800)]))).toMatchObject({ code: 'too_complex' });
    expect(admissible(withClaims(Array.from({ length: 10 }, () => titles(0))))).toBeNull();
    const unnamed = Array.from({ length: 300 }, () => ({ type: 'LearningAchievement', title: { nl: 'x', en: 'y' } }));
    expect(admissible(withClaims(unnamed))).toBeNull();
  });

  it.each<[string, Json]>([
    ['a presentation by its credentials', { verifiableCredential: [{ ...credential(), proof: {} }] }],
    [
      'a badge by its endorsements',
      { endorsement: { '@context': ['https://www.w3.org/ns/credentials/v2'], proof: [] } },
    ],
  ])('%s may hold a document with contexts and proofs of its own', (_, member) => {
    expect(admissible({ '@context': 'https://www.w3.org/ns/credentials/v2', ...member }, 'presentation')).toBeNull();
  });

  it('a credential may hold no other credential', () => {
    expect(admissible({ ...credential(), verifiableCredential: [credential()] })).toMatchObject({
      code: 'context_not_allowed',
    });
  });

  it('is all that lint lets through', () => {
    const document = { ...credential(), name: filler(600_000) };
    const walked = walk(document);
    expect(size(walked, 'vcdm2')).toMatchObject([{ id: 'LINT-SIZE' }]);
    expect(size(walk(credential()), 'vcdm2')).toEqual([]);
  });
});

describeWithShared('the official samples', () => {
  it.each(['MC-Annex1', 'CertOfPart'])('%s is within the limits, images and all', (name) => {
    const path = `elm/Sample-${name}-unsigned.jsonld`;
    expect(excessOf(sharedText(path), LIMITS)).toBeNull();
    expect(admissible(sharedJson(path) as Json)).toBeNull();
  });
});
