import { z } from 'zod';
import { accepts } from './accepts.ts';
import { CivilDate } from './civil-date.ts';
import { Ects } from './ects.ts';
import { Organisation } from './institution.ts';
import { AcademicYear, Code, HttpsUrl, PathCode } from './names.ts';
import { RuleProfileId } from './rules/profile-id.ts';
import { LangMap, PageLanguage, Text } from './text.ts';
import { conceptCode } from './vocabulary/field.ts';

/** What is offered. Dutch names are the legal ones; `ander_getuigschrift` and `aanwezigheidsattest` carry no ECTS or level. */
export const OfferType = z.enum([
  'graduaat',
  'bachelor',
  'master',
  'manama',
  'postgraduaat',
  'microcredential',
  'ander_getuigschrift',
  'aanwezigheidsattest',
]);
export type OfferType = z.output<typeof OfferType>;

/** Flemish types of micro-credential; "Type 4" of some catalogues is 3b. */
export const McType = z.enum(['1', '2', '3a', '3b']);
export type McType = z.output<typeof McType>;

const EqfLevel = z.int().min(1).max(8);
const Hours = z.int().min(1).max(20_000);
const Degree = z.enum(['graduaat', 'bachelor', 'master', 'manama', 'postgraduaat']);

/** How a level was given: by whom, when, with which descriptors; `choice` is needed when parent levels tie (VL-LVL-T1-MIX). */
export const Levelling = z
  .strictObject({
    levelledBy: Text(200),
    levelledOn: CivilDate,
    descriptorsUsed: Text(500),
    choice: z
      .strictObject({ value: EqfLevel, motivation: Text(1000), by: Text(200) })
      .optional()
      .describe('the level chosen, and why, where the levels of the parent programmes tie'),
  })
  .meta({ id: 'Levelling', description: 'how the level was given: by whom, when, with which descriptors' });

export const LearningOutcome = z
  .strictObject({
    id: PathCode.describe('your own id, by which assessments and components refer to it'),
    title: LangMap(1000).describe('what the learner knows, understands or can do'),
    esco: z
      .array(
        z.strictObject({
          uri: z.string().regex(
            /^http:\/\/data\.europa\.eu\/esco\/skill\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
            accepts({
              en: 'http://data.europa.eu/esco/skill/ and a UUID',
              nl: 'http://data.europa.eu/esco/skill/ en een UUID',
            }),
          ),
          label: LangMap(300),
        }),
      )
      .max(20)
      .default([])
      .describe('ESCO skills it corresponds to'),
    skillType: conceptCode('skill-type').optional(),
    reusabilityLevel: conceptCode('skill-reuse-level').optional(),
  })
  .meta({ id: 'LearningOutcome' });
export type LearningOutcome = z.output<typeof LearningOutcome>;

/**
 * Supervision and identity verification during assessment. Only two combinations have a settled concept
 * (supervised with, unsupervised without); the other two are written as a free concept.
 */
export const Supervision = z
  .strictObject({ supervised: z.boolean(), identityVerified: z.boolean() })
  .meta({ id: 'Supervision', description: 'supervision and identity verification during assessment' });
export type Supervision = z.output<typeof Supervision>;

export const AssessmentForm = z
  .strictObject({
    id: PathCode,
    type: conceptCode('assessment'),
    title: LangMap(300).optional(),
    summative: z.boolean().default(true),
    outcomes: z
      .array(PathCode)
      .min(1)
      .max(100)
      .optional()
      .describe('ids of the learning outcomes it proves; all of them when absent'),
    mode: conceptCode('mode').optional(),
    supervision: Supervision.optional(),
    publishedAt: CivilDate.optional().describe('when it was made public'),
  })
  .meta({ id: 'AssessmentForm' });
export type AssessmentForm = z.output<typeof AssessmentForm>;

/** A programme that leads to a degree, as far as an offering refers to it. */
export const Programme = z
  .strictObject({
    code: Code.optional(),
    title: LangMap(300),
    degree: Degree,
    eqf: EqfLevel.optional(),
    institution: LangMap(300).optional().describe('name of the institution that offers it'),
  })
  .meta({ id: 'Programme' });
