import type { CivilDate } from '../../record/civil-date.ts';
import { type CaseRefusal, caseRefusal } from './refusal.ts';

/**
 * Something that happened cannot have happened after today, nor before what it follows; the same day is possible. Null
 * when the day is possible.
 */
export function dateRefusal(
  path: string,
  date: CivilDate,
  { from, today }: { readonly from: CivilDate | null; readonly today: CivilDate },
): CaseRefusal | null {
  if (date > today) return caseRefusal('DATE_NOT_POSSIBLE', { date, until: today }, { path });
  if (from !== null && date < from) return caseRefusal('DATE_NOT_POSSIBLE', { date, from, until: today }, { path });
  return null;
}
