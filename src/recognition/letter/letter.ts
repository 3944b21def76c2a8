import type { DecisionOutcome } from '../../record/recognition/decision.ts';
import type { PageLanguage } from '../../record/text.ts';
import type { FindingResult } from '../engine/finding.ts';

/** A piece of text that is safe to show as it is (`shown`). */
export interface Span {
  readonly text: string;
  /** Where it is not the letter's language. */
  readonly lang?: string;
  readonly strong?: boolean;
  /** Somebody else's words: kept apart, so that their direction reaches no further than themselves. */
  readonly quoted?: boolean;
  /** A name, a code, an identifier: a hyphen in it would be another one. */
  readonly verbatim?: boolean;
}

/** Pieces that follow each other on a line. */
export type Phrase = readonly Span[];

export interface Row {
  readonly name: Phrase;
  /** One or more lines. */
  readonly value: readonly Phrase[];
}

export interface Cell {
  readonly text: Phrase;
  /** Shown as a sign beside the word. */
  readonly result?: FindingResult;
  /** Rows a header cell speaks for; those after the first have no first cell. One where it is not said. */
  readonly rows?: number;
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: Phrase }
  | { readonly kind: 'paragraph'; readonly text: Phrase }
  /** The decision itself in one sentence, with its sign. */
  | { readonly kind: 'decision'; readonly outcome: DecisionOutcome; readonly text: Phrase }
  | { readonly kind: 'list'; readonly items: readonly Phrase[] }
  | { readonly kind: 'rows'; readonly rows: readonly Row[] }
  /** The first cell of a row is its header, or that of several rows. `share` is out of the line, all together 1. */
  | {
      readonly kind: 'table';
      readonly caption: Phrase;
      readonly columns: readonly { readonly name: Phrase; readonly share: number }[];
      readonly rows: readonly (readonly Cell[])[];
    };

/** A letter as text: what it says, in order, and nothing of how it looks. */
export interface Letter {
  readonly language: PageLanguage;
  /** Of the document; also its first heading. */
  readonly title: string;
  /** Id of the decision; stands at the foot of every page. */
  readonly reference: string;
  /** UTC seconds: the moment the documents carry. */
  readonly decidedAt: number;
  /** Name of the institution. */
  readonly sender: Phrase;
  /** Whom it is for, date, references. */
  readonly head: readonly Row[];
  /** Stands above everything in a copy: which text counts. Null in the original. */
  readonly copy: Phrase | null;
  readonly blocks: readonly Block[];
  /** Foot of a page: `{page}` of `{pages}`. */
  readonly page: string;
  /** What stands before the reference. */
  readonly referenceName: string;
}
