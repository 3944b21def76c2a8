import type { FindingCode } from '../../../src/recognition/codes/index.ts';
import type { RecommendationInput } from '../../../src/recognition/engine/recommendation.ts';
import type { Evidence, Learning } from '../../../src/recognition/evidence/evidence.ts';
import type { CheckCode } from '../../../src/verifying/codes/index.ts';
import {
  allocation,
  application,
  assessedBy,
  checksWith,
  ects,
  evidence,
  exemptionPolicy,
  learning,
  mappedTo,
  mapping,
  precedent,
  recommendationInput,
  statedCheck,
  targetUnit,
} from './evidence.ts';

const withPiece = (more: Partial<Evidence>, rest: Partial<RecommendationInput> = {}): RecommendationInput =>
  recommendationInput({ evidence: [evidence('e1', [learning('L1')], more)], ...rest });
const withChecks = (code: CheckCode, params = {}, rest: Partial<RecommendationInput> = {}): RecommendationInput =>
  withPiece({ checks: checksWith(statedCheck(code, params)) }, rest);
const withLearning = (more: Partial<Learning>, rest: Partial<RecommendationInput> = {}): RecommendationInput =>
  recommendationInput({ evidence: [evidence('e1', [learning('L1', more)])], ...rest });
const withUnit = (more: Record<string, unknown>): RecommendationInput =>
  recommendationInput({ unit: targetUnit(more) });
const withPolicy = (more: Record<string, unknown>, input = recommendationInput()): RecommendationInput => ({
  ...input,
  policy: exemptionPolicy(more),
});

