import { bringsNew } from './bits.ts';
import type { Problem } from './problem.ts';

/** What no cover can do with less. */
export interface Bounds {
  /** Fewest candidates that can cover this set of outcomes, a bit for each; Infinity where none can. */
  fewest(outcomes: number): number;
}

/**
 * The fewest candidates for every set of outcomes, where a candidate that brings any node of a way to cover an outcome
 * counts as covering it: never more than are truly needed. A table of 2^n entries, so for few outcomes only.
 */
export function boundsOf({ candidates, outcomes, nothing }: Problem): Bounds {
  const touching = new Set(
    candidates.map(({ nodes }) =>
      outcomes.reduce((mask, { any }, bit) => (bringsNew(nodes, any, nothing) ? mask | (1 << bit) : mask), 0),
    ),
  );
  const masks = [...touching].filter(
    (mask) => ![...touching].some((other) => other !== mask && (mask & other) === mask),
  );
  const table = new Uint16Array(1 << outcomes.length);
  const never = 0xffff;
  for (let wanted = 1; wanted < table.length; wanted++) {
    const first = wanted & -wanted;
    let fewest = never;
    for (const mask of masks) if ((mask & first) !== 0) fewest = Math.min(fewest, (table[wanted & ~mask] ?? never) + 1);
    table[wanted] = Math.min(fewest, never);
  }
  return { fewest: (wanted) => (table[wanted] === never ? Number.POSITIVE_INFINITY : (table[wanted] ?? 0)) };
}
