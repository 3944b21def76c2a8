import { dijlelandAsBody } from './institutions.ts';
import { bimInfra, environmentalMediator, type SpecificationInput, wellKept } from './offerings.ts';

/** Offerings beside the scenarios, so that every kind of offer and every kind of document is issued somewhere. */

/** Type 1: two existing units of masters of US, taken under a credit contract. */
export const dataAndSociety = (): SpecificationInput => ({
  ...wellKept(),
  code: 'DATA-SAMENLEVING',
  version: '2025-2026',
  offerType: 'microcredential',
  mcType: '1',
  title: { nl: 'Data en samenleving', en: 'Data and society' },
  languageOfInstruction: ['NLD', 'ENG'],
  components: [
    {
      unitCode: '2001WETDSC',
      title: { nl: 'Statistiek voor beleid', en: 'Statistics for policy' },
      academicYear: '2025-2026',
      ects: '6',
      hours: 165,
      existingUnit: {
        institution: { nl: 'Universiteit Scheldeland', en: 'Scheldeland University' },
        academicYear: '2025-2026',
        parentProgramme: {
          code: 'M-DS',
          title: { nl: 'Master in de datawetenschappen', en: 'Master of Data Science' },
          degree: 'master',
          eqf: 7,
        },
      },
      outcomes: ['D1', 'D2'],
    },
    {
      unitCode: '1104PSWDEM',
      title: { nl: 'Data, macht en democratie', en: 'Data, power and democracy' },
      academicYear: '2025-2026',
      ects: '3',
      hours: 80,
      existingUnit: {
        institution: { nl: 'Universiteit Scheldeland', en: 'Scheldeland University' },
        academicYear: '2025-2026',
        parentProgramme: {
          code: 'M-PW',
          title: { nl: 'Master in de politieke wetenschappen', en: 'Master of Political Science' },
          degree: 'master',
          eqf: 7,
        },
      },
      outcomes: ['D3'],
    },
  ],
  ects: '9',
  hours: 245,
  eqf: 7,
  learningOutcomes: [
    outcome(
      'D1',
      'Kiest en onderbouwt een statistisch model voor een beleidsvraag.',
      'Selects a statistical model for a policy question and substantiates the choice.',
    ),
    outcome(
      'D2',
      'Rapporteert onzekerheid op een manier die beslissers begrijpen.',
      'Reports uncertainty in a way that decision-makers understand.',
    ),
    outcome(
      'D3',
      'Beoordeelt de gevolgen van datagedreven beleid voor burgerrechten.',
      'Assesses what data-driven policy does to civil rights.',
    ),
  ],
  outcomesPublishedAt: '2025-06-02',
  assessments: [
    { id: 'EXAMEN', type: 'written', outcomes: ['D1', 'D2'], publishedAt: '2025-06-02' },
    { id: 'PAPER', type: 'marked-assignment', outcomes: ['D3'], publishedAt: '2025-06-02' },
  ],
  supervision: { supervised: true, identityVerified: true },
  mode: ['presential'],
  iscedF: ['0688'],
  track: 'credit-contract',
  dho: { registeredAs: 'opleidingsonderdeel' },
  startsOn: '2025-09-22',
  endsOn: '2026-06-27',
});

/** Joint award of US (which seals) and HD. */
export const jointMediator = (): SpecificationInput => ({
  ...environmentalMediator(),
  code: 'OMGEVINGSBEMIDDELAAR-SAMEN',
  awardingBodies: ['self', dijlelandAsBody()],
});

/** The registrar asks for the EDC profile *accredited*. */
export const accreditedMediator = (): SpecificationInput => ({
  ...environmentalMediator(),
  code: 'OMGEVINGSBEMIDDELAAR-ACC',
  accreditedBy: 'IR-2021',
});

/** Sealed by the association for HD, and accredited by the review of HD. */
export const mandatedAccreditedBimInfra = (): SpecificationInput => ({
  ...bimInfra(6),
  code: 'BIM-INFRA-ACC',
  awardingBodies: [dijlelandAsBody()],
  accreditedBy: 'IR-2021-HD',
});

const VERBS: readonly (readonly [nl: string, en: string])[] = [
  ['Verklaart de grondslagen van', 'Explains the foundations of'],
  ['Vindt de geldende bronnen over', 'Finds the current sources on'],
  ['Vergelijkt regionale oplossingen voor', 'Compares regional approaches to'],
  ['Lost een praktijkgeval op over', 'Solves a practical case on'],
  ['Schrijft een onderbouwd advies over', 'Writes a reasoned opinion on'],
  ['Verdedigt een standpunt in een betwisting over', 'Defends a position in a dispute about'],
  ['Beoordeelt ontwerpregelgeving over', 'Assesses draft regulation on'],
  ['Volgt de rechtspraak op over', 'Keeps track of case law on'],
];
const SUBJECTS: readonly (readonly [nl: string, en: string])[] = [
  ['de omgevingsvergunning', 'the environmental permit'],
  ['ruimtelijke uitvoeringsplannen', 'spatial implementation plans'],
  ['milieueffectrapportage', 'environmental impact assessment'],
  ['bodemsanering', 'soil remediation'],
  ['inspraak en toegang tot de rechter', 'public participation and access to justice'],
];

