import { type EctsHundredths, formatEcts } from '../../record/ects.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import type { Allocation, AllocationKey } from './allocation.ts';
import type { Learned, LearnedNode } from './learned.ts';
import { type Spending, spillOrder, touchedBy } from './spending.ts';
import type { Stock } from './stock.ts';
import { mayBeOf, restOf } from './uses.ts';

export type AllocationRefusal =
  | { readonly code: 'LEARNING_UNKNOWN'; readonly params: { readonly learning: string } }
  | {
      readonly code: 'CREDIT_USED';
      /** Credits as decimal text. */
      readonly params: { readonly learning: string; readonly free: string; readonly asked: string };
    };

/** Whose, for which unit, and in which state the rows are made. */
export type AllocationOf = Pick<
  Allocation,
  'caseId' | 'decisionId' | 'learnerReference' | 'targetUnit' | 'programme' | 'acrossProgrammes' | 'state'
>;

interface Asked {
  readonly at: number;
  readonly learning: string;
  readonly node: LearnedNode;
  readonly ects: EctsHundredths;
}

type Taken = ReadonlyMap<string, number>;
const least = (a: number, b: number | null): number => (b === null ? a : Math.min(a, b));

/** Known credit of a node, pool by pool: its own first, then that of parts no other asked learning needs. */
function fromPools({ node, ects }: Asked, stock: Stock, spending: Spending, asked: readonly Asked[]): Taken {
  const wanted = (part: string) => asked.filter((one) => stock.family.below(one.node.id).has(part)).length;
  const parts = spillOrder(stock, node.id).toSorted((a, b) => wanted(a) - wanted(b));
  const trial = spending.copy();
  const taken = new Map<string, number>();
  let open: number = ects;
  for (const pool of [node.id, ...parts]) {
    const share = Math.min(open, trial.room(pool));
    if (share <= 0) continue;
    trial.take(pool, share);
    taken.set(pool, share);
    open -= share;
  }
  return taken;
}

/**
 * Of learning whose credit nobody states a person may say what it is worth, once: within what the wholes it belongs to
 * have left, and not when any of it, or anything it may be the same as, is used already.
 */
function judged({ node, ects }: Asked, stock: Stock, spending: Spending): boolean {
  const { id } = node;
  if (stock.pool(id) !== null) return false;
  const inside = [id, ...stock.family.below(id)];
  if (inside.some((part) => stock.stated(part) || spending.used(part) > 0)) return false;
  const wholes = [...stock.family.above(id)];
  const pools = [...stock.overlaps(id)].filter((other) => stock.pool(other) !== null);
  return (
    ects <= least(ects, spending.left(id)) &&
    wholes.every((whole) => ects <= least(ects, spending.left(whole))) &&
    pools.every((pool) => ects <= spending.room(pool))
  );
}

/** What counts against one node. */
interface Count {
  readonly id: string;
  readonly earned: EctsHundredths | null;
  readonly ects: EctsHundredths;
  /** What of it is taken from the pool of the node itself. */
  readonly own: number;
  /** What may be of it as well, where others have used all of it by now: they may give it back. */
  readonly beyond: number;
}

/** What counts against each node, with what was earned of it; `before` is what was used until now. */
function countsOf(taken: Taken, stock: Stock, before: Spending): Count[] {
  const within = new Map<string, number>();
  const touched = new Map<string, number>();
  const add = (sums: Map<string, number>, id: string, ects: number) => sums.set(id, (sums.get(id) ?? 0) + ects);
  for (const [pool, ects] of taken) {
    const holding = new Set([pool, ...stock.family.above(pool)]);
    for (const id of holding) add(within, id, ects);
    for (const id of touchedBy(stock, pool)) if (!holding.has(id)) add(touched, id, ects);
  }
  return stock.ids.flatMap((id) => {
    const sure = within.get(id) ?? 0;
    // What may be the same credit counts as far as there is any left.
    const room = before.left(id);
    const possible = least(touched.get(id) ?? 0, stock.most(id));
    const maybe = least(possible, room === null ? null : Math.max(0, room - sure));
    const beyond = possible - maybe;
    if (sure + possible === 0) return [];
    const ects = (sure + maybe) as EctsHundredths;
    // Nobody states what this brought. What is counted against it is then all that is known of it: whoever counted on it at
    // the same moment, and did not see this, is refused by the record book.
    const open = stock.pool(id) === null && (stock.family.parts(id).length === 0 || taken.has(id));
    const earned = open ? ((before.counted(id) + ects) as EctsHundredths) : stock.most(id);
    return [{ id, earned, ects, own: taken.get(id) ?? 0, beyond }];
  });
}

