import type { JsonObject } from '../record/json.ts';
import { CHECK_CODES, type CheckCode } from './codes/index.ts';
import type { Check, Verdict } from './report.ts';

/** One finding: step and outcome come from the code, so that no code ever means two things. */
export const check = (
  code: CheckCode,
  params: Readonly<Record<string, string>> = {},
  evidence: JsonObject = {},
): Check => ({ check: CHECK_CODES[code].step, outcome: CHECK_CODES[code].outcome, code, params, evidence });

/**
 * ETSI EN 319 102-1 §5.1.3 in one line: failed if any check failed, else indeterminate if any is unknown, else passed.
 * Skipped is neutral. No checks at all prove nothing.
 */
export function verdictOf(checks: readonly Pick<Check, 'outcome'>[]): Verdict {
  if (checks.some(({ outcome }) => outcome === 'failed')) return 'failed';
  return checks.every(({ outcome }) => outcome === 'skipped') || checks.some(({ outcome }) => outcome === 'unknown')
    ? 'indeterminate'
    : 'passed';
}

const ORDER: readonly Verdict[] = ['passed', 'indeterminate', 'failed'];

/** The worst of several; of none, indeterminate. */
export const worstVerdict = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.length === 0
    ? 'indeterminate'
    : verdicts.reduce((worst, one) => (ORDER.indexOf(one) > ORDER.indexOf(worst) ? one : worst));
