import type { FindingCode } from '../codes/index.ts';

/**
 * The seven headings under which admissions officers assess a micro-credential (Nuffic Micro-Evaluator), and before them
 * whether the application can be heard at all.
 */
export const CRITERIA = [
  'admissibility',
  'verification',
  'identification',
  'quality_assurance',
  'testing',
  'level',
  'workload',
  'learning_outcomes',
] as const;
export type Criterion = (typeof CRITERIA)[number];

/** What exactly was looked at, within a criterion. */
export type Topic =
  | 'admissibility'
  | 'authenticity'
  | 'holder'
  | 'status'
  | 'issuer'
  | 'quality'
  | 'assessment'
  | 'level'
  | 'workload'
  | 'overlap'
  | 'outcomes'
  | 'profile'
  | 'recency';

export type FindingResult = 'met' | 'partly' | 'not_met' | 'unknown' | 'n/a';

/** One thing found. Criterion, topic, result and weight belong to the code; words are in the same table. */
export interface Finding {
  readonly code: FindingCode;
  readonly criterion: Criterion;
  readonly topic: Topic;
  readonly result: FindingResult;
  /** `gate`: sets the piece aside. `material`: decides. `context`: for a person to weigh. */
  readonly weight: 'gate' | 'material' | 'context';
  /** What the words name: dates, levels, credits, titles. Texts of documents are quoted, never trusted. */
  readonly params: Readonly<Record<string, string>>;
  /** Ids of evidence, or of learning in it; empty for what concerns the application. */
  readonly evidence: readonly string[];
  /** Ids of outcomes of the unit it is about. */
  readonly outcomes: readonly string[];
}
