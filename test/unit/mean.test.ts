import { describe, expect, it } from 'vitest';
import { meanChecks } from '../../src/verifying/checks/mean.ts';
import type { Form } from '../../src/verifying/form.ts';
import { composed, loose, SCENARIO_CASES, twinOf } from '../support/compositions.ts';
import { examinedOf } from '../support/examined.ts';

// biome-ignore lint/suspicious/noExplicitAny: tests write into documents
type Any = any;
const edc = (): Any => loose(composed(SCENARIO_CASES.environmentalMediator()));
const vcdm2 = (): Any => loose(twinOf(composed(SCENARIO_CASES.environmentalMediator())));

function findings(
  document: Any,
  form: Form,
  change: (document: Any) => void,
): readonly { code: string; outcome: string }[] {
  change(document);
  return meanChecks(examinedOf(document, form), document).map(({ code, outcome }) => ({ code, outcome }));
}

describe('a document that was not proved', () => {
  it('is not examined', () => {
    const document = edc();
    expect(meanChecks(examinedOf(document, 'edc', { proved: false }), document)).toMatchObject([
      { code: 'MEANING_NOT_EXAMINED', outcome: 'skipped' },
    ]);
  });
});

describe('contexts', () => {
  const V2 = 'https://www.w3.org/ns/credentials/v2';
  it.each<[string, Form, () => Any, (document: Any) => void, string]>([
    ['an EDC with its two contexts swapped', 'edc', edc, (d) => d['@context'].reverse(), 'CONTEXT_ORDER'],
    [
      'an EDC with a third context',
      'edc',
      edc,
      (d) => d['@context'].push('https://w3id.org/security/data-integrity/v2'),
      'CONTEXT_NOT_EXPECTED',
    ],
    ['an EDC with one context', 'edc', edc, (d) => d['@context'].pop(), 'CONTEXT_ORDER'],
    [
      'an EDC under https',
      'edc',
      edc,
      (d) => (d['@context'][1] = 'https://data.europa.eu/snb/model/context/edc-ap'),
      'CONTEXT_ORDER',
    ],
    [
      'ELM of VCDM 2.0 with edc-ap, which does not process',
      'vc+jwt',
      vcdm2,
      (d) => (d['@context'] = [V2, 'http://data.europa.eu/snb/model/context/edc-ap']),
      'CONTEXT_ORDER',
    ],
    [
      'ELM of VCDM 2.0 with a wrapper nobody knows',
      'vc+jwt',
      vcdm2,
      (d) => (d['@context'][1] = `https://x.example/contexts/elm-vcdm2-${'0'.repeat(64)}.jsonld`),
      'CONTEXT_ORDER',
    ],
    [
      'ELM of VCDM 2.0 with an inline context behind it',
      'vc+jwt',
      vcdm2,
      (d) => d['@context'].push({ hasClaim: 'urn:x' }),
      'CONTEXT_NOT_EXPECTED',
    ],
  ])('of %s are told, and nobody is called false for it', (_, form, make, change, code) => {
    const found = findings(make(), form, change);
    expect(found).toContainEqual({ code, outcome: 'unknown' });
    expect(found.map(({ outcome }) => outcome)).not.toContain('failed');
  });

  it('for proofs and status may follow', () => {
    expect(
      findings(vcdm2(), 'vcdm2-di', (d) => d['@context'].push('https://w3id.org/security/data-integrity/v2')),
    ).toMatchObject([{ code: 'MEANING_OK' }]);
  });
});

