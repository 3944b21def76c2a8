import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { verdictOf, worstVerdict } from '../../src/verifying/check.ts';
import { CHECK_CODES } from '../../src/verifying/codes/index.ts';
import { messageOf } from '../../src/verifying/spoken.ts';
import { SKIPPED_IN, VERIFYING, withTables } from '../support/verifying-tables.ts';

describe('what a report can say', () => {
  it('is documented code by code, fact by fact, exactly as the sources have it', () => {
    const document = readFileSync(VERIFYING, 'utf8');
    expect(withTables(document)).toBe(document);
  });

  it('has the same gaps to fill in Dutch and in English', () => {
    for (const [code, { nl, en }] of Object.entries(CHECK_CODES)) {
      const gaps = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([gap]) => gap).toSorted();
      expect(gaps(nl), code).toEqual(gaps(en));
      expect(nl, code).not.toBe(en);
    }
  });

  it('says for every check that may be skipped for which forms', () => {
    const skipped = Object.entries(CHECK_CODES).filter(([, { outcome }]) => outcome === 'skipped');
    expect(Object.keys(SKIPPED_IN).toSorted()).toEqual(skipped.map(([code]) => code).toSorted());
  });

  it('never hands on what could steer a terminal or turn the direction of reading', () => {
    const said = messageOf({ code: 'ISSUER_TRUSTED', params: { name: 'a\u001b[2Jb\u202ec' } }, 'en');
    expect(said).toContain('a\uFFFD[2Jb\uFFFDc');
  });
});

describe('the verdict', () => {
  const of = (...outcomes: ('passed' | 'failed' | 'unknown' | 'skipped')[]) =>
    verdictOf(outcomes.map((outcome) => ({ outcome })));

  it('is failed before indeterminate before passed; skipped is neutral; nothing at all proves nothing', () => {
    expect(of('passed', 'failed', 'unknown')).toBe('failed');
    expect(of('passed', 'unknown', 'skipped')).toBe('indeterminate');
    expect(of('passed', 'skipped')).toBe('passed');
    expect(of('skipped')).toBe('indeterminate');
    expect(of()).toBe('indeterminate');
  });

  it('of a file is the worst of its credentials', () => {
    expect(worstVerdict(['passed', 'indeterminate'])).toBe('indeterminate');
    expect(worstVerdict(['passed', 'failed', 'indeterminate'])).toBe('failed');
    expect(worstVerdict([])).toBe('indeterminate');
  });
});
