import { z } from 'zod';
import { CivilDate } from './civil-date.ts';
import { Learner } from './learner.ts';
import { AcademicYear, Code, PathCode, UrnUuid } from './names.ts';
import { Justifications, Supervision } from './offering.ts';
import { LangMap } from './text.ts';

/** On what a pass rests; a tolerated or deliberated unit gives no credit (ISS-2). */
export const PassBasis = z.enum(['credit', 'tolerated', 'deliberated']);

/** A mark as the institution gave it; it is printed only when `released`. */
export const Mark = z.strictObject({
  value: z.string().regex(/^\d{1,3}(\.\d{1,2})?$|^[A-F][+-]?$/, 'a number or a letter grade'),
  scale: z.enum(['0-20', '0-100', 'letter']).default('0-20'),
  released: z.boolean().default(false),
});
export type Mark = z.output<typeof Mark>;

/** What became of one component. Its achievement has an identity of its own, equal in every credential that names it. */
export const AwardedComponent = z.strictObject({
  unitCode: Code,
  academicYear: AcademicYear.optional(),
  achievementId: UrnUuid.optional(),
  mark: Mark.optional(),
  passBasis: PassBasis.default('credit'),
  /** Number of the creditbewijs, for existing units only (VL-CREDITB). */
  creditbewijs: Code.optional(),
});
export type AwardedComponent = z.output<typeof AwardedComponent>;

/** A completed award as a registrar hands it over: who, which specification, what result, when. */
export const Award = z
  .strictObject({
    /** The registrar's own id of this award; sending it twice never issues twice. */
    awardId: PathCode,
    offering: z.strictObject({ code: PathCode, version: PathCode }),
    learner: Learner,
    /** Identity of the learning, equal in every form and re-issue; made once when absent. */
    achievementId: UrnUuid.optional(),
    result: z.strictObject({
      status: z.enum(['passed', 'failed', 'attended']),
      /** Confirmed by the examination committee (OOAPI `Result.final`). */
      final: z.boolean(),
      decidedOn: CivilDate,
    }),
    passBasis: PassBasis.default('credit'),
    mark: Mark.optional(),
    awardedOn: CivilDate,
    startedOn: CivilDate.optional(),
    endedOn: CivilDate.optional(),
    attempt: z.int().min(1).max(20).default(1),
    components: z.array(AwardedComponent).max(60).default([]),
    /** When it differed from the specification for this learner. */
    supervision: Supervision.optional(),
    note: LangMap(2000).optional(),
    /** The credential this one replaces; that one becomes `superseded` when this one is sealed. */
    replaces: z
      .string()
      .regex(/^urn:credential:[0-9a-f-]{36}$/, 'a credential id')
      .optional(),
    preparedBy: Code.optional(),
    justifications: Justifications,
  })
  .superRefine((award, context) => {
    const units = award.components.map((component) => component.unitCode);
    if (new Set(units).size !== units.length)
      context.addIssue({ code: 'custom', path: ['components'], message: 'each unit code once' });
  });
export type Award = z.output<typeof Award>;

/** An award whose identities are fixed: what `draft` makes and every later step works on. */
export type DraftedAward = Award & {
  readonly achievementId: string;
  readonly components: readonly (AwardedComponent & { readonly achievementId: string })[];
};