/** A postgraduate certificate with forty learning outcomes. */
export const fortyOutcomes = (): SpecificationInput => ({
  ...wellKept(),
  code: 'PG-OMGEVINGSRECHT',
  version: '2025-2026',
  offerType: 'postgraduaat',
  title: {
    nl: 'Postgraduaat omgevingsrecht in de praktijk',
    en: 'Postgraduate certificate in applied environmental law',
  },
  languageOfInstruction: ['NLD'],
  ects: '30',
  hours: 800,
  eqf: 7,
  learningOutcomes: SUBJECTS.flatMap(([subjectNl, subjectEn], row) =>
    VERBS.map(([verbNl, verbEn], column) =>
      outcome(`R${row + 1}.${column + 1}`, `${verbNl} ${subjectNl}.`, `${verbEn} ${subjectEn}.`),
    ),
  ),
  outcomesPublishedAt: '2025-05-05',
  assessments: [
    { id: 'PORTFOLIO', type: 'portfolio', publishedAt: '2025-05-05' },
    { id: 'MONDELING', type: 'oral', publishedAt: '2025-05-05' },
  ],
  supervision: { supervised: true, identityVerified: true },
  mode: ['blended'],
  iscedF: ['0421'],
  startsOn: '2025-09-22',
  endsOn: '2026-06-19',
});

/** A certificate that carries neither credits nor a level, with an assessment. */
export const otherCertificate = (): SpecificationInput => ({
  ...wellKept(),
  code: 'GETUIGSCHRIFT-HERSTELGERICHT',
  version: '2025-2026',
  offerType: 'ander_getuigschrift',
  title: { nl: 'Herstelgericht werken op school', en: 'Restorative practice at school' },
  languageOfInstruction: ['NLD'],
  hours: 24,
  learningOutcomes: [
    outcome('H1', 'Bereidt een herstelgesprek voor en leidt het.', 'Prepares and leads a restorative conversation.'),
  ],
  outcomesPublishedAt: '2025-08-25',
  assessments: [{ id: 'OEFENING', type: 'practical', publishedAt: '2025-08-25' }],
  mode: ['presential'],
  learningSetting: 'non-formal',
  iscedF: ['0111'],
  startsOn: '2025-10-01',
  endsOn: '2025-12-03',
});

const DEGREES = {
  graduaat: ['120', 5, 'Graduaat in de werforganisatie', 'Associate degree in Site Management', '0732'],
  bachelor: ['180', 6, 'Bachelor in de bouw', 'Bachelor of Construction', '0732'],
  master: ['60', 7, 'Master in de rechten', 'Master of Laws', '0421'],
  manama: ['60', 7, 'Master of Laws in het omgevingsrecht', 'Master of Laws in Environmental Law', '0421'],
} as const;

/** One offering of each kind of degree; the first two belong to HD, the others to US. */
export function degreeOffering(offerType: keyof typeof DEGREES): SpecificationInput {
  const [ects, eqf, nl, en, iscedF] = DEGREES[offerType];
  return {
    ...wellKept(),
    code: `DIPLOMA-${offerType.toUpperCase()}`,
    version: '2025-2026',
    offerType,
    title: { nl, en },
    languageOfInstruction: ['NLD'],
    ects,
    eqf,
    learningOutcomes: [
      outcome(
        'DLR1',
        'Lost complexe vraagstukken van het vakgebied zelfstandig op.',
        'Solves complex problems of the field independently.',
      ),
      outcome(
        'DLR2',
        'Werkt samen met vakgenoten en andere disciplines.',
        'Works together with peers and with other disciplines.',
      ),
    ],
    outcomesPublishedAt: '2022-05-02',
    assessments: [
      { id: 'EXAMENS', type: 'written', publishedAt: '2022-05-02' },
      { id: 'PROEF', type: 'project', publishedAt: '2022-05-02' },
    ],
    supervision: { supervised: true, identityVerified: true },
    mode: ['presential'],
    iscedF: [iscedF],
    startsOn: '2022-09-19',
    endsOn: '2026-06-26',
  };
}
export const DEGREE_OFFERS = Object.keys(DEGREES) as (keyof typeof DEGREES)[];

function outcome(id: string, nl: string, en: string) {
  return { id, title: { nl, en } };
}
