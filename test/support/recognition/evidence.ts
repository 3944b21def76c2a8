import type { RecommendationInput } from '../../../src/recognition/engine/recommendation.ts';
import type { Evidence, LearnedAssessment, Learning, StatedCheck } from '../../../src/recognition/evidence/evidence.ts';
import type { Allocation } from '../../../src/recognition/ledger/allocation.ts';
import type { EctsHundredths } from '../../../src/record/ects.ts';
import { Application } from '../../../src/record/recognition/applicant.ts';
import type { OutcomeMapping } from '../../../src/record/recognition/mapping.ts';
import { ExemptionPolicy } from '../../../src/record/recognition/policy.ts';
import { EquivalencePrecedent } from '../../../src/record/recognition/precedent.ts';
import { TargetUnit } from '../../../src/record/recognition/unit.ts';
import { assessment } from '../../../src/record/vocabulary/assessment.ts';
import { supervisionVerification } from '../../../src/record/vocabulary/supervision-verification.ts';
import { CHECK_CODES, type CheckCode } from '../../../src/verifying/codes/index.ts';
import type { ConceptFact } from '../../../src/verifying/facts/fact.ts';

/** 6 or 7.5 ECTS in hundredths. */
export const ects = (credits: number): EctsHundredths => Math.round(credits * 100) as EctsHundredths;

/** What verification says with this code. */
export const statedCheck = (code: CheckCode, params: Record<string, string> = {}): StatedCheck => ({
  step: CHECK_CODES[code].step,
  outcome: CHECK_CODES[code].outcome,
  code,
  params,
});

/** The checks of a credential with which nothing is wrong. */
export const GOOD_CHECKS: readonly StatedCheck[] = [
  statedCheck('READ_OK', { form: 'edc' }),
  statedCheck('ISSUER_TRUSTED', { name: 'Universiteit Scheldeland' }),
  statedCheck('SEAL_CERTIFICATE_TRUSTED', { anchor: 'Test' }),
  statedCheck('SIGNATURE_GOOD'),
  statedCheck('MEANING_OK', { model: 'ELM 3.2' }),
  statedCheck('VALID_NOW'),
  statedCheck('STATUS_ACTIVE', { date: '2026-09-20' }),
  statedCheck('AWARDED_BY_ISSUER', { name: 'Universiteit Scheldeland' }),
  statedCheck('QA_AT_AWARD_OK', { date: '2026-06-26' }),
  statedCheck('HOLDER_TO_COMPARE'),
];

/** The good checks with those of some steps replaced. */
export function checksWith(...codes: readonly (CheckCode | StatedCheck)[]): readonly StatedCheck[] {
  const given = codes.map((one) => (typeof one === 'string' ? statedCheck(one) : one));
  const steps = new Set(given.map(({ step }) => step));
  return [...GOOD_CHECKS.filter(({ step }) => !steps.has(step)), ...given];
}

const concept = (table: typeof assessment, code: string): ConceptFact => {
  const { uri, label } = table.get(code);
  return { uri, code, label };
};

/** An assessment of a type of our table; supervised with identity check unless said otherwise. */
export const assessedBy = (
  type: string | null,
  identity: 'supervised-id-verified' | 'unsupervised-unverified' | null = 'supervised-id-verified',
): LearnedAssessment => ({
  types: type === null ? [] : [concept(assessment, type)],
  identityVerification: identity === null ? null : concept(supervisionVerification, identity),
  grade: null,
});

/** 6 ECTS at level 7, assessed, awarded on 26 June 2026, with two outcomes. */
export function learning(id: string, more: Partial<Learning> = {}): Learning {
  return {
    id,
    keys: [`id ${id}`],
    kind: 'achievement',
    title: { nl: `Cursus ${id}`, en: `Course ${id}` },
    path: `/credentialSubject/hasClaim/${id}`,
    specifications: [],
    awardingBodies: [],
    awardedOn: '2026-06-26',
    ects: ects(6),
    hours: null,
    eqf: 7,
    iscedF: [],
    languages: [],
    outcomes: ['#1', '#2'].map((one) => ({ id: one, text: { nl: `Leerresultaat ${one}` }, esco: [] })),
    assessments: [assessedBy('project')],
    passBasis: 'credit',
    qualityAssurance: [],
    parts: [],
    ...more,
  };
}

