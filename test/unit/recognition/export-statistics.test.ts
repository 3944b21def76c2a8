import { describe, expect, it } from 'vitest';
import { statisticsOf } from '../../../src/recognition/export/statistics.ts';
import type { DecidedCase } from '../../../src/recognition/ports.ts';

const DAY = 86_400;
const one = (days: number | null, more: Partial<DecidedCase> = {}): DecidedCase => ({
  unit: 'BOP-701/2026-2027',
  programme: 'MA-OMG',
  policy: 'rechten@2026-1',
  route: 'EVK',
  outcome: 'granted',
  recommended: 'grant_full',
  followed: true,
  appealed: false,
  submittedAt: days === null ? null : 1_000_000 - days * DAY,
  decidedAt: 1_000_000,
  ects: 600,
  ...more,
});

describe('statistics', () => {
  it('count outcomes, durations, what was followed and what was appealed', () => {
    const { all } = statisticsOf([
      one(3),
      one(10),
      one(4, { outcome: 'refused', followed: false, appealed: true }),
      one(28),
      one(5.9),
      one(7),
    ]);
    expect(all).toEqual({
      decided: 6,
      byOutcome: { granted: 5, refused: 1 },
      tooFew: false,
      durations: { median: 5, longest: 28, of: 6 },
      followedRecommendation: { count: 5, tenThousandths: 8333 },
      appealed: { count: 1, tenThousandths: 1667 },
    });
  });

  it('give a group of four no durations and no shares, and say so; a group of five has them', () => {
    const four = Array.from({ length: 4 }, () => one(3, { programme: 'BA-X', policy: 'x@1' }));
    const five = Array.from({ length: 5 }, () => one(3));
    const { byProgramme, byPolicy, smallestGroup } = statisticsOf([...four, ...five]);
    expect(smallestGroup).toBe(5);
    expect(byProgramme['BA-X']).toEqual({
      decided: 4,
      byOutcome: { granted: 4 },
      tooFew: true,
      durations: null,
      followedRecommendation: null,
      appealed: null,
    });
    expect(byPolicy['x@1']?.tooFew).toBe(true);
    expect(statisticsOf(five).byPolicy['rechten@2026-1']).toMatchObject({
      tooFew: false,
      durations: { median: 3, of: 5 },
    });
  });

  it('do not give a small group away as all minus the others: the smallest of those is not shown either', () => {
    const cases = (count: number, policy: string) => Array.from({ length: count }, () => one(3, { policy }));
    const shown = (all: readonly DecidedCase[]) =>
      Object.entries(statisticsOf(all).byPolicy).flatMap(([name, { tooFew }]) => (tooFew ? [] : [name]));
    expect(shown([...cases(1, 'a'), ...cases(5, 'b'), ...cases(6, 'c')])).toEqual(['c']);
    // What is left out is five together: nobody of them can be told from it.
    expect(shown([...cases(2, 'a'), ...cases(3, 'b'), ...cases(6, 'c')])).toEqual(['c']);
    expect(shown([...cases(5, 'b'), ...cases(6, 'c')])).toEqual(['b', 'c']);
  });

  it('give no durations where fewer than five cases say when they were handed in', () => {
    const { all } = statisticsOf([one(1), one(2), one(3), one(4), one(null), one(null)]);
    expect(all.tooFew).toBe(false);
    expect(all.durations).toBeNull();
    expect(all.followedRecommendation).not.toBeNull();
  });

  it('tell versions of one policy apart, and list groups in one order', () => {
    const cases = [one(1, { policy: 'b@2' }), one(1, { policy: 'b@1' }), one(1, { policy: 'a@1' })];
    expect(Object.keys(statisticsOf(cases).byPolicy)).toEqual(['a@1', 'b@1', 'b@2']);
    expect(statisticsOf(cases.toReversed())).toEqual(statisticsOf(cases));
  });

  it('are zeros without cases', () => {
    expect(statisticsOf([]).all).toMatchObject({ decided: 0, byOutcome: {}, durations: null, appealed: null });
  });

  it('name no unit and no person', () => {
    expect(JSON.stringify(statisticsOf([one(1), one(2)]))).not.toContain('BOP-701');
  });
});
