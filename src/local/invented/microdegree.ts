import { type SpecificationInput, wellKept } from './offerings.ts';

/**
 * Scenario 5: the microdegree *Health Innovation Facilitation* of HD, 4 × 6 = 24 ECTS, and its four modules, each of
 * which is also issued as a credential of its own.
 */
const VERSION = '2025-2026';
const LEVELLING = {
  levelledBy: 'Opleidingscommissie Gezondheid en Welzijn, Hogeschool Dijleland',
  levelledOn: '2025-04-08',
  descriptorsUsed: 'Niveaudescriptoren van de Vlaamse kwalificatiestructuur, niveau 6',
};
const STACKS_INTO = [
  { title: { nl: 'Bachelor in de zorgtechnologie', en: 'Bachelor of Care Technology' }, degree: 'bachelor', eqf: 6 },
] satisfies SpecificationInput['stackableInto'];

interface Part {
  readonly code: string;
  readonly title: { nl: string; en: string };
  readonly startsOn: string;
  readonly endsOn: string;
  readonly outcomes: readonly (readonly [id: string, nl: string, en: string])[];
}

const PARTS: readonly Part[] = [
  {
    code: 'HIF-1',
    title: { nl: 'Zorgnoden en mensgericht ontwerp', en: 'Care needs and human-centred design' },
    startsOn: '2025-09-22',
    endsOn: '2026-01-16',
    outcomes: [
      [
        'F1.1',
        'Brengt de noden van zorgvragers en zorgverleners in kaart met interviews en observatie.',
        'Maps the needs of people in care and of care professionals through interviews and observation.',
      ],
      [
        'F1.2',
        'Vertaalt zorgnoden naar een ontwerpvraag en toetst een prototype bij gebruikers.',
        'Turns care needs into a design question and tests a prototype with its users.',
      ],
    ],
  },
  {
    code: 'HIF-2',
    title: { nl: 'Digitale zorgtechnologie', en: 'Digital care technology' },
    startsOn: '2025-09-22',
    endsOn: '2026-01-16',
    outcomes: [
      [
        'F2.1',
        'Vergelijkt digitale zorgtoepassingen op bruikbaarheid, veiligheid en kosten.',
        'Compares digital care applications for usability, safety and cost.',
      ],
      [
        'F2.2',
        'Beoordeelt of gegevensverwerking in een zorgtoepassing aan de privacyregels voldoet.',
        'Judges whether the processing of data in a care application meets privacy rules.',
      ],
    ],
  },
  {
    code: 'HIF-3',
    title: { nl: 'Innovatie begeleiden op de werkvloer', en: 'Facilitating innovation at work' },
    startsOn: '2026-02-09',
    endsOn: '2026-06-05',
    outcomes: [
      [
        'F3.1',
        'Begeleidt een zorgteam bij het invoeren van een nieuwe werkwijze en gaat om met weerstand.',
        'Guides a care team in adopting a new way of working and deals with resistance.',
      ],
      [
        'F3.2',
        'Zet coaching en vorming op maat van collega’s op.',
        'Sets up coaching and training that suit colleagues.',
      ],
    ],
  },
  {
    code: 'HIF-4',
    title: { nl: 'Innovatieproject in de zorg', en: 'Innovation project in care' },
    startsOn: '2026-02-09',
    endsOn: '2026-06-05',
    outcomes: [
      [
        'F4.1',
        'Voert een innovatieproject uit van vraag tot evaluatie en verantwoordt de keuzes.',
        'Carries out an innovation project from question to evaluation and accounts for the choices made.',
      ],
      [
        'F4.2',
        'Meet het effect van een innovatie met een beperkte set van indicatoren.',
        'Measures the effect of an innovation with a small set of indicators.',
      ],
    ],
  },
];

