import { type Bits, bringsNew, union } from './bits.ts';
import type { Candidate, Problem } from './problem.ts';

/**
 * One cover, found by taking each time what brings most, and then leaving out what is not needed; null when even all
 * candidates together are none. It need not be among the smallest.
 */
export function greedyCover(problem: Problem): Candidate[] | null {
  const { candidates, outcomes, covers, credit, suffices } = problem;
  const isCover = (chosen: readonly Candidate[]): boolean => {
    const had = chosen.reduce((sum, { nodes }) => union(sum, nodes), problem.nothing);
    return outcomes.every((wanted) => covers(wanted, had)) && suffices(had, credit(had));
  };
  if (!isCover(candidates)) return null;

  const chosen: Candidate[] = [];
  const waiting = new Set(candidates);
  let had: Bits = problem.nothing;
  let open = [...outcomes];
  const take = (one: Candidate) => {
    chosen.push(one);
    waiting.delete(one);
    had = union(had, one.nodes);
    open = open.filter((wanted) => !covers(wanted, had));
  };
  while (open.length > 0) {
    let best: Candidate | null = null;
    let [most, near] = [-1, -1];
    for (const one of waiting) {
      const with_ = union(had, one.nodes);
      const nearer = open.filter(({ any }) => bringsNew(one.nodes, any, had));
      const covered = nearer.filter((wanted) => covers(wanted, with_)).length;
      const closer = nearer.length;
      if (covered > most || (covered === most && closer > near)) [best, most, near] = [one, covered, closer];
    }
    if (best === null) return null;
    take(best);
  }
  for (let brought = credit(had); !suffices(had, brought); brought = credit(had)) {
    let best: Candidate | null = null;
    let most = -1;
    // Most credit first: what is left can bring no more than it brings by itself.
    for (const one of waiting) {
      if (one.credit <= most) break;
      const gain = credit(union(had, one.nodes)) - brought;
      if (gain > most) [best, most] = [one, gain];
    }
    if (best === null) return null;
    take(best);
  }
  return chosen.toReversed().reduce((kept, one) => {
    const without = kept.filter((other) => other !== one);
    return isCover(without) ? without : kept;
  }, chosen);
}
