import { daysAfter } from '../../../record/civil-date.ts';
import type { Application } from '../../../record/recognition/applicant.ts';
import type { ExemptionPolicy } from '../../../record/recognition/policy.ts';
import type { TargetUnit } from '../../../record/recognition/unit.ts';

/**
 * Last day to apply for this unit under the policy, as a civil date in Europe/Brussels; null where the policy names none for
 * its semester. A day from August on lies in the first calendar year of the academic year, one up to July in the second;
 * 29 February means the last day of that month. Who enrolled late has until the end of the days of grace. Where the policy
 * names several days for a semester, the latest counts. Does not say whether the application is in time.
 */
export function deadlineOf(
  policy: Pick<ExemptionPolicy, 'deadlines'>,
  unit: Pick<TargetUnit, 'academicYear' | 'semester'>,
  application: Pick<Application, 'enrolledOn'>,
): string | null {
  const days = policy.deadlines
    .filter(({ semester }) => semester === unit.semester)
    .flatMap(({ lastDay, graceDaysAfterEnrolment }) => [
      dayInYear(unit.academicYear, lastDay),
      ...(graceDaysAfterEnrolment === undefined || application.enrolledOn === undefined
        ? []
        : [daysAfter(application.enrolledOn, graceDaysAfterEnrolment)]),
    ]);
  return days.toSorted().at(-1) ?? null;
}

function dayInYear(academicYear: string, monthDay: string): string {
  const [first = '', second = ''] = academicYear.split('-');
  const year = monthDay >= '08' ? first : second;
  return monthDay === '02-29' && !isLeap(Number(year)) ? `${year}-02-28` : `${year}-${monthDay}`;
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
