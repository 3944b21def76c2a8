import type { DecisionOutcome } from '../../record/recognition/decision.ts';
import type { PageLanguage } from '../../record/text.ts';
import type { FindingResult } from '../engine/finding.ts';

/** A piece of text that is safe to show as it is (`shown`), with its language where that is not the letter's. */
export interface Span {
  readonly text: string;
  /** Absent: the letter's own. Null: nobody knows, such as a code. */
  readonly lang?: string | null;
  readonly strong?: boolean;
  /** Somebody else's words: kept apart, so that their direction reaches no further than themselves. */
  readonly quoted?: boolean;
}

/** Pieces that follow each other on a line. */
export type Phrase = readonly Span[];

export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: Phrase }
  | { readonly kind: 'paragraph'; readonly text: Phrase; readonly look?: 'lead' | 'note' }
  /** The decision itself in one sentence, with its sign. */
  | { readonly kind: 'decision'; readonly outcome: DecisionOutcome; readonly text: Phrase }
  | { readonly kind: 'list'; readonly items: readonly Phrase[]; readonly ordered?: boolean }
  /** Names and what they are; a value can have several lines. */
  | { readonly kind: 'rows'; readonly rows: readonly { readonly name: Phrase; readonly value: readonly Phrase[] }[] }
  /** The first cell of every row is its header. `widths` are shares of the line. */
  | {
      readonly kind: 'table';
      readonly caption: Phrase;
      readonly columns: readonly { readonly name: Phrase; readonly width: number }[];
      readonly rows: readonly (readonly Cell[])[];
    };

export interface Cell {
  readonly text: Phrase;
  /** Shown as a sign beside the word. */
  readonly result?: FindingResult;
}

/** A letter as text: what it says, in order, and nothing of how it looks. */
export interface Letter {
  readonly language: PageLanguage;
  /** Of the document; also its first heading. */
  readonly title: string;
  /** Id of the decision; stands at the foot of every page. */
  readonly reference: string;
  /** UTC seconds: the date the documents carry. */
  readonly decidedAt: number;
  readonly sender: Phrase;
  /** Date, references, whom it is for. */
  readonly head: readonly { readonly name: Phrase; readonly value: readonly Phrase[] }[];
  /** Stands above everything in a copy: which text counts. Null in the original. */
  readonly copy: Phrase | null;
  readonly blocks: readonly Block[];
  readonly words: LetterWords;
}

/** Words the page and the PDF need beside the text. */
export interface LetterWords {
  readonly reference: string;
  /** `{page}` of `{pages}`. */
  readonly page: string;
}
