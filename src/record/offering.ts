import { z } from 'zod';
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
export const Levelling = z.strictObject({
  levelledBy: Text(200),
  levelledOn: CivilDate,
  descriptorsUsed: Text(500),
  choice: z.strictObject({ value: EqfLevel, motivation: Text(1000), by: Text(200) }).optional(),
});

export const LearningOutcome = z.strictObject({
  id: PathCode,
  title: LangMap(1000),
  esco: z
    .array(
      z.strictObject({
        uri: z
          .string()
          .regex(
            /^http:\/\/data\.europa\.eu\/esco\/skill\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
            'http://data.europa.eu/esco/skill/ and a UUID',
          ),
        label: LangMap(300),
      }),
    )
    .max(20)
    .default([]),
  skillType: conceptCode('skill-type').optional(),
  reusabilityLevel: conceptCode('skill-reuse-level').optional(),
});
export type LearningOutcome = z.output<typeof LearningOutcome>;

/**
 * Supervision and identity verification during assessment. Only two combinations have a settled concept
 * (supervised with, unsupervised without); the other two are written as a free concept.
 */
export const Supervision = z.strictObject({ supervised: z.boolean(), identityVerified: z.boolean() });
export type Supervision = z.output<typeof Supervision>;

export const AssessmentForm = z.strictObject({
  id: PathCode,
  type: conceptCode('assessment'),
  title: LangMap(300).optional(),
  summative: z.boolean().default(true),
  /** Ids of the learning outcomes it proves; all of them when absent. */
  outcomes: z.array(PathCode).min(1).max(100).optional(),
  mode: conceptCode('mode').optional(),
  supervision: Supervision.optional(),
  publishedAt: CivilDate.optional(),
});
export type AssessmentForm = z.output<typeof AssessmentForm>;

/** A programme that leads to a degree, as far as an offering refers to it. */
export const Programme = z.strictObject({
  code: Code.optional(),
  title: LangMap(300),
  degree: Degree,
  eqf: EqfLevel.optional(),
  institution: LangMap(300).optional(),
});
export type Programme = z.output<typeof Programme>;

/** A part of an offering: a module or a course unit (opleidingsonderdeel). */
export const Component = z.strictObject({
  unitCode: Code,
  title: LangMap(300),
  academicYear: AcademicYear.optional(),
  ects: Ects.optional(),
  hours: Hours.optional(),
  /** Present when this is a unit of an existing programme rather than made for this offering. */
  existingUnit: z
    .strictObject({ institution: LangMap(300), academicYear: AcademicYear, parentProgramme: Programme })
    .optional(),
  /** Ids of the offering's learning outcomes this part leads to. */
  outcomes: z.array(PathCode).max(100).optional(),
  /** The module's own offering, when it is issued as a credential of its own (microdegree). */
  offering: z.strictObject({ code: PathCode, version: PathCode }).optional(),
});
export type Component = z.output<typeof Component>;

const Justification = z.strictObject({
  rule: z.string().regex(/^[A-Z0-9][A-Z0-9-]{1,24}$/i, 'a rule id'),
  reason: Text(2000),
});
/** Reasons given once for warnings of the rule profile, kept with what they were given for. */
export const Justifications = z.array(Justification).max(40).default([]);
export type Justifications = z.output<typeof Justifications>;

/**
 * One version of what an offering promises. A version is frozen when it is created: what a credential cites can never
 * change afterwards, a correction is a new version.
 */
