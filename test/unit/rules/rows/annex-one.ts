import { scheldelandAsBody } from '../../../../src/local/invented/institutions.ts';
import { ATTENDANCE, BIM, error, information, JOINT, MEDIATOR, OTHER, type Row, warning } from '../row.ts';

/** Rows for Annex I of the Council Recommendation. */
export const ANNEX_ROWS: readonly Row[] = [
  {
    id: 'A1',
    when: 'there is only a name',
    base: MEDIATOR,
    breaks: ({ award }) => {
      award.learner = { reference: 'S1', givenName: 'Noor', familyName: 'Peeters' };
    },
    gives: [error('/learner/birthDate', 'award')],
    passes: ({ award }) => {
      award.learner = { reference: 'S1', givenName: 'Noor', familyName: 'Peeters', discloseReference: true };
    },
  },
  {
    id: 'A1',
    when: 'the learner was born on the day of the award',
    base: MEDIATOR,
    breaks: ({ award }) => {
      award.learner = { ...award.learner, birthDate: '2026-06-26' };
    },
    gives: [error('/learner/birthDate', 'award')],
  },
  {
    id: 'A2',
    when: 'no title is in a language of the document',
    base: MEDIATOR,
    breaks: ({ specification }) => {
      specification.title = { fr: 'Médiateur en environnement' };
    },
    gives: [error('/title')],
  },
  {
    id: 'A3',
    when: 'a Belgian body has no region',
    base: MEDIATOR,
    breaks: ({ institution }) => {
      delete institution.region;
    },
    gives: [information('/region', 'institution')],
  },
  {
    id: 'A4',
    when: 'an awarding body is not on any list',
    base: MEDIATOR,
    profile: 'eu-2022',
    breaks: ({ institution }) => {
      delete institution.recognisedAs;
    },
    gives: [warning('/recognisedAs', 'institution')],
  },
  {
    id: 'A4',
    when: 'the institution is written out a second time',
    base: JOINT,
    breaks: ({ specification }) => {
      specification.awardingBodies?.push(scheldelandAsBody());
    },
    gives: [error('/awardingBodies/2')],
  },
  {
    id: 'A5',
    when: 'the award lies in the future and before the start',
    base: MEDIATOR,
    breaks: ({ award }) => {
      award.awardedOn = '2026-09-21';
      award.startedOn = '2026-09-22';
      award.endedOn = '2026-09-23';
    },
    gives: [error('/awardedOn', 'award'), error('/awardedOn', 'award'), error('/endedOn', 'award')],
    passes: ({ award }) => {
      award.awardedOn = '2026-09-20';
    },
  },
  {
    id: 'A5',
    when: 'the learner’s own end lies after the award',
    base: MEDIATOR,
    breaks: ({ award }) => {
      award.endedOn = '2030-11-01';
    },
    gives: [error('/endedOn', 'award')],
    passes: ({ award }) => {
      award.endedOn = award.awardedOn;
    },
  },
  {
    id: 'A5',
    when: 'the award names no end and the offering lasts longer than the award',
    base: MEDIATOR,
    breaks: ({ specification, award }) => {
      specification.endsOn = '2026-06-27';
      delete award.endedOn;
    },
    gives: [error('/endedOn', 'award')],
    // Somebody who finished before the others.
    passes: ({ specification, award }) => {
      specification.endsOn = '2026-06-27';
      award.endedOn = '2026-06-20';
    },
  },
  {
    id: 'A5',
    when: 'somebody attended until after the attestation',
    base: ATTENDANCE,
    breaks: ({ award }) => {
      award.endedOn = '2026-05-21';
    },
    gives: [error('/endedOn', 'award')],
  },
  {
    id: 'A5',
    when: 'the award names no dates and precedes the offering',
    base: MEDIATOR,
    breaks: ({ specification, award }) => {
      specification.startsOn = '2026-06-27';
      delete specification.endsOn;
      delete award.startedOn;
      delete award.endedOn;
    },
    gives: [error('/startedOn', 'award')],
    passes: ({ specification, award }) => {
      delete specification.startsOn;
      delete specification.endsOn;
      delete award.startedOn;
      delete award.endedOn;
    },
  },
  {
    id: 'A5',
    when: 'somebody started after the end of the offering, without an end of their own',
    base: MEDIATOR,
    breaks: ({ award }) => {
      award.startedOn = '2026-06-13';
      delete award.endedOn;
    },
    gives: [error('/startedOn', 'award')],
  },
  {
    id: 'DATE-1',
    when: 'the offering ends before it starts',
    base: MEDIATOR,
    breaks: ({ specification }) => {
      specification.endsOn = '2025-01-01';
    },
    gives: [error('/endsOn')],
    passes: ({ specification }) => {
      specification.endsOn = specification.startsOn;
    },
  },
  {
    id: 'A5',
    when: 'the end lies before the start',
    base: MEDIATOR,
    breaks: ({ award }) => {
      award.endedOn = '2026-02-05';
    },
    gives: [error('/endedOn', 'award')],
  },
  {
    id: 'A6',
    when: 'there are no learning outcomes',
    base: BIM,
    breaks: ({ specification }) => {
      specification.learningOutcomes = [];
    },
    gives: [error('/learningOutcomes')],
  },
  {
    id: 'A7',
    when: 'there are neither credits nor hours',
    base: BIM,
    profile: 'eu-2022',
    breaks: ({ specification }) => {
      delete specification.ects;
      delete specification.hours;
    },
    gives: [error('/ects')],
    passes: ({ specification }) => {
      delete specification.ects;
    },
  },
  {
    id: 'A8',
    when: 'the level is missing in Flanders',
    base: BIM,
    breaks: ({ specification }) => {
      delete specification.eqf;
    },
    gives: [error('/eqf')],
  },
  {
    id: 'A8',
    when: 'the level of a higher-education offer is missing under the Recommendation',
    base: BIM,
    profile: 'eu-2022',
    breaks: ({ specification }) => {
      delete specification.eqf;
    },
    gives: [warning('/eqf')],
  },
  {
    id: 'A8',
    when: 'a university that is on no list yet gives no level',
    base: MEDIATOR,
    profile: 'eu-2022',
    breaks: ({ institution, specification }) => {
      delete institution.recognisedAs;
      delete specification.eqf;
    },
    gives: [warning('/eqf')],
  },
  {
    id: 'A8',
    when: 'the level is missing outside higher education',
    base: BIM,
    profile: 'eu-2022',
    breaks: ({ institution, specification }) => {
      institution.recognisedAs = { list: 'other', asOf: '2026-09-01' };
      delete specification.eqf;
    },
    gives: [information('/eqf')],
  },
  {
    id: 'A9',
    when: 'there is no assessment',
    base: BIM,
    breaks: ({ specification }) => {
      specification.assessments = [];
    },
    gives: [error('/assessments')],
  },
  {
    id: 'A9',
    when: 'attendance is the only assessment',
    base: BIM,
    breaks: ({ specification }) => {
      specification.assessments = [{ id: 'X', type: 'attendance' }];
    },
    gives: [error('/assessments')],
  },
  {
    id: 'A10',
    when: 'the form of participation is missing',
    base: OTHER,
    breaks: ({ specification }) => {
      specification.mode = [];
    },
    gives: [error('/mode')],
  },
  {
    id: 'B1',
    when: 'prerequisites are not given',
    base: MEDIATOR,
    breaks: ({ specification }) => {
      delete specification.prerequisites;
    },
    gives: [information('/prerequisites')],
  },
  {
    id: 'B2',
    when: 'supervision is not given',
    base: MEDIATOR,
    breaks: ({ specification }) => {
      delete specification.supervision;
    },
    gives: [information('/supervision')],
  },
  {
    id: 'B3',
    when: 'the mark is not released',
    base: MEDIATOR,
    breaks: ({ award }) => {
      award.mark = { value: '15' };
    },
    gives: [information('/mark', 'award')],
    passes: ({ award }) => {
      award.mark = { value: '15', released: true };
    },
  },
  {
    id: 'B4',
    when: 'stackability is not given',
    base: MEDIATOR,
    breaks: ({ specification }) => {
      specification.stackableInto = [];
      delete specification.stackabilityNote;
    },
    gives: [information('/stackableInto')],
    passes: ({ specification }) => {
      specification.stackableInto = [];
    },
  },
  {
    id: 'B5',
    when: 'there is no further information',
    base: MEDIATOR,
    breaks: ({ specification }) => {
      delete specification.furtherInformation;
      delete specification.homepage;
    },
    gives: [information('/furtherInformation')],
  },
];
