import { type GrantableParts, type Ground, tryParts, tryWhole, type WholeUnit } from './attempt.ts';
import type { Available, Standings } from './available.ts';
import type { RecommendationKind } from './recommendation.ts';
import type { Standing } from './standing.ts';

/** What could be exempted with all evidence that stands so or better. */
export interface Attempt {
  readonly available: Available;
  readonly whole: WholeUnit;
  /** The whole unit can be recommended. */
  readonly grantsWhole: boolean;
  readonly parts: GrantableParts | null;
}

/** Attempts by standing, each made when it is first asked for. */
export type Attempts = (standing: Standing) => Attempt;

export interface Reached {
  readonly kind: RecommendationKind;
  /** What the recommendation rests on or, where nothing is granted, what was looked at. */
  readonly attempt: Attempt;
}

export function attemptsWith(ground: Ground, standings: Standings): Attempts {
  // Where two standings hold the same evidence, they hold the very same nodes.
  const made = new Map<Available['nodes'], Attempt>();
  return (standing) => {
    const available = standings.at(standing);
    const known = made.get(available.nodes);
    if (known !== undefined) return { ...known, available };
    const whole = tryWhole(ground, available);
    const grantsWhole = whole.grantable && !ground.unit.integrationRequired;
    const attempt = { available, whole, grantsWhole, parts: tryParts(ground, available) };
    made.set(available.nodes, attempt);
    return attempt;
  };
}

/**
 * The best that can be recommended over all choices of the evidence that remains. More evidence never covers less and never
 * brings less credit, so that of all choices that stand equally well the largest decides. Where nothing can be granted an
 * assessor looks, as long as something might count; what is no qualification, or is below the level, supports a competence
 * assessment. Nothing here refuses.
 */
export function reached(attempts: Attempts, anythingOpen: boolean): Reached {
  const [good, soft] = [attempts('good'), attempts('soft')];
  if (good.grantsWhole) return { kind: 'grant_full', attempt: good };
  if (soft.grantsWhole) return { kind: 'grant_conditional', attempt: soft };
  if (good.parts !== null) return { kind: 'grant_partial', attempt: good };
  if (soft.parts !== null) return { kind: 'grant_partial', attempt: soft };
  return anythingOpen
    ? { kind: 'needs_assessor', attempt: attempts('open') }
    : { kind: 'refer_evc', attempt: attempts('evc') };
}
