import type { Trust } from '../../trust/trust.ts';
import { check } from '../check.ts';
import type { Examined } from '../examined.ts';
import type { Check } from '../report.ts';

/** Step 6. */
export async function statusChecks(
  { admission, proved }: Examined,
  _trust: Trust,
  _now: number,
): Promise<readonly Check[]> {
  if (!proved || !admission.known) return [check('STATUS_NOT_EXAMINED')];
  return [check('STATUS_UNKNOWN')];
}
