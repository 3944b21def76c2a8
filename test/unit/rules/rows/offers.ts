import {
  ATTENDANCE,
  BIM,
  degree,
  error,
  information,
  MEDIATOR,
  MICRODEGREE,
  OTHER,
  type Row,
  UNITS,
  warning,
} from '../row.ts';

const GRADUAAT_PARENT = {
  title: { nl: 'Graduaat in de werforganisatie' },
  degree: 'graduaat',
  eqf: 5,
} as const;

/** Rows for the table of offers, its edges, and attendance. */
export const OFFER_ROWS: readonly Row[] = [
  {
    id: 'OFF-1',
    when: 'a graduaat counts 100 credits',
    base: degree('graduaat'),
    breaks: ({ specification }) => {
      specification.ects = '100';
    },
    gives: [error('/ects')],
    passes: ({ specification }) => {
      specification.ects = '90';
    },
  },
  {
    id: 'OFF-1',
    when: 'a graduaat has level 6',
    base: degree('graduaat'),
    breaks: ({ specification }) => {
      specification.eqf = 6;
    },
    gives: [error('/eqf')],
  },
  {
    id: 'OFF-2',
    when: 'a bachelor counts 179.99 credits at level 7',
    base: degree('bachelor'),
    breaks: ({ specification }) => {
      specification.ects = '179.99';
      specification.eqf = 7;
    },
    gives: [error('/ects'), error('/eqf')],
    passes: ({ specification }) => {
      specification.ects = '240';
    },
  },
  {
    id: 'OFF-3',
    when: 'a master counts 121 credits',
    base: degree('master'),
    breaks: ({ specification }) => {
      specification.ects = '121';
    },
    gives: [error('/ects')],
    passes: ({ specification }) => {
      specification.ects = '120';
    },
  },
  {
    id: 'OFF-4',
    when: 'a manama has level 8',
    base: degree('manama'),
    breaks: ({ specification }) => {
      specification.eqf = 8;
    },
    gives: [error('/eqf')],
  },
  {
    id: 'OFF-5',
    when: 'a postgraduate certificate counts 19.5 credits at level 5',
    base: MICRODEGREE,
    breaks: ({ specification }) => {
      specification.ects = '19.5';
      specification.eqf = 5;
    },
    gives: [error('/ects'), error('/eqf')],
  },
  {
    id: 'OFF-6',
    when: 'a Nova micro-credential counts 2 credits',
    base: BIM,
    profile: 'nova',
    breaks: ({ specification }) => {
      specification.ects = '2';
    },
    gives: [error('/ects')],
  },
  {
    id: 'OFF-6',
    when: 'the draft of 2023 is judged by the table of offers',
    base: BIM,
    profile: 'vl-2023',
    breaks: ({ specification }) => {
      specification.ects = '2';
    },
    gives: [information('/ects')],
  },
  {
    id: 'OFF-7',
    when: 'an other certificate names no assessment',
    base: OTHER,
    breaks: ({ specification }) => {
      specification.assessments = [];
    },
    gives: [information('/assessments')],
  },
  {
    id: 'OFF-8',
    when: 'attendance was passed, with a mark',
    base: ATTENDANCE,
    breaks: ({ award }) => {
      award.result.status = 'passed';
      award.mark = { value: '14' };
    },
    gives: [error('/result/status', 'award'), error('/mark', 'award')],
  },
  {
    id: 'OFF-R1',
    when: 'a postgraduate certificate has neither credits nor an assessment',
    base: MICRODEGREE,
    breaks: ({ specification }) => {
      delete specification.ects;
      specification.assessments = [];
    },
    gives: [error('/ects'), error('/assessments')],
  },
  {
    id: 'OFF-R2',
    when: 'attendance carries credits and levels',
    base: ATTENDANCE,
    breaks: ({ specification, award }) => {
      specification.ects = '1';
      specification.eqf = 6;
      specification.vks = 6;
      specification.components = [{ unitCode: 'DEEL', title: { nl: 'Deel' }, ects: '1' }];
      award.components = [{ unitCode: 'DEEL' }];
    },
    gives: [error('/ects'), error('/eqf'), error('/vks'), error('/components/0/ects')],
  },
  {
    id: 'OFF-R2',
    when: 'an other certificate has a level',
    base: OTHER,
    breaks: ({ specification }) => {
      specification.eqf = 5;
    },
    gives: [error('/eqf')],
  },
  {
    id: 'OFF-R2',
    when: 'a micro-credential rests on attendance and says neither credits nor level',
    base: ATTENDANCE,
    breaks: ({ specification }) => {
      specification.offerType = 'microcredential';
    },
    gives: [error('/offerType')],
    // Without any assessment it is not attendance that is wrong.
    passes: ({ specification }) => {
      specification.offerType = 'microcredential';
      specification.assessments = [];
    },
  },
  {
    id: 'OFF-R3',
    when: 'a certificate of attendance is assessed by an examination',
    base: ATTENDANCE,
    breaks: ({ specification }) => {
      specification.assessments = [
        { id: 'AANWEZIG', type: 'attendance' },
        { id: 'EXAMEN', type: 'written' },
      ];
    },
    gives: [error('/assessments/1/type')],
  },
  {
    id: 'OFF-R3',
    when: 'a micro-credential rests on attendance alone',
    base: MEDIATOR,
    profile: 'eu-2022',
    breaks: ({ specification }) => {
      specification.assessments = [{ id: 'AANWEZIG', type: 'attendance' }];
    },
    gives: [error('/assessments/0/type')],
    passes: ({ specification }) => {
      specification.assessments?.push({ id: 'AANWEZIG', type: 'attendance' });
    },
  },
  {
    id: 'OFF-R4',
    when: 'a micro-credential counts exactly 20 credits',
    base: BIM,
    breaks: ({ specification }) => {
      specification.ects = '20';
    },
    gives: [warning('/ects')],
    passes: ({ specification }) => {
      specification.ects = '19';
    },
  },
  {
    id: 'OFF-R5',
    when: 'level 5 although the content comes from a bachelor programme',
    base: BIM,
    breaks: ({ specification }) => {
      specification.eqf = 5;
    },
    gives: [error('/eqf')],
  },
  {
    id: 'OFF-R5',
    when: 'level 5 and the content comes from a graduaat programme',
    base: BIM,
    breaks: ({ specification }) => {
      specification.eqf = 5;
      specification.derivedFromProgrammes = [GRADUAAT_PARENT];
    },
    gives: [warning('/eqf')],
  },
  {
    id: 'OFF-R5',
    when: 'level 5 and exactly half of the credits come from a graduaat programme',
    base: UNITS,
    breaks: ({ specification }) => {
      specification.eqf = 5;
      const [first, second] = specification.components ?? [];
      if (first?.existingUnit && second) {
        first.existingUnit.parentProgramme = GRADUAAT_PARENT;
        second.ects = '6';
      }
    },
    gives: [error('/eqf')],
  },
  {
    id: 'OFF-R6',
    when: 'a micro-credential has level 8',
    base: MEDIATOR,
    breaks: ({ specification }) => {
      specification.eqf = 8;
    },
    gives: [error('/eqf')],
  },
  {
    id: 'OFF-R6',
    when: 'a micro-credential has level 4',
    base: MEDIATOR,
    breaks: ({ specification }) => {
      specification.eqf = 4;
    },
    gives: [error('/eqf')],
  },
  {
    id: 'OFF-R7',
    when: 'titles promise a diploma and a degree',
    base: MEDIATOR,
    breaks: ({ specification }) => {
      specification.title = { nl: 'Diploma omgevingsbemiddelaar', en: 'Degree in environmental mediation' };
    },
    gives: [warning('/title/nl'), warning('/title/en')],
    passes: ({ specification }) => {
      specification.title = { nl: 'Postgraduaat: een masterclass', en: 'Microdegree, a masterclass' };
    },
  },
  {
    id: 'VLOR-1',
    when: 'a micro-credential rewards informal learning',
    base: MEDIATOR,
    breaks: ({ specification }) => {
      specification.learningSetting = 'informal';
    },
    gives: [error('/learningSetting')],
  },
  {
    id: 'PD-1',
    when: 'the OK framework stands on an offer of level 6',
    base: BIM,
    breaks: ({ specification }) => {
      specification.qualityScheme = 'OK';
    },
    gives: [error('/qualityScheme')],
  },
  {
    id: 'PD-3',
    when: 'no assessment counts towards the result',
    base: BIM,
    breaks: ({ specification }) => {
      specification.assessments = [{ id: 'P1', type: 'practical', summative: false, publishedAt: '2025-06-16' }];
    },
    gives: [error('/assessments')],
  },
];
