/** Why something in a case was not done; stable codes. Nothing was stored. */
export type CaseRefusalCode =
  | 'CASE_UNKNOWN'
  | 'CASE_MOVED'
  | 'CASE_STEP_REFUSED'
  | 'CASE_ERASED'
  | 'UNIT_UNKNOWN'
  | 'POLICY_UNKNOWN'
  | 'POLICY_NOT_IN_FORCE'
  | 'ROLE_NEEDED'
  | 'PERSON_NEEDED'
  | 'UNIT_NOT_YOURS'
  | 'INTEREST_NOT_DECLARED'
  | 'INTEREST_NOTE_NEEDED'
  | 'CONFLICT_OF_INTEREST'
  | 'EVIDENCE_UNKNOWN'
  | 'EVIDENCE_EXISTS'
  | 'EVIDENCE_LIMIT'
  | 'EVIDENCE_UNREADABLE'
  | 'LEARNING_UNKNOWN'
  | 'OUTCOME_UNKNOWN'
  | 'MAPPING_NOT_VALID'
  | 'RECOMMENDATION_MISSING'
  | 'RECOMMENDATION_OUTDATED'
  | 'FINDING_UNKNOWN'
  | 'FINDINGS_NOT_OPENED'
  | 'FINDINGS_NOT_SHOWN'
  | 'DECISION_INCOMPLETE'
  | 'COVER_NOT_CHOSEN'
  | 'CREDIT_USED'
  | 'LETTER_INCOMPLETE'
  | 'LETTER_MISSING'
  | 'DATE_NOT_POSSIBLE'
  | 'APPEAL_LATE'
  | 'APPEAL_OWN_DECISION'
  | 'LINK_NOT_VALID'
  | 'NOT_ERASABLE';

export interface CaseRefusal {
  readonly code: CaseRefusalCode;
  /** JSON pointer into the request, where one field is the cause. */
  readonly path?: string;
  readonly params?: Readonly<Record<string, string>>;
  /** Several fields, each with what it would accept in both languages (`accepts`). */
  readonly errors?: readonly { readonly pointer: string; readonly accepted: string }[];
}

export const caseRefusal = (
  code: CaseRefusalCode,
  params?: Readonly<Record<string, string>>,
  more?: Pick<CaseRefusal, 'path' | 'errors'>,
): CaseRefusal => ({ code, ...(params ? { params } : {}), ...more });
