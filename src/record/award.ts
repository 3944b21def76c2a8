import { z } from 'zod';
import { accepts } from './accepts.ts';
import { CivilDate } from './civil-date.ts';
import { Learner } from './learner.ts';
import { AcademicYear, Code, CredentialId, PathCode, UrnUuid } from './names.ts';
import { Justifications, Supervision } from './offering.ts';
import { LangMap } from './text.ts';

/** On what a pass rests; a tolerated or deliberated unit gives no credit (ISS-2). */
export const PassBasis = z.enum(['credit', 'tolerated', 'deliberated']);

/** A mark as the institution gave it; it is printed only when `released`. */
export const Mark = z
  .strictObject({
    value: z
      .string()
      .regex(
        /^\d{1,3}(\.\d{1,2})?$|^[A-F][+-]?$/,
        accepts({ en: 'a number or a letter grade', nl: 'een getal of een letter' }),
      )
      .meta({ example: '16' }),
    scale: z.enum(['0-20', '0-100', 'letter']).default('0-20'),
    released: z.boolean().default(false).describe('printed and signed only when true; else the grade is Geslaagd/Pass'),
  })
  .meta({ id: 'Mark' });
export type Mark = z.output<typeof Mark>;

/** What became of one component. Its achievement has an identity of its own, equal in every credential that names it. */
export const AwardedComponent = z
  .strictObject({
    unitCode: Code.describe('`unitCode` of the specification’s component'),
    academicYear: AcademicYear.optional(),
    achievementId: UrnUuid.optional().describe('identity of this piece of learning; made once when absent'),
    mark: Mark.optional(),
    passBasis: PassBasis.default('credit'),
    creditbewijs: Code.optional().describe('number of the creditbewijs, for existing units only'),
  })
  .meta({ id: 'AwardedComponent' });
export type AwardedComponent = z.output<typeof AwardedComponent>;

/** A completed award as a registrar hands it over: who, which specification, what result, when. */
export const Award = z
  .strictObject({
    awardId: PathCode.describe('your own id of this award; sending it twice never issues twice'),
    offering: z.strictObject({ code: PathCode, version: PathCode }).describe('the frozen version that was completed'),
    learner: Learner,
    achievementId: UrnUuid.optional().describe(
      'identity of the learning, equal in every form and re-issue; made once when absent',
    ),
    result: z.strictObject({
      status: z.enum(['passed', 'failed', 'attended']),
      final: z.boolean().describe('confirmed by the examination committee'),
      decidedOn: CivilDate,
    }),
    passBasis: PassBasis.default('credit').describe('on what the pass rests; a tolerated unit gives no credit'),
    mark: Mark.optional(),
    awardedOn: CivilDate,
    startedOn: CivilDate.optional(),
    endedOn: CivilDate.optional(),
    attempt: z.int().min(1).max(20).default(1),
    components: z.array(AwardedComponent).max(60).default([]),
    supervision: Supervision.optional().describe('when it differed from the specification for this learner'),
    note: LangMap(2000).optional().describe('a remark that is printed and signed'),
    replaces: CredentialId.optional().describe(
      'the credential this one replaces; that one becomes `superseded` when this one is sealed',
    ),
    preparedBy: Code.optional().describe('who prepared it, as a staff id; stays with the institution'),
    justifications: Justifications,
  })
  .superRefine((award, context) => {
    const units = award.components.map((component) => component.unitCode);
    if (new Set(units).size !== units.length)
      context.addIssue({
        code: 'custom',
        path: ['components'],
        message: accepts({ en: 'each unit code once', nl: 'elke code van een onderdeel één keer' }),
      });
  })
  .meta({ id: 'Award' });
export type Award = z.output<typeof Award>;

/** An award whose identities are fixed: what `draft` makes and every later step works on. */
export type DraftedAward = Award & {
  readonly achievementId: string;
  readonly components: readonly (AwardedComponent & { readonly achievementId: string })[];
};
