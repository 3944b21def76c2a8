import type { CheckCode } from './codes/index.ts';
import type { Check, EuropassChecks, EuropassStatus, Outcome } from './report.ts';

const STATUS: Readonly<Record<Outcome, EuropassStatus>> = {
  passed: 'ok',
  failed: 'error',
  unknown: 'unknown',
  skipped: 'skipped',
};
/** The worst first. */
const ORDER: readonly Outcome[] = ['failed', 'unknown', 'passed', 'skipped'];

type Finding = Pick<Check, 'check' | 'outcome' | 'code'>;

/** The check that decides among several, or the code that says that there was none. */
function decided(findings: readonly Finding[], none: CheckCode): { status: EuropassStatus; code: CheckCode } {
  const worst = ORDER.map((outcome) => findings.find((one) => one.outcome === outcome)).find(Boolean);
  return worst === undefined ? { status: 'skipped', code: none } : { status: STATUS[worst.outcome], code: worst.code };
}

const EXPIRY: readonly CheckCode[] = [
  'VALIDITY_NOT_EXAMINED',
  'VALID_NOW',
  'EXPIRED',
  'NOT_YET_VALID',
  'DATE_NOT_READABLE',
  'VALIDITY_MAY_BE_WITHHELD',
];

/**
 * The six checks of the Europass viewer, from the same findings as the rest of the report. Europass shows grey for what it
 * did not check and for what it could not check; here the second is `unknown`, so that nobody takes an unreachable status
 * list for a good one. `revocation` and `accreditation`, which the viewer leaves out of its ribbon, count here.
 */
export function europassChecks(checks: readonly Finding[]): EuropassChecks {
  const of = (...steps: readonly Check['check'][]) => checks.filter(({ check }) => steps.includes(check));
  const timing = of('timing');
  return {
    // That a file could be read does not make its content follow the model.
    format: decided(
      of('read').every(({ outcome }) => outcome === 'passed' || outcome === 'skipped') ? of('mean') : of('read'),
      'MEANING_NOT_EXAMINED',
    ),
    seal: decided(
      [...of('prove'), ...of('admit'), ...timing.filter(({ code }) => !EXPIRY.includes(code))].filter(
        sealed(of('admit')),
      ),
      'SIGNATURE_NOT_CHECKED',
    ),
    owner: decided(of('holder'), 'HOLDER_NOT_EXAMINED'),
    revocation: decided(of('status'), 'STATUS_NOT_EXAMINED'),
    accreditation: decided(of('authority').toReversed(), 'AUTHORITY_NOT_EXAMINED'),
    expiry: decided(
      timing.filter(({ code }) => EXPIRY.includes(code)),
      'VALIDITY_NOT_EXAMINED',
    ),
  };
}

/**
 * A seal whose certificate leads to a trusted authority is a good seal, also when the institution behind it is in no
 * registry: whose seal it is, and whether that body may award, are two questions.
 */
const sealed =
  (admitted: readonly Finding[]) =>
  ({ code }: Finding): boolean =>
    code !== 'ISSUER_UNKNOWN' || !admitted.some((one) => one.code === 'SEAL_CERTIFICATE_TRUSTED');
