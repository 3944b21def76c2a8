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
  /** What it takes from what belongs to a whole and to none of its parts, and the most that was as far as it knew. */
  readonly rest: ReadonlyMap<string, { readonly ects: number; readonly most: number }>;
  /** The most that was earned of a node as far as that allocation knew. */
  readonly earned: ReadonlyMap<string, EctsHundredths>;
}

/** Name under which what belongs to a whole and to none of its parts is counted, beside the names of the whole. */
export const restOf = (key: string): string => `rest ${key}`;

/** Name under which credit is counted that may be of a piece of learning of which others had used everything. */
export const mayBeOf = (key: string): string => `may ${key}`;

/** What a name says behind such a word; null where it begins otherwise. */
const behind = (word: string, key: string): string | null => (key.startsWith(word) ? key.slice(word.length) : null);

/**
 * Reads allocations by their names. A name of an allocation may be that of a whole or a part, so names never make two
 * pieces of learning one: they only say what was taken from each.
 */
export function usesOf(allocations: readonly Allocation[], same: SameLearning, family: Family): Use[] {
  const order = new Map(family.deepestFirst.map((id, at) => [id, at]));
  return allocations.map((allocation) => {
    const taken = new Map<string, EctsHundredths>();
    const earned = new Map<string, EctsHundredths>();
    const rest = new Map<string, { ects: number; most: number }>();
    const beyond = new Map<string, number>();
    for (const row of allocation.keys) {
      const whole = same.nodeOfKey(behind(restOf(''), row.key) ?? '');
      const maybe = same.nodeOfKey(behind(mayBeOf(''), row.key) ?? '');
      if (maybe !== null) beyond.set(maybe, Math.max(beyond.get(maybe) ?? 0, row.ects));
      if (whole !== null) {
        const known = rest.get(whole) ?? { ects: 0, most: 0 };
        rest.set(whole, { ects: Math.max(known.ects, row.ects), most: Math.max(known.most, row.earned ?? 0) });
      }
      const id = same.nodeOfKey(row.key);
      if (id === null) continue;
      if (row.ects > (taken.get(id) ?? -1)) taken.set(id, row.ects);
      if (row.earned !== null && row.earned > (earned.get(id) ?? -1)) earned.set(id, row.earned);
    }
    for (const [id, ects] of beyond) taken.set(id, ((taken.get(id) ?? 0) + ects) as EctsHundredths);
    const on = same.nodeOf(allocation.learning);
    const far = (id: string) => (on === null || id === on || family.below(on).has(id) ? 0 : 1);
    const needs = new Map([...taken].sort(([a], [b]) => far(a) - far(b) || (order.get(a) ?? 0) - (order.get(b) ?? 0)));
    return { allocation, on, needs, rest, earned };
  });
}
