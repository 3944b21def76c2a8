import { brusselsDate, type CivilDate } from '../../record/civil-date.ts';

const HOUR = 3600;

/** The moment (UTC seconds) at which a civil date begins in Europe/Brussels: one or two hours before it does in UTC. */
export function firstMoment(date: CivilDate): number {
  const midnight = Date.parse(`${date}T00:00:00Z`) / 1000;
  const summer = midnight - 2 * HOUR;
  return brusselsDate(summer) === date ? summer : midnight - HOUR;
}

/** The last second of a civil date in Europe/Brussels. */
export function lastMoment(date: CivilDate): number {
  const next = new Date(Date.parse(`${date}T00:00:00Z`) + 24 * HOUR * 1000);
  return firstMoment(next.toISOString().slice(0, 10)) - 1;
}
