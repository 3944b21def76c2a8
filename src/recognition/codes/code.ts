import type { Criterion, Finding, FindingResult, Topic } from '../engine/finding.ts';

interface Meaning<R extends FindingResult> {
  readonly criterion: Criterion;
  readonly topic: Topic;
  readonly result: R;
  readonly weight: Finding['weight'];
  /** `{name}` is filled in from the finding's params; `{check}` is what verification said, in its own words. */
  readonly nl: string;
  readonly en: string;
}

/** What a code means, in one place: where it belongs, what it says, and what would change it. */
export type FindingMeaning =
  | (Meaning<'met' | 'n/a'> & { readonly change?: undefined })
  /** What would change it belongs to every finding that is not simply met. */
  | (Meaning<'partly' | 'not_met' | 'unknown'> & { readonly change: { readonly nl: string; readonly en: string } });

/** Keeps the names of the codes. */
export const codes = <const T extends Readonly<Record<string, FindingMeaning>>>(table: T): T => table;
