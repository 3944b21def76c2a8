import type { EctsHundredths } from '../../record/ects.ts';
import type { ExemptionPolicy } from '../../record/recognition/policy.ts';
import type { IgnoredCopy } from '../engine/recommendation.ts';
import type { Evidence, Learning } from '../evidence/evidence.ts';
import type { Allocation } from './allocation.ts';
import { familyOf } from './family.ts';
import { ignoredOf } from './ignored.ts';
import { sameLearning } from './same.ts';
import { openedSpending, type Spending } from './spending.ts';
import { type Stock, stockOf } from './stock.ts';
import { usesOf } from './uses.ts';

/** One place where a piece of learning stands in the evidence. */
export interface LearnedCopy {
  readonly evidence: string;
  readonly learning: Learning;
  /** Node of the whole it is a part of in that document; null when it stands by itself. */
  readonly within: string | null;
}

/** One thing that was learned, however many documents speak of it. Credit belongs to it once. */
export interface LearnedNode {
  /** Smallest `Learning.id` of its copies. */
  readonly id: string;
  readonly keys: readonly string[];
  /** Best first: the greatest figure, then one with a level of its own, then by id. */
  readonly copies: readonly LearnedCopy[];
  /** All credit of it, its parts included; null where that is not known. */
  readonly earned: EctsHundredths | null;
  /** What belongs to it and to none of its parts; null where nobody states it. */
  readonly pool: EctsHundredths | null;
  /** What is left of the pool after the ledger. */
  readonly free: EctsHundredths | null;
  /** Direct parts and wholes, sorted. */
  readonly parts: readonly string[];
  readonly wholes: readonly string[];
}

/** Credit that another programme uses and that the policy lets be used again. */
export interface UsedElsewhere {
  readonly programme: string;
  readonly targetUnit: string;
  readonly ects: EctsHundredths;
}

export interface Learned {
  readonly nodes: ReadonlyMap<string, LearnedNode>;
  nodeOf(learningId: string): LearnedNode | null;
  readonly ignored: readonly IgnoredCopy[];
  /** Parts whose credit nobody states, in more than one whole: what these wholes have besides known parts may be the same credit, so only the larger is counted. */
  readonly overlapping: readonly { readonly part: string; readonly wholes: readonly string[] }[];
  usedElsewhere(nodeId: string): readonly UsedElsewhere[];
  /** How the credit hangs together, and what of it is used: for counting and allocating. */
  readonly stock: Stock;
  readonly spending: Spending;
}

/** Which allocations count: those of the programme, and those of others where the policy denies it. */
export interface LedgerScope {
  readonly programme: string;
  readonly reuse: ExemptionPolicy['reuse'];
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * What was learned, each thing once, with the credit it brought and what is left of it. Two pieces are one when they share
 * a name of the learning or of its specification; a whole and its parts stay apart, and credit of a part is never added to
 * that of its whole. Nothing here asks whether a document is genuine or good enough: hand over only evidence that counts.
 * The result does not depend on the order of evidence or ledger.
 */
export function learnedOf(evidence: readonly Evidence[], ledger: readonly Allocation[], scope: LedgerScope): Learned {
  const same = sameLearning(evidence);
  const family = familyOf(same.classes);
  const live = ledger.filter(({ state }) => state !== 'released').toSorted((a, b) => byText(a.id, b.id));
  const counts = ({ programme }: Allocation) => programme === scope.programme || scope.reuse.otherProgramme === 'deny';
  const stock = stockOf(same.classes, family);
  const spending = openedSpending(stock, usesOf(live.filter(counts), same, family));
  const elsewhere = usesOf(
    live.filter((row) => !counts(row)),
    same,
    family,
  );
  const nodes = new Map(
    same.classes.map(({ id, keys, copies }): [string, LearnedNode] => {
      const pool = stock.pool(id);
      return [
        id,
        {
          id,
          keys,
          copies,
          earned: stock.earned(id),
          pool,
          free: pool === null ? null : spending.room(id),
          parts: family.parts(id),
          wholes: family.wholes(id),
        },
      ];
    }),
  );
  return {
    nodes,
    nodeOf: (learningId) => nodes.get(same.nodeOf(learningId) ?? '') ?? null,
    ignored: ignoredOf(same.classes, family, stock),
    overlapping: stock.overlapping,
    usedElsewhere: (nodeId) =>
      elsewhere.flatMap(({ allocation: { programme, targetUnit }, needs }) => {
        const ects = needs.get(nodeId);
        return ects === undefined ? [] : [{ programme, targetUnit, ects }];
      }),
    stock,
    spending,
  };
}
