import { describe, expect, it } from 'vitest';
import { dijleland, scheldeland } from '../../src/local/invented/institutions.ts';
import { elmo } from '../../src/recognition/export/elmo.ts';
import { Institution } from '../../src/record/institution.ts';
import type { DecisionOutcome } from '../../src/record/recognition/decision.ts';
import type { DecisionRecord } from '../../src/record/recognition/decision-record.ts';
import { CONDITIONAL, DECIDED, GRANTED, PARTIAL, REFUSED } from '../support/recognition/decided.ts';
import { elmoErrors } from '../support/recognition/elmo-schema.ts';
import { describeWithShared } from '../support/shared.ts';

const INSTITUTION = Institution.parse(scheldeland());
const AT = Date.UTC(2026, 8, 21, 8) / 1000;

function written(decisions: readonly DecisionRecord[], met: readonly string[] = []): string {
  const made = elmo(decisions, INSTITUTION, AT, new Set(met));
  if (!made.ok) throw new Error(made.error);
  return made.value;
}

const all = (document: string, name: string): readonly string[] =>
  [...document.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`, 'g'))].map(([, text = '']) => text);

const HOSTILE = `</title><script>alert(1)</script>]]>&amp;\u0000\u0008\u202Eabc\uD800 "'\r\n\uFFFE`;
const hostile = (decision: DecisionRecord): DecisionRecord => ({
  ...decision,
  applicant: { ...decision.applicant, givenName: HOSTILE, familyName: HOSTILE, reference: HOSTILE },
  unit: { ...decision.unit, title: { nl: HOSTILE, 'not a language': HOSTILE } },
  parts: decision.parts.map((part) => ({ ...part, title: { und: HOSTILE } })),
  conditions: [{ nl: HOSTILE }],
  credits: decision.credits.map((credit) => ({ ...credit, title: { nl: HOSTILE } })),
  evidence: decision.evidence.map((piece) => ({
    ...piece,
    evidenceId: HOSTILE,
    credentialId: HOSTILE,
    title: { nl: HOSTILE },
    awardingBodies: [{ nl: HOSTILE }],
  })),
  decidedBy: { ...decision.decidedBy, body: HOSTILE },
});

describeWithShared('ELMO 2.0', () => {
  it('has a schema that refuses what is not ELMO, so that the tests below can fail', async () => {
    const document = written([GRANTED]);
    expect(await elmoErrors(document.replace('>Positive<', '>Granted<'))).not.toEqual([]);
    expect(await elmoErrors(document.replaceAll('alternativeName', 'otherName'))).not.toEqual([]);
  });

  it.each(['granted', 'granted_elective', 'granted_partial', 'granted_conditional', 'refused'] as const)(
    'is valid against the official schema for a decision that is %s',
    async (outcome) => {
      expect(await elmoErrors(written([DECIDED[outcome]]))).toEqual([]);
    },
  );

  it('is valid for several decisions about one learner, and for evidence of which little is known', async () => {
    const bare: DecisionRecord = {
      ...GRANTED,
      unit: { ...GRANTED.unit, iscedF: '0421' },
      evidence: [
        {
          evidenceId: 'e9',
          title: {},
          awardingBodies: [],
          awardedOn: null,
          credentialId: null,
          form: 'edc',
          sha256: '',
        },
        ...GRANTED.evidence,
      ],
    };
    expect(await elmoErrors(written([bare, PARTIAL, REFUSED, { ...GRANTED, evidence: [] }]))).toEqual([]);
  });

  it('is valid, and has no element more, whatever the texts of documents try', async () => {
    const tame = written([GRANTED, PARTIAL, CONDITIONAL]);
    const wild = written([GRANTED, PARTIAL, CONDITIONAL].map(hostile));
    expect(await elmoErrors(wild)).toEqual([]);
    for (const text of ['<script', '\u202E', '\u0000', '\u0008', '\uFFFE']) expect(wild.includes(text)).toBe(false);
    expect(wild.isWellFormed()).toBe(true);
    const elements = (document: string) => new Set([...document.matchAll(/<([A-Za-z]+)/g)].map(([, name]) => name));
    expect([...elements(wild)].filter((name) => !elements(tame).has(name))).toEqual([]);
  });

  it('is valid for an institution with every identifier and one outside the country list', async () => {
    const made = elmo([GRANTED], { ...Institution.parse(dijleland()), country: 'USA' }, AT);
    expect(made.ok && (await elmoErrors(made.value))).toEqual([]);
    expect(made.ok && made.value).not.toContain('<country>');
  });
});

