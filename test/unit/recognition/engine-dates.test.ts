import { describe, expect, test } from 'vitest';
import { deadlineOf } from '../../../src/recognition/engine/criteria/deadline.ts';
import { anchorOf, wholeYears } from '../../../src/recognition/engine/criteria/recency.ts';
import { recommend } from '../../../src/recognition/engine/recommend.ts';
import {
  application,
  evidence,
  exemptionPolicy,
  learning,
  recommendationInput,
  targetUnit,
} from '../../support/recognition/evidence.ts';

describe('recency', () => {
  test.each([
    ['2020-02-29', '2021-02-28', 0],
    ['2020-02-29', '2021-03-01', 1],
    ['2020-02-29', '2024-02-28', 3],
    ['2020-02-29', '2024-02-29', 4],
    ['2021-09-20', '2026-09-19', 4],
    ['2021-09-20', '2026-09-20', 5],
    ['2021-12-31', '2022-01-01', 0],
    ['2026-10-01', '2026-09-20', -1],
  ])('from %s to %s are %i whole years', (from, to, years) => {
    expect(wholeYears(from, to)).toBe(years);
  });

  test.each([
    ['2021-01-01', '2021-10-01'],
    ['2021-09-30', '2021-10-01'],
    ['2021-10-01', '2022-10-01'],
    ['2021-10-31', '2022-10-01'],
    ['2021-12-31', '2022-10-01'],
    ['2020-02-29', '2020-10-01'],
  ])('an award of %s counts from %s, 1 October after the month of the award', (awardedOn, anchor) => {
    expect(anchorOf(awardedOn, 'nextOct1')).toBe(anchor);
    expect(anchorOf(awardedOn, 'awardDate')).toBe(awardedOn);
  });

  const kindOf = async (awardedOn: string, recency: Record<string, unknown>, filedOn = '2026-09-20') =>
    (
      await recommend(
        recommendationInput({
          evidence: [evidence('e1', [learning('L1', { awardedOn })])],
          policy: exemptionPolicy({ recency }),
          application: application({ filedOn }),
        }),
      )
    ).kind;

  test('turns on the day itself, counted to the application and not to today', async () => {
    const both = { softYears: 5, hardYears: 10 };
    expect(await kindOf('2021-09-21', both)).toBe('grant_full');
    expect(await kindOf('2021-09-20', both)).toBe('grant_conditional');
    expect(await kindOf('2016-09-21', both)).toBe('grant_conditional');
    expect(await kindOf('2016-09-20', both)).toBe('needs_assessor');
    expect(await kindOf('2021-09-20', both, '2026-09-19')).toBe('grant_full');
  });

  test('counts from 1 October where the policy says so', async () => {
    const oct = { softYears: 5, anchor: 'nextOct1' };
    expect(await kindOf('2021-09-30', oct, '2026-09-30')).toBe('grant_full');
    expect(await kindOf('2021-09-30', oct, '2026-10-01')).toBe('grant_conditional');
    expect(await kindOf('2020-10-01', oct, '2026-09-30')).toBe('grant_full');
  });

  test('asks nothing where the policy names no years', async () => {
    expect(await kindOf('1950-01-01', {})).toBe('grant_full');
    expect(await kindOf('1950-01-01', { hardYears: 60 })).toBe('needs_assessor');
    const undated = recommendationInput({
      evidence: [evidence('e1', [learning('L1', { awardedOn: null })])],
      policy: exemptionPolicy({ recency: {} }),
    });
    expect((await recommend(undated)).kind).toBe('grant_full');
  });
});

describe('the last day to apply', () => {
  const lastDay = (deadline: Record<string, unknown>, unit = {}, enrolledOn?: string) =>
    deadlineOf(
      exemptionPolicy({ deadlines: [{ semester: 1, ...deadline }] }),
      targetUnit(unit),
      application(enrolledOn === undefined ? {} : { enrolledOn }),
    );

  test.each([
    ['08-01', '2026-08-01'],
    ['11-14', '2026-11-14'],
    ['12-31', '2026-12-31'],
    ['01-01', '2027-01-01'],
    ['02-28', '2027-02-28'],
    ['02-29', '2027-02-28'],
    ['07-31', '2027-07-31'],
  ])('%s lies on %s in the academic year 2026-2027', (day, date) => {
    expect(lastDay({ lastDay: day })).toBe(date);
  });

  test('29 February exists in a leap year', () => {
    expect(lastDay({ lastDay: '02-29' }, { academicYear: '2027-2028' })).toBe('2028-02-29');
    expect(lastDay({ lastDay: '02-28' }, { academicYear: '2027-2028' })).toBe('2028-02-28');
  });

  test('who enrolled late has the days of grace, over the change of the clock and of the year', () => {
    expect(lastDay({ lastDay: '10-15', graceDaysAfterEnrolment: 21 }, {}, '2026-10-10')).toBe('2026-10-31');
    expect(lastDay({ lastDay: '10-15', graceDaysAfterEnrolment: 21 }, {}, '2026-09-01')).toBe('2026-10-15');
    expect(lastDay({ lastDay: '10-15', graceDaysAfterEnrolment: 21 }, {}, '2026-12-20')).toBe('2027-01-10');
    expect(lastDay({ lastDay: '10-15', graceDaysAfterEnrolment: 21 })).toBe('2026-10-15');
    expect(lastDay({ lastDay: '10-15' }, {}, '2026-12-20')).toBe('2026-10-15');
  });

  test('is that of the semester of the unit; of several the latest; none is none', () => {
    expect(lastDay({ lastDay: '10-15' }, { semester: 2 })).toBeNull();
    const policy = exemptionPolicy({
      deadlines: [
        { semester: 1, lastDay: '10-15' },
        { semester: 1, lastDay: '01-15' },
        { semester: 'year', lastDay: '07-01' },
      ],
    });
    expect(deadlineOf(policy, targetUnit(), application())).toBe('2027-01-15');
  });

  test('is the last day in time', async () => {
    const first = async (filedOn: string) =>
      (await recommend(recommendationInput({ application: application({ filedOn }) }))).findings.map(
        ({ code }) => code,
      );
    expect(await first('2026-11-14')).toContain('IN_TIME');
    expect(await first('2026-11-15')).toContain('LATE');
  });
});
