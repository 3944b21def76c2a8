import { found, titleIn } from '../found.ts';
import type { RecommendationInput } from '../recommendation.ts';
import type { Judged } from '../standing.ts';
import { aboutPlace, ownOrWhole, type Placed } from './placed.ts';

/**
 * Level in the European Qualifications Framework against what the policy asks: that of the unit, or one it names. Higher is
 * fine. A part that states none has the level of the whole it belongs to, and the finding says so; otherwise it is unknown.
 */
export function levelOf(placed: Placed, { unit, policy }: Pick<RecommendationInput, 'unit' | 'policy'>): Judged {
  const asked = policy.minLevel === 'same-or-higher' ? unit.eqf : policy.minLevel;
  const { title, where } = aboutPlace(placed);
  const level = ownOrWhole(placed, ({ eqf }) => eqf);
  const tgt = String(asked);
  if (level === null) return { standing: 'open', findings: [found('LEVEL_UNKNOWN', { title, tgt }, where)] };
  const params = { title, src: String(level.value), tgt };
  if (level.value < asked) return { standing: 'evc', findings: [found('LEVEL_LOW', params, where)] };
  return {
    standing: 'good',
    findings: [
      level.of === placed.learning
        ? found('LEVEL_OK', params, where)
        : found('LEVEL_OF_WHOLE_OK', { ...params, whole: titleIn(level.of.title) }, where),
    ],
  };
}
