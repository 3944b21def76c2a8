import { codes } from './code.ts';

/** Credits: how many count, each once. */
export const WORKLOAD_CODES = codes({
  WORKLOAD_OK: {
    criterion: 'workload',
    topic: 'workload',
    result: 'met',
    weight: 'material',
    nl: 'Genoeg studiepunten: bruikbaar {usable}, gevraagd {required}.',
    en: 'Enough credits: {usable} usable, {required} asked for.',
  },
  WORKLOAD_SHORT: {
    criterion: 'workload',
    topic: 'workload',
    result: 'not_met',
    weight: 'material',
    nl: 'Te weinig studiepunten: bruikbaar {usable}, gevraagd {required}.',
    en: 'Too few credits: {usable} usable, {required} asked for.',
    change: {
      nl: 'Meer bewijs van leren dat bij dit opleidingsonderdeel hoort, of een vrijstelling voor een deel.',
      en: 'More evidence of learning that belongs to this course unit, or an exemption from a part.',
    },
  },
  WORKLOAD_OPEN: {
    criterion: 'workload',
    topic: 'workload',
    result: 'unknown',
    weight: 'material',
    nl: 'Hoeveel studiepunten tellen, hangt af van wat de leerresultaten dekt. Nu bruikbaar: {usable}; gevraagd: {required}.',
    en: 'How many credits count depends on what covers the learning outcomes. Usable now: {usable}; asked for: {required}.',
    change: {
      nl: 'Een beoordelaar die de leerresultaten vergelijkt.',
      en: 'An assessor who compares the learning outcomes.',
    },
  },
  WORKLOAD_UNKNOWN: {
    criterion: 'workload',
    topic: 'workload',
    result: 'unknown',
    weight: 'material',
    nl: 'Hoeveel studiepunten tellen, staat nog niet vast. Tot nu toe geteld: {usable}; gevraagd: {required}.',
    en: 'How many credits count is not established yet. Counted so far: {usable}; asked for: {required}.',
    change: {
      nl: 'Een stuk dat de studiepunten noemt, of uitklaren wat over het bewijs openstaat.',
      en: 'A document that states the credits, or settling what is open about the evidence.',
    },
  },
  ECTS_UNKNOWN: {
    criterion: 'workload',
    topic: 'workload',
    result: 'unknown',
    weight: 'material',
    nl: 'Het bewijs zegt niet hoeveel studiepunten “{title}” heeft.',
    en: 'The credential does not say how many credits “{title}” has.',
    change: {
      nl: 'Een studiefiche of puntenlijst die de studiepunten noemt.',
      en: 'A course description or transcript that states the credits.',
    },
  },
  PART_ECTS_UNKNOWN: {
    criterion: 'workload',
    topic: 'workload',
    result: 'unknown',
    weight: 'material',
    nl: 'Het programma zegt niet hoeveel studiepunten het onderdeel “{title}” heeft.',
    en: 'The programme does not say how many credits the part “{title}” has.',
    change: {
      nl: 'Een programma dat de studiepunten van het onderdeel noemt, of een beoordelaar.',
      en: 'A programme that states the credits of the part, or an assessor.',
    },
  },
  HOURS_RANGE: {
    criterion: 'workload',
    topic: 'workload',
    result: 'partly',
    weight: 'context',
    nl: '“{title}”: {h} uur past niet bij {e} studiepunten (25–30 uur per studiepunt: {lo}–{hi} uur).',
    en: '“{title}”: {h} hours do not match {e} credits (25–30 hours a credit: {lo}–{hi} hours).',
    change: {
      nl: 'Uitleg van de instelling over de studiebelasting.',
      en: 'An explanation of the workload by the institution.',
    },
  },
  ECTS_ALREADY_USED: {
    criterion: 'workload',
    topic: 'overlap',
    result: 'partly',
    weight: 'material',
    nl: '{n} van de {m} studiepunten van “{title}” zijn al gebruikt voor {ola}.',
    en: '{n} of {m} credits of “{title}” were already used for {ola}.',
    change: {
      nl: 'Niets: dezelfde studiepunten tellen in één programma maar één keer.',
      en: 'Nothing: the same credits count only once in one programme.',
    },
  },
  ECTS_USED_ELSEWHERE: {
    criterion: 'workload',
    topic: 'overlap',
    result: 'partly',
    weight: 'context',
    nl: '{n} studiepunten van “{title}” zijn in een ander programma ({programme}) al gebruikt voor {ola}. Het reglement laat toe ze hier opnieuw te gebruiken.',
    en: '{n} credits of “{title}” were already used in another programme ({programme}) for {ola}. The policy allows using them here again.',
    change: {
      nl: 'Ander bewijs van leren.',
      en: 'Other evidence of learning.',
    },
  },
  COUNTED_ONCE: {
    criterion: 'workload',
    topic: 'overlap',
    result: 'n/a',
    weight: 'context',
    nl: '“{title}” staat in meer dan één bewijs, of is deel van een ander. Het telt één keer.',
    en: '“{title}” is in more than one credential, or part of another. It counts once.',
  },
  STACKING_LIMIT: {
    criterion: 'workload',
    topic: 'overlap',
    result: 'not_met',
    weight: 'material',
    nl: 'Alle bewijzen samen zouden volstaan, maar het reglement laat er voor één opleidingsonderdeel hoogstens {max} combineren.',
    en: 'All credentials together would do, but the policy lets at most {max} be combined for one course unit.',
    change: {
      nl: 'Eén bewijs dat meer dekt, of een beoordelaar.',
      en: 'One credential that covers more, or an assessor.',
    },
  },
});
