import type { LangMap } from '../../record/text.ts';
import type { Examined } from '../examined.ts';
import type { Check, ClaimedIssuer, Subject } from '../report.ts';
import type { Fact } from './fact.ts';

export interface ReadFacts {
  readonly facts: readonly Fact[];
  readonly subject: Subject;
  readonly issuer: ClaimedIssuer;
  /** What the credential calls itself. */
  readonly title: LangMap | null;
  /** Findings of step `mean` that only reading shows: contradictions, unclear credits, too many facts. */
  readonly checks: readonly Check[];
}

export declare function readFacts(examined: Examined): ReadFacts;
