import { BIM, declaration, error, information, MEDIATOR, type Row, UNITS, warning } from '../row.ts';

const MASTER_UNIT = {
  institution: { nl: 'Universiteit Scheldeland' },
  academicYear: '2025-2026',
  parentProgramme: { title: { nl: 'Master in de rechten' }, degree: 'master', eqf: 7 },
} as const;
const POSTGRADUATE_UNIT = {
  ...MASTER_UNIT,
  parentProgramme: { title: { nl: 'Postgraduaat epidemiologie' }, degree: 'postgraduaat' },
} as const;
const BACHELOR = { title: { nl: 'Bachelor in de politieke wetenschappen' }, degree: 'bachelor', eqf: 6 } as const;

/** Rows for the Flemish framework. */
export const FLEMISH_ROWS: readonly Row[] = [
  {
    id: 'VL-SIZE-23',
    when: 'the draft of 2023 meets 21 credits',
    base: BIM,
    profile: 'vl-2023',
    breaks: ({ specification }) => {
      specification.ects = '21';
    },
    gives: [error('/ects')],
    passes: ({ specification }) => {
      specification.ects = '1';
    },
  },
  {
    id: 'VL-SIZE-23',
    when: 'credits are not whole',
    base: BIM,
    profile: 'vl-2023',
    breaks: ({ specification }) => {
      specification.ects = '2.5';
    },
    gives: [error('/ects')],
  },
  {
    id: 'VL-SIZE-23',
    when: 'credits are missing',
    base: BIM,
    profile: 'vl-2023',
    breaks: ({ specification }) => {
      delete specification.ects;
    },
    gives: [error('/ects')],
  },
  {
    id: 'VL-SIZE-25',
    when: 'fewer than 3 credits',
    base: BIM,
    breaks: ({ specification }) => {
      specification.ects = '2';
    },
    gives: [warning('/ects')],
    passes: ({ specification }) => {
      specification.ects = '20';
    },
  },
  {
    id: 'VL-SIZE-25',
    when: 'more than 20 credits',
    base: BIM,
    breaks: ({ specification }) => {
      specification.ects = '59';
    },
    gives: [warning('/ects')],
  },
  {
    id: 'VL-SIZE-25',
    when: '60 credits',
    base: BIM,
    breaks: ({ specification }) => {
      specification.ects = '60';
    },
    gives: [error('/ects')],
  },
  {
    id: 'VL-SIZE-25',
    when: 'credits are not whole',
    base: BIM,
    breaks: ({ specification }) => {
      specification.ects = '3.5';
    },
    gives: [error('/ects')],
  },
  {
    id: 'VL-TYPE',
    when: 'a micro-credential has no type',
    base: MEDIATOR,
    breaks: ({ specification }) => {
      delete specification.mcType;
    },
    gives: [error('/mcType')],
  },
  {
    id: 'VL-TYPE',
    when: 'a postgraduate certificate has a type',
    base: MEDIATOR,
    breaks: ({ specification }) => {
      specification.offerType = 'postgraduaat';
    },
    gives: [error('/mcType')],
  },
  {
    id: 'VL-TYPE1',
    when: 'type 1 contains a new part, a postgraduate unit and one without credits',
    base: UNITS,
    breaks: ({ specification, award }) => {
      specification.components = [
        { unitCode: 'NIEUW', title: { nl: 'Nieuw' }, ects: '3' },
        { unitCode: 'PG', title: { nl: 'Epidemiologie' }, ects: '3', existingUnit: POSTGRADUATE_UNIT },
        { unitCode: 'LEEG', title: { nl: 'Recht' }, existingUnit: MASTER_UNIT },
      ];
      award.components = [];
    },
    gives: [
      error('/components/0/existingUnit'),
      error('/components/1/existingUnit/parentProgramme/degree'),
      error('/components/2/ects'),
    ],
  },
  {
    id: 'VL-TYPE1',
    when: 'the units do not add up to the hundredth',
    base: UNITS,
    breaks: ({ specification }) => {
      specification.ects = '9.01';
    },
    gives: [error('/ects')],
  },
  {
    id: 'VL-TYPE1',
    when: 'type 1 has no units',
    base: UNITS,
    breaks: ({ specification, award }) => {
      specification.components = [];
      award.components = [];
    },
    gives: [error('/components')],
  },
  {
    id: 'VL-TYPE1-MIN',
    when: 'an existing unit counts 2 credits',
    base: UNITS,
    breaks: ({ specification }) => {
      for (const part of specification.components ?? []) part.ects = part.ects === '3' ? '2' : part.ects;
    },
    gives: [warning('/components/1/ects')],
  },
  {
    id: 'VL-TYPE2',
    when: 'type 2 has only existing units',
    base: UNITS,
    breaks: ({ specification }) => {
      specification.mcType = '2';
    },
    gives: [error('/components')],
    passes: ({ specification }) => {
      specification.mcType = '2';
      specification.components?.push({ unitCode: 'NIEUW', title: { nl: 'Nieuw' }, ects: '3' });
    },
  },
  {
    id: 'VL-TYPE2',
    when: 'the only existing unit of type 2 is of a postgraduate course',
    base: MEDIATOR,
    breaks: ({ specification }) => {
      specification.mcType = '2';
      for (const part of specification.components ?? [])
        if (part.unitCode === 'OB-1') part.existingUnit = POSTGRADUATE_UNIT;
    },
    gives: [error('/components')],
  },
  {
    id: 'VL-TYPE3A',
    when: 'type 3a is derived from no programme and contains an existing unit',
    base: BIM,
    breaks: ({ specification, award }) => {
      specification.derivedFromProgrammes = [];
      specification.components = [{ unitCode: 'R1', title: { nl: 'Recht' }, ects: '3', existingUnit: MASTER_UNIT }];
      award.components = [{ unitCode: 'R1' }];
    },
    gives: [error('/components/0/existingUnit'), error('/derivedFromProgrammes')],
  },
  {
    id: 'VL-TYPE3B',
    when: 'type 3b contains a unit of a master programme',
    base: MEDIATOR,
    breaks: ({ specification }) => {
      for (const part of specification.components ?? []) if (part.unitCode === 'OB-2') part.existingUnit = MASTER_UNIT;
    },
    gives: [error('/components/1/existingUnit')],
    // A unit that exists only in a postgraduate course may be part of 3b.
    passes: ({ specification }) => {
      for (const part of specification.components ?? [])
        if (part.unitCode === 'OB-2') part.existingUnit = POSTGRADUATE_UNIT;
    },
  },
  {
    id: 'TRACK-1',
    when: 'type 3 stands under credit contract',
    base: BIM,
    breaks: ({ specification }) => {
      specification.track = 'credit-contract';
    },
    gives: [warning('/track')],
  },
  {
    id: 'TRACK-1',
    when: 'type 1 stands under lifelong learning',
    base: UNITS,
    breaks: ({ specification }) => {
      specification.track = 'lll';
    },
    gives: [warning('/track')],
  },
  {
    id: 'VL-LVL-T1',
    when: 'all units have level 7 and the micro-credential 6',
    base: UNITS,
    breaks: ({ specification }) => {
      specification.eqf = 6;
    },
    gives: [error('/eqf')],
  },
  {
    id: 'VL-LVL-T1',
    when: 'all units have level 7 and the micro-credential 5, while a unit without credits leaves it open',
    base: UNITS,
    breaks: ({ specification }) => {
      specification.eqf = 5;
    },
    gives: [error('/eqf')],
    passes: ({ specification }) => {
      specification.eqf = 5;
      delete specification.components?.[1]?.ects;
    },
  },
  {
    id: 'VL-LVL-T1',
    when: 'only a type 1 takes the level of its units',
    base: UNITS,
    breaks: ({ specification }) => {
      specification.eqf = 6;
    },
    gives: [error('/eqf')],
    passes: ({ specification }) => {
      specification.eqf = 6;
      specification.mcType = '2';
    },
  },
  {
    id: 'VL-LVL-T1-MIX',
    when: 'the level of the smaller share is taken',
    base: UNITS,
    breaks: ({ specification }) => {
      const second = specification.components?.[1]?.existingUnit;
      if (second) second.parentProgramme = BACHELOR;
      specification.eqf = 6;
    },
    gives: [error('/eqf')],
    passes: ({ specification }) => {
      const second = specification.components?.[1]?.existingUnit;
      if (second) second.parentProgramme = BACHELOR;
    },
  },
  {
    id: 'VL-LVL-T1-MIX',
    when: 'shares are equal and no choice is recorded',
    base: UNITS,
    breaks: ({ specification }) => {
      const second = specification.components?.[1];
      if (second?.existingUnit) {
        second.existingUnit.parentProgramme = BACHELOR;
        second.ects = '6';
      }
      specification.ects = '12';
    },
    gives: [error('/levelling/choice')],
    passes: ({ specification }) => {
      const second = specification.components?.[1];
      if (second?.existingUnit) {
        second.existingUnit.parentProgramme = BACHELOR;
        second.ects = '6';
      }
      specification.ects = '12';
      specification.eqf = 6;
      specification.levelling = {
        levelledBy: 'Opleidingscommissie',
        levelledOn: '2025-05-01',
        descriptorsUsed: 'VKS',
        choice: { value: 6, motivation: 'Instapniveau van de doelgroep', by: 'Opleidingscommissie' },
      };
    },
  },
  {
    id: 'VL-LVL-OTHER',
    when: 'type 3b has no levelling record',
    base: MEDIATOR,
    breaks: ({ specification }) => {
      delete specification.levelling;
    },
    gives: [error('/levelling')],
  },
  {
    id: 'VL-NQF',
    when: 'the level is missing',
    base: BIM,
    breaks: ({ specification }) => {
      delete specification.eqf;
    },
    gives: [error('/eqf')],
  },
  {
    id: 'VL-NQF',
    when: 'the Flemish level differs from the European one',
    base: MEDIATOR,
    breaks: ({ specification }) => {
      specification.vks = 6;
    },
    gives: [error('/vks')],
  },
  {
    id: 'VL-LO',
    when: 'outcomes were published the day after the start',
    base: MEDIATOR,
    breaks: ({ specification, award }) => {
      specification.outcomesPublishedAt = '2026-02-07';
      award.startedOn = '2026-02-06';
    },
    gives: [error('/outcomesPublishedAt')],
    passes: ({ specification, award }) => {
      specification.outcomesPublishedAt = '2026-02-06';
      award.startedOn = '2026-02-06';
    },
  },
  {
    id: 'VL-LO',
    when: 'this learner started before the outcomes were published',
    base: MEDIATOR,
    breaks: ({ award }) => {
      award.startedOn = '2025-10-01';
    },
    gives: [error('/outcomesPublishedAt')],
  },
  {
    id: 'VL-LO',
    when: 'neither day is known',
    base: MEDIATOR,
    breaks: ({ specification, award }) => {
      delete specification.outcomesPublishedAt;
      delete specification.startsOn;
      delete award.startedOn;
    },
    gives: [warning('/outcomesPublishedAt'), warning('/startsOn')],
  },
  {
    id: 'VL-ASSESS',
    when: 'an outcome is assessed nowhere',
    base: MEDIATOR,
    breaks: ({ specification }) => {
      const [first, second] = specification.assessments ?? [];
      if (first && second) {
        first.outcomes = ['E1', 'E4'];
        second.outcomes = ['E3', 'E5'];
      }
    },
    gives: [error('/learningOutcomes/1')],
  },
  {
    id: 'VL-ASSESS',
    when: 'one form was published late and the other on an unknown day',
    base: MEDIATOR,
    breaks: ({ specification }) => {
      const [first, second] = specification.assessments ?? [];
      if (first && second) {
        first.publishedAt = '2026-03-01';
        delete second.publishedAt;
      }
    },
    gives: [error('/assessments/0/publishedAt'), warning('/assessments/1/publishedAt')],
  },
  {
    id: 'VL-MODE',
    when: 'the mode says only that work is done in a lab',
    base: MEDIATOR,
    breaks: ({ specification }) => {
      specification.mode = ['lab-based'];
    },
    gives: [error('/mode')],
    passes: ({ specification }) => {
      specification.mode = ['lab-based', 'presential'];
    },
  },
  {
    id: 'VL-CREDITB',
    when: 'a new part of a type 3b gets a creditbewijs',
    base: MEDIATOR,
    breaks: ({ award }) => {
      const second = award.components?.[1];
      if (second) second.creditbewijs = 'CB-1';
    },
    gives: [error('/components/1/creditbewijs', 'award')],
  },
  {
    id: 'VL-CREDITB',
    when: 'the new part of a type 2 gets a creditbewijs as its existing unit does',
    base: UNITS,
    breaks: ({ specification, award }) => {
      specification.mcType = '2';
      specification.components?.push({ unitCode: 'NIEUW', title: { nl: 'Nieuw' }, ects: '3' });
      award.components?.push({ unitCode: 'NIEUW', creditbewijs: 'CB-3' });
    },
    gives: [error('/components/2/creditbewijs', 'award')],
  },
  {
    id: 'VL-DHO',
    when: 'the micro-credential itself is registered in DHO',
    base: UNITS,
    breaks: ({ specification }) => {
      specification.dho = { registeredAs: 'microcredential' };
    },
    gives: [error('/dho/registeredAs')],
  },
  {
    id: 'VL-DHO',
    when: 'a type 3b is registered as a course unit',
    base: MEDIATOR,
    breaks: ({ specification }) => {
      specification.dho = { registeredAs: 'opleidingsonderdeel' };
    },
    gives: [error('/dho/registeredAs')],
  },
  {
    id: 'VL-LED',
    when: 'a micro-credential is registered in the LED',
    base: MEDIATOR,
    breaks: ({ specification }) => {
      specification.led = { registered: true };
    },
    gives: [error('/led/registered')],
  },
  {
    id: 'VL-CERT',
    when: 'field of study and language of instruction are missing',
    base: MEDIATOR,
    breaks: ({ specification }) => {
      specification.iscedF = [];
      specification.languageOfInstruction = [];
    },
    gives: [warning('/iscedF'), warning('/languageOfInstruction')],
  },
  {
    id: 'VL-RECOG',
    when: 'a text promises automatic recognition',
    base: MEDIATOR,
    breaks: ({ specification }) => {
      specification.furtherInformation = {
        nl: 'Wordt automatisch erkend door elke universiteit.',
        en: 'Automatically recognised by every university.',
      };
    },
    gives: [warning('/furtherInformation/nl'), warning('/furtherInformation/en')],
  },
  {
    id: 'VL-COMPET',
    when: 'the study area lies outside the teaching competence',
    base: MEDIATOR,
    breaks: ({ specification }) => {
      specification.declarations = { ...specification.declarations, studyAreaCompetence: false };
    },
    gives: [warning('/declarations/studyAreaCompetence')],
  },
  ...(
    [
      ['VL-COMPET', 'studyAreaCompetence'],
      ['VL-GUID', 'guidanceProvided'],
      ['VL-SERV', 'sameServices'],
      ['VL-NEEDS', 'needsMet'],
    ] as const
  ).map(
    ([id, name]): Row => ({
      id,
      when: `${name} is not declared`,
      base: MEDIATOR,
      breaks: ({ specification }) => {
        delete specification.declarations?.[name];
      },
      gives: [declaration(`/declarations/${name}`)],
    }),
  ),
  {
    id: 'VL-RPL',
    when: 'a micro-credential is assessed',
    base: MEDIATOR,
    breaks: () => {},
    gives: [information('/assessments')],
    passes: ({ specification }) => {
      specification.assessments = [];
    },
  },
  {
    id: 'VL-FUND',
    when: 'a type 1 stands outside a credit contract',
    base: UNITS,
    breaks: ({ specification }) => {
      specification.track = 'lll';
    },
    gives: [information('/track')],
  },
];
