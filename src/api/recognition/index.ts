import type { Operation } from '../route.ts';
import { caseStepOperations } from './case-steps.ts';
import { caseOperations } from './cases.ts';
import { evidenceOperations } from './evidence.ts';
import { exportOperations } from './exports.ts';
import { judgementOperations } from './judgement.ts';
import { letterOperations } from './letter.ts';
import { linkOperations } from './links.ts';
import { officerOperations } from './officers.ts';
import { overviewOperations } from './overview.ts';
import { policyOperations } from './policies.ts';
import { portfolioOperations } from './portfolio.ts';
import { precedentOperations } from './precedents.ts';
import { recommendOperations } from './recommend.ts';
import { unitOperations } from './units.ts';

/** Every operation of an institution about recognition, in the order of the reference. */
export const recognitionOperations: readonly Operation[] = [
  ...unitOperations,
  ...policyOperations,
  ...precedentOperations,
  ...officerOperations,
  ...caseOperations,
  ...caseStepOperations,
  ...evidenceOperations,
  ...portfolioOperations,
  ...judgementOperations,
  ...letterOperations,
  ...linkOperations,
  ...overviewOperations,
  ...exportOperations,
  ...recommendOperations,
];

export { applicantOperations } from './applicant.ts';
