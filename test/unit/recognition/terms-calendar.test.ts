import { describe, expect, test } from 'vitest';
import {
  answerBy,
  appealUntil,
  eraseFrom,
  internalDecideBy,
  raadOrderBy,
  raadUntil,
  yearsAfter,
} from '../../../src/recognition/case/terms.ts';
import { daysAfter } from '../../../src/record/civil-date.ts';
import { brussels } from '../../support/recognition/desk.ts';

describe('terms are counted in calendar days of Europe/Brussels', () => {
  test('the day after the notification is the first of the seven', () => {
    const days = Array.from({ length: 7 }, (_, at) => daysAfter('2026-09-21', at + 1));
    expect(days[0]).toBe('2026-09-22');
    expect(days[6]).toBe('2026-09-28');
    expect(appealUntil('2026-09-21')).toBe(days[6]);
  });

  test.each([
    ['the change to summer time', '2026-03-26', '2026-04-02'],
    ['the change to winter time', '2026-10-22', '2026-10-29'],
    ['a leap day', '2028-02-25', '2028-03-03'],
    ['a February without a leap day', '2027-02-25', '2027-03-04'],
    ['a year of a century without a leap day', '2100-02-25', '2100-03-04'],
    ['the end of a year', '2026-12-28', '2027-01-04'],
    ['Christmas and New Year', '2026-12-24', '2026-12-31'],
    ['a Sunday as the last day', '2026-09-20', '2026-09-27'],
  ])('seven days over %s stay seven days', (_, from, until) => {
    expect(appealUntil(from)).toBe(until);
    expect(raadUntil(from)).toBe(until);
  });

  test.each([
    ['the change to summer time', '2026-03-20', '2026-04-09'],
    ['the change to winter time', '2026-10-15', '2026-11-04'],
    ['a leap day', '2028-02-20', '2028-03-11'],
    ['the end of a year', '2026-12-20', '2027-01-09'],
  ])('twenty days over %s stay twenty days', (_, from, until) => {
    expect(internalDecideBy(from)).toBe(until);
    expect(raadOrderBy(from)).toBe(until);
  });

  test('the answer term begins on the day in Brussels on which the file was complete', () => {
    const policy = { answerWithinDays: 28 };
    expect(answerBy(brussels('2026-10-01', '23:59:59'), policy)).toBe('2026-10-29');
    expect(answerBy(brussels('2026-10-02', '00:00:00'), policy)).toBe('2026-10-30');
    expect(answerBy(brussels('2026-12-31', '23:59:59'), policy)).toBe('2027-01-28');
    expect(answerBy(brussels('2027-01-01', '00:00:00'), policy)).toBe('2027-01-29');
    expect(answerBy(brussels('2026-10-25', '23:59:59'), { answerWithinDays: 1 })).toBe('2026-10-26');
    expect(answerBy(brussels('2026-10-01'), {})).toBeNull();
  });

  test('a file may be erased on the same day so many years later, and on 28 February where there is no 29th', () => {
    expect(eraseFrom('2026-09-28', { retentionYears: 2 })).toBe('2028-09-28');
    expect(yearsAfter('2028-02-29', 1)).toBe('2029-02-28');
    expect(yearsAfter('2028-02-29', 4)).toBe('2032-02-29');
  });
});