describe('a result of recognition', () => {
  const STATUS: readonly (readonly [DecisionOutcome, string])[] = [
    ['granted', 'Positive'],
    ['granted_elective', 'Positive'],
    ['granted_partial', 'Partially Positive'],
    ['granted_conditional', 'Partially Positive'],
    ['refused', 'Negative'],
  ];
  it.each(STATUS)('that is %s has status %s', (outcome, status) => {
    expect(all(written([DECIDED[outcome]]), 'status')).toEqual([status]);
  });

  it('is Positive for a conditional exemption once its conditions are met, and has the credits only then', () => {
    expect(all(written([CONDITIONAL]), 'value')).toEqual([]);
    const met = written([CONDITIONAL], [CONDITIONAL.decisionId]);
    expect([all(met, 'status'), all(met, 'value')]).toEqual([['Positive'], ['6']]);
    expect(all(written([CONDITIONAL], ['another']), 'status')).toEqual(['Partially Positive']);
  });

  it('is never made of a referral or an application that could not be heard', () => {
    for (const outcome of ['referred_evc', 'inadmissible'] as const)
      expect(elmo([DECIDED[outcome]], INSTITUTION, AT)).toEqual({ ok: false, error: 'no_result' });
    expect(all(written([DECIDED.referred_evc, GRANTED]), 'status')).toEqual(['Positive']);
  });

  it('leads from each piece of evidence to the unit, or to the parts that are exempted', () => {
    expect(all(written([GRANTED]), 'ref')).toEqual(['e1', 'BOP-701']);
    expect(all(written([PARTIAL]), 'ref')).toEqual(['e1', 'BIM-401/basis']);
    const identifiers = all(written([PARTIAL]), 'identifier');
    for (const ref of all(written([PARTIAL]), 'ref')) expect(identifiers).toContain(ref);
  });

  it('counts credits on the unit or on its parts, never on both, and none for a refusal', () => {
    expect(all(written([GRANTED]), 'value')).toEqual(['6']);
    expect(all(written([PARTIAL]), 'value')).toEqual(['2.5']);
    expect(all(written([REFUSED]), 'value')).toEqual([]);
  });

  it('says vrijgesteld where there would be a mark, and that there is no credit certificate', () => {
    const document = written([GRANTED]);
    expect(all(document, 'resultLabel')).toEqual(['vrijgesteld']);
    expect(document).toContain('geen creditbewijs');
    expect(all(written([REFUSED]), 'resultLabel')).toEqual([]);
    expect(written([REFUSED])).not.toContain('creditbewijs');
  });

  it('says of an exemption in the elective space that it is one, and of no other', () => {
    for (const outcome of ['granted', 'granted_elective', 'granted_partial', 'refused'] as const) {
      const [nl = '', en = ''] = all(written([DECIDED[outcome]]), 'description');
      expect([nl.includes('in de keuzeruimte'), en.includes('in the elective space')]).toEqual(
        outcome === 'granted_elective' ? [true, true] : [false, false],
      );
    }
  });

  it('is not put into one document for two learners', () => {
    const other = { ...GRANTED, applicant: { ...GRANTED.applicant, reference: 'r0000001' } };
    expect(elmo([GRANTED, other], INSTITUTION, AT)).toEqual({ ok: false, error: 'several_learners' });
  });
});
