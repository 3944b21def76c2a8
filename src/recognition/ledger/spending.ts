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
  /** What rows count against it. */
  counted(id: string): number;
  take(id: string, ects: number): void;
  /** A row states this as earned: what comes after it is bounded as if it had been read from the ledger. */
  bound(id: string, earned: number): void;
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

/** Sums of one ledger. */
interface Sums {
  /** Placed in each pool. */
  readonly pools: Amounts;
  /** Placed in a node and its parts, or in what may be the same. */
  readonly placed: Amounts;
  /** Stated by the rows of the ledger, for a node and for the rest of a whole. */
  readonly rows: Amounts;
  readonly rest: Amounts;
  /** The most that rows state as earned. */
  readonly bounds: Amounts;
  readonly restBounds: ReadonlyMap<string, number>;
}

function spendingOf(stock: Stock, { bounds, restBounds, pools, placed, rows, rest }: Sums): Spending {
  const used = (id: string) => Math.max(of(placed, id), of(rows, id));
  const left = (id: string): number | null => {
    const bound = stock.most(id) ?? bounds.get(id) ?? null;
    return bound === null ? null : Math.max(0, bound - used(id));
  };
  return {
    additive: stock.ids.every(
      (id) =>
        stock.overlaps(id).size === 0 &&
        (stock.earned(id) !== null || !bounds.has(id)) &&
        of(rows, id) <= of(placed, id) &&
        of(rest, id) <= of(pools, id),
    ),
    counted: (id) => of(rows, id),
    used,
    left,
    room: (id) => {
      const pool = stock.pool(id);
      if (pool === null) return 0 as EctsHundredths;
      let room = pool - of(pools, id);
      for (const other of stock.overlaps(id)) room -= of(pools, other);
      room = Math.min(room, Math.max(pool, restBounds.get(id) ?? 0) - of(rest, id));
      for (const whole of [id, ...stock.family.above(id)]) room = Math.min(room, left(whole) ?? room);
      return Math.max(0, room) as EctsHundredths;
    },
    take: (id, ects) => {
      add(pools, id, ects);
      add(rest, id, ects);
      const holding = new Set([id, ...stock.family.above(id)]);
      for (const node of touchedBy(stock, id)) {
        // What may be the same counts as far as there is any left; what it is counts whole.
        add(rows, node, holding.has(node) ? ects : Math.min(ects, left(node) ?? ects));
        add(placed, node, ects);
      }
    },
    bound: (id, earned) => void bounds.set(id, Math.max(earned, of(bounds, id))),
    copy: () =>
      spendingOf(stock, {
        bounds: new Map(bounds),
        restBounds,
        pools: new Map(pools),
        placed: new Map(placed),
        rows: new Map(rows),
        rest: new Map(rest),
      }),
  };
}

/** Order in which credit of a whole is taken from its parts: what fewest wholes share, then by id. */
export const spillOrder = (stock: Stock, id: string): string[] => {
  const shared = (part: string) => stock.family.above(part).size;
  return [...stock.family.below(id)].sort((a, b) => shared(a) - shared(b) || (a < b ? -1 : 1));
};

/**
 * What earlier allocations left. Each is placed in pools: where it says which part it used, there; the rest first in the
 * pool of the whole itself and then in its parts, so that as much is free as was earned less what was used. What exceeds
 * the figures of today lies in the wholes around it, whose figures may include it. What no pool can hold still counts
 * against its node: the record book refuses by the same sums.
 */
export function openedSpending(stock: Stock, uses: readonly Use[]): Spending {
  const [bounds, restBounds]: [Amounts, Amounts] = [new Map(), new Map()];
  const [pools, placed]: [Amounts, Amounts] = [new Map(), new Map()];
  const [rows, rest]: [Amounts, Amounts] = [new Map(), new Map()];
  const put = (id: string, ects: number) => {
    add(pools, id, ects);
    for (const node of touchedBy(stock, id)) add(placed, node, ects);
  };
  const space = (id: string) => {
    let space = (stock.pool(id) ?? 0) - of(pools, id);
    for (const other of stock.overlaps(id)) space -= of(pools, other);
    return Math.max(0, space);
  };
  for (const { on, needs, rest: rests, earned } of uses) {
    const here: Amounts = new Map();
    const count = (id: string, ects: number) => {
      for (const node of touchedBy(stock, id)) add(here, node, ects);
    };
    /** What is still to be placed; never more than the allocation takes from a whole of it. */
    const open = (id: string) =>
      [id, ...stock.family.above(id)].reduce((least, node) => {
        const need = needs.get(node);
        return need === undefined ? least : Math.min(least, need - of(here, node));
      }, Number.POSITIVE_INFINITY);
    const into = (id: string, ects: number) => {
      if (ects <= 0) return;
      put(id, ects);
      count(id, ects);
    };
    // What has a figure comes before what has none, since that lies somewhere in it; unless it is what was allocated, and has
    // no parts it could have been taken from.
    const isAlone = (id: string) => id === on && stock.family.parts(id).length === 0;
    const rank = (id: string) => (stock.pool(id) !== null ? 1 : isAlone(id) ? 0 : 2);
    for (const [id, need] of [...needs].sort(([a], [b]) => rank(a) - rank(b))) {
      add(rows, id, need);
      if (stock.pool(id) === null) into(id, open(id));
      else for (const pool of [id, ...spillOrder(stock, id)]) into(pool, Math.min(open(id), space(pool)));
    }
    for (const id of stock.family.deepestFirst) {
      const more = needs.has(id) ? open(id) : 0;
      if (more <= 0) continue;
      count(id, more);
      const carried: Amounts = new Map();
      for (const whole of stock.family.deepestFirst) {
        const share = stock.family.above(id).has(whole) ? Math.min(more - of(carried, whole), space(whole)) : 0;
        if (share <= 0) continue;
        put(whole, share);
        for (const node of [whole, ...stock.family.above(whole)]) add(carried, node, share);
      }
    }
    for (const [id, most] of earned) bounds.set(id, Math.max(most, of(bounds, id)));
    for (const [id, { ects, most }] of rests) {
      add(rest, id, ects);
      restBounds.set(id, Math.max(most, of(restBounds, id)));
    }
  }
  return spendingOf(stock, { bounds, restBounds, pools, placed, rows, rest });
}
