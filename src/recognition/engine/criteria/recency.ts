import { found } from '../found.ts';
import type { RecommendationInput } from '../recommendation.ts';
import type { Judged } from '../standing.ts';
import { aboutPlace, ownOrWhole, type Placed } from './placed.ts';

/**
 * The day from which years count: the award, or 1 October after the month of the award (Flexibility decree of 30 April 2004,
 * art. 2: five years for a refresher are counted from there). For an award in October that is the October of the next year.
 */
export function anchorOf(awardedOn: string, anchor: 'awardDate' | 'nextOct1'): string {
  if (anchor === 'awardDate') return awardedOn;
  const year = Number(awardedOn.slice(0, 4));
  return `${String(awardedOn.slice(5, 7) < '10' ? year : year + 1).padStart(4, '0')}-10-01`;
}

/** Whole years between two civil dates; what was on 29 February has its year full on 1 March of a common year. */
export const wholeYears = (from: string, to: string): number =>
  Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0);

/**
 * Whether what was learned is recent enough on the day of the application: from the soft number of years on a refresher can
 * be asked, from the hard number on an assessor looks. A part without a date has that of its whole. An award later than
 * today leaves the date open, whatever the policy asks. Independent of how long the credential itself is valid.
 */
export function recencyOf(
  placed: Placed,
  { application, policy, today }: Pick<RecommendationInput, 'application' | 'policy' | 'today'>,
): Judged {
  const { softYears, hardYears, anchor } = policy.recency;
  const { title, where } = aboutPlace(placed);
  const date = ownOrWhole(placed, ({ awardedOn }) => awardedOn)?.value;
  const asked = softYears !== undefined || hardYears !== undefined;
  if (date === undefined ? asked : date > today)
    return { standing: 'open', findings: [found('AWARD_DATE_UNKNOWN', { title }, where)] };
  if (date === undefined || !asked) return { standing: 'good', findings: [] };
  const years = wholeYears(anchorOf(date, anchor), application.filedOn);
  if (hardYears !== undefined && years >= hardYears)
    return { standing: 'open', findings: [found('RECENCY_HARD', { title, date, y: String(hardYears) }, where)] };
  if (softYears !== undefined && years >= softYears)
    return { standing: 'soft', findings: [found('RECENCY_SOFT', { title, date, y: String(softYears) }, where)] };
  return { standing: 'good', findings: [found('RECENT', { title, date }, where)] };
}
