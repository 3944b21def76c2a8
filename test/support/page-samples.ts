import type { PageFacts } from '../../src/credential/page/facts.ts';

const BELGIUM = { nl: 'België', en: 'Belgium' };
const SCHELDELAND = { legalName: { nl: 'Universiteit Scheldeland', en: 'Scheldeland University' }, country: BELGIUM };
const DIJLELAND = {
  legalName: { nl: 'Hogeschool Dijleland', en: 'Dijleland University of Applied Sciences' },
  country: BELGIUM,
};

/** Scenario 1: the environmental mediator. Institutions and persons are invented. */
const mediator: PageFacts = {
  learnerName: 'Noor Peeters',
  learnerBirthDate: '1991-03-14',
  title: { nl: 'Omgevingsbemiddelaar', en: 'Environmental mediator' },
  label: { nl: 'Microcredential', en: 'Microcredential' },
  assessed: true,
  awardingBodies: [SCHELDELAND],
  outcomes: [
    {
      nl: 'Conflicten rond grote infrastructuurwerken ontleden',
      en: 'Analyse conflicts around large infrastructure works',
    },
    { nl: 'Omgevings- en planningsrecht toepassen', en: 'Apply environmental and planning law' },
    {
      nl: 'Een bemiddeling voeren en daarbij onpartijdig blijven',
      en: 'Conduct a mediation and remain impartial throughout',
    },
    { nl: 'Onderhandelen met belanghebbenden', en: 'Negotiate with stakeholders' },
    { nl: 'Nadenken over de eigen rol als bemiddelaar', en: 'Reflect on one’s own role as a mediator' },
  ],
  components: [
    { title: { nl: 'Conflictanalyse', en: 'Conflict analysis' }, ects: '2' },
    { title: { nl: 'Omgevingsrecht', en: 'Environmental law' }, ects: '2' },
    { title: { nl: 'Bemiddelingstechnieken', en: 'Mediation techniques' }, ects: '2' },
    { title: { nl: 'Onderhandelen met overheden', en: 'Negotiating with authorities' }, ects: '2' },
    { title: { nl: 'Integratieproef', en: 'Integration project' }, ects: '1' },
  ],
  ects: '9',
  hours: 240,
  eqf: 7,
  vks: 7,
  grade: '16/20',
  mode: { nl: 'Gemengd: deels online, deels ter plaatse', en: 'Blended' },
  assessment: { nl: 'Projectwerk, mondeling examen', en: 'Project work, oral examination' },
  qualityAssurance: {
    nl: 'Instellingsreview 2021, NVAO (Nederlands-Vlaamse Accreditatieorganisatie)',
    en: 'Institutional review 2021, NVAO (Accreditation Organisation of the Netherlands and Flanders)',
  },
  awardedOn: '2026-06-26',
  period: { start: '2026-02-06', end: '2026-06-12' },
  credentialId: 'urn:credential:3f1b6a52-8f0e-4c67-9c3b-5d1a7e20c9f4',
  development: false,
};

const MODULES = ['Zorginnovatie verkennen', 'Implementatie begeleiden', 'Technologie in de zorg', 'Veranderkunde'];

/** Scenario 5: four modules of six credits. */
const composite: PageFacts = {
  ...mediator,
  learnerName: 'Łukasz Żółć-Grzęda',
  title: { nl: 'Facilitator zorginnovatie', en: 'Health Innovation Facilitation' },
  label: { nl: 'Microdegree', en: 'Microdegree' },
  awardingBodies: [DIJLELAND],
  components: MODULES.map((nl, index) => ({ title: { nl, en: `Module ${index + 1}: ${nl}` }, ects: '6' })),
  ects: '24',
  hours: 660,
  eqf: 6,
  vks: 6,
  grade: undefined,
};

const outcome = (index: number) => ({
  nl: `Leerresultaat ${index}: het effect van maatregel ${index} op water, bodem en lucht inschatten en dat oordeel onderbouwen met meetgegevens en geldende normen`,
  en: `Outcome ${index}: estimate the effect of measure ${index} on water, soil and air and support that judgement with data and standards`,
});
const fortyOutcomes: PageFacts = {
  ...mediator,
  components: [],
  outcomes: Array.from({ length: 40 }, (_, index) => outcome(index + 1)),
};

