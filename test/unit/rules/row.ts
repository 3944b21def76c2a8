import {
  type AwardInput,
  awardOf,
  FURTHER_CASES,
  type InventedCase,
  LEARNERS,
  SCENARIO_CASES,
} from '../../../src/local/invented/awards.ts';
import { degreeOffering } from '../../../src/local/invented/further-offerings.ts';
import { dijleland, type InstitutionInput, scheldeland } from '../../../src/local/invented/institutions.ts';
import { healthInnovationModules } from '../../../src/local/invented/microdegree.ts';
import type { SpecificationInput } from '../../../src/local/invented/offerings.ts';
import type { Finding } from '../../../src/record/finding.ts';
import { checkAward, type Verdict } from '../../../src/record/rules/check.ts';
import type { RuleProfileId } from '../../../src/record/rules/profile-id.ts';
import { asScenario, TODAY } from '../../support/scenarios.ts';

/** A case that a row may change before it is judged. */
export interface Draft {
  institution: InstitutionInput;
  specification: SpecificationInput;
  award: AwardInput;
  actorPerson?: string;
}

/** One rule failing, with exactly the findings it must give, and the same rule passing on the base. */
export interface Row {
  readonly id: string;
  /** What is wrong. */
  readonly when: string;
  readonly base: () => InventedCase;
  readonly profile?: RuleProfileId;
  /** Makes the base fail the rule. */
  readonly breaks: (draft: Draft) => void;
  /** Severity, subject and pointer of every finding of this rule, in order. */
  readonly gives: readonly (readonly [Finding['severity'], Finding['subject'], string])[];
  /** Makes the base pass when it does not as it stands. */
  readonly passes?: (draft: Draft) => void;
}

export function judge(
  base: InventedCase,
  profile: RuleProfileId | undefined,
  change?: (draft: Draft) => void,
): Verdict {
  const draft: Draft = structuredClone(base);
  if (profile) draft.specification.ruleProfile = profile;
  change?.(draft);
  const { institution, specification, award } = asScenario(draft);
  return checkAward({ institution, specification, award, today: TODAY, actorPerson: draft.actorPerson });
}

export const error = (path: string, subject: Finding['subject'] = 'specification') => ['error', subject, path] as const;
export const warning = (path: string, subject: Finding['subject'] = 'specification') =>
  ['warning', subject, path] as const;
export const information = (path: string, subject: Finding['subject'] = 'specification') =>
  ['information', subject, path] as const;
export const declaration = (path: string) => ['declaration', 'specification', path] as const;

/** The bases rows start from. */
export const MEDIATOR = SCENARIO_CASES.environmentalMediator;
export const BIM = SCENARIO_CASES.bimInfra;
export const MICRODEGREE = SCENARIO_CASES.microdegree;
export const ATTENDANCE = SCENARIO_CASES.attendance;
export const MANDATED = SCENARIO_CASES.mandated;
export const UNITS = FURTHER_CASES.existingUnits;
export const JOINT = FURTHER_CASES.joint;
export const ACCREDITED = FURTHER_CASES.accredited;
export const OTHER = FURTHER_CASES.otherCertificate;
export const degree = (offerType: Parameters<typeof degreeOffering>[0]) => (): InventedCase => {
  const specification = degreeOffering(offerType);
  return {
    institution: offerType === 'master' || offerType === 'manama' ? scheldeland() : dijleland(),
    specification,
    award: awardOf(specification, `D-${offerType}`, LEARNERS.jef, '2026-07-03'),
  };
};
/** One module of the microdegree. */
export const MODULE = (): InventedCase => {
  const specification = healthInnovationModules()[0] as SpecificationInput;
  return {
    institution: dijleland(),
    specification,
    award: awardOf(specification, 'HD-M1', LEARNERS.amina, '2026-01-30'),
  };
};
/** Scenario 1 with 120 hours in 4 credits, as the Common Microcredential Framework wants it. */
export const CMF = (): InventedCase => {
  const base = MEDIATOR();
  return {
    ...base,
    specification: { ...base.specification, ruleProfile: 'cmf', components: [], ects: '4', hours: 110 },
    award: { ...base.award, components: [] },
  };
};
/** The microdegree as a postgraduate course of the profile for educational technologists. */
export const POSTGRADUATE = (): InventedCase => {
  const base = MICRODEGREE();
  return { ...base, specification: { ...base.specification, ruleProfile: 'pg-et-ic' } };
};
