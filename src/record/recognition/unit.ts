import { z } from 'zod';
import { accepts } from '../accepts.ts';
import { Ects } from '../ects.ts';
import { AcademicYear, HttpsUrl, PathCode, ShortId } from '../names.ts';
import { LangMap } from '../text.ts';
import { conceptCode } from '../vocabulary/field.ts';

/** An ESCO skill, by which two outcomes are known to be about one and the same. */
export const EscoUri = z.string().regex(
  /^http:\/\/data\.europa\.eu\/esco\/skill\/[A-Za-z0-9-]{1,60}$/,
  accepts({
    en: 'an ESCO skill: http://data.europa.eu/esco/skill/ and its id',
    nl: 'een ESCO-vaardigheid: http://data.europa.eu/esco/skill/ en haar id',
  }),
);

export const Eqf = z.int().min(1).max(8);

/** What a target unit wants a student to be able to do. */
export const TargetOutcome = z
  .strictObject({
    id: ShortId,
    text: LangMap(2000),
    essential: z.boolean().default(true).describe('without it the unit cannot be exempted whole'),
    weight: z
      .number()
      .positive()
      .max(1)
      .refine(
        (value) => Number.isInteger(Math.round(value * 1e8) / 1e4),
        accepts({ en: 'at most four decimals', nl: 'hoogstens vier decimalen' }),
      )
      .optional()
      .describe('share of the unit; all or none have one, together 1'),
    esco: z.array(EscoUri).max(20).default([]),
  })
  .meta({ id: 'TargetOutcome' });
export type TargetOutcome = z.output<typeof TargetOutcome>;

/** A part the programme lists; nothing else can be exempted in part (deelvrijstelling). */
export const UnitPart = z
  .strictObject({
    id: ShortId,
    title: LangMap(300),
    ects: Ects.optional(),
    outcomeIds: z.array(ShortId).min(1).max(60),
  })
  .meta({ id: 'UnitPart' });
export type UnitPart = z.output<typeof UnitPart>;

export const PROGRAMME_DEGREES = [
  'graduaat',
  'bachelor',
  'schakel',
  'voorbereiding',
  'master',
  'manama',
  'postgraduaat',
] as const;

/**
 * A course unit (opleidingsonderdeel) an applicant may be exempted from, as the ECTS sheet of one academic year describes
 * it. Frozen per academic year: a decision always names the sheet it was taken under.
 */
export const TargetUnit = z
  .strictObject({
    code: PathCode,
    academicYear: AcademicYear,
    title: LangMap(300),
    programme: z.strictObject({
      code: PathCode,
      title: LangMap(300).optional(),
      degree: z.enum(PROGRAMME_DEGREES),
      eqf: Eqf,
      orientation: z.enum(['professional', 'academic']),
    }),
    ects: Ects,
    eqf: Eqf,
    iscedF: conceptCode('isced-f').optional(),
    semester: z.union([z.literal(1), z.literal(2), z.literal('year')]),
    language: conceptCode('language').describe('language of instruction'),
    outcomes: z.array(TargetOutcome).min(1).max(60),
    parts: z.array(UnitPart).max(20).default([]),
    exemptable: z.boolean().default(true),
    notExemptableReason: z.enum(['masterproef', 'bachelorproef', 'stage', 'other']).optional(),
    integrationRequired: z
      .boolean()
      .default(false)
      .describe('its outcomes together ask for more than each by itself: an assessor always looks'),
    ectsSheet: HttpsUrl.optional().describe('address of the ECTS sheet of this year'),
    policyId: ShortId,
  })
  .superRefine((unit, context) => {
    const issue = (path: PropertyKey[], words: { en: string; nl: string }) =>
      context.addIssue({ code: 'custom', path, message: accepts(words) });
    const ids = unit.outcomes.map(({ id }) => id);
    const once = { en: 'each id once', nl: 'elke id één keer' };
    if (new Set(ids).size !== ids.length) issue(['outcomes'], once);
    if (new Set(unit.parts.map(({ id }) => id)).size !== unit.parts.length) issue(['parts'], once);
    unit.parts.forEach(({ outcomeIds }, at) => {
      if (outcomeIds.some((id) => !ids.includes(id)) || new Set(outcomeIds).size !== outcomeIds.length)
        issue(['parts', at, 'outcomeIds'], {
          en: 'ids of outcomes of this unit, each once',
          nl: 'ids van leerresultaten van dit opleidingsonderdeel, elk één keer',
        });
    });
    const weights = unit.outcomes.flatMap(({ weight }) => (weight === undefined ? [] : [Math.round(weight * 10_000)]));
    if (weights.length > 0 && (weights.length !== ids.length || weights.reduce((a, b) => a + b, 0) !== 10_000))
      issue(['outcomes'], {
        en: 'a weight for every outcome or for none, together exactly 1',
        nl: 'een gewicht voor elk leerresultaat of voor geen enkel, samen precies 1',
      });
    if (unit.exemptable === (unit.notExemptableReason !== undefined))
      issue(['notExemptableReason'], {
        en: 'a reason exactly when the unit is not exemptable',
        nl: 'een reden precies wanneer er geen vrijstelling kan',
      });
  })
  .meta({ id: 'TargetUnit' });
export type TargetUnit = z.output<typeof TargetUnit>;

/** How a unit is named wherever it is named: code and academic year. */
export const unitId = ({ code, academicYear }: Pick<TargetUnit, 'code' | 'academicYear'>): string =>
  `${code}/${academicYear}`;

/** Weights as whole numbers that stand in the same proportion: ten-thousandths, or 1 each where none is given. */
export const outcomeWeights = ({ outcomes }: Pick<TargetUnit, 'outcomes'>): ReadonlyMap<string, number> =>
  new Map(outcomes.map(({ id, weight }) => [id, weight === undefined ? 1 : Math.round(weight * 10_000)]));
