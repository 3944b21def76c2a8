import type { z } from 'zod';
import type { PageLanguage } from '../record/text.ts';

type Issue = z.core.$ZodRawIssue;
type Words = Readonly<Record<PageLanguage, string>>;

/** What is asked for, by the name zod has for it. */
const KINDS: Readonly<Record<string, Words>> = {
  string: { en: 'a text', nl: 'een tekst' },
  number: { en: 'a number', nl: 'een getal' },
  int: { en: 'a whole number', nl: 'een geheel getal' },
  boolean: { en: 'true or false', nl: 'true of false' },
  array: { en: 'a list', nl: 'een lijst' },
  object: { en: 'an object', nl: 'een object' },
  record: { en: 'an object', nl: 'een object' },
  null: { en: 'null', nl: 'null' },
};

/** Formats of texts that our schemas ask of zod itself; every pattern of our own brings its words along. */
const FORMATS: Readonly<Record<string, Words>> = {
  email: { en: 'an e-mail address', nl: 'een e-mailadres' },
  datetime: {
    en: 'a moment with its time zone, such as 2026-06-26T10:00:00Z',
    nl: 'een tijdstip met tijdzone, zoals 2026-06-26T10:00:00Z',
  },
};

const OTHER: Words = { en: 'another value', nl: 'een andere waarde' };
const UNKNOWN_FIELD: Words = { en: 'no field of this name', nl: 'geen veld met deze naam' };
const REQUIRED: Words = { en: 'required: ', nl: 'verplicht: ' };
const OR: Words = { en: ' or ', nl: ' of ' };

export const unknownField = (language: PageLanguage): string => UNKNOWN_FIELD[language];

/** Several things that are accepted at one place. */
export const either = (accepted: readonly string[], language: PageLanguage): string =>
  [...new Set(accepted)].join(OR[language]);

/** What is accepted at a place where nothing stood. */
export const required = (accepted: string, language: PageLanguage): string => REQUIRED[language] + accepted;

/**
 * What would have been accepted, for the issues our schemas leave to zod; the schemas' own messages go before these.
 * Made for `ZodType.safeParse(value, { error })`.
 */
export const fieldWords =
  (language: PageLanguage) =>
  (issue: Issue): string =>
    wordsOf(issue, language);

/**
 * Whether there was nothing at the place an issue points at; a discriminated union points one step below its input. Asks
 * for an issue that carries its input (`reportInput`).
 */
export const isMissing = ({ input, ...issue }: z.core.$ZodIssue): boolean =>
  issue.code === 'invalid_union' && 'discriminator' in issue && typeof issue.discriminator === 'string'
    ? (input as Readonly<Record<string, unknown>>)[issue.discriminator] === undefined
    : input === undefined;

function wordsOf(issue: Issue, language: PageLanguage): string {
  switch (issue.code) {
    case 'invalid_type':
      return (KINDS[issue.expected] ?? OTHER)[language];
    case 'invalid_value':
      return oneOf(issue.values, language);
    case 'invalid_union':
      return Array.isArray(issue.options) ? oneOf(issue.options, language) : OTHER[language];
    case 'invalid_format':
      return (FORMATS[issue.format] ?? OTHER)[language];
    case 'too_small':
      return bound(issue.origin, issue.inclusive === false ? 'above' : 'least', String(issue.minimum), language);
    case 'too_big':
      return bound(issue.origin, issue.inclusive === false ? 'below' : 'most', String(issue.maximum), language);
    default:
      return OTHER[language];
  }
}

function oneOf(values: readonly unknown[], language: PageLanguage): string {
  if (values.length === 1) return JSON.stringify(values[0]);
  const list = values.map(String).join(', ');
  return language === 'nl' ? `een van: ${list}` : `one of: ${list}`;
}

type Bound = 'least' | 'most' | 'above' | 'below';
const BOUNDS: Readonly<Record<Bound, Words>> = {
  least: { en: 'at least', nl: 'minstens' },
  most: { en: 'at most', nl: 'hoogstens' },
  above: { en: 'more than', nl: 'meer dan' },
  below: { en: 'less than', nl: 'minder dan' },
};

function bound(origin: string, which: Bound, limit: string, language: PageLanguage): string {
  const reach = `${BOUNDS[which][language]} ${limit}`;
  const single = limit === '1';
  const nl = language === 'nl';
  if (origin === 'string')
    return nl ? `een tekst van ${reach} teken${single ? '' : 's'}` : `a text of ${reach} character${single ? '' : 's'}`;
  if (origin === 'array')
    return nl ? `een lijst van ${reach} element${single ? '' : 'en'}` : `a list of ${reach} item${single ? '' : 's'}`;
  return nl ? `een getal van ${reach}` : `a number of ${reach}`;
}
