import type { z } from 'zod';
import type { RestsOn } from '../../record/recognition/decision.ts';
import type { Recommendation } from '../engine/recommendation.ts';

/**
 * The credit of the only way to what is recommended. Null where there is none, where there are several, or where nobody
 * knows whether there are more: which one is used is then for a person to say.
 */
export function onlyCover(recommendation: Pick<Recommendation, 'covers'> | null): z.output<typeof RestsOn>[] | null {
  const covers = recommendation?.covers;
  const [cover, another] = covers?.shown ?? [];
  if (!covers?.all || !cover || another) return null;
  return cover.credits.flatMap(({ learning, used }) => (used > 0 ? [{ learning, ects: used }] : []));
}
