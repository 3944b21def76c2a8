import type { PageLanguage } from '../../record/text.ts';

const CONTRACTS = {
  diploma: { nl: 'diplomacontract', en: 'diploma contract' },
  credit: { nl: 'creditcontract', en: 'credit contract' },
  examen: { nl: 'examencontract', en: 'examination contract' },
};

/** Params whose value is one of a closed list, with the words for it. */
const WORDS: Readonly<Record<string, Readonly<Record<string, Readonly<Record<PageLanguage, string>>>>>> = {
  contract: CONTRACTS,
  contracts: CONTRACTS,
  reason: {
    masterproef: { nl: 'masterproef', en: 'master’s thesis' },
    bachelorproef: { nl: 'bachelorproef', en: 'bachelor’s thesis' },
    stage: { nl: 'stage', en: 'internship' },
    other: { nl: 'bepaling van de opleiding', en: 'rule of the programme' },
  },
};

/** A param as it is said in one language; what is on no closed list stays as it is. Several are separated by commas. */
export function wordOf(name: string, value: string, language: PageLanguage): string {
  const words = Object.hasOwn(WORDS, name) ? WORDS[name] : undefined;
  if (words === undefined) return value;
  return value
    .split(',')
    .map((one) => (Object.hasOwn(words, one) ? (words[one]?.[language] ?? one) : one))
    .join(', ');
}
