import jsonld from 'jsonld';
import { describe, expect, it } from 'vitest';
import { CanonicalisationError, canonicalise } from '../../src/credential/contexts/canonicalise.ts';
import { documentLoader } from '../../src/credential/contexts/loader.ts';
import { meanChecks } from '../../src/verifying/checks/mean.ts';
import { readFacts } from '../../src/verifying/facts/read-facts.ts';
import type { Form } from '../../src/verifying/form.ts';
import { undefinedTerms } from '../../src/verifying/vocabulary-terms.ts';
import { composed, loose, SCENARIO_CASES, twinOf } from '../support/compositions.ts';
import { examinedOf } from '../support/examined.ts';
import { type Loose, objectsIn, pick, seeded } from '../support/rewriting.ts';

/**
 * A signature over bytes covers words that mean nothing to a reader of JSON-LD: the issuer signed them, and two readers see
 * two documents. Signed over the graph, the same words are refused when the signature is checked.
 */
const edc = (): Loose => loose(composed(SCENARIO_CASES.microdegree()));
const vcdm2 = (): Loose => loose(twinOf(composed(SCENARIO_CASES.microdegree())));
const FORMS: readonly [Form, () => Loose][] = [
  ['edc', edc],
  ['vc+jwt', vcdm2],
  ['sd-jwt-vc', vcdm2],
];

describe.each(FORMS)('in %s', (form, make) => {
  it('a term no context defines is told and never a fact, though a JSON-LD library drops it without a word', async () => {
    const document = make();
    const before = readFacts(examinedOf(make(), form)).facts;
    (document.credentialSubject as Loose).ectsCredits = '60';
    const [expanded] = await jsonld.expand(document, { documentLoader });
    expect(JSON.stringify(expanded)).not.toContain('ectsCredits');
    const checks = meanChecks(examinedOf(document, form), document);
    expect(checks).toMatchObject([
      {
        code: 'TERM_UNDEFINED',
        outcome: 'unknown',
        params: { term: 'ectsCredits' },
        evidence: { pointer: '/credentialSubject/ectsCredits' },
      },
    ]);
    expect(readFacts(examinedOf(document, form)).facts).toEqual(before);
  });

  it('a class no context defines is told', () => {
    const document = make();
    document.type = [...(document.type as string[]), 'MasterDegree'];
    expect(meanChecks(examinedOf(document, form), document)).toMatchObject([
      { code: 'TERM_UNDEFINED', params: { term: 'MasterDegree' } },
    ]);
  });

  it('what is looked up without a JSON-LD processor is what the processor in safe mode refuses', {
    timeout: 60_000,
  }, async () => {
    const words = [
      'ectsCredits',
      'issued',
      'holder',
      'credentialStatus',
      'statusPurpose',
      'title',
      'noteLiteral',
      'validFrom',
      'proofPurpose',
      'jsonSchema',
      'legalName',
      'toString',
      'constructor',
    ];
    let refused = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const random = seeded(seed);
      const document = make();
      const nodes = objectsIn(document).filter((node) => node === document || typeof node.type === 'string');
      const node = pick(random, nodes);
      const word = pick(random, words);
      if (!node || word === undefined || word in node) continue;
      node[word] = { id: 'urn:x:1', type: 'Concept' };
      if (word === 'title' || word === 'noteLiteral' || word === 'legalName') node[word] = { nl: 'x' };
      if (word === 'validFrom' || word === 'issued' || word === 'statusPurpose') node[word] = '2026-01-01T00:00:00Z';
      const library = await canonicalise(document).then(
        () => null,
        (error: unknown) => (error instanceof CanonicalisationError ? error.code : String(error)),
      );
      const found = undefinedTerms(document).map(({ term }) => term);
      expect(found.length > 0, `seed ${seed}: ${word} in ${String(node.type)}: ${library}`).toBe(
        library === 'undefined_term',
      );
      if (library !== null) refused += 1;
    }
    expect(refused).toBeGreaterThan(5);
  });
});

describe('claims of the token itself', () => {
  it('are no part of the document', () => {
    const document = { ...vcdm2(), iat: 1_790_000_000, jti: 'urn:x', cnf: { jwk: { kty: 'EC' } } };
    expect(meanChecks(examinedOf(document, 'vc+jwt'), document)).toMatchObject([{ code: 'MEANING_OK' }]);
  });

  it('are undefined inside an EDC, which is no token', () => {
    const document = { ...edc(), cnf: { jwk: { kty: 'EC' } } };
    expect(meanChecks(examinedOf(document, 'edc'), document)).toMatchObject([
      { code: 'TERM_UNDEFINED', params: { term: 'cnf' } },
    ]);
  });
});
