import { ATTENDANCE, BIM, degree, error, information, MEDIATOR, MICRODEGREE, type Row, warning } from '../row.ts';

/** Rows for issuing and for personal data. */
export const ISSUING_ROWS: readonly Row[] = [
  {
    id: 'ISS-1',
    when: 'the result is not final',
    base: MEDIATOR,
    breaks: ({ award }) => {
      award.result.final = false;
    },
    gives: [error('/result/final', 'award')],
  },
  {
    id: 'ISS-1',
    when: 'the learner failed',
    base: MEDIATOR,
    breaks: ({ award }) => {
      award.result.status = 'failed';
    },
    gives: [error('/result/status', 'award')],
  },
  {
    id: 'ISS-1',
    when: 'the learner only attended a micro-credential',
    base: MEDIATOR,
    breaks: ({ award }) => {
      award.result.status = 'attended';
    },
    gives: [error('/result/status', 'award')],
  },
  {
    id: 'ISS-1',
    when: 'nobody came to a study day',
    base: ATTENDANCE,
    breaks: ({ award }) => {
      award.result.status = 'failed';
    },
    gives: [error('/result/status', 'award')],
  },
  {
    id: 'ISS-1',
    when: 'the decision still has to fall, after the award date',
    base: MEDIATOR,
    breaks: ({ award }) => {
      award.result.decidedOn = '2026-09-21';
    },
    gives: [error('/result/decidedOn', 'award'), warning('/awardedOn', 'award')],
    passes: ({ award }) => {
      award.result.decidedOn = '2026-06-20';
    },
  },
  {
    id: 'ISS-2',
    when: 'the whole is tolerated and a part deliberated',
    base: MEDIATOR,
    breaks: ({ award }) => {
      award.passBasis = 'tolerated';
      const third = award.components?.[2];
      if (third) third.passBasis = 'deliberated';
    },
    gives: [error('/passBasis', 'award'), error('/components/2/passBasis', 'award')],
  },
  {
    id: 'ISS-2',
    when: 'a postgraduate certificate was passed by deliberation, which a degree may be',
    base: MICRODEGREE,
    breaks: ({ award }) => {
      award.passBasis = 'deliberated';
    },
    gives: [error('/passBasis', 'award')],
    passes: (draft) => {
      Object.assign(draft, degree('bachelor')());
      draft.award.passBasis = 'deliberated';
    },
  },
  {
    id: 'ISS-5',
    when: 'the person who prepared also seals',
    base: MEDIATOR,
    breaks: (draft) => {
      draft.actorPerson = 'An.Janssens ';
    },
    gives: [warning('/preparedBy', 'award')],
    passes: (draft) => {
      draft.actorPerson = 'bart.maes';
    },
  },
  {
    id: 'ISS-5',
    when: 'the request does not say who seals',
    base: MEDIATOR,
    breaks: ({ award }) => {
      award.preparedBy = 'an.janssens';
    },
    gives: [information('/preparedBy', 'award')],
    passes: ({ award }) => {
      delete award.preparedBy;
    },
  },
  {
    id: 'ISS-6',
    when: 'the Dutch title is missing',
    base: MEDIATOR,
    breaks: ({ specification }) => {
      specification.title = { en: 'Environmental mediator' };
    },
    gives: [warning('/title/nl')],
  },
  {
    id: 'ISS-6',
    when: 'the English title is missing',
    base: MEDIATOR,
    breaks: ({ specification }) => {
      specification.title = { nl: 'Omgevingsbemiddelaar' };
    },
    gives: [information('/title/en')],
  },
  {
    id: 'ISS-7',
    when: 'a note contains a national register number, a title an e-mail address, and the reference is a number',
    base: MEDIATOR,
    breaks: ({ specification, award }) => {
      specification.description = { nl: 'Vragen? omgeving@scheldeland.example' };
      award.note = { nl: 'Rijksregisternummer 91.03.14-002.55' };
      award.learner = { ...award.learner, reference: '91031400255', discloseReference: true };
    },
    gives: [error('/description/nl'), error('/note/nl', 'award'), error('/learner/reference', 'award')],
    // One digit off, and a reference that is not disclosed.
    passes: ({ award }) => {
      award.note = { nl: 'Dossier 91.03.14-002.56' };
      award.learner = { ...award.learner, reference: '91031400255' };
    },
  },
  {
    id: 'ISS-7',
    when: 'somebody born in 2003 is named by number in an outcome',
    base: BIM,
    breaks: ({ specification }) => {
      const first = specification.learningOutcomes?.[0];
      if (first) first.title = { nl: 'Zie 03051700104.' };
    },
    gives: [error('/learningOutcomes/0/title/nl')],
  },
  {
    id: 'ISS-7',
    when: 'one text contains both a register number and an e-mail address',
    base: BIM,
    breaks: ({ award }) => {
      award.note = { nl: 'Jef, 91.03.14-002.55, jef@dijleland.example' };
    },
    gives: [error('/note/nl', 'award'), error('/note/nl', 'award')],
  },
  {
    id: 'ISS-8',
    when: 'one part is unknown and another missing',
    base: MEDIATOR,
    breaks: ({ award }) => {
      const fourth = award.components?.[3];
      if (fourth) fourth.unitCode = 'OB-9';
    },
    gives: [error('/components/3/unitCode', 'award'), error('/components', 'award')],
  },
  {
    id: 'ISS-8',
    when: 'the parts of a composite are not named',
    base: MICRODEGREE,
    breaks: ({ award }) => {
      award.components = [];
    },
    gives: [error('/components', 'award')],
  },
  {
    id: 'ISS-8',
    when: 'an offering without parts gets one',
    base: BIM,
    breaks: ({ award }) => {
      award.components = [{ unitCode: 'X1' }];
    },
    gives: [error('/components/0/unitCode', 'award')],
  },
];