const attendance: PageFacts = {
  ...mediator,
  learnerName: 'Ana Ćirić',
  learnerBirthDate: undefined,
  title: { nl: 'Studiedag vergunningen voor lokale besturen', en: 'Study day on permits for local authorities' },
  label: { nl: 'Aanwezigheidsattest', en: 'Certificate of attendance' },
  assessed: false,
  components: [],
  outcomes: [],
  ects: undefined,
  eqf: undefined,
  vks: undefined,
  grade: undefined,
  hours: 6,
  assessment: undefined,
};

const long = (text: string, length: number) => text.repeat(Math.ceil(length / text.length)).slice(0, length);
/** Every text as long as the record allows, twenty bodies, sixty modules, a hundred outcomes. */
const extreme: PageFacts = {
  ...composite,
  learnerName: `${long('Maximiliaan Ferdinand ', 200)} ${long('van den Broeck-Vanderstraeten ', 200)}`,
  title: { nl: long('Ontwerpen en evalueren van klimaatbestendige wijken ', 300) },
  label: { nl: long('Postgraduaatsgetuigschrift ', 60) },
  awardingBodies: Array.from({ length: 20 }, (_, index) => ({
    legalName: { nl: `${index} ${long('Internationale Hogeschool voor Toegepaste Kunsten ', 290)}` },
    country: { nl: `Land ${index}` },
  })),
  sealedBy: { legalName: { nl: long('Associatie van hogescholen en universiteiten ', 300) } },
  components: Array.from({ length: 60 }, () => ({
    title: { nl: long('Gevorderde onderzoeksmethoden ', 300) },
    ects: '0.25',
  })),
  outcomes: Array.from({ length: 100 }, () => ({ nl: long('Het onderscheid maken tussen oorzaak en gevolg ', 1000) })),
  mode: { nl: long('deels online ', 300) },
  assessment: { nl: long('Schriftelijk examen, ', 900) },
  qualityAssurance: { nl: long('Instellingsreview ', 900) },
  hours: 20000,
  ects: '999.99',
  grade: '16.75/20',
  development: true,
};

const arabic = (length: number) => ({ nl: long('جامعة العلوم التطبيقية والبحث ', length) });
/** The same excess in a script whose lines are taller. */
const extremeArabic: PageFacts = {
  ...extreme,
  learnerName: long('عبد الرحمن بن محمد الأندلسي ', 401),
  title: arabic(300),
  awardingBodies: [1, 2, 3].map(() => ({ legalName: arabic(300), country: arabic(40) })),
  sealedBy: { legalName: arabic(300) },
  components: Array.from({ length: 60 }, () => ({ title: arabic(300), ects: '0.25' })),
  outcomes: Array.from({ length: 100 }, () => arabic(1000)),
  mode: arabic(300),
  assessment: arabic(900),
  qualityAssurance: arabic(900),
};

/** Pages to draw and to look at: invented people, every script that the fonts cover, the tidy and the crowded. */
export const PAGE_SAMPLES = {
  plain: mediator,
  development: { ...mediator, development: true },
  composite,
  'forty outcomes': fortyOutcomes,
  'forty outcomes, development': { ...fortyOutcomes, development: true },
  'no modules': { ...mediator, components: [] },
  attendance,
  joint: { ...composite, awardingBodies: [SCHELDELAND, DIJLELAND] },
  mandate: { ...composite, sealedBy: { legalName: { nl: 'Associatie Rivierenland', en: 'Rivierenland Association' } } },
  'long title': {
    ...mediator,
    learnerName: 'Wilhelmina Alexandra Cornelia van Heesewijk-Vandenberghe',
    title: {
      nl: 'Duurzaam en circulair renoveren van beschermd bouwkundig erfgoed in een stedelijke context, met bijzondere aandacht voor energie',
      en: 'Sustainable and circular renovation of listed built heritage in an urban context, with particular attention to energy',
    },
  },
  diacritics: { ...mediator, learnerName: 'Đặng Thị Ngọc Ánh Şahin-Öztürk' },
  greek: { ...mediator, learnerName: 'Αλέξανδρος Παπαδόπουλος' },
  cyrillic: { ...mediator, learnerName: 'Олександра Щербаківська' },
  arabic: { ...mediator, learnerName: 'محمد عبد الرحمن الأندلسي' },
  hebrew: { ...mediator, learnerName: 'מִרְיָם כהן-לוי', development: true },
  extreme,
  'extreme arabic': extremeArabic,
} as const satisfies Record<string, PageFacts>;
