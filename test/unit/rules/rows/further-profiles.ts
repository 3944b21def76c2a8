import {
  BIM,
  CMF,
  error,
  information,
  MEDIATOR,
  MICRODEGREE,
  MODULE,
  POSTGRADUATE,
  type Row,
  warning,
} from '../row.ts';

/** Rows for workload, the Common Microcredential Framework, microdegrees and the postgraduate courses. */
export const FURTHER_ROWS: readonly Row[] = [
  {
    id: 'WL-1',
    when: '91 hours for 3 credits',
    base: BIM,
    breaks: ({ specification }) => {
      specification.hours = 91;
    },
    gives: [warning('/hours')],
    passes: ({ specification }) => {
      specification.hours = 90;
    },
  },
  {
    id: 'WL-1',
    when: 'a module of 2 credits takes 49 hours',
    base: MEDIATOR,
    breaks: ({ specification }) => {
      const second = specification.components?.[1];
      if (second) second.hours = 49;
    },
    gives: [warning('/components/1/hours')],
    passes: ({ specification }) => {
      const second = specification.components?.[1];
      if (second) second.hours = 50;
    },
  },
  {
    id: 'WL-2',
    when: 'a university gives hours and no credits',
    base: MEDIATOR,
    profile: 'eu-2022',
    breaks: ({ specification }) => {
      delete specification.ects;
    },
    gives: [information('/ects')],
  },
  {
    id: 'UCLL-4',
    when: 'the parts add up to more than the whole',
    base: MEDIATOR,
    profile: 'eu-2022',
    breaks: ({ specification }) => {
      specification.ects = '8.99';
    },
    gives: [error('/ects')],
  },
  {
    id: 'UCLL-4',
    when: 'one module occurs twice and the whole contains itself',
    base: MICRODEGREE,
    breaks: ({ specification }) => {
      const [first, second, third] = specification.components ?? [];
      if (first && second && third) {
        second.offering = first.offering;
        third.offering = { code: specification.code, version: specification.version };
      }
    },
    gives: [error('/components/1/offering'), error('/components/2/offering')],
  },
  {
    id: 'CMF-1',
    when: '99 hours',
    base: CMF,
    breaks: ({ specification }) => {
      specification.hours = 99;
    },
    gives: [error('/hours')],
    passes: ({ specification }) => {
      specification.hours = 150;
    },
  },
  {
    id: 'CMF-1',
    when: 'hours are missing',
    base: CMF,
    breaks: ({ specification }) => {
      delete specification.hours;
    },
    gives: [error('/hours')],
  },
  {
    id: 'CMF-2',
    when: 'level 3',
    base: CMF,
    breaks: ({ specification }) => {
      specification.eqf = 3;
    },
    gives: [error('/eqf')],
  },
  {
    id: 'CMF-2',
    when: 'level 5 without credits',
    base: CMF,
    breaks: ({ specification }) => {
      specification.eqf = 5;
      delete specification.ects;
    },
    gives: [error('/ects')],
    passes: ({ specification }) => {
      specification.eqf = 5;
    },
  },
  {
    id: 'CMF-2',
    when: 'the level is missing',
    base: CMF,
    breaks: ({ specification }) => {
      delete specification.eqf;
    },
    gives: [error('/eqf')],
  },
  {
    id: 'OFF-R6',
    when: 'a Common Microcredential has level 8',
    base: CMF,
    breaks: ({ specification }) => {
      specification.eqf = 8;
    },
    gives: [warning('/eqf')],
  },
  {
    id: 'CMF-3',
    when: 'no assessment is summative',
    base: CMF,
    breaks: ({ specification }) => {
      for (const form of specification.assessments ?? []) form.summative = false;
    },
    gives: [error('/assessments')],
  },
  {
    id: 'CMF-4',
    when: 'identity was not verified for this learner',
    base: CMF,
    breaks: ({ award }) => {
      award.supervision = { supervised: true, identityVerified: false };
    },
    gives: [error('/supervision/identityVerified', 'award'), error('/supervision/identityVerified', 'award')],
  },
  {
    id: 'CMF-4',
    when: 'nothing is said of identity, but at one assessment it is not verified',
    base: CMF,
    breaks: ({ specification }) => {
      delete specification.supervision;
      const first = specification.assessments?.[0];
      if (first) first.supervision = { supervised: false, identityVerified: false };
    },
    gives: [error('/assessments/0/supervision/identityVerified'), error('/supervision')],
  },
  {
    id: 'CMF-5',
    when: 'outcomes, hours, level and credits are missing',
    base: CMF,
    breaks: ({ specification }) => {
      specification.learningOutcomes = [];
      for (const form of specification.assessments ?? []) delete form.outcomes;
      delete specification.hours;
      delete specification.eqf;
      delete specification.ects;
    },
    gives: [error('/learningOutcomes'), error('/hours'), error('/eqf'), error('/ects')],
  },
  {
    id: 'CMF-6',
    when: 'it counts towards no programme',
    base: CMF,
    breaks: ({ specification }) => {
      specification.stackableInto = [];
    },
    gives: [warning('/stackableInto')],
  },
  {
    id: 'UCLL-1',
    when: 'a module counts 4 credits over 9 weeks',
    base: MODULE,
    profile: 'ucll',
    breaks: ({ specification }) => {
      specification.ects = '4';
      specification.weeks = 9;
    },
    gives: [warning('/ects'), warning('/weeks')],
  },
  {
    id: 'UCLL-1',
    when: 'a module of the whole counts 7 credits',
    base: MICRODEGREE,
    profile: 'ucll',
    breaks: ({ specification }) => {
      const third = specification.components?.[2];
      if (third) third.ects = '7';
    },
    gives: [warning('/components/2/ects')],
  },
  {
    id: 'UCLL-2',
    when: 'the modules do not add up to the whole',
    base: MICRODEGREE,
    profile: 'ucll',
    breaks: ({ specification }) => {
      specification.ects = '24.01';
    },
    gives: [error('/ects')],
  },
  {
    id: 'UCLL-2',
    when: 'the whole counts 18 credits',
    base: MICRODEGREE,
    profile: 'ucll',
    breaks: ({ specification, award }) => {
      specification.ects = '18';
      specification.components?.pop();
      award.components?.pop();
    },
    gives: [error('/ects')],
  },
  {
    id: 'UCLL-3',
    when: 'ten weeks of ten hours for 5 credits',
    base: MODULE,
    profile: 'ucll',
    breaks: ({ specification }) => {
      specification.ects = '5';
      specification.weeks = 10;
      specification.hoursPerWeek = 10;
    },
    gives: [warning('/hoursPerWeek')],
    passes: ({ specification }) => {
      specification.ects = '5';
      specification.weeks = 15;
      specification.hoursPerWeek = 10;
    },
  },
  {
    id: 'UCLL-5',
    when: 'a whole of 24 credits is typed as a micro-credential',
    base: MICRODEGREE,
    profile: 'ucll',
    breaks: ({ specification }) => {
      specification.offerType = 'microcredential';
      specification.mcType = '3b';
    },
    gives: [error('/offerType')],
    passes: ({ specification }) => {
      specification.offerType = 'microcredential';
      specification.mcType = '3b';
      specification.ects = '20';
    },
  },
  {
    id: 'UCLL-6',
    when: 'it fits in no programme',
    base: MODULE,
    profile: 'ucll',
    breaks: ({ specification }) => {
      specification.stackableInto = [];
    },
    gives: [warning('/stackableInto')],
  },
  {
    id: 'UCLL-7',
    when: 'Facilitation has level 7',
    base: MICRODEGREE,
    profile: 'ucll',
    breaks: ({ specification }) => {
      specification.eqf = 7;
    },
    gives: [error('/eqf')],
    passes: ({ specification }) => {
      specification.title = { en: 'Health Innovation Management' };
      specification.eqf = 7;
    },
  },
  {
    id: 'UCLL-8',
    when: 'blended without a share',
    base: MODULE,
    profile: 'ucll',
    breaks: ({ specification }) => {
      delete specification.onlineShare;
    },
    gives: [information('/onlineShare')],
  },
  {
    id: 'UCLL-9',
    when: 'a text promises an automatic exemption',
    base: MODULE,
    breaks: ({ specification }) => {
      specification.stackabilityNote = {
        nl: 'Geeft een automatische vrijstelling.',
        en: 'Gives an automatic exemption.',
      };
    },
    gives: [warning('/stackabilityNote/nl'), warning('/stackabilityNote/en')],
    passes: ({ specification }) => {
      specification.stackabilityNote = { nl: 'Geeft een automatische vrijstelling.' };
      specification.equivalenceAgreements = [{ targetUnit: 'ZT-101', institution: { nl: 'Hogeschool Dijleland' } }];
    },
  },
  {
    id: 'PG-1',
    when: 'the postgraduate course has level 7 and 31 credits',
    base: POSTGRADUATE,
    breaks: ({ specification }) => {
      specification.eqf = 7;
      specification.ects = '31';
    },
    gives: [error('/eqf'), error('/ects')],
  },
  {
    id: 'PG-1',
    when: 'level and credits are missing',
    base: POSTGRADUATE,
    breaks: ({ specification }) => {
      delete specification.eqf;
      delete specification.ects;
    },
    gives: [error('/eqf'), error('/ects')],
  },
  {
    id: 'PG-1',
    when: 'the profile is used for a micro-credential',
    base: MODULE,
    profile: 'pg-et-ic',
    breaks: ({ specification }) => {
      specification.ects = '20';
    },
    gives: [error('/offerType')],
    passes: (draft) => {
      Object.assign(draft, POSTGRADUATE());
    },
  },
  {
    id: 'PG-3',
    when: 'a text says it qualifies for the position',
    base: POSTGRADUATE,
    breaks: ({ specification }) => {
      specification.furtherInformation = {
        nl: 'Geldt als bekwaamheidsbewijs voor ICT-coördinatoren.',
        en: 'Qualifies for the position of ICT coordinator.',
      };
    },
    gives: [warning('/furtherInformation/nl'), warning('/furtherInformation/en')],
    passes: ({ specification }) => {
      specification.furtherInformation = { nl: 'Afgestemd op het profiel van de ICT-coördinator.' };
    },
  },
];
