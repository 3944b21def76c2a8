import type { Recommendation, RecommendationInput } from './recommendation.ts';

/** Grows whenever the same input could give another recommendation; kept with every recommendation. */
export const ENGINE_VERSION = '1.0.0';

export async function recommend(_input: RecommendationInput): Promise<Recommendation> {
  throw new Error('the engine is being written');
}
