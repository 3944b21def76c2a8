import { describe, expect, test } from 'vitest';
import { FINDING_CODES, type FindingCode } from '../../../src/recognition/codes/index.ts';
import { recommend } from '../../../src/recognition/engine/recommend.ts';
import { KINDS } from '../../../src/recognition/engine/recommendation.ts';
import { said } from '../../../src/recognition/engine/spoken.ts';
import { INPUT_FOR } from '../../support/recognition/each-finding.ts';
import {
  checksWith,
  evidence,
  learning,
  recommendationInput,
  statedCheck,
} from '../../support/recognition/evidence.ts';

const CODES = Object.keys(FINDING_CODES) as FindingCode[];

describe('every code of a finding', () => {
  test.each(CODES)('%s is found by the engine and said in both languages with everything it names', async (code) => {
    const { findings, kind } = await recommend(INPUT_FOR[code]);
    const finding = findings.find((one) => one.code === code);
    if (finding === undefined) throw new Error(`not found; found were ${findings.map((one) => one.code).join(' ')}`);
    const { criterion, topic, result, weight } = FINDING_CODES[code];
    expect(finding).toMatchObject({ criterion, topic, result, weight });
    expect(KINDS).toContain(kind);
    const [nl, en] = [said(finding, 'nl'), said(finding, 'en')];
    for (const { message, change } of [nl, en])
      for (const words of [message, change ?? '']) {
        expect(words).not.toMatch(/[{}…]/);
        expect(words).not.toMatch(/\s\s|undefined|null/);
      }
    expect(nl.message).not.toBe(en.message);
    expect((nl.change === null) === (result === 'met' || result === 'n/a')).toBe(true);
  });

  test('names only params that some finding gives it, and no finding refuses anybody', () => {
    for (const { nl, en, change } of Object.values(FINDING_CODES)) {
      const names = (words: string) => [...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted();
      expect(names(nl)).toEqual(names(en));
      expect(names(change?.nl ?? '')).toEqual(names(change?.en ?? ''));
      expect(`${nl} ${en}`).not.toMatch(/geweigerd|refused|rejected|afgewezen/i);
    }
  });
});

describe('a finding that quotes', () => {
  test('says what verification found in the reader’s own language', async () => {
    const input = recommendationInput({
      evidence: [
        evidence('e1', [learning('L1')], { checks: checksWith(statedCheck('MALFORMED', { reason: 'einde' })) }),
      ],
    });
    const finding = (await recommend(input)).findings.find(({ code }) => code === 'NOT_AUTHENTIC');
    if (finding === undefined) throw new Error('not found');
    expect(said(finding, 'nl').message).toContain('Het bestand is beschadigd: einde.');
    expect(said(finding, 'en').message).toContain('The file is damaged: einde.');
  });

  test('keeps at most 200 characters of a title, cuts no character in two, and steers no terminal', async () => {
    const title = { nl: `\u202eKwaad\u0007${'x'.repeat(192)}\u{1f600}${'y'.repeat(1000)}` };
    const input = recommendationInput({ evidence: [evidence('e1', [learning('L1', { title })], { title })] });
    for (const finding of (await recommend(input)).findings) {
      for (const value of Object.values(finding.params)) {
        expect(value.length).toBeLessThanOrEqual(201);
        expect(value.isWellFormed()).toBe(true);
      }
      expect(said(finding, 'nl').message).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    }
  });

  test('takes no word of a document for a param of its own', () => {
    const title = '{usable} {check} $& {title}';
    expect(said({ code: 'AUTHENTIC', params: { title } }, 'en').message).toBe(
      `“${title}” is genuine: the signature is good and the content was not changed.`,
    );
  });
});
