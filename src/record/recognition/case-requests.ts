import { z } from 'zod';
import { accepts } from '../accepts.ts';
import { CivilDate } from '../civil-date.ts';
import { AcademicYear, PathCode } from '../names.ts';
import { LangMap, PageLanguage, Text } from '../text.ts';
import { Applicant, Application } from './applicant.ts';
import { ROUTES } from './case-state.ts';
import { RestsOn } from './decision.ts';
import { OutcomeMapping } from './mapping.ts';
import { ContractType } from './policy.ts';

/** What an applicant is told is there in Dutch; other languages beside it. */
const DutchText = (max: number) =>
  LangMap(max)
    .refine((map) => map.nl !== undefined, { error: DUTCH, path: ['nl'] })
    .describe('Dutch is needed');
const DUTCH = accepts({ en: 'text in Dutch', nl: 'tekst in het Nederlands' });

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

export const InformationRequest = z.strictObject({ text: DutchText(5000), dueOn: CivilDate });
export type InformationRequest = z.output<typeof InformationRequest>;

export const Inadmissibility = z.strictObject({ reason: DutchText(5000) });
export type Inadmissibility = z.output<typeof Inadmissibility>;

export const Interest = z.strictObject({
  conflict: z.boolean().describe('whether there is an interest in this case: family, colleague, own offering'),
  note: Text(1000).optional().describe('needed where an interest that was declared is no longer there: what changed'),
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

const Named = Applicant.shape;
/** What is put right of applicant and application: what is not named stays, null takes it away. */
export const Correction = z
  .strictObject({
    applicant: z
      .strictObject({
        givenName: Named.givenName,
        familyName: Named.familyName,
        birthDate: CivilDate.nullable(),
        formerNames: z.array(Text(200)).max(5),
        preferredLanguage: PageLanguage,
      })
      .partial()
      .optional(),
    application: z
      .strictObject({
        filedOn: CivilDate,
        contractType: ContractType,
        enrolledOn: CivilDate.nullable(),
        examinedThisYear: z.boolean(),
        motivation: Text(10_000).nullable(),
      })
      .partial()
      .optional(),
  })
  .refine(
    ({ applicant = {}, application = {} }) => Object.keys({ ...applicant, ...application }).length > 0,
    accepts({ en: 'at least one field to put right', nl: 'minstens één veld dat verbeterd wordt' }),
  )
  .meta({ id: 'Correction' });
export type Correction = z.output<typeof Correction>;

export const HolderConfirmation = z.strictObject({
  how: Text(500).describe('how it was seen that this is the same person: identity card, birth certificate'),
});
export type HolderConfirmation = z.output<typeof HolderConfirmation>;

export const Judgement = z.strictObject({ mappings: z.array(OutcomeMapping).min(1).max(300) });
export type Judgement = z.output<typeof Judgement>;

export const OpenedFindings = z.strictObject({
  findings: z.array(Text(100)).min(1).max(1000).describe('`id` of each finding that was opened'),
});
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
  reasons: DutchText(20_000),
  body: Text(200).optional().describe('the body that decided; who appeals are addressed to in the policy when absent'),
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
