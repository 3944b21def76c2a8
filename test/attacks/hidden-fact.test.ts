import { describe, expect, it } from 'vitest';
import { canonicalise } from '../../src/credential/contexts/canonicalise.ts';
import { readTree } from '../../src/credential/graph/tree.ts';
import { readFacts } from '../../src/verifying/facts/read-facts.ts';
import { composed, loose, SCENARIO_CASES, twinOf } from '../support/compositions.ts';
import { examinedOf } from '../support/examined.ts';
import type { Loose } from '../support/rewriting.ts';

/** A statement that is signed must not escape the reader, and one that is not stated of the credential must not reach it. */
const document = (): Loose => loose(twinOf(composed(SCENARIO_CASES.microdegree())));
const readingOf = (from: Loose) => {
  const { facts, subject, issuer } = readFacts(examinedOf(from, 'vcdm2-di'));
  return {
    facts: facts.map(({ path: _, ...fact }) => ({
      ...fact,
      parts: fact.parts.map(({ identity, ects }) => [identity, ects]),
    })),
    subject,
    issuer,
  };
};

describe('a signed claim', () => {
  it('is read where the subject is written as its id and described elsewhere', async () => {
    const original = document();
    original.relatedResource = { id: 'urn:r', hasCredential: { id: (original.credentialSubject as Loose).id } };
    const forged = structuredClone(original);
    const place = forged.relatedResource as { hasCredential: Loose };
    const whole = original.credentialSubject as Loose;
    place.hasCredential = { id: whole.id, type: whole.type, hasClaim: whole.hasClaim };
    const { hasClaim: _, type: __, ...bare } = whole;
    forged.credentialSubject = bare;
    expect(await canonicalise(forged)).toBe(await canonicalise(original));
    expect(readingOf(forged)).toEqual(readingOf(original));
    expect(readingOf(forged).facts).toHaveLength(1);
  });

  it.each<[string, (claim: Loose) => void]>([
    ['its class named by an IRI', (claim) => (claim.type = 'http://data.europa.eu/snb/model/elm/LearningAchievement')],
    ['a keyword for its id', (claim) => Object.assign(claim, { '@id': claim.id, id: undefined })],
    [
      'its parts under an IRI',
      (claim) =>
        Object.assign(claim, { 'http://data.europa.eu/snb/model/elm/hasPart': claim.hasPart, hasPart: undefined }),
    ],
    ['its parts under a prefix', (claim) => Object.assign(claim, { 'elm:hasPart': claim.hasPart, hasPart: undefined })],
    ['its title as a value object', (claim) => (claim.title = [{ '@value': 'x', '@language': 'nl' }])],
    ['its parts in a set', (claim) => (claim.hasPart = { '@set': claim.hasPart })],
  ])('with %s is refused, not overlooked', (_, hide) => {
    const forged = document();
    hide(((forged.credentialSubject as Loose).hasClaim as Loose[])[0] as Loose);
    expect(readTree(JSON.parse(JSON.stringify(forged)))).toMatchObject({
      ok: false,
      error: { code: 'tree_not_plain' },
    });
  });
});

describe('a statement in another graph', () => {
  it.each(['proof', 'verifiableCredential'])('(%s) is not taken for one about the credential', (member) => {
    const original = document();
    const subject = original.credentialSubject as Loose;
    const forged: Loose = {
      ...original,
      [member]: {
        id: original.id,
        validUntil: '2999-01-01T00:00:00Z',
        issuer: { id: 'did:web:other' },
        credentialSubject: { id: subject.id, familyName: { nl: 'Iemand anders' } },
      },
    };
    const tree = readTree(forged);
    expect(tree.ok && tree.value.root.validUntil).toBe(undefined);
    expect(readingOf(forged)).toEqual(readingOf(original));
  });
});
