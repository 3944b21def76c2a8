import type { Context } from 'hono';
import { z } from 'zod';
import { accepts } from '../../record/accepts.ts';
import { brusselsDate, CivilDate } from '../../record/civil-date.ts';
import { problem } from '../problem.ts';

export const PeriodQuery = z.strictObject({
  from: CivilDate.describe('decided on this day or later, Europe/Brussels'),
  to: CivilDate.describe('decided on this day or before'),
});

const NOT_BEFORE = accepts({ en: 'a day on or after `from`', nl: 'een dag op of na `from`' });
const HOUR = 3600;

/** The first second of a civil date in Europe/Brussels. Clocks there are one or two hours before UTC. */
export function firstSecondOf(date: CivilDate): number {
  const midnight = Math.floor(Date.parse(`${date}T00:00:00Z`) / 1000);
  return brusselsDate(midnight - 2 * HOUR) === date ? midnight - 2 * HOUR : midnight - HOUR;
}

/** The last second of a civil date in Europe/Brussels: the one before the next day begins. */
const lastSecondOf = (date: CivilDate): number => {
  const next = new Date(Date.parse(`${date}T00:00:00Z`) + 24 * HOUR * 1000).toISOString().slice(0, 10);
  return firstSecondOf(next) - 1;
};

/** A period of whole days as moments in UTC seconds, both inclusive; or the problem of one that ends before it begins. */
export function periodOf(
  c: Context,
  { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
): { readonly begins: number; readonly ends: number } | Response {
  if (to < from) return problem(c, 'QUERY_NOT_VALID', { errors: [{ pointer: '/to', accepted: NOT_BEFORE }] });
  return { begins: firstSecondOf(from), ends: lastSecondOf(to) };
}
