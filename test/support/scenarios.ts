import {
  type AwardInput,
  awardOf,
  type InventedCase,
  LEARNERS,
  microdegreeModuleCases,
  SCENARIO_CASES,
} from '../../src/local/invented/awards.ts';
import { dijleland, type InstitutionInput } from '../../src/local/invented/institutions.ts';
import { healthInnovationAsMicrocredential } from '../../src/local/invented/microdegree.ts';
import { type SpecificationInput, studyDayAsMicrocredential } from '../../src/local/invented/offerings.ts';
import { Award } from '../../src/record/award.ts';
import { Institution } from '../../src/record/institution.ts';
import { Specification } from '../../src/record/offering.ts';

/** The clock of the scenarios. */
export const TODAY = '2026-09-20';

/** A case as input JSON (what a registrar sends) and parsed (what the rules and the composer get). */
export interface Scenario {
  readonly input: {
    readonly institution: InstitutionInput;
    readonly specification: SpecificationInput;
    readonly award: AwardInput;
  };
  readonly institution: Institution;
  readonly specification: Specification;
  readonly award: Award;
}

/** Parses an invented case; throws when the schemas refuse it. */
export const asScenario = (input: InventedCase): Scenario => ({
  input,
  institution: Institution.parse(input.institution),
  specification: Specification.parse(input.specification),
  award: Award.parse(input.award),
});

/** Scenario 1: environmental mediator, complete in every respect. */
export const scenario1 = (): Scenario => asScenario(SCENARIO_CASES.environmentalMediator());

/** Scenario 3: BIM Infra without its level, and `withLevel` once a registrar entered it. */
export const scenario3 = (): Scenario & { readonly withLevel: Scenario } => ({
  ...asScenario(SCENARIO_CASES.bimInfraWithoutLevel()),
  withLevel: asScenario(SCENARIO_CASES.bimInfra()),
});

/** Scenario 5: the microdegree, its four modules, and the whole wrongly typed as a micro-credential. */
export const scenario5 = (): Scenario & {
  readonly modules: readonly Scenario[];
  readonly asMicrocredential: Scenario;
} => ({
  ...asScenario(SCENARIO_CASES.microdegree()),
  modules: microdegreeModuleCases().map(asScenario),
  asMicrocredential: withSpecification(healthInnovationAsMicrocredential(), 'HD-2026-000420', '2026-06-24'),
});

/** Scenario 15: a certificate of attendance, and the same day wrongly typed as a micro-credential. */
export const scenario15 = (): Scenario & { readonly asMicrocredential: Scenario } => ({
  ...asScenario(SCENARIO_CASES.attendance()),
  asMicrocredential: withSpecification(studyDayAsMicrocredential(), 'HD-2026-000778', '2026-05-20'),
});

/** Scenario 18: the association seals for HD under a mandate, and `withoutMandate` without one. */
export const scenario18 = (): Scenario & { readonly withoutMandate: Scenario } => {
  const mandated = SCENARIO_CASES.mandated();
  return {
    ...asScenario(mandated),
    withoutMandate: asScenario({ ...mandated, institution: { ...mandated.institution, mandates: [] } }),
  };
};

const withSpecification = (specification: SpecificationInput, awardId: string, awardedOn: string): Scenario =>
  asScenario({
    institution: dijleland(),
    specification,
    award: awardOf(specification, awardId, LEARNERS.lotte, awardedOn),
  });
