import type { Outcome, Step } from '../report.ts';

/** What a code means: the step that gives it, what it does to the verdict, and how it is said. `{name}` is a param. */
export interface CodeMeaning {
  readonly step: Step;
  readonly outcome: Outcome;
  readonly nl: string;
  readonly en: string;
}

export const codes = <const T extends Readonly<Record<string, CodeMeaning>>>(table: T): T => table;
