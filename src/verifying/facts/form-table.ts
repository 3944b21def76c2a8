import type { Fact } from './fact.ts';

/** Ways a fact can come in. A securing changes nothing here: what counts is the model inside. */
export const FORM_COLUMNS = {
  edc: 'EDC (ELM 3.2)',
  elmVcdm2: 'ELM as VCDM 2.0',
  openBadge: 'Open Badges 3.0',
  attestation: 'SD-JWT VC, flat claims',
  attestationWithLd: 'SD-JWT VC with ld',
  plain: 'Other W3C credential',
} as const;
export type FormColumn = keyof typeof FORM_COLUMNS;

/** Where a form has a fact, in the words of that form; null where it has no place for it. */
export type FormRow = Readonly<Record<FormColumn, string | null>>;

/** A member that ELM has a place for, and so has every form with an ELM document inside. */
const elm = (place: string, others: Partial<Pick<FormRow, 'openBadge' | 'attestation' | 'plain'>> = {}): FormRow => ({
  edc: place,
  elmVcdm2: place,
  attestationWithLd: `ld: ${place}`,
  openBadge: others.openBadge ?? null,
  attestation: others.attestation ?? null,
  plain: others.plain ?? null,
});

/**
 * Where each member of a fact is read from, form by form. Paths start at the claim (`credentialSubject.hasClaim`), or at the
 * credential with a leading `/`. docs/VERIFYING.md renders this table and the tests read it: a form gives a fact exactly
 * where it has a place for it.
 */
export const FORM_TABLE: Readonly<Record<keyof Fact, FormRow>> = {
  kind: elm('type', { openBadge: 'achievement', attestation: 'achievement', plain: 'achievement' }),
  identity: elm('id where it is a urn:uuid, else derived', {
    openBadge: 'derived',
    attestation: 'derived',
    plain: 'derived',
  }),
  path: elm('/credentialSubject/hasClaim', {
    openBadge: '/credentialSubject/achievement',
    attestation: '/achievement_title',
    plain: '/credentialSubject',
  }),
  title: elm('title', { openBadge: 'achievement.name', attestation: 'achievement_title', plain: '/name' }),
  description: elm('description, else specifiedBy.description', {
    openBadge: 'achievement.description',
    attestation: 'achievement_description',
    plain: '/description',
  }),
  awardingBodies: elm('awardedBy.awardingBody', {
    openBadge: '/issuer',
    attestation: 'issuing_authority, issuing_country',
    plain: '/issuer',
  }),
  awardedOn: elm('awardedBy.awardingDate', { openBadge: '/awardedDate', attestation: 'date_of_issuance' }),
  specification: elm('specifiedBy.identifier', {
    openBadge: 'achievement.id, humanCode, otherIdentifier',
  }),
  types: elm('specifiedBy.dcType, specifiedBy.category', { openBadge: 'achievement.achievementType', plain: '/type' }),
  ects: elm('creditReceived and specifiedBy.creditPoint in ECTS; of a part its identifier “ECTS share of the whole”', {
    attestation: 'expected_study_time, where it says ECTS',
  }),
  otherCredits: elm('creditReceived, else specifiedBy.creditPoint, in other frameworks', {
    openBadge: 'creditsEarned, else achievement.creditsAvailable',
  }),
  hours: elm('specifiedBy.volumeOfLearning; of an activity its workload first', {
    attestation: 'expected_study_time, where it says hours',
  }),
  eqf: elm('specifiedBy.eqfLevel', {
    openBadge: 'achievement.alignment to the EQF',
    attestation: 'level_of_learning_experience',
  }),
  vks: elm('specifiedBy.nqfLevel, Flemish levels', { openBadge: 'achievement.alignment to the Flemish levels' }),
  otherLevels: elm('specifiedBy.nqfLevel, specifiedBy.educationLevel'),
  iscedF: elm('specifiedBy.thematicArea', { openBadge: 'achievement.alignment to ISCED-F' }),
  outcomes: elm('specifiedBy.learningOutcome', {
    openBadge: 'achievement.alignment to skills and competences',
    attestation: 'learning_outcomes',
  }),
  outcomeSummary: elm('specifiedBy.learningOutcomeSummary'),
  assessments: elm('provenBy', { openBadge: 'result, achievement.resultDescription' }),
  modes: elm('specifiedBy.mode, else influencedBy.specifiedBy.mode'),
  languages: elm('specifiedBy.language', { openBadge: 'achievement.inLanguage', attestation: 'language_of_classes' }),
  qualityAssurance: elm('specifiedBy.accreditation, awardedBy.awardingBody.accreditation, /evidence.accreditation', {
    attestation: 'types_of_quality_assurance',
  }),
  grade: elm('provenBy.grade, where one assessment stands for the whole', {
    openBadge: 'result.value, where there is one',
    attestation: 'assessment_grade',
  }),
  entryRequirement: elm('specifiedBy.entryRequirement', { attestation: 'prerequisites_to_enroll' }),
  partialQualification: elm('specifiedBy.isPartialQualification'),
  period: elm('influencedBy.temporal; of an activity its own', {
    openBadge: 'activityStartDate, activityEndDate',
  }),
  notes: elm('additionalNote, specifiedBy.additionalNote', {
    openBadge: 'achievement.criteria.narrative',
    attestation: 'integration_stackability_options',
  }),
  entitlement: elm('specifiedBy.dcType, specifiedBy.entitlementStatus of a LearningEntitlement'),
  parts: elm('hasPart'),
};
