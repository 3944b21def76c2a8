import type { z } from 'zod';
import type { Award } from '../../record/award.ts';
import type { Learner } from '../../record/learner.ts';
import {
  accreditedMediator,
  DEGREE_OFFERS,
  dataAndSociety,
  degreeOffering,
  fortyOutcomes,
  jointMediator,
  mandatedAccreditedBimInfra,
  otherCertificate,
} from './further-offerings.ts';
import { association, dijleland, type InstitutionInput, scheldeland } from './institutions.ts';
import { healthInnovation, healthInnovationModules } from './microdegree.ts';
import { bimInfra, environmentalMediator, mandatedBimInfra, type SpecificationInput, studyDay } from './offerings.ts';

export type AwardInput = z.input<typeof Award>;
export type LearnerInput = z.input<typeof Learner>;

/** Invented learners; the names are there for what they ask of fonts and writing directions. */
export const LEARNERS = {
  noor: {
    reference: 'S0231987',
    givenName: 'Noor',
    familyName: 'Peeters',
    birthDate: '1991-03-14',
    email: 'noor.peeters@leren.example',
    preferredLanguage: 'nl',
  },
  jef: { reference: 'S0187654', givenName: 'Jef', familyName: 'Van den Broeck', birthDate: '1988-11-02' },
  amina: { reference: 'S0244120', givenName: 'Amina', familyName: 'El Idrissi', birthDate: '1995-07-23' },
  lotte: { reference: 'S0201133', givenName: 'Lotte', familyName: 'Claes', birthDate: '1979-01-30' },
  zofia: {
    reference: 'S0250077',
    givenName: 'Zofia Łucja',
    familyName: 'Brzęczyszczykiewicz-Đorđević',
    birthDate: '1990-12-31',
  },
  layla: { reference: 'S0250101', givenName: 'ليلى', familyName: 'المنصوري', birthDate: '1993-04-18' },
  yael: { reference: 'S0250102', givenName: 'יעל', familyName: 'בן־דוד', birthDate: '1986-09-05' },
  meiling: { reference: 'S0250103', givenName: '美玲', familyName: '陳', birthDate: '1997-02-11' },
} as const satisfies Record<string, LearnerInput>;

/** One case as it is issued: who seals, what is offered, who was awarded. */
export interface InventedCase {
  readonly institution: InstitutionInput;
  readonly specification: SpecificationInput;
  readonly award: AwardInput;
}

/** An award of a specification, decided and awarded on one day, every component passed on credit. */
export function awardOf(
  specification: SpecificationInput,
  awardId: string,
  learner: LearnerInput,
  awardedOn: string,
  more: Partial<AwardInput> = {},
): AwardInput {
  const attended = specification.offerType === 'aanwezigheidsattest';
  return {
    awardId,
    offering: { code: specification.code, version: specification.version },
    learner,
    result: { status: attended ? 'attended' : 'passed', final: true, decidedOn: awardedOn },
    awardedOn,
    startedOn: specification.startsOn,
    endedOn: specification.endsOn,
    components: (specification.components ?? []).map(({ unitCode, academicYear }) => ({ unitCode, academicYear })),
    preparedBy: 'an.janssens',
    ...more,
  };
}

const mediatorFor = (name: keyof typeof LEARNERS, awardId: string, more?: Partial<AwardInput>): InventedCase => ({
  institution: scheldeland(),
  specification: environmentalMediator(),
  award: awardOf(environmentalMediator(), awardId, LEARNERS[name], '2026-06-26', more),
});

/** The cases of the scenarios that are issued, by what they show. */
export const SCENARIO_CASES = {
  environmentalMediator: () => mediatorFor('noor', 'US-2026-000123'),
  bimInfraWithoutLevel: () => bimInfraCase(bimInfra()),
  bimInfra: () => bimInfraCase(bimInfra(6)),
  microdegree: () => ({
    institution: dijleland(),
    specification: healthInnovation(),
    award: awardOf(healthInnovation(), 'HD-2026-000410', LEARNERS.amina, '2026-06-24'),
  }),
  attendance: () => ({
    institution: dijleland(),
    specification: studyDay(),
    award: awardOf(studyDay(), 'HD-2026-000777', LEARNERS.lotte, '2026-05-20'),
  }),
  mandated: () => ({
    institution: association(),
    specification: mandatedBimInfra(),
    award: awardOf(mandatedBimInfra(), 'ADS-2026-000018', LEARNERS.jef, '2026-01-30'),
  }),
} as const satisfies Record<string, () => InventedCase>;

