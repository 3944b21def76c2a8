import type { EctsHundredths } from '../../record/ects.ts';
import type { Allocation } from './allocation.ts';
import type { Family } from './family.ts';
import type { SameLearning } from './same.ts';

/** What one allocation takes from each node of the evidence at hand, its wholes and parts included. */
export interface Use {
  readonly allocation: Allocation;
  /** What it was made on; null where the evidence at hand does not have that. */
  readonly on: string | null;
  /** What it was made on and the parts of that first; parts before wholes. */
  readonly needs: ReadonlyMap<string, EctsHundredths>;
  /** The most that was earned of a node as far as that allocation knew. */
  readonly earned: ReadonlyMap<string, EctsHundredths>;
}

/**
 * Reads allocations by their names. A name of an allocation may be that of a whole or a part, so names never make two
 * pieces of learning one: they only say what was taken from each.
 */
export function usesOf(allocations: readonly Allocation[], same: SameLearning, family: Family): Use[] {
  const order = new Map(family.deepestFirst.map((id, at) => [id, at]));
  return allocations.map((allocation) => {
    const taken = new Map<string, EctsHundredths>();
    const earned = new Map<string, EctsHundredths>();
    for (const row of allocation.keys) {
      const id = same.nodeOfKey(row.key);
      if (id === null) continue;
      if (row.ects > (taken.get(id) ?? -1)) taken.set(id, row.ects);
      if (row.earned !== null && row.earned > (earned.get(id) ?? -1)) earned.set(id, row.earned);
    }
    const on = same.nodeOf(allocation.learning);
    const far = (id: string) => (on === null || id === on || family.below(on).has(id) ? 0 : 1);
    const needs = new Map([...taken].sort(([a], [b]) => far(a) - far(b) || (order.get(a) ?? 0) - (order.get(b) ?? 0)));
    return { allocation, on, needs, earned };
  });
}