describe('structure', () => {
  it.each<[string, (document: Any) => void, string, string]>([
    ['no class VerifiableCredential', (d) => (d.type = ['EuropeanDigitalCredential']), 'STRUCTURE_MISSING', 'failed'],
    ['no issuer', (d) => delete d.issuer, 'STRUCTURE_MISSING', 'failed'],
    ['two issuers', (d) => (d.issuer = [d.issuer, { id: 'did:web:other' }]), 'STRUCTURE_WRONG', 'failed'],
    ['no subject', (d) => delete d.credentialSubject, 'STRUCTURE_MISSING', 'failed'],
    ['a subject nobody describes', (d) => (d.credentialSubject = { id: 'urn:p' }), 'STRUCTURE_WRONG', 'failed'],
    [
      'two subjects',
      (d) => (d.credentialSubject = [d.credentialSubject, { id: 'urn:p', type: 'Person' }]),
      'SUBJECT_SEVERAL',
      'unknown',
    ],
    ['no claim', (d) => delete d.credentialSubject.hasClaim, 'STRUCTURE_INCOMPLETE', 'unknown'],
    [
      'a claim of another class',
      (d) => (d.credentialSubject.hasClaim[0].type = 'Claim'),
      'STRUCTURE_INCOMPLETE',
      'unknown',
    ],
    ['a claim without title', (d) => delete d.credentialSubject.hasClaim[0].title, 'STRUCTURE_INCOMPLETE', 'unknown'],
    ['no date of issuing', (d) => delete d.issued, 'STRUCTURE_INCOMPLETE', 'unknown'],
    ['no legal identifier of the issuer', (d) => delete d.issuer.eIDASIdentifier, 'STRUCTURE_INCOMPLETE', 'unknown'],
  ])('with %s is told', (_, change, code, outcome) => {
    const document = edc();
    // Every body is written where it occurs; the issuer is one of them.
    document.issuer = { ...document.issuer, id: 'did:web:apart' };
    expect(findings(document, 'edc', change)).toContainEqual({ code, outcome });
  });

  it('may have texts as lists, as newer exports of the Commission write them', () => {
    const listed = (d: Any) => {
      d.credentialSubject.hasClaim[0].title = { nl: ['Titel'], en: ['Title'] };
    };
    expect(findings(edc(), 'edc', listed)).toMatchObject([{ code: 'MEANING_OK' }]);
  });
});

describe('a concept', () => {
  const at = (d: Any) => d.credentialSubject.hasClaim[0];
  it.each<[string, (document: Any) => void]>([
    ['eqf/99 under the right scheme', (d) => (at(d).specifiedBy.eqfLevel.id = 'http://data.europa.eu/snb/eqf/99')],
    ['eqf/99 by its address alone', (d) => (at(d).specifiedBy.eqfLevel = 'http://data.europa.eu/snb/eqf/99')],
    ['a field of study as level', (d) => (at(d).specifiedBy.eqfLevel.id = 'http://data.europa.eu/snb/isced-f/0421')],
    ['a made-up field', (d) => (at(d).specifiedBy.thematicArea[0].id = 'http://data.europa.eu/snb/isced-f/0007')],
    [
      'a made-up form of assessment',
      (d) => (at(d).provenBy[0].specifiedBy.dcType.id = 'http://data.europa.eu/snb/assessment/0000000000'),
    ],
    [
      'a made-up supervision',
      (d) =>
        (at(d).provenBy[0].idVerification = { id: 'http://data.europa.eu/snb/supervision-verification/0000000000' }),
    ],
    [
      'a made-up credit system',
      (d) => (at(d).creditReceived[0].framework.id = 'http://data.europa.eu/snb/education-credit/0000000000'),
    ],
    [
      'a made-up way of taking part',
      (d) => (at(d).specifiedBy.mode[0].id = 'http://data.europa.eu/snb/learning-assessment/0000000000'),
    ],
  ])('that exists in no list is told: %s', (_, change) => {
    expect(findings(edc(), 'edc', change)).toContainEqual({ code: 'CONCEPT_UNKNOWN', outcome: 'unknown' });
  });

  it('is told with its place', () => {
    const document = edc();
    at(document).specifiedBy.eqfLevel.id = 'http://data.europa.eu/snb/eqf/99';
    expect(meanChecks(examinedOf(document, 'edc'), document)).toContainEqual(
      expect.objectContaining({
        params: {
          concept: 'http://data.europa.eu/snb/eqf/99',
          path: '/credentialSubject/hasClaim/0/specifiedBy/eqfLevel/id',
        },
      }),
    );
  });

  it.each<[string, (document: Any) => void]>([
    ['of an issuer’s own scheme', (d) => (at(d).provenBy[0].specifiedBy.dcType.id = 'urn:epass:concept:d1ebf223')],
    [
      'of a national framework we have no list of',
      (d) => at(d).specifiedBy.nqfLevel.push({ id: 'http://data.europa.eu/snb/qdr/c_c392e7a2', type: 'Concept' }),
    ],
    [
      'of supervision whose meaning is not settled',
      (d) =>
        (at(d).provenBy[0].idVerification = { id: 'http://data.europa.eu/snb/supervision-verification/44314532f9' }),
    ],
  ])('%s is left alone', (_, change) => {
    expect(findings(edc(), 'edc', change)).toMatchObject([{ code: 'MEANING_OK' }]);
  });
});