/** The awards of the four modules of the microdegree, for the same learner. */
export const microdegreeModuleCases = (): InventedCase[] =>
  healthInnovationModules().map((specification, index) => ({
    institution: dijleland(),
    specification,
    award: awardOf(
      specification,
      `HD-2026-00041${index + 1}`,
      LEARNERS.amina,
      specification.endsOn === '2026-01-16' ? '2026-01-30' : '2026-06-24',
    ),
  }));

/** Further cases, by what they show; each is clean under its profile. */
export const FURTHER_CASES = {
  fortyOutcomes: () => simple(scheldeland(), fortyOutcomes(), 'US-2026-000201', LEARNERS.noor, '2026-06-26'),
  diacritics: () => mediatorFor('zofia', 'US-2026-000202'),
  arabicName: () => mediatorFor('layla', 'US-2026-000203'),
  hebrewName: () => mediatorFor('yael', 'US-2026-000204'),
  cjkName: () => mediatorFor('meiling', 'US-2026-000205'),
  joint: () => simple(scheldeland(), jointMediator(), 'US-2026-000206', LEARNERS.noor, '2026-06-26'),
  accredited: () => simple(scheldeland(), accreditedMediator(), 'US-2026-000207', LEARNERS.noor, '2026-06-26'),
  mandatedAccredited: () =>
    simple(association(), mandatedAccreditedBimInfra(), 'ADS-2026-000208', LEARNERS.jef, '2026-01-30'),
  markReleased: () => mediatorFor('noor', 'US-2026-000209', { mark: { value: '16', released: true } }),
  markNotReleased: () => mediatorFor('noor', 'US-2026-000210', { mark: { value: '12', released: false } }),
  existingUnits: (): InventedCase => ({
    institution: scheldeland(),
    specification: dataAndSociety(),
    award: awardOf(dataAndSociety(), 'US-2026-000211', LEARNERS.lotte, '2026-07-03', {
      components: [
        {
          unitCode: '2001WETDSC',
          academicYear: '2025-2026',
          mark: { value: '14', released: true },
          creditbewijs: 'CB-2026-118201',
        },
        {
          unitCode: '1104PSWDEM',
          academicYear: '2025-2026',
          mark: { value: '15.5', released: true },
          creditbewijs: 'CB-2026-118202',
        },
      ],
    }),
  }),
  otherCertificate: () => simple(dijleland(), otherCertificate(), 'HD-2025-000212', LEARNERS.lotte, '2025-12-10'),
} as const satisfies Record<string, () => InventedCase>;

/** One award of each kind of degree. */
export const degreeCases = (): InventedCase[] =>
  DEGREE_OFFERS.map((offerType) => {
    const institution = offerType === 'master' || offerType === 'manama' ? scheldeland() : dijleland();
    return simple(institution, degreeOffering(offerType), `DIPL-2026-${offerType}`, LEARNERS.jef, '2026-07-03');
  });

/** Every invented case that is clean under its profile, in a stable order. */
export const allCleanCases = (): { readonly name: string; readonly case: InventedCase }[] => [
  ...Object.entries(SCENARIO_CASES)
    .filter(([name]) => name !== 'bimInfraWithoutLevel')
    .map(([name, make]) => ({ name, case: make() })),
  ...microdegreeModuleCases().map((item) => ({ name: `module ${item.specification.code}`, case: item })),
  ...Object.entries(FURTHER_CASES).map(([name, make]) => ({ name, case: make() })),
  ...degreeCases().map((item) => ({ name: `degree ${item.specification.offerType}`, case: item })),
];

function bimInfraCase(specification: SpecificationInput): InventedCase {
  return simple(dijleland(), specification, 'HD-2026-000303', LEARNERS.jef, '2026-01-30');
}

function simple(
  institution: InstitutionInput,
  specification: SpecificationInput,
  awardId: string,
  learner: LearnerInput,
  awardedOn: string,
): InventedCase {
  return { institution, specification, award: awardOf(specification, awardId, learner, awardedOn) };
}
