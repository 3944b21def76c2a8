import type { Criterion, Finding, FindingResult, Topic } from '../engine/finding.ts';

/** What a code means, in one place: where it belongs, what it says, and what would change it. */
export interface FindingMeaning {
  readonly criterion: Criterion;
  readonly topic: Topic;
  readonly result: FindingResult;
  readonly weight: Finding['weight'];
  /** `{name}` is filled in from the finding's params. */
  readonly nl: string;
  readonly en: string;
  /** What would change this; absent only where the result is `met` or `n/a`. */
  readonly change?: { readonly nl: string; readonly en: string };
}

/** Keeps the names of the codes. */
export const codes = <T extends Readonly<Record<string, FindingMeaning>>>(table: T): T => table;
