import { describe, expect, it } from 'vitest';
import { firstSecondOf } from '../../../src/api/recognition/period.ts';
import { brusselsDate } from '../../../src/record/civil-date.ts';

describe('a day in Europe/Brussels begins', () => {
  it.each([
    ['2026-01-01', '2025-12-31T23:00:00Z'],
    ['2026-07-01', '2026-06-30T22:00:00Z'],
    // Clocks go forward in the night of 29 March and back in that of 25 October.
    ['2026-03-29', '2026-03-28T23:00:00Z'],
    ['2026-03-30', '2026-03-29T22:00:00Z'],
    ['2026-10-25', '2026-10-24T22:00:00Z'],
    ['2026-10-26', '2026-10-25T23:00:00Z'],
    ['2028-02-29', '2028-02-28T23:00:00Z'],
  ])('%s at %s, and not a second earlier', (day, begins) => {
    const second = Date.parse(begins) / 1000;
    expect(firstSecondOf(day)).toBe(second);
    expect(brusselsDate(second)).toBe(day);
    expect(brusselsDate(second - 1)).not.toBe(day);
  });
});
