import { z } from 'zod';
import { ShortId } from '../names.ts';
import { Text } from '../text.ts';

/**
 * What a person judged: these outcomes of what was learned cover that outcome of the unit. Outcomes of several pieces of
 * learning may do so only together. Nothing is judged by comparing texts.
 */
export const OutcomeMapping = z
  .strictObject({
    targetOutcomeId: ShortId,
    sources: z
      .array(
        z.strictObject({
          learning: Text(200).describe('id of the learning, as the facts give it'),
          outcome: Text(200).optional().describe('id of one of its outcomes; the learning as a whole when absent'),
        }),
      )
      .max(30)
      .describe('all of them together; empty only when the degree is none'),
    degree: z.enum(['full', 'partial', 'none']),
    origin: z.enum(['precedent', 'assessor', 'suggestion-accepted']).default('assessor'),
    note: Text(2000).optional(),
  })
  .meta({ id: 'OutcomeMapping' });
export type OutcomeMapping = z.output<typeof OutcomeMapping>;

/** The same with who judged and when: the person is staff, the moment UTC seconds. */
export interface JudgedMapping extends OutcomeMapping {
  readonly by: string;
  readonly at: number;
}
