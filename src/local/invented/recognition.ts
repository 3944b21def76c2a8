import type { z } from 'zod';
import type { ExemptionPolicy } from '../../record/recognition/policy.ts';
import type { TargetUnit } from '../../record/recognition/unit.ts';

export type UnitInput = z.input<typeof TargetUnit>;
export type PolicyInput = z.input<typeof ExemptionPolicy>;

const YEAR = '2026-2027';

/** The usual rules of the scenarios: same level, all credits, a refresher after five years, an assessor after ten. */
export const usualPolicy = (): PolicyInput => ({
  id: 'vrijstellingen',
  version: '2026.1',
  title: { nl: 'Vrijstellingen op basis van EVK en EVC', en: 'Exemptions on the basis of prior learning' },
  validFrom: '2026-08-01',
  approvedBy: 'Onderwijsraad, 12 mei 2026',
  regulation: {
    nl: 'Onderwijs- en examenreglement 2026-2027, artikel 29',
    en: 'Education and examination regulations 2026-2027, article 29',
  },
  decisionBodies: ['Curriculumcommissie Omgevingsrecht', 'Curriculumcommissie Zorg en Techniek'],
  appeal: {
    addressee: 'Interne beroepscommissie, t.a.v. de voorzitter',
    address: 'Scheldekaai 1, 2000 Antwerpen, of beroep@scheldeland.example',
    form: {
      nl: 'met een ondertekend en gedateerd verzoekschrift dat de bezwaren omschrijft',
      en: 'by a signed and dated petition that sets out the objections',
    },
  },
  recency: { softYears: 5, hardYears: 10, anchor: 'awardDate' },
  deadlines: [
    { semester: 1, lastDay: '11-14' },
    { semester: 2, lastDay: '02-28' },
    { semester: 'year', lastDay: '11-14' },
  ],
  answerWithinDays: 28,
});

const environmentalLaw = {
  code: 'MAN-OMR',
  title: { nl: 'Manama in het omgevingsrecht', en: 'Advanced master in environmental law' },
  degree: 'manama',
  eqf: 7,
  orientation: 'academic',
} as const satisfies UnitInput['programme'];

const careTechnology = {
  code: 'BA-ZT',
  title: { nl: 'Bachelor in de zorgtechnologie', en: 'Bachelor of Care Technology' },
  degree: 'bachelor',
  eqf: 6,
  orientation: 'professional',
} as const satisfies UnitInput['programme'];

/** Scenario 1: what the environmental mediator asks to be exempted from. */
export const mediationUnit = (): UnitInput => ({
  code: 'OMR-BEM',
  academicYear: YEAR,
  title: { nl: 'Bemiddeling in omgevingsprojecten', en: 'Mediation in environmental projects' },
  programme: environmentalLaw,
  ects: '6',
  eqf: 7,
  iscedF: '0421',
  semester: 1,
  language: 'NLD',
  outcomes: [
    {
      id: 'T1',
      text: {
        nl: 'Ontleedt een conflict rond een omgevingsproject en brengt partijen en belangen in kaart.',
        en: 'Takes a conflict around an environmental project apart and maps parties and interests.',
      },
      weight: 0.25,
    },
    {
      id: 'T2',
      text: {
        nl: 'Situeert het geschil in het omgevingsrecht en benoemt de ruimte voor een akkoord.',
        en: 'Places the dispute in environmental law and names the room for an agreement.',
      },
      weight: 0.25,
    },
    {
      id: 'T3',
      text: {
        nl: 'Leidt een bemiddeling onpartijdig van begin tot einde.',
        en: 'Conducts a mediation impartially from start to finish.',
      },
      weight: 0.3,
    },
    {
      id: 'T4',
      text: {
        nl: 'Onderhandelt met overheden en omwonenden over een gedragen oplossing.',
        en: 'Negotiates a solution all sides can carry with authorities and residents.',
      },
      weight: 0.2,
      esco: ['http://data.europa.eu/esco/skill/326809fc-238d-40c2-881e-40042f7f2f0d'],
    },
  ],
  policyId: 'vrijstellingen',
});

