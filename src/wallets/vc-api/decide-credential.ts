import type { ModelProblem } from '../../credential/vcdm2/problems.ts';
import { isObject, type JsonObject, listOf } from '../../record/json.ts';
import type { PageLanguage } from '../../record/text.ts';
import { check, verdictOf } from '../../verifying/check.ts';
import type { CheckCode } from '../../verifying/codes/index.ts';
import type { Report, Verdict } from '../../verifying/report.ts';
import { checkDetails, modelDetail, warningsOf } from './problem-details.ts';
import { couldStateAward, isAwardQuestion } from './states-award.ts';
import type { CredentialResult, VerifyCredentialRequest } from './z-verify.ts';

/** What a proof of a credential is for; with any other none is good (Data Integrity 1.0 §4.4). */
const PURPOSE = 'assertionMethod';

/** What a verification found, as far as the answer tells it. */
export interface Findings {
  readonly verdict: Verdict;
  readonly reports: readonly Pick<Report, 'checks' | 'proofs'>[];
}

export interface CredentialFindings {
  readonly problems: readonly ModelProblem[];
  readonly verification: Findings;
}

/**
 * The result of `/credentials/verify` (VCALM): verified only where every rule of the data model holds and the verdict is
 * passed. Whatever failed and whatever is unknown is a problem; nothing that is unknown is ever verified. Only questions
 * about an award that the credential has no words for are set aside, as warnings.
 */
export function decideCredential(
  { verifiableCredential, options = {} }: VerifyCredentialRequest,
  { problems, verification }: CredentialFindings,
  language: PageLanguage,
): CredentialResult {
  const all = verification.reports.flatMap((report) => report.checks);
  const aside = couldStateAward(verifiableCredential) ? [] : all.filter(isAwardQuestion);
  const checks = all.filter((check) => !aside.includes(check));
  const verdict = aside.length === 0 ? verification.verdict : verdictOf(checks);
  const { expectedProofPurpose = PURPOSE } = options;
  const otherPurpose = expectedProofPurpose === PURPOSE ? [] : [check('PROOF_PURPOSE')];
  const warnings = warningsOf([...aside, ...checks.filter(({ outcome }) => outcome === 'skipped')], language);
  return {
    verified: problems.length === 0 && otherPurpose.length === 0 && verdict === 'passed',
    ...(options.returnCredential === false ? {} : { credential: verifiableCredential }),
    ...(options.returnProblemDetails === false
      ? {}
      : {
          problemDetails: [
            ...problems.map((problem) => modelDetail(problem, language)),
            ...checkDetails([...otherPurpose, ...checks], language),
          ],
          ...(warnings.length === 0 ? {} : { warnings }),
        }),
    ...(options.returnResults === false ? {} : { results: resultsOf(verifiableCredential, verification.reports) }),
  };
}

/** The steps by the members they are about; of a token, whose members nobody wrote out, none. */
function resultsOf(
  secured: JsonObject | string,
  reports: Findings['reports'],
): NonNullable<CredentialResult['results']> {
  const [report] = reports;
  if (!isObject(secured) || report === undefined) return {};
  const codes = new Set(report.checks.map(({ code }) => code));
  const none = (...bad: CheckCode[]): boolean => !bad.some((code) => codes.has(code));
  const { validFrom, validUntil, credentialStatus, proof } = secured;
  const statuses = report.checks.filter(({ check }) => check === 'status');
  const clear = statuses.some(({ outcome }) => outcome === 'passed');
  const statusGood = clear && !statuses.some(({ outcome }) => outcome === 'failed' || outcome === 'unknown');
  return {
    ...(validFrom === undefined
      ? {}
      : {
          validFrom: {
            verified: none('VALIDITY_NOT_EXAMINED', 'DATE_NOT_READABLE', 'NOT_YET_VALID'),
            input: validFrom,
          },
        }),
    ...(validUntil === undefined
      ? {}
      : {
          validUntil: { verified: none('VALIDITY_NOT_EXAMINED', 'DATE_NOT_READABLE', 'EXPIRED'), input: validUntil },
        }),
    credentialStatus: listOf(credentialStatus).map((input) => ({ verified: statusGood, input })),
    proof: listOf(proof).map((input, index) => ({ verified: report.proofs[index]?.outcome === 'verified', input })),
  };
}
