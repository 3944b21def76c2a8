import { levelOf } from './criteria/level.ts';
import type { Placed } from './criteria/placed.ts';
import { profileFindings } from './criteria/profile.ts';
import { recencyOf } from './criteria/recency.ts';
import { testingOf } from './criteria/testing.ts';
import { creditStated, hoursFindings } from './criteria/workload.ts';
import type { RecommendationInput } from './recommendation.ts';
import { type Judged, judgedTogether } from './standing.ts';

/** One piece of learning where it stands in a document: is it a qualification, at which level, how recent, how large, how near. */
export const judgeLearning = (placed: Placed, input: RecommendationInput): Judged =>
  judgedTogether([
    testingOf(placed, input),
    levelOf(placed, input),
    recencyOf(placed, input),
    creditStated(placed),
    { standing: 'good', findings: [...hoursFindings(placed), ...profileFindings(placed, input)] },
  ]);
