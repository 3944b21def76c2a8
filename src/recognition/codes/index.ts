import { ADMISSIBILITY_CODES } from './admissibility.ts';
import type { FindingMeaning } from './code.ts';
import { IDENTIFICATION_CODES } from './identification.ts';
import { LEARNING_OUTCOME_CODES } from './learning-outcomes.ts';
import { LEVEL_CODES } from './level.ts';
import { QUALITY_ASSURANCE_CODES } from './quality-assurance.ts';
import { TESTING_CODES } from './testing.ts';
import { VERIFICATION_CODES } from './verification.ts';
import { WORKLOAD_CODES } from './workload.ts';

const TABLES = {
  ...ADMISSIBILITY_CODES,
  ...VERIFICATION_CODES,
  ...IDENTIFICATION_CODES,
  ...QUALITY_ASSURANCE_CODES,
  ...TESTING_CODES,
  ...LEVEL_CODES,
  ...WORKLOAD_CODES,
  ...LEARNING_OUTCOME_CODES,
};

export type FindingCode = keyof typeof TABLES;

/** Every code a finding can carry. Stable: a code is never given another meaning. */
export const FINDING_CODES: Readonly<Record<FindingCode, FindingMeaning>> = TABLES;
