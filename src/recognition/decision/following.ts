import type { DecisionOutcome } from '../../record/recognition/decision.ts';
import type { Recommendation, RecommendationKind } from '../engine/recommendation.ts';

/**
 * Which outcomes follow which recommendation. `needs_assessor` proposes no outcome: it is followed when an assessor has
 * looked, whatever the committee then decides. Not hearing an application follows a finding that it cannot be heard.
 */
const FOLLOWS: Readonly<Record<Exclude<RecommendationKind, 'needs_assessor'>, readonly DecisionOutcome[]>> = {
  grant_full: ['granted', 'granted_elective'],
  grant_conditional: ['granted_conditional'],
  grant_partial: ['granted_partial'],
  refer_evc: ['referred_evc'],
  no_basis_found: ['refused'],
};

/** Outcomes that leave the applicant without an exemption: they need a reason also where they follow (GDPR art. 22). */
export const NEGATIVE: ReadonlySet<DecisionOutcome> = new Set(['referred_evc', 'refused', 'inadmissible']);

/** Whether a decision follows its recommendation; `advised`: a lecturer has given advice on this case. */
export function followsRecommendation(
  { kind, parts, findings }: Pick<Recommendation, 'kind' | 'parts' | 'findings'>,
  decided: { readonly outcome: DecisionOutcome; readonly parts: readonly string[] },
  { advised }: { readonly advised: boolean },
): boolean {
  if (decided.outcome === 'inadmissible')
    return findings.some(({ criterion, result }) => criterion === 'admissibility' && result === 'not_met');
  if (kind === 'needs_assessor') return advised;
  if (!FOLLOWS[kind].includes(decided.outcome)) return false;
  const chosen = new Set(decided.parts);
  return decided.outcome !== 'granted_partial' || (chosen.size === parts.length && parts.every((id) => chosen.has(id)));
}
