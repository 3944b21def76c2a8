import type { Finding } from '../record/finding.ts';

/** Why something was not done; stable codes. Nothing was stored. */
export type RefusalCode =
  | 'INSTITUTION_UNKNOWN'
  | 'OFFERING_UNKNOWN'
  | 'RULES_NOT_MET'
  | 'DOCUMENT_NOT_VALID'
  | 'AWARD_CONFLICT'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'ACHIEVEMENT_CONFLICT'
  | 'ACHIEVEMENT_TAKEN'
  | 'ALREADY_ISSUED'
  | 'REPLACED_UNKNOWN'
  | 'REPLACED_NOT_LIVE'
  | 'REPLACED_OTHER_LEARNING'
  | 'SUCCESSOR_OTHER_LEARNER'
  | 'DECISION_NOT_EXEMPTING'
  | 'DECISION_NOT_STANDING'
  | 'KEY_MISSING'
  | 'KEY_COMPROMISED'
  | 'SEAL_CERTIFICATE_MISMATCH'
  | 'CREDENTIAL_UNKNOWN'
  | 'STATUS_STEP_REFUSED'
  | 'STATUS_REASON_REFUSED'
  | 'STATUS_ALREADY_SET'
  | 'BUSY';

export interface Refusal {
  readonly code: RefusalCode;
  /** JSON pointer into the request, where one field is the cause. */
  readonly path?: string;
  /** Values the message names: ids, states, roles. */
  readonly params?: Readonly<Record<string, string>>;
  readonly findings?: readonly Finding[];
}

export const refusal = (
  code: RefusalCode,
  params?: Record<string, string>,
  more?: { path?: string; findings?: readonly Finding[] },
): Refusal => ({ code, ...(params ? { params } : {}), ...more });
