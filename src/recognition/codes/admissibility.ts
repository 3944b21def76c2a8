import { codes } from './code.ts';

/** Whether the application can be heard. Only a person declares one inadmissible; none of these changes a recommendation. */
export const ADMISSIBILITY_CODES = codes({
  IN_TIME: {
    criterion: 'admissibility',
    topic: 'admissibility',
    result: 'met',
    weight: 'context',
    nl: 'Op tijd aangevraagd: op {filedOn}, uiterste dag {lastDay}.',
    en: 'Applied in time: on {filedOn}, last day {lastDay}.',
  },
  NO_DEADLINE: {
    criterion: 'admissibility',
    topic: 'admissibility',
    result: 'n/a',
    weight: 'context',
    nl: 'Het reglement noemt geen uiterste dag voor dit opleidingsonderdeel.',
    en: 'The policy names no last day for this course unit.',
  },
  LATE: {
    criterion: 'admissibility',
    topic: 'admissibility',
    result: 'not_met',
    weight: 'context',
    nl: 'Te laat aangevraagd: op {filedOn}, terwijl {lastDay} de uiterste dag was.',
    en: 'Applied too late: on {filedOn}, while {lastDay} was the last day.',
    change: {
      nl: 'Een late inschrijving of overmacht. Een mens beslist of de aanvraag toch behandeld wordt.',
      en: 'A late enrolment or force majeure. A person decides whether the application is heard all the same.',
    },
  },
  CONTRACT_ACCEPTED: {
    criterion: 'admissibility',
    topic: 'admissibility',
    result: 'met',
    weight: 'context',
    nl: 'Met dit contract kan een vrijstelling aangevraagd worden ({contract}).',
    en: 'An exemption can be applied for under this contract ({contract}).',
  },
  CONTRACT_NOT_ACCEPTED: {
    criterion: 'admissibility',
    topic: 'admissibility',
    result: 'not_met',
    weight: 'context',
    nl: 'Het reglement voorziet geen vrijstelling bij dit contract ({contract}).',
    en: 'The policy provides no exemption under this contract ({contract}).',
    change: {
      nl: 'Een contract waarbij het wel kan: {contracts}.',
      en: 'A contract under which it can: {contracts}.',
    },
  },
  UNIT_EXEMPTABLE: {
    criterion: 'admissibility',
    topic: 'admissibility',
    result: 'met',
    weight: 'context',
    nl: 'Voor dit opleidingsonderdeel kan een vrijstelling gegeven worden.',
    en: 'This course unit can be exempted.',
  },
  UNIT_NOT_EXEMPTABLE: {
    criterion: 'admissibility',
    topic: 'admissibility',
    result: 'not_met',
    weight: 'context',
    nl: 'Voor dit opleidingsonderdeel geeft de opleiding geen vrijstelling ({reason}).',
    en: 'The programme gives no exemption for this course unit ({reason}).',
    change: {
      nl: 'De opleiding kan alleen in haar programma zelf bepalen dat het toch kan.',
      en: 'Only the programme itself can provide otherwise.',
    },
  },
  NOT_EXAMINED_YET: {
    criterion: 'admissibility',
    topic: 'admissibility',
    result: 'met',
    weight: 'context',
    nl: 'Dit academiejaar is nog geen examenkans gebruikt.',
    en: 'No examination chance was used this academic year.',
  },
  EXAMINED_THIS_YEAR: {
    criterion: 'admissibility',
    topic: 'admissibility',
    result: 'not_met',
    weight: 'context',
    nl: 'Dit academiejaar is al een examenkans van dit opleidingsonderdeel gebruikt.',
    en: 'An examination chance of this course unit was already used this academic year.',
    change: {
      nl: 'Een mens beslist of de aanvraag toch behandeld wordt, of ze kan volgend academiejaar opnieuw.',
      en: 'A person decides whether the application is heard all the same, or it can be made again next academic year.',
    },
  },
});
