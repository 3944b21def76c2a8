import { type Bits, bringsNew, count, union } from './bits.ts';
import type { Bounds } from './bounds.ts';
import type { Candidate, Problem } from './problem.ts';

/** What one search may cost, in steps of about equal time, so that no input makes it long. */
export interface Budget {
  left: number;
}

/** What one node costs when the question's own functions are called with it. */
const COST_OF_NODE = 24;

/**
 * All covers of exactly `size` candidates, provided none is smaller; `found` says whether to go on. Each choice branches
 * on the outcome with the fewest candidates that bring it closer, or, once all outcomes are covered, on credit; what one
 * branch has tried the next ones leave out, so that no set comes twice. False when the budget ran out or `found` stopped it.
 */
export function coversOfSize(
  problem: Problem,
  bounds: Bounds,
  size: number,
  budget: Budget,
  found: (cover: readonly Candidate[]) => boolean,
): boolean {
  const { candidates, outcomes, covers, required } = problem;
  const out = new Uint8Array(candidates.length);
  const chosen: Candidate[] = [];
  const touching = outcomes.map(({ any }) =>
    [...candidates.entries()].flatMap(([at, { nodes }]) => (bringsNew(nodes, any, problem.nothing) ? [at] : [])),
  );
  const words = problem.nothing.length;
  const look = words * outcomes.reduce((sum, { by }) => sum + by.length, candidates.length);

  /** Most that `more` further candidates can bring; they come with most credit first. */
  const atMost = (more: number, from = 0): number => {
    let sum = 0;
    for (let at = from, taken = 0; at < candidates.length && taken < more; at++)
      if (out[at] === 0) {
        sum += candidates[at]?.credit ?? 0;
        taken++;
      }
    return sum;
  };
  const tryEach = (tried: readonly number[], had: Bits, alone: number, useful: (at: number) => boolean): boolean => {
    const left: number[] = [];
    let whole = true;
    for (const at of tried) {
      const one = candidates[at];
      if (one === undefined || !useful(at)) continue;
      out[at] = 1;
      left.push(at);
      chosen.push(one);
      whole = visit(union(had, one.nodes), alone + one.credit);
      chosen.pop();
      if (!whole) break;
    }
    for (const at of left) out[at] = 0;
    return whole;
  };
  const visit = (had: Bits, alone: number): boolean => {
    budget.left -= look;
    if (budget.left < 0) return false;
    const more = size - chosen.length;
    let open = 0;
    for (let bit = 0; bit < outcomes.length; bit++) {
      const wanted = outcomes[bit];
      if (wanted !== undefined && !covers(wanted, had)) open |= 1 << bit;
    }
    if (open === 0) {
      budget.left -= COST_OF_NODE * count(had);
      const brought = problem.credit(had);
      if (problem.suffices(had, brought)) return found(chosen);
      if (more === 0 || brought + atMost(more) < required) return true;
      const rest = [...candidates.entries()].flatMap(([at, { nodes }]) =>
        out[at] === 0 && bringsNew(nodes, nodes, had) ? [at] : [],
      );
      return tryEach(rest, had, brought, (at) => brought + atMost(more, at) >= required);
    }
    if (bounds.fewest(open) > more || alone + atMost(more) < required) return true;
    let branches: number[] | null = null;
    for (let bit = 0; bit < outcomes.length; bit++) {
      const wanted = outcomes[bit];
      if ((open & (1 << bit)) === 0 || wanted === undefined) continue;
      const closer: number[] = [];
      const near = touching[bit] ?? [];
      budget.left -= near.length * words;
      for (const at of near) {
        const nodes = candidates[at]?.nodes;
        if (out[at] === 0 && nodes !== undefined && bringsNew(nodes, wanted.any, had)) closer.push(at);
      }
      if (branches === null || closer.length < branches.length) branches = closer;
    }
    return tryEach(branches ?? [], had, alone, () => true);
  };
  return visit(problem.nothing, 0);
}
