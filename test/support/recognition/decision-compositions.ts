import { composeDecision, type DecisionComposition } from '../../../src/credential/elm/compose-decision.ts';
import type { ElmCredential } from '../../../src/credential/elm/model.ts';
import { type DecisionPageFacts, decisionPageFacts } from '../../../src/credential/page/decision-facts.ts';
import { scheldeland } from '../../../src/local/invented/institutions.ts';
import { Institution } from '../../../src/record/institution.ts';
import type { DecisionRecord } from '../../../src/record/recognition/decision-record.ts';
import { ISSUED_AT, ORIGIN, TINY_PNG } from '../compositions.ts';
import { CONDITIONAL, DECIDED, GRANTED, PARTIAL } from './decided.ts';

export const DECIDER = Institution.parse(scheldeland());
const { birthDate: _, ...nameless } = GRANTED.applicant;

/** Decisions that exempt from something, by what is particular to each. */
export const EXEMPTING = {
  granted: GRANTED,
  partial: PARTIAL,
  'two parts': {
    ...PARTIAL,
    parts: [...PARTIAL.parts, { id: 'infra', title: { nl: 'Infrastructuur', en: 'Infrastructure' }, ects: null }],
  },
  conditional: CONDITIONAL,
  elective: DECIDED.granted_elective,
  'without a birth date': { ...GRANTED, applicant: nameless },
  'a programme without a title': {
    ...GRANTED,
    unit: { ...GRANTED.unit, programme: { code: 'MA-OMG', degree: 'master' } },
  },
} as const satisfies Record<string, DecisionRecord>;

export const everyExemption = (): { readonly name: string; readonly decision: DecisionRecord }[] =>
  Object.entries(EXEMPTING).map(([name, decision]) => ({ name, decision }));

const REPLACED = 'urn:credential:0b4be6a6-6b3f-4d38-9f38-1f2f2dd4b0aa';

/** What is handed to the composer for a decision. */
export const decisionComposition = (
  decision: DecisionRecord,
  more: Partial<DecisionComposition> = {},
): DecisionComposition => ({
  credentialId: 'urn:credential:5d0c2b5a-7a3e-4f0e-9d52-6b0f3c2a1e47',
  issuerDid: `did:web:sigillum.example:i:${DECIDER.slug}`,
  issuer: DECIDER,
  decision,
  replaces: REPLACED,
  issuedAt: ISSUED_AT,
  pages: [
    { language: 'nl', png: TINY_PNG },
    { language: 'en', png: TINY_PNG },
  ],
  edcStatuses: [
    { purpose: 'revocation', listUrl: `${ORIGIN}/i/${DECIDER.slug}/status/edc-1`, index: 54_321 },
    { purpose: 'suspension', listUrl: `${ORIGIN}/i/${DECIDER.slug}/status/edc-2`, index: 12_345 },
  ],
  ...more,
});

export const composedDecision = (decision: DecisionRecord, more?: Partial<DecisionComposition>): ElmCredential =>
  composeDecision(decisionComposition(decision, more));

export const decisionPage = (decision: DecisionRecord, development = false): DecisionPageFacts =>
  decisionPageFacts({
    institution: DECIDER,
    decision,
    credentialId: 'urn:credential:5d0c2b5a-7a3e-4f0e-9d52-6b0f3c2a1e47',
    development,
  });

const long = (text: string, length: number): string => text.repeat(Math.ceil(length / text.length)).slice(0, length);

/** Every text as long as a record allows. */
export const LONGEST: DecisionRecord = {
  ...PARTIAL,
  applicant: {
    ...GRANTED.applicant,
    givenName: long('Maximiliaan Ferdinand ', 200),
    familyName: long('van den Broeck-Vanderstraeten ', 200),
  },
  unit: {
    ...GRANTED.unit,
    code: long('OPLEIDINGSONDERDEEL-', 100),
    title: { nl: long('Ontwerpen en evalueren van klimaatbestendige wijken ', 300) },
    programme: { code: 'X', degree: 'master', title: { nl: long('Stedenbouw en ruimtelijke planning ', 300) } },
  },
  parts: Array.from({ length: 20 }, (_each, index) => ({
    id: `p${index}`,
    title: { nl: long(`Onderdeel ${index}: gevorderde onderzoeksmethoden `, 300) },
    ects: null,
  })),
  decidedBy: { ...GRANTED.decidedBy, body: long('De curriculumcommissie van de faculteit ', 200) },
  legalBasis: Array.from({ length: 10 }, () => long('Codex Hoger Onderwijs, artikel II.241, en ', 300)),
};
