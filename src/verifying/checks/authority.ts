import type { Trust } from '../../trust/trust.ts';
import { check } from '../check.ts';
import type { Examined } from '../examined.ts';
import type { Fact } from '../facts/fact.ts';
import type { Check } from '../report.ts';

/** Step 7. */
export async function authorityChecks(
  { admission, proved }: Examined,
  _facts: readonly Fact[],
  _trust: Trust,
): Promise<readonly Check[]> {
  if (!proved || !admission.known) return [check('AUTHORITY_NOT_EXAMINED')];
  return [check('QA_UNKNOWN')];
}
