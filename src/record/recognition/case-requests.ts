import { z } from 'zod';
import { CivilDate } from '../civil-date.ts';
import { AcademicYear, PathCode } from '../names.ts';
import { LangMap, Text } from '../text.ts';
import { Applicant, Application } from './applicant.ts';
import { ROUTES } from './case-state.ts';
import { RestsOn } from './decision.ts';
import { OutcomeMapping } from './mapping.ts';

/** What is handed in with each step of a case. */
export const OpenCase = z
  .strictObject({
    unit: z.strictObject({ code: PathCode, academicYear: AcademicYear }),
    route: z.enum(ROUTES).default('EVK'),
    applicant: Applicant,
    application: Application,
    programme: PathCode.optional().describe('programme of the applicant; that of the unit when absent'),
  })
  .meta({ id: 'OpenCase' });
export type OpenCase = z.output<typeof OpenCase>;

export const InformationRequest = z.strictObject({ text: LangMap(5000), dueOn: CivilDate });
export type InformationRequest = z.output<typeof InformationRequest>;

export const Inadmissibility = z.strictObject({ reason: LangMap(5000) });
export type Inadmissibility = z.output<typeof Inadmissibility>;

export const Interest = z.strictObject({
  conflict: z.boolean().describe('whether there is an interest in this case: family, colleague, own offering'),
  note: Text(1000).optional(),
});
export type Interest = z.output<typeof Interest>;

export const AdviceRequest = z.strictObject({
  proposal: z.enum(['exempt', 'exempt_partly', 'exempt_conditionally', 'not_exempt', 'assess']),
  text: LangMap(10_000),
});
export type AdviceRequest = z.output<typeof AdviceRequest>;

export const ToCommittee = z.strictObject({
  restsOn: z
    .array(RestsOn)
    .max(60)
    .default([])
    .describe('credit to reserve; the only cover of the recommendation when absent'),
});
export type ToCommittee = z.output<typeof ToCommittee>;

export const HolderConfirmation = z.strictObject({
  how: Text(500).describe('how it was seen that this is the same person: identity card, birth certificate'),
});
export type HolderConfirmation = z.output<typeof HolderConfirmation>;

export const Judgement = z.strictObject({ mappings: z.array(OutcomeMapping).min(1).max(300) });
export type Judgement = z.output<typeof Judgement>;

export const OpenedFindings = z.strictObject({ codes: z.array(Text(80)).min(1).max(100) });
export type OpenedFindings = z.output<typeof OpenedFindings>;

export const Notification = z.strictObject({
  notifiedOn: CivilDate.describe('day the letter reached the applicant; the appeal term begins the day after'),
});
export type Notification = z.output<typeof Notification>;

export const AppealRequest = z.strictObject({
  filedOn: CivilDate,
  grounds: Text(20_000),
  lateReason: Text(2000).optional().describe('why an appeal after the term is taken in: force majeure'),
});
export type AppealRequest = z.output<typeof AppealRequest>;

export const AppealDecision = z.strictObject({
  result: z.enum(['upheld', 'annulled']).describe('upheld: the decision stands; annulled: the committee decides again'),
  reasons: LangMap(20_000),
  decidedOn: CivilDate,
  notifiedOn: CivilDate,
});
export type AppealDecision = z.output<typeof AppealDecision>;

export const RaadFiling = z.strictObject({ filedOn: CivilDate });
export type RaadFiling = z.output<typeof RaadFiling>;

export const RaadResult = z.strictObject({ result: z.enum(['rejected', 'annulled']), on: CivilDate });
export type RaadResult = z.output<typeof RaadResult>;

export const Reconsideration = z.strictObject({
  reason: Text(5000).describe('what is new; the earlier decision stays until there is another'),
});
export type Reconsideration = z.output<typeof Reconsideration>;

export const Withdrawal = z.strictObject({ reason: Text(2000).optional() });
export type Withdrawal = z.output<typeof Withdrawal>;

export const ConditionsMet = z.strictObject({ on: CivilDate, note: Text(2000) });
export type ConditionsMet = z.output<typeof ConditionsMet>;
