import type { EctsHundredths } from '../../record/ects.ts';
import { heaviestApart } from './heaviest.ts';
import type { Learned } from './learned.ts';
import type { Spending } from './spending.ts';

export interface Credit {
  /** What can be used, counted once. */
  readonly usable: EctsHundredths;
  /** Pieces whose credit nobody states, sorted: neither for themselves nor for a chosen whole they belong to. */
  readonly unknown: readonly string[];
  /** Where the usable credit lies, sorted by node; each can be allocated as it stands, all of them in one decision. */
  readonly credits: readonly { readonly node: string; readonly free: EctsHundredths }[];
}

/** What is there when one pool after the other is used up: a whole can bound its parts more tightly than each by itself. */
function takenInTurn(trial: Spending, ids: readonly string[]): Credit['credits'] {
  return ids.flatMap((node) => {
    const free = trial.room(node);
    if (free === 0) return [];
    trial.take(node, free);
    return [{ node, free }];
  });
}

/**
 * Credit of a choice of learning, counted once, after the ledger. To have a whole is to have its parts. Of pools that may
 * be partly the same only those are counted that certainly add up. Unknown nodes are no error: they bring nothing.
 */
export function creditOf({ nodes, stock, spending }: Learned, nodeIds: Iterable<string>): Credit {
  const chosen = new Set<string>();
  for (const id of nodeIds) {
    if (!nodes.has(id) || chosen.has(id)) continue;
    chosen.add(id);
    for (const part of stock.family.below(id)) chosen.add(part);
  }
  const accounted = new Set<string>();
  for (const id of chosen) if (stock.stated(id)) for (const part of stock.family.below(id)) accounted.add(part);
  const unknown = [...chosen]
    .filter((id) => stock.pool(id) === null && stock.family.parts(id).length === 0 && !accounted.has(id))
    .sort();

  const free = [...chosen].filter((id) => (nodes.get(id)?.free ?? 0) > 0);
  const apart = heaviestApart(free, stock.overlaps, (id) => nodes.get(id)?.free ?? 0).sort();
  const credits = spending.additive
    ? apart.map((node) => ({ node, free: nodes.get(node)?.free ?? (0 as EctsHundredths) }))
    : takenInTurn(spending.copy(), apart);
  return {
    usable: credits.reduce((sum, one) => sum + one.free, 0) as EctsHundredths,
    unknown,
    credits,
  };
}
