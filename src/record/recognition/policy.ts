import { z } from 'zod';
import { accepts } from '../accepts.ts';
import { CivilDate } from '../civil-date.ts';
import { parseEcts } from '../ects.ts';
import { ShortId } from '../names.ts';
import { LangMap, Text } from '../text.ts';
import { Eqf } from './unit.ts';

const DECIMALS = accepts({
  en: 'a number of at least 0 with at most two decimals',
  nl: 'een getal vanaf 0 met hoogstens twee decimalen',
});
/** A decimal in hundredths, so that comparing is exact. */
const Hundredths = z.union([z.string(), z.number()], { error: DECIMALS }).transform((value, context): number => {
  const read = parseEcts(value);
  if (read === null) {
    context.addIssue({ code: 'custom', message: DECIMALS });
    return z.NEVER;
  }
  return read;
});

const Years = z.int().min(1).max(60);
const Wish = z.enum(['required', 'preferred', 'off']);
export const CONTRACT_TYPES = ['diploma', 'credit', 'examen'] as const;
export const ContractType = z.enum(CONTRACT_TYPES);

/** A day that comes back every academic year; July is the last month of one, August the first of the next. */
const MonthDay = z
  .string()
  .regex(
    /^(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-9]))$/,
    accepts({ en: 'month and day as MM-DD', nl: 'maand en dag als MM-DD' }),
  )
  .meta({ example: '11-14' });

/** Where and how an internal appeal is made; printed in every letter. */
export const AppealAddress = z
  .strictObject({
    addressee: Text(200).describe('who decides on an internal appeal'),
    address: Text(300).describe('where it is sent'),
    form: LangMap(500).describe('how it is made: dated, signed, with the objections'),
  })
  .meta({ id: 'AppealAddress' });

/**
 * The rules under which a faculty or programme decides on exemptions: dated, in versions, approved by a committee. A case
 * keeps the version it was opened under. No threshold is Sigillum's own: the defaults are the common practice in Flanders.
 */
export const ExemptionPolicy = z
  .strictObject({
    id: ShortId,
    version: ShortId,
    title: LangMap(300),
    validFrom: CivilDate,
    validTo: CivilDate.optional(),
    approvedBy: Text(200).describe('committee that approved this version'),
    regulation: LangMap(500).describe('article of the education and examination regulations it rests on'),
    decisionBodies: z
      .array(Text(200))
      .min(1)
      .max(20)
      .describe('who may decide: curriculum committee, examination board'),
    appeal: AppealAddress,
    minLevel: z.union([z.literal('same-or-higher'), Eqf]).default('same-or-higher'),
    minEctsRatio: Hundredths.default(100).describe('share of the ECTS of the unit that has to be there'),
    ectsTolerance: Hundredths.default(0).describe('ECTS that may be missing'),
    qa: z
      .strictObject({
        issuerRecognised: z.enum(['required', 'preferred']).default('required'),
        externalQaAtAward: Wish.default('required'),
        acceptedAgencies: z.array(Text(200)).max(100).optional().describe('names of agencies; any when absent'),
      })
      .prefault({}),
    assessment: z
      .strictObject({
        summative: z.literal('required').default('required'),
        idVerification: Wish.default('preferred'),
        acceptTolerated: z.literal(false).default(false),
      })
      .prefault({}),
    recency: z
      .strictObject({
        softYears: Years.optional().describe('from so many whole years on, a refresher may be asked'),
        hardYears: Years.optional().describe('from so many whole years on, an assessor looks'),
        anchor: z.enum(['awardDate', 'nextOct1']).default('awardDate'),
      })
      .prefault({ softYears: 5 }),
    coverage: z
      .strictObject({
        essentialAll: z.boolean().default(true),
        full: z
          .number()
          .min(0)
          .max(1)
          .optional()
          .describe('share of the weights from which a full exemption is proposed'),
      })
      .prefault({}),
    stacking: z
      .strictObject({
        allowed: z.boolean().default(true),
        maxCredentials: z.int().min(1).max(60).default(60),
      })
      .prefault({}),
    reuse: z
      .strictObject({
        sameProgramme: z.literal('deny').default('deny'),
        otherProgramme: z.enum(['allow', 'warn', 'deny']).default('warn'),
      })
      .prefault({}),
    statusNotOffered: z
      .enum(['unknown', 'accept'])
      .default('unknown')
      .describe('a sealed document without any status: open until somebody asked, or good enough'),
    deadlines: z
      .array(
        z.strictObject({
          semester: z.union([z.literal(1), z.literal(2), z.literal('year')]),
          lastDay: MonthDay,
          graceDaysAfterEnrolment: z.int().min(0).max(120).optional(),
        }),
      )
      .max(10)
      .default([]),
    answerWithinDays: z.int().min(1).max(365).optional().describe('calendar days after the file is complete'),
    contractTypes: z
      .array(ContractType)
      .min(1)
      .default([...CONTRACT_TYPES]),
    evcAssessors: z.int().min(1).max(10).default(2).describe('assessors of a competence assessment (EVC)'),
    retentionYears: z.int().min(1).max(30).default(2).describe('whole years after the last term has ended'),
  })
  .superRefine((policy, context) => {
    const issue = (path: PropertyKey[], words: { en: string; nl: string }) =>
      context.addIssue({ code: 'custom', path, message: accepts(words) });
    if (policy.validTo !== undefined && policy.validTo < policy.validFrom)
      issue(['validTo'], { en: 'a day on or after validFrom', nl: 'een dag op of na validFrom' });
    if (!policy.coverage.essentialAll && policy.coverage.full === undefined)
      issue(['coverage', 'full'], {
        en: 'a threshold, when not every essential outcome has to be covered',
        nl: 'een drempel, wanneer niet elk essentieel leerresultaat gedekt moet zijn',
      });
    const { softYears, hardYears } = policy.recency;
    if (softYears !== undefined && hardYears !== undefined && hardYears < softYears)
      issue(['recency', 'hardYears'], { en: 'at least softYears', nl: 'minstens softYears' });
    if (policy.minEctsRatio === 0) issue(['minEctsRatio'], { en: 'a number above 0', nl: 'een getal boven 0' });
  })
  .meta({ id: 'ExemptionPolicy' });
export type ExemptionPolicy = z.output<typeof ExemptionPolicy>;

/** How a policy is named in a decision. */
export const policyVersion = ({ id, version }: Pick<ExemptionPolicy, 'id' | 'version'>): string => `${id}@${version}`;