/** The whole: typed as a postgraduate certificate, called a microdegree. */
export const healthInnovation = (): SpecificationInput => ({
  ...wellKept(),
  code: 'HIF',
  version: VERSION,
  offerType: 'postgraduaat',
  label: { nl: 'microdegree', en: 'microdegree' },
  title: { nl: 'Innovatie begeleiden in de zorg', en: 'Health Innovation Facilitation' },
  description: {
    nl: 'Vier modules waarmee zorgprofessionals vernieuwing op de werkvloer op gang brengen en begeleiden.',
    en: 'Four modules with which care professionals start and guide innovation in their workplace.',
  },
  languageOfInstruction: ['NLD'],
  components: PARTS.map((part) => ({
    unitCode: part.code,
    title: part.title,
    academicYear: '2025-2026',
    ects: '6',
    hours: 165,
    outcomes: part.outcomes.map(([id]) => id),
    offering: { code: part.code, version: VERSION },
  })),
  ects: '24',
  hours: 660,
  weeks: 60,
  hoursPerWeek: 11,
  eqf: 6,
  vks: 6,
  levelling: LEVELLING,
  learningOutcomes: PARTS.flatMap(outcomesOf),
  outcomesPublishedAt: '2025-05-12',
  assessments: [
    {
      id: 'PORTFOLIO',
      type: 'portfolio',
      title: { nl: 'Portfolio', en: 'Portfolio' },
      publishedAt: '2025-05-12',
    },
    {
      id: 'PROJECT',
      type: 'project',
      title: { nl: 'Innovatieproject', en: 'Innovation project' },
      outcomes: ['F4.1', 'F4.2'],
      publishedAt: '2025-05-12',
    },
  ],
  supervision: { supervised: true, identityVerified: true },
  mode: ['blended'],
  onlineShare: 0.8,
  iscedF: ['0988'],
  prerequisites: {
    nl: 'Een bachelordiploma in de gezondheidszorg of het sociaal werk.',
    en: 'A bachelor’s degree in health care or social work.',
  },
  stackableInto: STACKS_INTO,
  furtherInformation: {
    nl: 'Elke module wordt ook apart als microcredential uitgereikt; de studiepunten tellen één keer.',
    en: 'Each module is also issued as a micro-credential of its own; the credits count once.',
  },
  homepage: 'https://www.dijleland.example/hif',
  startsOn: '2025-09-22',
  endsOn: '2026-06-05',
});

/** The whole wrongly typed as a micro-credential of 24 ECTS. */
export const healthInnovationAsMicrocredential = (): SpecificationInput => ({
  ...healthInnovation(),
  offerType: 'microcredential',
  mcType: '3b',
  track: 'lll',
});

/** The four modules, each a micro-credential of 6 ECTS. */
export const healthInnovationModules = (): SpecificationInput[] =>
  PARTS.map((part) => ({
    ...wellKept(),
    code: part.code,
    version: VERSION,
    offerType: 'microcredential',
    mcType: '3b',
    title: part.title,
    languageOfInstruction: ['NLD'],
    ects: '6',
    hours: 165,
    weeks: 15,
    hoursPerWeek: 11,
    eqf: 6,
    vks: 6,
    levelling: LEVELLING,
    learningOutcomes: outcomesOf(part),
    outcomesPublishedAt: '2025-05-12',
    assessments: [
      {
        id: 'PORTFOLIO',
        type: 'portfolio',
        title: { nl: 'Portfolio', en: 'Portfolio' },
        publishedAt: '2025-05-12',
      },
    ],
    supervision: { supervised: true, identityVerified: true },
    mode: ['blended'],
    onlineShare: 0.8,
    iscedF: ['0988'],
    prerequisites: {
      nl: 'Een bachelordiploma in de gezondheidszorg of het sociaal werk.',
      en: 'A bachelor’s degree in health care or social work.',
    },
    stackableInto: STACKS_INTO,
    stackabilityNote: {
      nl: 'Deel van het microdegree Innovatie begeleiden in de zorg.',
      en: 'Part of the microdegree Health Innovation Facilitation.',
    },
    homepage: 'https://www.dijleland.example/hif',
    track: 'lll',
    startsOn: part.startsOn,
    endsOn: part.endsOn,
  }));

const outcomesOf = (part: Part) =>
  part.outcomes.map(([id, nl, en]) => ({ id, title: { nl, en }, skillType: 'skill' as const }));