/** For every code an input in which it is found. A code nobody can find is a compile error here. */
export const INPUT_FOR: Readonly<Record<FindingCode, RecommendationInput>> = {
  IN_TIME: recommendationInput(),
  NO_DEADLINE: withPolicy({ deadlines: [] }),
  LATE: recommendationInput({ application: application({ filedOn: '2026-11-20' }) }),
  CONTRACT_ACCEPTED: recommendationInput(),
  CONTRACT_NOT_ACCEPTED: withPolicy({ contractTypes: ['credit', 'examen'] }),
  UNIT_EXEMPTABLE: recommendationInput(),
  UNIT_NOT_EXEMPTABLE: withUnit({ exemptable: false, notExemptableReason: 'stage' }),
  NOT_EXAMINED_YET: recommendationInput(),
  EXAMINED_THIS_YEAR: recommendationInput({ application: application({ examinedThisYear: true }) }),

  AUTHENTIC: recommendationInput(),
  SEAL_BROKEN: withChecks('SEAL_BROKEN'),
  NOT_AUTHENTIC: withChecks('STRUCTURE_MISSING', { field: 'issuer' }),
  AUTHENTICITY_OPEN: withChecks('NOT_SEALED'),
  CONTENT_OPEN: withChecks('CREDITS_UNCLEAR', { path: '/a' }),
  NO_LEARNING_STATED: recommendationInput({ evidence: [evidence('e1', [])] }),
  IN_FORCE: recommendationInput(),
  REVOKED: withChecks('STATUS_REVOKED'),
  SUSPENDED: withChecks('STATUS_SUSPENDED'),
  SUPERSEDED: withPiece({ checks: checksWith('STATUS_REVOKED'), supersededBy: 'urn:credential:new' }),
  EXPIRED: withChecks('EXPIRED', { date: '2026-01-01' }),
  NOT_YET_VALID: withChecks('NOT_YET_VALID', { date: '2027-01-01' }),
  VALIDITY_OPEN: withChecks('VALIDITY_MAY_BE_WITHHELD'),
  STATUS_UNKNOWN: withChecks('STATUS_UNSUPPORTED', { type: 'OtherList' }),
  STATUS_NOT_OFFERED: withChecks('STATUS_NOT_OFFERED'),
  STATUS_NOT_OFFERED_ACCEPTED: withPolicy({ statusNotOffered: 'accept' }, withChecks('STATUS_NOT_OFFERED')),

  HOLDER_BY_KEY: withPiece({ holder: { result: 'key' } }),
  HOLDER_CONFIRMED: withPiece({ holder: { result: 'confirmed' } }),
  HOLDER_SAME: recommendationInput(),
  HOLDER_OTHER_PERSON: withPiece({ holder: { result: 'different-birth-date' } }),
  HOLDER_NOT_PROVED: withChecks('HOLDER_AUDIENCE_MISMATCH'),
  HOLDER_SPELLING: withPiece({ holder: { result: 'unknown', because: 'spelling' } }),
  HOLDER_OTHER_NAME: withPiece({ holder: { result: 'unknown', because: 'other-name' } }),
  HOLDER_NO_BIRTH_DATE: withPiece({ holder: { result: 'unknown', because: 'no-birth-date' } }),
  HOLDER_NOT_DESCRIBED: withPiece({ holder: { result: 'unknown', because: 'not-described' } }),
  HOLDER_KEY_OPEN: withChecks('HOLDER_KEY_NOT_SHOWN'),

  SELF_ISSUED: withChecks('SELF_ISSUED'),
  ISSUER_KNOWN: recommendationInput(),
  ISSUER_UNKNOWN: withChecks('ISSUER_UNKNOWN'),
  ISSUER_UNKNOWN_NOTED: withPolicy({ qa: { issuerRecognised: 'preferred' } }, withPiece({ issuer: null })),
  ISSUER_OPEN: withChecks('SEAL_CERTIFICATE_NOT_ANCHORED'),
  AWARDING_BODY_OPEN: withChecks('AWARDING_BODY_NOT_NAMED'),
  AWARDING_BODY_NOTED: withPolicy({ qa: { issuerRecognised: 'preferred' } }, withChecks('AWARDING_BODY_NOT_NAMED')),
  MANDATE_MISSING: withChecks('MANDATE_MISSING', { sealer: 'Associatie', mandator: 'Hogeschool Dijleland' }),
  QA_AT_AWARD_OK: recommendationInput(),
  QA_NOT_SHOWN: withChecks('QA_UNKNOWN'),
  QA_NOT_SHOWN_NOTED: withPolicy({ qa: { externalQaAtAward: 'preferred' } }, withChecks('QA_UNKNOWN')),
  QA_AGENCY_OPEN: withPolicy({ qa: { acceptedAgencies: ['NVAO'] } }),
  QA_AGENCY_NOTED: withPolicy({ qa: { externalQaAtAward: 'preferred', acceptedAgencies: ['NVAO'] } }),

  ASSESSED: recommendationInput(),
  ASSESSED_WITH_WHOLE: recommendationInput({
    evidence: [evidence('e1', [learning('W', { parts: [learning('L1', { assessments: [] })] })])],
  }),
  NOT_EVK: withLearning({ assessments: [assessedBy('attendance')] }),
  PASSED_WITHOUT_CREDIT: withLearning({ passBasis: 'without-credit', ects: null }),
  ASSESSMENT_UNKNOWN: withLearning({ assessments: [] }),
  OUTCOMES_NOT_STATED: withLearning({ outcomes: [] }),
  IDENTITY_CHECKED: recommendationInput(),
  IDENTITY_CHECK_UNKNOWN: withPolicy(
    { assessment: { idVerification: 'required' } },
    withLearning({ assessments: [assessedBy('oral', null)] }),
  ),
  IDENTITY_CHECK_UNKNOWN_NOTED: withLearning({ assessments: [assessedBy('oral', null)] }),
  IDENTITY_NOT_CHECKED: withPolicy(
    { assessment: { idVerification: 'required' } },
    withLearning({ assessments: [assessedBy('oral', 'unsupervised-unverified')] }),
  ),
  IDENTITY_NOT_CHECKED_NOTED: withLearning({ assessments: [assessedBy('oral', 'unsupervised-unverified')] }),

  LEVEL_OK: recommendationInput(),
  LEVEL_OF_WHOLE_OK: recommendationInput({
    evidence: [evidence('e1', [learning('W', { parts: [learning('L1', { eqf: null })] })])],
  }),
  LEVEL_LOW: withLearning({ eqf: 6 }),
  LEVEL_UNKNOWN: withLearning({ eqf: null }),

  WORKLOAD_OK: recommendationInput(),
  WORKLOAD_SHORT: withLearning({ ects: ects(5.99) }),
  WORKLOAD_OPEN: recommendationInput({ mappings: [] }),
  WORKLOAD_UNKNOWN: withLearning({ ects: null }),
  ECTS_UNKNOWN: withLearning({ ects: null }),
  PART_ECTS_UNKNOWN: withUnit({ parts: [{ id: 'P1', title: { nl: 'Basis' }, outcomeIds: ['E1'] }] }),
  HOURS_RANGE: withLearning({ hours: 60 }),
  ECTS_ALREADY_USED: recommendationInput({ ledger: [allocation('L1', 2)] }),
  ECTS_USED_ELSEWHERE: recommendationInput({ ledger: [allocation('L1', 2, { programme: 'ANDERS' })] }),
  COUNTED_ONCE: recommendationInput({
    evidence: [evidence('e1', [learning('L1')]), evidence('e2', [learning('L1')])],
  }),
  STACKING_LIMIT: withPolicy(
    { stacking: { allowed: false } },
    recommendationInput({
      evidence: [evidence('e1', [learning('L1')]), evidence('e2', [learning('L2')])],
      mappings: [...mappedTo('L1', ['E1', 'E2']), ...mappedTo('L2', ['E3', 'E4'])],
    }),
  ),

  OUTCOME_COVERED: recommendationInput(),
  OUTCOME_PARTLY: recommendationInput({ mappings: [mapping('E1', ['L1'], 'partial')] }),
  OUTCOME_NOT_COVERED: recommendationInput({ mappings: [mapping('E1', [], 'none')] }),
  OUTCOME_NOT_JUDGED: recommendationInput({ mappings: [] }),
  OUTCOME_OPEN: recommendationInput({
    evidence: [evidence('e1', [learning('L1')]), evidence('e2', [learning('L2', { eqf: 5 })])],
    mappings: [...mappedTo('L1', ['E1']), ...mappedTo('L2', ['E2'])],
  }),
  INTEGRATION_REQUIRED: withUnit({ integrationRequired: true }),
  PART_COVERED: recommendationInput({
    unit: targetUnit({ ects: 8, parts: [{ id: 'P1', title: { nl: 'Basis' }, ects: 3, outcomeIds: ['E1'] }] }),
  }),
  JUDGED_ON_OTHER_EVIDENCE: recommendationInput({ mappings: mappedTo('Lx', ['E1']) }),
  PRECEDENT_USED: recommendationInput({
    mappings: [],
    precedents: [precedent()],
    evidence: [
      evidence('e1', [
        learning('L1', {
          specifications: [{ scheme: null, code: 'OMG', version: '2025-2026' }],
          awardingBodies: [
            { id: 'did:web:scheldeland.example', name: { nl: 'Scheldeland' }, identifiers: [], country: null },
          ],
        }),
      ]),
    ],
  }),
  FIELD_SAME: { ...withLearning({ iscedF: ['0421'] }), unit: targetUnit({ iscedF: '0421' }) },
  FIELD_NEAR: { ...withLearning({ iscedF: ['0411'] }), unit: targetUnit({ iscedF: '0421' }) },
  FIELD_OTHER: { ...withLearning({ iscedF: ['0732'] }), unit: targetUnit({ iscedF: '0421' }) },
  RECENT: recommendationInput(),
  RECENCY_SOFT: withLearning({ awardedOn: '2021-09-20' }),
  RECENCY_HARD: withLearning({ awardedOn: '2016-09-20' }),
  AWARD_DATE_UNKNOWN: withLearning({ awardedOn: null }),
};
