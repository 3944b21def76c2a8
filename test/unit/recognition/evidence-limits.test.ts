import { describe, expect, it } from 'vitest';
import { EVIDENCE_LIMIT, isTooMuch, LEARNING_LIMIT } from '../../../src/recognition/case/evidence-limits.ts';
import { evidence, learning } from '../../support/recognition/evidence.ts';

const pieces = (count: number, parts: number) =>
  Array.from({ length: count }, (_, at) =>
    evidence(`e${at}`, [
      learning(`l${at}`, { parts: Array.from({ length: parts }, (_, part) => learning(`l${at}.${part}`)) }),
    ]),
  );

describe('what one recommendation is made from', () => {
  it('is bounded in pieces of evidence', () => {
    expect(isTooMuch(pieces(EVIDENCE_LIMIT, 0))).toBe(false);
    expect(isTooMuch(pieces(EVIDENCE_LIMIT + 1, 0))).toBe(true);
  });

  it('is bounded in pieces of learning, parts included', () => {
    expect(isTooMuch(pieces(10, LEARNING_LIMIT / 10 - 1))).toBe(false);
    expect(isTooMuch(pieces(10, LEARNING_LIMIT / 10))).toBe(true);
  });
});
