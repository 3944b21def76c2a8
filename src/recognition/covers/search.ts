import type { EctsHundredths } from '../../record/ects.ts';
import { boundsOf } from './bounds.ts';
import { coversOfSize } from './exact.ts';
import { greedyCover } from './greedy.ts';
import { type Candidate, type Problem, problemOf } from './problem.ts';

/**
 * What has to be covered, and with what. `credit` and `enough` never fall when nodes are added, and two sets of nodes
 * together never bring more credit than the one and the other.
 */
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
  /** Whether there is a cover at all; certain when `exact`, and always when `max` does not bind. */
  readonly possible: boolean;
}

/** Covers that are shown. */
const SHOWN = 20;
/** Outcomes up to which the search is complete. */
const EXACT_OUTCOMES = 12;
/** Steps of one search. */
const STEPS = 800_000;

/** Every way to pick one credential for each candidate, up to one more than are shown. */
function named(cover: readonly Candidate[]): string[][] {
  let picks: string[][] = [[]];
  for (const { members } of cover)
    picks = picks.flatMap((pick) => members.slice(0, SHOWN + 1).map((id) => [...pick, id])).slice(0, SHOWN + 1);
  return picks.map((pick) => pick.sort());
}

function answerOf(covers: readonly string[][], all: boolean, exact: boolean): CoverAnswer {
  const sorted = covers.toSorted((a, b) => (a.join('\n') < b.join('\n') ? -1 : 1));
  return {
    covers: sorted.slice(0, SHOWN),
    all: all && covers.length <= SHOWN,
    exact,
    possible: covers.length > 0,
  };
}

function exactAnswer(problem: Problem, fallback: readonly Candidate[]): CoverAnswer {
  const bounds = boundsOf(problem);
  const budget = { left: STEPS };
  const last = Math.min(problem.max, problem.candidates.length);
  for (let size = 0; size <= last; size++) {
    const covers: string[][] = [];
    const complete = coversOfSize(problem, bounds, size, budget, (cover) => {
      covers.push(...named(cover));
      return covers.length <= SHOWN;
    });
    if (covers.length > 0) return answerOf(covers, complete, true);
    if (complete) continue;
    // Nothing smaller is possible, so a cover of this size that was found otherwise is one of the smallest.
    const stands = fallback.length <= problem.max;
    return answerOf(stands ? named(fallback) : [], false, stands && fallback.length === size);
  }
  return answerOf([], true, true);
}

/**
 * The smallest sets of credentials that cover all outcomes and reach the credit: all of the smallest size, so that a person
 * chooses. Complete up to 12 outcomes, by deepening on size; beyond that, or where the input is so tangled that the search
 * is cut short, one cover is found step by step and the answer says so. A credential whose learning is all in another that
 * has more is not offered beside it. The answer does not depend on the order of evidence, outcomes or nodes. Whether the
 * credentials are good enough, and which set is the better one, is not decided here.
 */
export function searchCovers(question: CoverQuestion): CoverAnswer {
  const problem = problemOf(question);
  const fallback = greedyCover(problem);
  if (fallback === null) return answerOf([], true, true);
  if (problem.outcomes.length > EXACT_OUTCOMES)
    return answerOf(fallback.length <= problem.max ? named(fallback) : [], false, false);
  return exactAnswer(problem, fallback);
}
