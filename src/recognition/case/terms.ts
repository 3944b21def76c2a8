import { brusselsDate, type CivilDate, daysAfter } from '../../record/civil-date.ts';

/** The same day so many years later; 28 February where that year has no 29th. */
export function yearsAfter(date: CivilDate, years: number): CivilDate {
  const year = String(Number(date.slice(0, 4)) + years).padStart(4, '0');
  const same = `${year}${date.slice(4)}`;
  return new Date(`${same}T00:00:00Z`).toISOString().startsWith(same) ? same : `${year}-02-28`;
}

const INTERNAL_APPEAL_DAYS = 7;
const INTERNAL_DECISION_DAYS = 20;
const RAAD_DAYS = 7;
const RAAD_ORDER_DAYS = 20;

/**
 * Last day for an internal appeal, inclusive: seven calendar days, of which the day after the letter reached the applicant
 * is the first (Codex Hoger Onderwijs, art. II.283).
 */
export const appealUntil = (notifiedOn: CivilDate): CivilDate => daysAfter(notifiedOn, INTERNAL_APPEAL_DAYS);

/** Last day for the institution to decide on an internal appeal: twenty calendar days, the day after it was filed being the first (art. II.284). */
export const internalDecideBy = (filedOn: CivilDate): CivilDate => daysAfter(filedOn, INTERNAL_DECISION_DAYS);

/**
 * Last day to go to the Raad voor betwistingen inzake studievoortgangsbeslissingen: seven calendar days after the internal
 * decision was notified or, where there was none in time, after the last day for it (art. II.294).
 */
export const raadUntil = (notifiedOnOrDecideBy: CivilDate): CivilDate => daysAfter(notifiedOnOrDecideBy, RAAD_DAYS);

/** Day by which the Raad is to give its ruling: a term of order of twenty calendar days, so nothing follows from its passing. */
export const raadOrderBy = (filedOn: CivilDate): CivilDate => daysAfter(filedOn, RAAD_ORDER_DAYS);

/**
 * Day by which the applicant hears, under a policy that names a term: so many calendar days after the day in
 * Europe/Brussels on which the file was complete. Null where the policy names none.
 */
export const answerBy = (
  completeAt: number,
  policy: { readonly answerWithinDays?: number | undefined },
): CivilDate | null =>
  policy.answerWithinDays === undefined ? null : daysAfter(brusselsDate(completeAt), policy.answerWithinDays);

/**
 * Day from which a file may be erased: so many whole years after its last term ended or, while it is open, after somebody
 * last did something with it; on the same day of the year.
 */
export const eraseFrom = (lastDay: CivilDate, policy: { readonly retentionYears: number }): CivilDate =>
  yearsAfter(lastDay, policy.retentionYears);
