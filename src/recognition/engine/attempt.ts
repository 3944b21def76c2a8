import type { EctsHundredths } from '../../record/ects.ts';
import type { ExemptionPolicy } from '../../record/recognition/policy.ts';
import type { TargetUnit } from '../../record/recognition/unit.ts';
import { type CoverQuestion, searchCovers } from '../covers/search.ts';
import { creditOf } from '../ledger/credit.ts';
import type { Available } from './available.ts';
import { coveredBy, holdsIn, type Nodes, neededOutcomes, reachesThreshold } from './coverage.ts';
import type { Judgement } from './judgements.ts';
import { largestSet } from './largest-set.ts';

/** What does not change while different evidence is tried. */
export interface Ground {
  readonly unit: TargetUnit;
  readonly policy: ExemptionPolicy;
  readonly judgements: readonly Judgement[];
  readonly required: EctsHundredths;
}

interface CoveredPart {
  readonly id: string;
  readonly ects: EctsHundredths;
  readonly outcomeIds: readonly string[];
}

/** Listed parts that can be exempted with some evidence, and what has to be covered for them. */
export interface GrantableParts {
  readonly parts: readonly string[];
  readonly question: CoverQuestion;
  /** Learning whose credit counts for it. */
  readonly counting: Nodes;
}

/** Learning that was judged to cover something with what is available, alone or together: only that counts as workload. */
function countingNodes(judgements: readonly Judgement[], among: Nodes, outcomes?: ReadonlySet<string>): Nodes {
  const counting = new Set<string>();
  for (const one of judgements)
    if (one.degree !== 'none' && (outcomes === undefined || outcomes.has(one.outcome)) && holdsIn(one, among))
      for (const node of one.nodes) counting.add(node);
  return counting;
}

const maxCredentials = ({ stacking }: ExemptionPolicy): number => (stacking.allowed ? stacking.maxCredentials : 1);

/** The question which credentials would do. Credit is that of learning judged to cover something, in the whole choice. */
function questionOf(
  { policy, judgements }: Ground,
  available: Available,
  wanted: { needed: readonly string[]; counting: Nodes; required: EctsHundredths; enough?: (nodes: Nodes) => boolean },
): CoverQuestion {
  const { needed, counting, required, enough } = wanted;
  const full = judgements.filter((one) => one.degree === 'full' && holdsIn(one, available.nodes));
  const useful = new Set([...counting, ...full.flatMap(({ nodes }) => nodes)]);
  return {
    evidence: available.evidence
      .map(({ id, nodes }) => ({ id, nodes: nodes.filter((node) => useful.has(node)) }))
      .filter(({ nodes }) => nodes.length > 0),
    outcomes: needed.map((id) => ({
      id,
      by: full.filter(({ outcome }) => outcome === id).map(({ nodes }) => nodes),
    })),
    required,
    credit: (nodes) =>
      creditOf(
        available.learned,
        [...nodes].filter((node) => counting.has(node)),
      ).usable,
    ...(enough === undefined ? {} : { enough }),
    max: maxCredentials(policy),
  };
}

/** Whether fewer credentials than there are may be combined, and those that may do not suffice. */
const isTooMany = (question: CoverQuestion): boolean =>
  question.evidence.length > question.max && !searchCovers(question).possible;

export interface WholeUnit {
  /** Enough is covered and there is enough credit, all evidence together. */
  readonly suffices: boolean;
  /** It suffices, and the policy lets that many credentials be combined. */
  readonly grantable: boolean;
  readonly question: CoverQuestion;
  readonly counting: Nodes;
}

/**
 * Whether the whole unit could be exempted with what is available: every outcome that is needed fully covered, the threshold
 * of the policy reached, and enough credit. Does not look at integration: that is for an assessor.
 */
export function tryWhole(ground: Ground, available: Available): WholeUnit {
  const { unit, policy, judgements, required } = ground;
  const needed = neededOutcomes(unit, policy);
  const counting = countingNodes(judgements, available.nodes);
  const enough = (nodes: Nodes): boolean => reachesThreshold(coveredBy(judgements, nodes), unit, policy);
  const question = questionOf(ground, available, {
    needed,
    counting,
    required,
    ...(policy.coverage.full === undefined && needed.length > 0 ? {} : { enough }),
  });
  const covered = coveredBy(judgements, available.nodes);
  const suffices =
    needed.every((id) => covered.full.has(id)) &&
    reachesThreshold(covered, unit, policy) &&
    question.credit(counting) >= required;
  return { suffices, grantable: suffices && !isTooMany(question), question, counting };
}

/**
 * The listed parts that could be exempted with what is available, most credits first: all outcomes of a part fully covered,
 * and credit for all of them together in the learning that covers them. A part whose credits the programme does not state
 * is left to an assessor.
 */
export function tryParts(ground: Ground, available: Available): GrantableParts | null {
  const { unit, judgements } = ground;
  const { full } = coveredBy(judgements, available.nodes);
  const covered = unit.parts.flatMap(({ id, ects, outcomeIds }): CoveredPart[] =>
    ects !== undefined && outcomeIds.every((one) => full.has(one)) ? [{ id, ects, outcomeIds }] : [],
  );
  const ask = (parts: readonly CoveredPart[]): GrantableParts => {
    const needed = [...new Set(parts.flatMap(({ outcomeIds }) => outcomeIds))];
    const required = parts.reduce((sum, { ects }) => sum + ects, 0) as EctsHundredths;
    const counting = countingNodes(judgements, available.nodes, new Set(needed));
    const question = questionOf(ground, available, { needed, counting, required });
    return { parts: parts.map(({ id }) => id), question, counting };
  };
  const fits = (parts: readonly CoveredPart[]): boolean => {
    const { question, counting } = ask(parts);
    return question.credit(counting) >= question.required && !isTooMany(question);
  };
  const all = ask(covered);
  const granted = largestSet(covered, ({ ects }) => ects, all.question.credit(all.counting), fits);
  return granted.length === 0 ? null : ask(granted);
}
