import { asDateTime, asElmDateTime, type CivilDate } from '../../record/civil-date.ts';

/**
 * From when a credential says it holds: the award date, because that is when the learning was recognised, also for a
 * credential that is issued or re-issued years later. When it was issued is said by `issued` and by seal or proof.
 * Midnight UTC of the award date can lie up to two hours after a seal made on that very day in Brussels; then it is the
 * moment of issue, so that nothing is "not yet valid" when it is handed over.
 */
export function validFrom(awardedOn: CivilDate, issuedAt: number): string {
  const award = Date.parse(asElmDateTime(awardedOn)) / 1000;
  return asDateTime(Math.min(award, issuedAt));
}

/**
 * Until when it holds: so many calendar months after the award date, at midnight UTC. A day the target month does not
 * have becomes its last one (31 January + 1 month is 28 or 29 February).
 */
export function validUntil(awardedOn: CivilDate, months: number): string {
  const [year = 0, month = 1, day = 1] = awardedOn.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const until = new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay)));
  return asElmDateTime(until.toISOString().slice(0, 10));
}