export type Programme = z.output<typeof Programme>;

/** A part of an offering: a module or a course unit (opleidingsonderdeel). */
export const Component = z
  .strictObject({
    unitCode: Code,
    title: LangMap(300),
    academicYear: AcademicYear.optional(),
    ects: Ects.optional(),
    hours: Hours.optional(),
    existingUnit: z
      .strictObject({ institution: LangMap(300), academicYear: AcademicYear, parentProgramme: Programme })
      .optional()
      .describe('present when this is a unit of an existing programme rather than made for this offering'),
    outcomes: z.array(PathCode).max(100).optional().describe('ids of the learning outcomes this part leads to'),
    offering: z
      .strictObject({ code: PathCode, version: PathCode })
      .optional()
      .describe("the module's own offering, when it is issued as a credential of its own (microdegree)"),
  })
  .meta({ id: 'OfferingComponent' });
export type Component = z.output<typeof Component>;

const Justification = z
  .strictObject({
    rule: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9-]{1,24}$/, accepts({ en: 'a rule id', nl: 'de id van een regel' }))
      .meta({ description: '`id` of the finding', example: 'VL-SIZE-25' }),
    reason: Text(2000),
  })
  .meta({ id: 'Justification' });
/** Reasons given once for warnings of the rule profile, kept with what they were given for. */
export const Justifications = z
  .array(Justification)
  .max(40)
  .default([])
  .describe('reasons given once for warnings of the rule profile');
export type Justifications = z.output<typeof Justifications>;

/**
 * One version of what an offering promises. A version is frozen when it is created: what a credential cites can never
 * change afterwards, a correction is a new version.
 */
