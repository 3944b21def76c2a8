import type { EctsHundredths } from '../../record/ects.ts';

/** What has to be covered, and with what. `credit` and `enough` never fall when nodes are added, and credit of two sets together is never more than that of each added up. */
export interface CoverQuestion {
  readonly evidence: readonly { readonly id: string; readonly nodes: readonly string[] }[];
  readonly outcomes: readonly {
    readonly id: string;
    /** Sets of nodes that cover it fully, each set jointly. */
    readonly by: readonly (readonly string[])[];
  }[];
  readonly required: EctsHundredths;
  credit(nodes: ReadonlySet<string>): EctsHundredths;
  /** A further condition. */
  enough?(nodes: ReadonlySet<string>): boolean;
  /** Most credentials a cover may have. */
  readonly max: number;
}

export interface CoverAnswer {
  /** Ids of evidence, sorted; at most 20. */
  readonly covers: readonly (readonly string[])[];
  /** Whether these are all the smallest. */
  readonly all: boolean;
  /** Whether they are known to be the smallest. */
  readonly exact: boolean;
  /** Whether there is a cover at all; certain unless `max` binds and the search was cut short. */
  readonly possible: boolean;
}

export function searchCovers(_question: CoverQuestion): CoverAnswer {
  throw new Error('not yet');
}
