import { describe, expect, test } from 'vitest';
import { recommend } from '../../../src/recognition/engine/recommend.ts';
import { CHECK_CODES, type CheckCode } from '../../../src/verifying/codes/index.ts';
import { checksWith, evidence, learning, recommendationInput } from '../../support/recognition/evidence.ts';

/** Codes that settle nothing by themselves and change nothing, each with its reason. */
const ON_PURPOSE: Partial<Record<CheckCode, string>> = {
  HOLDER_NOT_CHECKED: 'names and birth date are compared all the same',
  HOLDER_KEY_NOT_SHOWN: 'names and birth date are compared all the same',
};

/** What is skipped is neutral, but a step nobody has looked at is unknown. */
const SKIPPED_IS_OPEN: readonly CheckCode[] = [
  'ISSUER_IS_NOT_CONTROLLER',
  'MEANING_NOT_EXAMINED',
  'VALIDITY_NOT_EXAMINED',
  'STATUS_NOT_EXAMINED',
  'STATUS_NOT_OFFERED',
  'AUTHORITY_NOT_EXAMINED',
];

const CODES = Object.keys(CHECK_CODES) as CheckCode[];
/** A step can pass in one respect and not in another: what was good stays. */
const BESIDE: Partial<Record<CheckCode, CheckCode>> = {
  SEAL_CERTIFICATE_TRUSTED: 'ISSUER_TRUSTED',
  TIMESTAMP_NOT_TRUSTED: 'VALID_NOW',
};
const found = (code: CheckCode) => {
  const { step, outcome } = CHECK_CODES[code];
  const quality = step === 'authority' && outcome !== 'skipped' && code !== 'QA_AT_AWARD_OK' ? 'QA_AT_AWARD_OK' : null;
  const beside = BESIDE[code] ?? quality;
  const checks = checksWith(code, ...(beside === null ? [] : [beside]));
  return recommend(recommendationInput({ evidence: [evidence('e1', [learning('L1')], { checks })] }));
};

describe('no finding of verification is lost', () => {
  test.each(CODES.filter((code) => CHECK_CODES[code].outcome === 'failed'))(
    '%s failed: the piece is set aside, or an assessor looks',
    async (code) => {
      const { kind } = await found(code);
      expect(kind).toBe(
        CHECK_CODES[code].step === 'authority' && code !== 'SELF_ISSUED' ? 'needs_assessor' : 'no_basis_found',
      );
    },
  );

  test.each(CODES.filter((code) => CHECK_CODES[code].outcome === 'unknown'))(
    '%s is unknown: an assessor looks, unless it is context on purpose',
    async (code) => {
      const { kind, findings } = await found(code);
      expect(kind).toBe(ON_PURPOSE[code] === undefined ? 'needs_assessor' : 'grant_full');
      expect(findings.some(({ result }) => result === 'unknown')).toBe(true);
    },
  );

  test.each(CODES.filter((code) => CHECK_CODES[code].outcome === 'skipped'))(
    '%s was skipped: neutral, unless nobody looked at all',
    async (code) => {
      expect((await found(code)).kind).toBe(SKIPPED_IS_OPEN.includes(code) ? 'needs_assessor' : 'grant_full');
    },
  );

  test.each(CODES.filter((code) => CHECK_CODES[code].outcome === 'passed'))(
    '%s passed: nothing stands in the way',
    async (code) => {
      expect((await found(code)).kind).toBe('grant_full');
    },
  );

  test.each(['prove', 'mean', 'timing', 'status'] as const)(
    'a report without step %s is not taken for a good one',
    async (step) => {
      const checks = evidence('e1', []).checks.filter((check) => check.step !== step);
      const input = recommendationInput({ evidence: [evidence('e1', [learning('L1')], { checks })] });
      expect((await recommend(input)).kind).toBe('needs_assessor');
    },
  );

  test('a report without any check proves nothing', async () => {
    const input = recommendationInput({ evidence: [evidence('e1', [learning('L1')], { checks: [] })] });
    expect((await recommend(input)).kind).toBe('needs_assessor');
  });
});
