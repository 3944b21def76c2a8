import type { EctsHundredths } from '../../record/ects.ts';
import type { Stock } from './stock.ts';
import type { Use } from './uses.ts';

/** What is used of a stock. It changes as credit is taken; `copy` gives one to try things on. */
export interface Spending {
  /** Whether what is free in one pool never depends on what is taken from another. */
  readonly additive: boolean;
  /** What can still be taken from the pool of a node itself. */
  room(id: string): EctsHundredths;
  /** What is left of a node with all its parts, as far as a figure bounds it; null where none does. */
  left(id: string): number | null;
  /** What was used of a node with all its parts. */
  used(id: string): number;
  take(id: string, ects: number): void;
  copy(): Spending;
}

type Amounts = Map<string, number>;
const of = (amounts: Amounts, id: string): number => amounts.get(id) ?? 0;
const add = (amounts: Amounts, id: string, ects: number): void => void amounts.set(id, of(amounts, id) + ects);

/** The nodes that lose credit when some is taken from a pool: itself, what overlaps with it, and all wholes of these. */
export function touchedBy(stock: Stock, id: string): ReadonlySet<string> {
  const touched = new Set<string>();
  for (const pool of [id, ...stock.overlaps(id)]) {
    touched.add(pool);
    for (const whole of stock.family.above(pool)) touched.add(whole);
  }
  return touched;
}

function spendingOf(stock: Stock, bounds: Amounts, pools: Amounts, placed: Amounts, rows: Amounts): Spending {
  const used = (id: string) => Math.max(of(placed, id), of(rows, id));
  const left = (id: string): number | null => {
    const bound = stock.most(id) ?? bounds.get(id) ?? null;
    return bound === null ? null : Math.max(0, bound - used(id));
  };
  return {
    additive: stock.ids.every((id) => stock.overlaps(id).size === 0 && (stock.earned(id) !== null || !bounds.has(id))),
    used,
    left,
    room: (id) => {
      const pool = stock.pool(id);
      if (pool === null) return 0 as EctsHundredths;
      let room = pool - of(pools, id);
      for (const other of stock.overlaps(id)) room -= of(pools, other);
      for (const whole of [id, ...stock.family.above(id)]) room = Math.min(room, left(whole) ?? room);
      return Math.max(0, room) as EctsHundredths;
    },
    take: (id, ects) => {
      add(pools, id, ects);
      for (const node of touchedBy(stock, id)) {
        add(placed, node, ects);
        add(rows, node, ects);
      }
    },
    copy: () => spendingOf(stock, bounds, new Map(pools), new Map(placed), new Map(rows)),
  };
}

/** Order in which credit of a whole is taken from its parts: what fewest wholes share, then by id. */
export const spillOrder = (stock: Stock, id: string): string[] => {
  const shared = (part: string) => stock.family.above(part).size;
  return [...stock.family.below(id)].sort((a, b) => shared(a) - shared(b) || (a < b ? -1 : 1));
};

/**
 * What earlier allocations left. Each is placed in pools: where it says which part it used, there; the rest first in the
 * pool of the whole itself and then in its parts, so that as much is free as was earned less what was used. What no pool
 * can hold still counts against its node: the record book refuses by the same sums.
 */
export function openedSpending(stock: Stock, uses: readonly Use[]): Spending {
  const pools: Amounts = new Map();
  const placed: Amounts = new Map();
  const rows: Amounts = new Map();
  const bounds: Amounts = new Map();
  for (const { on, needs, earned } of uses) {
    const here: Amounts = new Map();
    const put = (id: string, ects: number) => {
      add(pools, id, ects);
      for (const node of touchedBy(stock, id)) {
        add(placed, node, ects);
        add(here, node, ects);
      }
    };
    const space = (id: string) => {
      let space = (stock.pool(id) ?? 0) - of(pools, id);
      for (const other of stock.overlaps(id)) space -= of(pools, other);
      return Math.max(0, space);
    };
    /** What is still to be placed; never more than the allocation takes from a whole of it. */
    const open = (id: string) =>
      [id, ...stock.family.above(id)].reduce((least, node) => {
        const need = needs.get(node);
        return need === undefined ? least : Math.min(least, need - of(here, node));
      }, Number.POSITIVE_INFINITY);
    // What has a figure comes before what has none, since that lies somewhere in it; unless it is what was allocated.
    const rank = (id: string) => (stock.pool(id) !== null ? 1 : id === on ? 0 : 2);
    for (const [id, need] of [...needs].sort(([a], [b]) => rank(a) - rank(b))) {
      add(rows, id, need);
      let more = open(id);
      if (more <= 0) continue;
      if (stock.pool(id) === null) {
        put(id, more);
        continue;
      }
      for (const pool of [id, ...spillOrder(stock, id)]) {
        const ects = Math.min(more, space(pool));
        if (ects > 0) put(pool, ects);
        more -= ects;
        if (more <= 0) break;
      }
    }
    for (const [id, most] of earned) bounds.set(id, Math.max(most, bounds.get(id) ?? 0));
  }
  return spendingOf(stock, bounds, pools, placed, rows);
}
