import { z } from 'zod';
import { Ects } from '../ects.ts';
import { ShortId } from '../names.ts';
import { LangMap, Text } from '../text.ts';

/** What a committee can decide; refusal comes last (EAR manual: alternative, partial, conditional recognition first). */
export const DECISION_OUTCOMES = [
  'granted',
  'granted_partial',
  'granted_conditional',
  'granted_elective',
  'referred_evc',
  'refused',
  'inadmissible',
] as const;
export const DecisionOutcome = z.enum(DECISION_OUTCOMES);
export type DecisionOutcome = z.output<typeof DecisionOutcome>;

export const GRANTING: ReadonlySet<DecisionOutcome> = new Set([
  'granted',
  'granted_partial',
  'granted_conditional',
  'granted_elective',
]);

/** Credit of one piece of learning that a decision rests on. */
export const RestsOn = z.strictObject({
  learning: Text(200).describe('id of the learning, as the recommendation gives it'),
  ects: Ects,
});

/**
 * What the committee hands in: an outcome, the reasons in Dutch, the grounds, who. Which elements are needed for which
 * outcome is decided by `recognition/decision/check-decision.ts`.
 */
export const DecisionRequest = z
  .strictObject({
    recommendation: Text(64).describe('inputHash of the recommendation that was before the committee'),
    outcome: DecisionOutcome,
    parts: z.array(ShortId).max(20).default([]).describe('listed parts that are exempted; granted_partial only'),
    conditions: z
      .array(LangMap(1000))
      .max(10)
      .default([])
      .describe('refresher, bridging task, oral test; granted_conditional only'),
    restsOn: z
      .array(RestsOn)
      .max(60)
      .default([])
      .describe('credit that is used; the only cover of the recommendation when absent'),
    motivation: LangMap(20_000).describe('the reasons; Dutch is needed'),
    outcomeReasons: z
      .array(z.strictObject({ outcomeId: ShortId, reason: LangMap(5000) }))
      .max(60)
      .default([])
      .describe('why an essential outcome is not covered; one for each when it is not fully granted'),
    legalBasis: z.array(Text(300)).min(1).max(10).describe('such as "Codex Hoger Onderwijs, art. II.241"'),
    body: Text(200).describe('one of `decisionBodies` of the policy'),
    member: Text(200).describe('name and capacity of the person who signs for the body'),
    deviationReason: Text(5000)
      .optional()
      .describe('why it differs from the recommendation, or follows a negative one'),
    competenceAssessment: z
      .strictObject({ reference: Text(200), body: Text(200), assessors: z.array(Text(200)).min(1).max(10) })
      .optional()
      .describe('bewijs van bekwaamheid the decision rests on; route EVC'),
  })
  .meta({ id: 'DecisionRequest' });
export type DecisionRequest = z.output<typeof DecisionRequest>;