/** Scenario 3: larger than what the applicant brings, with a listed part of its own. */
export const bimUnit = (): UnitInput => ({
  code: 'BT-BIM',
  academicYear: YEAR,
  title: { nl: 'BIM en infrastructuur', en: 'BIM and infrastructure' },
  programme: { code: 'BA-BT', degree: 'bachelor', eqf: 6, orientation: 'professional' },
  ects: '4',
  eqf: 6,
  iscedF: '0732',
  semester: 1,
  language: 'NLD',
  outcomes: [
    {
      id: 'B1',
      text: { nl: 'Bouwt een eenvoudig infrastructuurmodel op.', en: 'Builds a simple infrastructure model.' },
    },
    {
      id: 'B2',
      text: { nl: 'Wisselt modellen uit volgens open standaarden.', en: 'Exchanges models by open standards.' },
    },
    { id: 'B3', text: { nl: 'Stuurt een werf aan met modelgegevens.', en: 'Runs a site with model data.' } },
  ],
  parts: [
    { id: 'BIM-BASIS', title: { nl: 'BIM-basis', en: 'BIM basics' }, ects: '2', outcomeIds: ['B1', 'B2'] },
    { id: 'BIM-WERF', title: { nl: 'BIM op de werf', en: 'BIM on site' }, ects: '2', outcomeIds: ['B3'] },
  ],
  policyId: 'vrijstellingen',
});

const CARE_UNITS = [
  ['ZT-ONTWERP', 'Mensgericht ontwerpen', 'Human-centred design'],
  ['ZT-DIGITAAL', 'Digitale zorgtoepassingen', 'Digital care applications'],
  ['ZT-BEGELEID', 'Begeleiden van verandering', 'Facilitating change'],
  ['ZT-PROJECT', 'Innovatieproject', 'Innovation project'],
  ['ZT-PROJECT2', 'Verdiepend innovatieproject', 'Advanced innovation project'],
] as const;

/** Scenario 5: five units of 6 ECTS, against 24 that were earned. */
export const careUnits = (): UnitInput[] =>
  CARE_UNITS.map(([code, nl, en]) => ({
    code,
    academicYear: YEAR,
    title: { nl, en },
    programme: careTechnology,
    ects: '6',
    eqf: 6,
    iscedF: '0988',
    semester: 1,
    language: 'NLD',
    outcomes: [
      {
        id: 'Z1',
        text: {
          nl: `Past ${nl.toLowerCase()} toe in een zorgteam.`,
          en: `Applies ${en.toLowerCase()} in a care team.`,
        },
      },
      { id: 'Z2', text: { nl: 'Verantwoordt de keuzes.', en: 'Accounts for the choices made.' } },
    ],
    policyId: 'vrijstellingen',
  }));

/** Scenario 7: a unit of a master, for a module at bachelor’s level. */
export const masterUnit = (): UnitInput => ({
  code: 'MZ-INNOV',
  academicYear: YEAR,
  title: { nl: 'Innovatie in zorgsystemen', en: 'Innovation in care systems' },
  programme: { code: 'MA-ZM', degree: 'master', eqf: 7, orientation: 'academic' },
  ects: '6',
  eqf: 7,
  iscedF: '0988',
  semester: 2,
  language: 'NLD',
  outcomes: [
    {
      id: 'M1',
      text: { nl: 'Ontwerpt een vernieuwing voor een zorgsysteem.', en: 'Designs an innovation for a care system.' },
    },
  ],
  policyId: 'vrijstellingen',
});

/** Everything a service on a laptop begins with. */
export const allUnits = (): UnitInput[] => [mediationUnit(), bimUnit(), ...careUnits(), masterUnit()];

/** Members of staff of the desk, as `On-Behalf-Of` names them, each with one role. */
export const OFFICERS = {
  intake: { person: 'ines.intake@scheldeland.example', name: 'Ines Intake', roles: ['intake'] },
  lecturer: { person: 'tom.titularis@scheldeland.example', name: 'Tom Titularis', roles: ['lecturer'] },
  committee: { person: 'cato.commissie@scheldeland.example', name: 'Cato Commissie', roles: ['committee'] },
} as const;
