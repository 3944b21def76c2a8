import type { Award } from './award.ts';
import type { CivilDate } from './civil-date.ts';
import type { Specification } from './offering.ts';

/** From when to when one learner took part; either end may be unknown. */
export interface Period {
  readonly start?: CivilDate;
  readonly end?: CivilDate;
}

/**
 * The period of one award: the learner's own dates, else those of the specification. What the rules judge (A5), the
 * document says (`temporal`) and the page shows is this one period.
 */
export const periodOf = (specification: Specification, award: Award): Period => ({
  start: award.startedOn ?? specification.startsOn,
  end: award.endedOn ?? specification.endsOn,
});
