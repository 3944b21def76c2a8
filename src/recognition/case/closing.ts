import type { CivilDate } from '../../record/civil-date.ts';
import type { CaseFile } from './case.ts';
import type { Planned } from './take-step.ts';
import { eraseFrom } from './terms.ts';

/** The case is over: the retention period begins on the last day of its last term. */
export const closing = ({ policy }: Pick<CaseFile, 'policy'>, lastDay: CivilDate, now: number): Planned => ({
  to: 'closed',
  change: { closedAt: now, eraseFrom: eraseFrom(lastDay, policy) },
});