/** The names under which it counts. */
function keysOf({ id, earned, ects, own, beyond }: Count, stock: Stock): AllocationKey[] {
  const pool = stock.pool(id);
  return stock.keys(id).flatMap((key): AllocationKey[] => [
    ...(ects > 0 ? [{ key, earned, ects }] : []),
    // Without a figure, so that it refuses nobody: whoever computes from this ledger sees it.
    ...(beyond > 0 ? [{ key: mayBeOf(key), earned: null, ects: beyond as EctsHundredths }] : []),
    // Parts may be used by cases that do not know this whole; what is left beside them needs a sum of its own.
    ...(own > 0 && pool !== null && stock.family.parts(id).length > 0
      ? [{ key: restOf(key), earned: pool, ects: own as EctsHundredths }]
      : []),
    // Two people who judge the same at the same moment: only one of them can be written.
    ...(own > 0 && pool === null
      ? [{ key: `once ${key}`, earned: own as EctsHundredths, ects: own as EctsHundredths }]
      : []),
  ]);
}

/**
 * The rows for a decision that rests on credit of learning, in the order asked. Each counts under every name of the
 * learning, of the wholes it belongs to and of the parts it takes from, so that whoever comes later with any of these
 * meets it. Credit of a whole is taken first from what belongs to none of its parts. Refuses learning that is not in the
 * evidence, and more than is free. It is no lock: the record book checks the same sums when the rows are written.
 */
export function allocationsFor(
  learned: Learned,
  restsOn: readonly { readonly learning: string; readonly ects: EctsHundredths }[],
  of: AllocationOf,
  uuid: () => string,
): Result<Allocation[], AllocationRefusal> {
  const { stock } = learned;
  const spending = learned.spending.copy();
  const asked: Asked[] = [];
  for (const [at, { learning, ects }] of restsOn.entries()) {
    const node = learned.nodeOf(learning);
    if (node === null) return fail({ code: 'LEARNING_UNKNOWN', params: { learning } });
    asked.push({ at, learning, node, ects });
  }
  // Parts before their wholes: a whole can take from another part, a part only from itself.
  const order = new Map(stock.family.deepestFirst.map((id, at) => [id, at]));
  const inOrder = asked.toSorted((a, b) => (order.get(a.node.id) ?? 0) - (order.get(b.node.id) ?? 0) || a.at - b.at);
  const rows = new Map<number, AllocationKey[]>();
  for (const [step, one] of inOrder.entries()) {
    const before = spending.copy();
    const pools = fromPools(one, stock, spending, inOrder.slice(step + 1));
    const free = [...pools.values()].reduce((sum, share) => sum + share, 0);
    const byJudgement = free === 0 && judged(one, stock, spending);
    if (free < one.ects && !byJudgement) {
      const { learning, ects } = one;
      const params = { learning, free: formatEcts(free as EctsHundredths), asked: formatEcts(ects) };
      return fail({ code: 'CREDIT_USED', params });
    }
    const taken = byJudgement ? new Map([[one.node.id, one.ects as number]]) : pools;
    for (const [pool, share] of taken) spending.take(pool, share);
    const counts = countsOf(taken, stock, before);
    for (const { id, earned } of counts) if (earned !== null) spending.bound(id, earned);
    rows.set(
      one.at,
      counts.flatMap((count) => keysOf(count, stock)),
    );
  }
  return ok(asked.map(({ at, learning, ects }) => ({ id: uuid(), ...of, learning, keys: rows.get(at) ?? [], ects })));
}
