import { accreditation } from './accreditation.ts';
import { assessment } from './assessment.ts';
import { atu } from './atu.ts';
import type { ConceptTable } from './concept.ts';
import { country } from './country.ts';
import { credential } from './credential.ts';
import { educationCredit } from './education-credit.ts';
import { encoding } from './encoding.ts';
import { entitlement } from './entitlement.ts';
import { entitlementStatus } from './entitlement-status.ts';
import { eqf } from './eqf.ts';
import { evidenceType } from './evidence-type.ts';
import { fileType } from './file-type.ts';
import { iscedF } from './isced-f.ts';
import { language } from './language.ts';
import { learningActivity } from './learning-activity.ts';
import { learningOpportunity } from './learning-opportunity.ts';
import { learningSchedule } from './learning-schedule.ts';
import { learningSetting } from './learning-setting.ts';
import { mode } from './mode.ts';
import { skillReuseLevel } from './skill-reuse-level.ts';
import { skillType } from './skill-type.ts';
import { supervisionVerification } from './supervision-verification.ts';
import { verification } from './verification.ts';
import { verificationStatus } from './verification-status.ts';
import { vks } from './vks.ts';

/**
 * The controlled vocabularies of ELM 3.2 that Sigillum writes or reads: for each a table of facts (code, URI, labels).
 * A concept id is valid when it stands in its table; the scheme alone proves nothing.
 */
export const VOCABULARY = {
  accreditation,
  assessment,
  atu,
  country,
  credential,
  'education-credit': educationCredit,
  encoding,
  entitlement,
  'entitlement-status': entitlementStatus,
  eqf,
  'evidence-type': evidenceType,
  'file-type': fileType,
  'isced-f': iscedF,
  language,
  'learning-activity': learningActivity,
  'learning-opportunity': learningOpportunity,
  'learning-schedule': learningSchedule,
  'learning-setting': learningSetting,
  mode,
  'skill-reuse-level': skillReuseLevel,
  'skill-type': skillType,
  'supervision-verification': supervisionVerification,
  verification,
  'verification-status': verificationStatus,
  vks,
} as const;

export type VocabularyName = keyof typeof VOCABULARY;
export type { Concept, ConceptTable } from './concept.ts';
export { UNSETTLED_SUPERVISION } from './supervision-verification.ts';
export { VKS_FRAMEWORK } from './vks.ts';
export const vocabulary = (name: VocabularyName): ConceptTable => VOCABULARY[name];
