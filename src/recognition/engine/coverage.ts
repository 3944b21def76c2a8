import type { ExemptionPolicy } from '../../record/recognition/policy.ts';
import { outcomeWeights, type TargetUnit } from '../../record/recognition/unit.ts';
import type { Judgement } from './judgements.ts';

/** Some pieces of learning, by node. */
export type Nodes = ReadonlySet<string>;

/** Whether everything a judgement needs is among them. */
export const holdsIn = ({ nodes }: Judgement, among: Nodes): boolean => nodes.every((node) => among.has(node));

export interface Covered {
  readonly full: ReadonlySet<string>;
  /** Covered in part and not in full. */
  readonly partial: ReadonlySet<string>;
}

/** Which outcomes some learning covers, as people judged it. Two half covers are never added up to a whole one. */
export function coveredBy(judgements: readonly Judgement[], among: Nodes): Covered {
  const of = (degree: Judgement['degree']): readonly string[] =>
    judgements.filter((one) => one.degree === degree && holdsIn(one, among)).map(({ outcome }) => outcome);
  const full = new Set(of('full'));
  return { full, partial: new Set(of('partial').filter((outcome) => !full.has(outcome))) };
}

/** Outcomes without which a unit is not exempted whole: the essential ones, or all where the sheet calls none essential. */
export const neededOutcomes = ({ outcomes }: TargetUnit, { coverage }: ExemptionPolicy): readonly string[] => {
  if (!coverage.essentialAll) return [];
  const essential = outcomes.filter((one) => one.essential);
  return (essential.length > 0 || coverage.full !== undefined ? essential : outcomes).map(({ id }) => id);
};

/** Decimals of a threshold that count. */
const EXACT = 1e8;

/**
 * Whether the weights of what is covered reach the threshold of the policy: whole weights for full, half for partial
 * coverage, in whole numbers. Without a threshold this asks nothing; whatever the policy, something has to be covered.
 */
export function reachesThreshold({ full, partial }: Covered, unit: TargetUnit, policy: ExemptionPolicy): boolean {
  if (full.size + partial.size === 0) return false;
  const threshold = policy.coverage.full;
  if (threshold === undefined) return true;
  const weights = outcomeWeights(unit);
  const sum = (ids: Iterable<string>): number => [...ids].reduce((total, id) => total + (weights.get(id) ?? 0), 0);
  const asked = Math.floor(threshold * EXACT + 1e-3);
  return (2 * sum(full) + sum(partial)) * EXACT >= 2 * asked * sum(weights.keys());
}

/** Weights of some outcomes, in ten-thousandths of the unit. */
export function shareOf(ids: Iterable<string>, unit: TargetUnit): number {
  const weights = outcomeWeights(unit);
  const whole = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const sum = [...ids].reduce((total, id) => total + (weights.get(id) ?? 0), 0);
  return Math.round((sum * 10_000) / whole);
}
