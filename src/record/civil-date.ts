import { z } from 'zod';
import { accepts } from './accepts.ts';

const DATE = accepts({ en: 'a date as YYYY-MM-DD', nl: 'een datum als JJJJ-MM-DD' });

/**
 * A civil date `YYYY-MM-DD`; it means the day in Europe/Brussels and carries no time.
 * Dates that no calendar has (2026-02-30) are refused.
 */
export const CivilDate = z
  .string(DATE)
  .regex(/^\d{4}-\d{2}-\d{2}$/, DATE)
  .refine(
    isCalendarDate,
    accepts({ en: 'a date that exists in the calendar', nl: 'een datum die op de kalender bestaat' }),
  )
  .meta({ format: 'date', example: '2026-06-26' });
export type CivilDate = string;

function isCalendarDate(value: string): boolean {
  // The 31st of a month of thirty days is rolled over to the next month: no such day.
  return new Date(`${value}T00:00:00Z`).getUTCDate() === Number(value.slice(8));
}

const DAY = 86_400_000;

/**
 * The day so many calendar days later. Civil dates carry no time, so neither the hour that a clock change takes or gives
 * nor the length of a month or year plays a part; Sundays and holidays count like any other day.
 */
export const daysAfter = (date: CivilDate, days: number): CivilDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

/** ELM wants xsd:dateTime where we have a day: midnight UTC, so that no time zone moves it to the day before. */
export const asElmDateTime = (date: CivilDate): string => `${date}T00:00:00Z`;

/** A moment as an xsd:dateTime in whole UTC seconds. */
export const asDateTime = (epochSeconds: number): string =>
  `${new Date(epochSeconds * 1000).toISOString().slice(0, 19)}Z`;

const BRUSSELS = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Brussels',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The moments of a document and of its lists are asked for again and again, and a calendar takes long to answer. */
const asked = new Map<number, CivilDate>();
const MOST_ASKED = 256;

/** The civil date in Europe/Brussels at a moment given in UTC seconds. */
export function brusselsDate(epochSeconds: number): CivilDate {
  const known = asked.get(epochSeconds);
  if (known !== undefined) return known;
  const date = BRUSSELS.format(new Date(epochSeconds * 1000));
  if (asked.size === MOST_ASKED) asked.clear();
  asked.set(epochSeconds, date);
  return date;
}

const LOCALES = { nl: 'nl-BE', en: 'en-GB' } as const;

/** A civil date as it is written out: 20 september 2026. What is no date stays as it is. */
export function dayInWords(date: CivilDate, language: keyof typeof LOCALES): string {
  const at = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(at.getTime())
    ? date
    : new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' }).format(at);
}