export const Specification = z
  .strictObject({
    code: PathCode.describe('catalogue code of the offering'),
    version: PathCode.describe('such as the academic year; frozen once created'),
    offerType: OfferType,
    mcType: McType.optional().describe('Flemish type of micro-credential; “Type 4” of some catalogues is 3b'),
    label: LangMap(60)
      .optional()
      .describe('label on the document when the offer type is not what people call it, such as “microdegree”'),
    ruleProfile: RuleProfileId.optional().describe('rules to judge it by; the institution’s own when absent'),
    title: LangMap(300),
    description: LangMap(4000).optional(),
    languages: z
      .array(PageLanguage)
      .min(1)
      .max(2)
      .refine(
        (list) => new Set(list).size === list.length,
        accepts({ en: 'each language once', nl: 'elke taal één keer' }),
      )
      .default(['nl', 'en'])
      .describe('languages of the page image, the first one primary'),
    languageOfInstruction: z.array(conceptCode('language')).max(10).default([]),
    awardingBodies: z
      .array(z.union([z.literal('self'), Organisation]))
      .min(1)
      .max(20)
      .default(['self'])
      .describe(
        '`self` is the issuing institution; the other bodies of a joint award, or the body sealed for, are written out',
      ),
    components: z.array(Component).max(60).default([]),
    derivedFromProgrammes: z.array(Programme).max(20).default([]).describe('programmes it was derived from'),
    ects: Ects.optional(),
    hours: Hours.optional().describe('total workload in hours'),
    weeks: z.int().min(1).max(520).optional(),
    hoursPerWeek: z.number().positive().max(60).optional(),
    eqf: EqfLevel.optional().describe('level of the European Qualifications Framework'),
    vks: EqfLevel.optional().describe('level of the Flemish qualifications framework (VKS); the EQF level when absent'),
    levelling: Levelling.optional(),
    learningOutcomes: z.array(LearningOutcome).max(100).default([]),
    outcomesPublishedAt: CivilDate.optional().describe('when the learning outcomes were made public'),
    assessments: z.array(AssessmentForm).max(20).default([]),
    supervision: Supervision.optional(),
    mode: z.array(conceptCode('mode')).max(6).default([]),
    onlineShare: z.number().min(0).max(1).optional().describe('part taught online, 0 to 1'),
    learningSetting: z.enum(['formal', 'non-formal', 'informal']).default('formal'),
    iscedF: z.array(conceptCode('isced-f')).max(10).default([]),
    prerequisites: LangMap(2000).optional(),
    stackableInto: z.array(Programme).max(20).default([]).describe('programmes this counts towards (diplomagericht)'),
    stackabilityNote: LangMap(2000).optional(),
    furtherInformation: LangMap(4000).optional(),
    homepage: HttpsUrl.optional(),
    track: z
      .enum(['credit-contract', 'lll'])
      .optional()
      .describe('enrolled by credit contract, or as lifelong learning'),
    startsOn: CivilDate.optional(),
    endsOn: CivilDate.optional(),
    internalQualityAssurance: z
      .strictObject({ statement: LangMap(2000), esg: z.boolean() })
      .optional()
      .describe('internal quality assurance and whether it follows the ESG'),
    qualityScheme: z.enum(['ESG', 'OK', 'other']).optional(),
    qualityAssurance: z
      .array(z.string().max(60))
      .max(20)
      .optional()
      .describe("ids of the issuer's quality-assurance records that cover it; every institutional record when absent"),
    declarations: z
      .strictObject({
        studyAreaCompetence: z.boolean().optional(),
        guidanceProvided: z.boolean().optional(),
        sameServices: z.boolean().optional(),
        needsMet: Text(2000).optional(),
      })
      .default({})
      .describe('declarations only a person can make; software does not check them'),
    dho: z
      .strictObject({ registeredAs: z.enum(['opleidingsonderdeel', 'microcredential']).nullable() })
      .optional()
      .describe('how it is registered in the Databank Hoger Onderwijs'),
    led: z
      .strictObject({ registered: z.boolean() })
      .optional()
      .describe('whether it is registered in the LED, the Flemish database of proofs of learning'),
    equivalenceAgreements: z
      .array(z.strictObject({ targetUnit: Code, institution: LangMap(300) }))
      .max(50)
      .default([])
      .describe('agreements with target units, which alone permit the word “automatic” before exemption'),
    validForMonths: z
      .int()
      .min(1)
      .max(600)
      .optional()
      .describe('how many months a credential stays valid after the award; for ever when absent'),
    accreditedBy: z
      .string()
      .max(60)
      .optional()
      .describe(
        'asks for the EDC profile *accredited*: id of the quality-assurance record whose DEQAR permalink is cited',
      ),
    justifications: Justifications,
  })
  .superRefine((specification, context) => {
    const outcomeIds = specification.learningOutcomes.map((outcome) => outcome.id);
    const known = new Set(outcomeIds);
    if (known.size !== outcomeIds.length)
      context.addIssue({
        code: 'custom',
        path: ['learningOutcomes'],
        message: accepts({ en: 'learning outcomes with different ids', nl: 'leerresultaten met verschillende id’s' }),
      });
    for (const [list, path] of [
      ...specification.assessments.map((item, index) => [item.outcomes, ['assessments', index, 'outcomes']] as const),
      ...specification.components.map((item, index) => [item.outcomes, ['components', index, 'outcomes']] as const),
    ])
      for (const id of list ?? [])
        if (!known.has(id))
          context.addIssue({
            code: 'custom',
            path: [...path],
            message: accepts({
              en: `ids of learning outcomes; ${id} is not among learningOutcomes`,
              nl: `id’s van leerresultaten; ${id} staat niet bij learningOutcomes`,
            }),
          });
    const units = specification.components.map((component) => component.unitCode);
    if (new Set(units).size !== units.length)
      context.addIssue({
        code: 'custom',
        path: ['components'],
        message: accepts({ en: 'components with different unit codes', nl: 'onderdelen met verschillende codes' }),
      });
    const forms = specification.assessments.map((form) => form.id);
    if (new Set(forms).size !== forms.length)
      context.addIssue({
        code: 'custom',
        path: ['assessments'],
        message: accepts({ en: 'assessments with different ids', nl: 'evaluaties met verschillende id’s' }),
      });
  })
  .meta({ id: 'Specification' });
export type Specification = z.output<typeof Specification>;