export const Specification = z
  .strictObject({
    code: PathCode,
    version: PathCode,
    offerType: OfferType,
    mcType: McType.optional(),
    /** Label on the document when the offer type is not what people call it, such as "microdegree". */
    label: LangMap(60).optional(),
    ruleProfile: RuleProfileId.optional(),
    title: LangMap(300),
    description: LangMap(4000).optional(),
    /** Languages of the page image, first one primary. */
    languages: z
      .array(PageLanguage)
      .min(1)
      .max(2)
      .refine((list) => new Set(list).size === list.length, 'each language once')
      .default(['nl', 'en']),
    languageOfInstruction: z.array(conceptCode('language')).max(10).default([]),
    /** `self` is the issuing institution; the other bodies of a joint award, or the body sealed for, are written out. */
    awardingBodies: z
      .array(z.union([z.literal('self'), Organisation]))
      .min(1)
      .max(20)
      .default(['self']),
    components: z.array(Component).max(60).default([]),
    derivedFromProgrammes: z.array(Programme).max(20).default([]),
    ects: Ects.optional(),
    hours: Hours.optional(),
    weeks: z.int().min(1).max(520).optional(),
    hoursPerWeek: z.number().positive().max(60).optional(),
    eqf: EqfLevel.optional(),
    /** Level of the Flemish qualifications framework (VKS); the EQF level when absent. */
    vks: EqfLevel.optional(),
    levelling: Levelling.optional(),
    learningOutcomes: z.array(LearningOutcome).max(100).default([]),
    outcomesPublishedAt: CivilDate.optional(),
    assessments: z.array(AssessmentForm).max(20).default([]),
    supervision: Supervision.optional(),
    mode: z.array(conceptCode('mode')).max(6).default([]),
    onlineShare: z.number().min(0).max(1).optional(),
    learningSetting: z.enum(['formal', 'non-formal', 'informal']).default('formal'),
    iscedF: z.array(conceptCode('isced-f')).max(10).default([]),
    prerequisites: LangMap(2000).optional(),
    /** Programmes this counts towards ("diplomagericht"). */
    stackableInto: z.array(Programme).max(20).default([]),
    stackabilityNote: LangMap(2000).optional(),
    furtherInformation: LangMap(4000).optional(),
    homepage: HttpsUrl.optional(),
    track: z.enum(['credit-contract', 'lll']).optional(),
    startsOn: CivilDate.optional(),
    endsOn: CivilDate.optional(),
    /** Internal quality assurance and whether it follows the ESG. */
    internalQualityAssurance: z.strictObject({ statement: LangMap(2000), esg: z.boolean() }).optional(),
    qualityScheme: z.enum(['ESG', 'OK', 'other']).optional(),
    /** Ids of the issuer's quality-assurance records that cover this offering; every institutional record when absent. */
    qualityAssurance: z.array(z.string().max(60)).max(20).optional(),
    /** Declarations only a person can make; software does not check them. */
    declarations: z
      .strictObject({
        studyAreaCompetence: z.boolean().optional(),
        guidanceProvided: z.boolean().optional(),
        sameServices: z.boolean().optional(),
        needsMet: Text(2000).optional(),
      })
      .default({}),
    dho: z.strictObject({ registeredAs: z.enum(['opleidingsonderdeel', 'microcredential']).nullable() }).optional(),
    led: z.strictObject({ registered: z.boolean() }).optional(),
    /** Equivalence agreements with target units, which alone permit the word "automatic" before exemption (UCLL-9). */
    equivalenceAgreements: z
      .array(z.strictObject({ targetUnit: Code, institution: LangMap(300) }))
      .max(50)
      .default([]),
    /** How many months a credential stays valid after the award; for ever when absent. */
    validForMonths: z.int().min(1).max(600).optional(),
    /** Ask for the EDC profile *accredited*: the id of the quality-assurance record whose DEQAR permalink is cited. */
    accreditedBy: z.string().max(60).optional(),
    justifications: Justifications,
  })
  .superRefine((specification, context) => {
    const outcomeIds = specification.learningOutcomes.map((outcome) => outcome.id);
    const known = new Set(outcomeIds);
    if (known.size !== outcomeIds.length)
      context.addIssue({ code: 'custom', path: ['learningOutcomes'], message: 'learning outcomes with different ids' });
    for (const [list, path] of [
      ...specification.assessments.map((item, index) => [item.outcomes, ['assessments', index, 'outcomes']] as const),
      ...specification.components.map((item, index) => [item.outcomes, ['components', index, 'outcomes']] as const),
    ])
      for (const id of list ?? [])
        if (!known.has(id))
          context.addIssue({ code: 'custom', path: [...path], message: `ids of learning outcomes (not ${id})` });
    const units = specification.components.map((component) => component.unitCode);
    if (new Set(units).size !== units.length)
      context.addIssue({ code: 'custom', path: ['components'], message: 'components with different unit codes' });
    const forms = specification.assessments.map((form) => form.id);
    if (new Set(forms).size !== forms.length)
      context.addIssue({ code: 'custom', path: ['assessments'], message: 'assessments with different ids' });
  });
export type Specification = z.output<typeof Specification>;