/** A proved, valid credential of the applicant, from a known institution. */
export function evidence(id: string, learnings: readonly Learning[], more: Partial<Evidence> = {}): Evidence {
  return {
    id,
    source: 'documents',
    form: 'edc',
    credentialId: `urn:credential:${id}`,
    title: learnings[0]?.title ?? { nl: `Bewijs ${id}` },
    verdict: 'passed',
    checks: GOOD_CHECKS,
    holder: { result: 'same' },
    supersededBy: null,
    issuer: { ids: ['did:web:scheldeland.example'], name: { nl: 'Universiteit Scheldeland' }, confirmed: true },
    validUntil: null,
    verifiedAt: 1_790_000_000,
    learnings,
    ...more,
  };
}

/** A unit of 6 ECTS at level 7 with four essential outcomes E1 to E4, in the first semester of 2026-2027. */
export const targetUnit = (more: Record<string, unknown> = {}): TargetUnit =>
  TargetUnit.parse({
    code: 'BOP-401',
    academicYear: '2026-2027',
    title: { nl: 'Bemiddeling in omgevingsprojecten' },
    programme: { code: 'MA-RECHT', degree: 'master', eqf: 7, orientation: 'academic' },
    ects: 6,
    eqf: 7,
    semester: 1,
    language: 'NLD',
    outcomes: ['E1', 'E2', 'E3', 'E4'].map((id) => ({ id, text: { nl: `Leerresultaat ${id}` } })),
    policyId: 'recht',
    ...more,
  });

/** Level of the unit, all its credits, five years before a refresher and ten before an assessor. */
export const exemptionPolicy = (more: Record<string, unknown> = {}): ExemptionPolicy =>
  ExemptionPolicy.parse({
    id: 'recht',
    version: '2026',
    title: { nl: 'Vrijstellingen Rechten' },
    validFrom: '2026-09-01',
    approvedBy: 'Faculteitsraad',
    regulation: { nl: 'OER art. 29' },
    decisionBodies: ['Curriculumcommissie'],
    appeal: {
      addressee: 'Interne beroepsinstantie',
      address: 'Kade 1, 9000 Scheldestad',
      form: { nl: 'schriftelijk' },
    },
    recency: { softYears: 5, hardYears: 10 },
    deadlines: [
      { semester: 1, lastDay: '11-14' },
      { semester: 2, lastDay: '02-28' },
      { semester: 'year', lastDay: '02-28' },
    ],
    ...more,
  });

export const application = (more: Record<string, unknown> = {}): Application =>
  Application.parse({ filedOn: '2026-09-20', contractType: 'diploma', ...more });

/** What an assessor judged: `outcome` is covered by these pieces of learning together. */
export const mapping = (
  outcome: string,
  learnings: readonly string[],
  degree: OutcomeMapping['degree'] = 'full',
): OutcomeMapping => ({
  targetOutcomeId: outcome,
  sources: learnings.map((one) => ({ learning: one })),
  degree,
  origin: 'assessor',
});

/** All four outcomes of `targetUnit` by one piece of learning. */
export const mappedTo = (id: string, outcomes: readonly string[] = ['E1', 'E2', 'E3', 'E4']): OutcomeMapping[] =>
  outcomes.map((outcome) => mapping(outcome, [id]));

export const precedent = (more: Record<string, unknown> = {}): EquivalencePrecedent =>
  EquivalencePrecedent.parse({
    id: 'p1',
    source: { issuerId: 'did:web:scheldeland.example', unitSpecId: 'OMG', specVersions: ['2025-2026'] },
    target: { unitCode: 'BOP-401', years: ['2026-2027'] },
    outcome: 'full',
    basis: 'committee',
    decidedBy: 'Curriculumcommissie',
    decidedOn: '2026-01-10',
    expiresOn: '2027-09-30',
    ...more,
  });

/** What another case of the same learner uses of one piece of learning. */
export const allocation = (of: string, used: number, more: Partial<Allocation> = {}): Allocation => ({
  id: `a-${of}-${used}`,
  caseId: 'another-case',
  decisionId: null,
  learnerReference: 's1',
  learning: of,
  keys: [{ key: `id ${of}`, earned: null, ects: ects(used) }],
  targetUnit: 'ANDER-1/2026-2027',
  programme: 'MA-RECHT',
  acrossProgrammes: 'warn',
  ects: ects(used),
  state: 'committed',
  ...more,
});

/** One good credential of 6 ECTS that covers the whole unit: a full exemption, until something is changed. */
export const recommendationInput = (more: Partial<RecommendationInput> = {}): RecommendationInput => ({
  application: application(),
  unit: targetUnit(),
  policy: exemptionPolicy(),
  evidence: [evidence('e1', [learning('L1')])],
  mappings: mappedTo('L1'),
  ledger: [],
  precedents: [],
  today: '2026-09-21',
  ...more,
});
