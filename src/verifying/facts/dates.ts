import { brusselsDate } from '../../record/civil-date.ts';
import type { Subject } from '../report.ts';
import { scalarsOf } from './reading.ts';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME = /^(\d{4}-\d{2}-\d{2})T(\d{2}):\d{2}:\d{2}(?:\.\d+)?(Z|[+-]\d{2}:\d{2})?$/;

const inCalendar = (date: string): boolean => {
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
  return (
    month >= 1 && month <= 12 && day >= 1 && day <= (day <= 28 ? 28 : new Date(Date.UTC(year, month, 0)).getUTCDate())
  );
};

/**
 * The civil date in Europe/Brussels an xsd:date or xsd:dateTime means; without a time zone the day it writes. Null for
 * anything else, days no calendar has among them.
 */
export function civilDateOf(text: string): string | null {
  if (DATE.test(text)) return inCalendar(text) ? text : null;
  const [, date, hour, zone] = DATE_TIME.exec(text) ?? [];
  if (date === undefined || !inCalendar(date)) return null;
  if (zone === undefined) return date;
  // Brussels is one or two hours ahead of UTC: before 22:00 UTC both are on the same day.
  if (zone === 'Z' && Number(hour) < 22) return date;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : brusselsDate(Math.floor(at / 1000));
}

/** The day the values of a property agree on. */
export function dayOf(value: unknown): string | null {
  const days = new Set(scalarsOf(value).map(civilDateOf));
  const [day] = days;
  return days.size === 1 && day !== undefined ? day : null;
}

/**
 * A date of birth. ELM wants a dateTime where a day is meant, and tools write midnight of their own time zone: one that
 * is not at midnight UTC names its UTC date and its Brussels date, and either may be meant.
 */
export function birthOf(value: unknown): Subject['birth'] {
  const written = scalarsOf(value);
  if (written.length === 0) return null;
  const dates = new Set<string>();
  for (const text of written) {
    const brussels = civilDateOf(text);
    if (brussels === null) continue;
    const at = Date.parse(text);
    dates.add(DATE_TIME.exec(text)?.[3] === undefined ? brussels : new Date(at).toISOString().slice(0, 10));
    if (!MIDNIGHT_UTC.test(text)) dates.add(brussels);
  }
  return { asWritten: written.toSorted().join(' / '), dates: [...dates].toSorted() };
}

const MIDNIGHT_UTC = /T00:00:00(?:\.0+)?(?:Z|[+-]00:00)$/;
