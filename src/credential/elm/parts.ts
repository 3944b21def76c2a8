import type { AwardedComponent, DraftedAward } from '../../record/award.ts';
import type { Component, Specification } from '../../record/offering.ts';

export type DraftedComponent = AwardedComponent & { readonly achievementId: string };

/**
 * The components this learner completed, in the order of the specification, each with what became of it. A component the
 * award does not name is no part of it; a named one the specification does not have was refused by the rules.
 */
export function awardedParts(
  specification: Specification,
  award: DraftedAward,
): readonly (readonly [Component, DraftedComponent])[] {
  const drafted: readonly DraftedComponent[] = award.components;
  const byUnit = new Map(drafted.map((each) => [each.unitCode, each]));
  return specification.components.flatMap((component) => {
    const awarded = byUnit.get(component.unitCode);
    return awarded ? [[component, awarded] as const] : [];
  });
}
