import { brusselsDate } from '../../record/civil-date.ts';
import type { InstitutionScope } from '../../record/institution-scope.ts';
import type { OpenCase } from '../../record/recognition/case-requests.ts';
import type { ExemptionPolicy } from '../../record/recognition/policy.ts';
import { fail, type Result } from '../../record/result.ts';
import type { RecognitionDeps } from '../ports.ts';
import type { CaseActor, CaseFile } from './case.ts';
import { newCase } from './new-case.ts';
import { dateRefusal } from './possible-date.ts';
import { type CaseRefusal, caseRefusal } from './refusal.ts';
import { conflictRefusal, reread } from './take-step.ts';
import { officerOnly } from './who-may.ts';

/**
 * Opens a case for one applicant and one unit, as a draft. It is judged to the end under the version of the policy that is
 * in force on the day the application was made: the newest of those whose period holds that day. Whether the application
 * is late is a finding, not a refusal.
 */
export async function openCase(
  deps: RecognitionDeps,
  scope: InstitutionScope,
  actor: CaseActor,
  request: OpenCase,
): Promise<Result<CaseFile, CaseRefusal>> {
  const notAllowed = officerOnly(actor, 'intake')();
  if (notAllowed) return fail(notAllowed);
  const now = deps.now();
  const { filedOn } = request.application;
  const impossible = dateRefusal('/application/filedOn', filedOn, { from: null, today: brusselsDate(now) });
  if (impossible) return fail(impossible);
  const { code, academicYear } = request.unit;
  const unit = await deps.book.unit(scope, code, academicYear);
  if (!unit) return fail(caseRefusal('UNIT_UNKNOWN', { unit: code, academicYear }, { path: '/unit' }));
  const versions = await deps.book.policies(scope, unit.policyId);
  if (versions.length === 0) return fail(caseRefusal('POLICY_UNKNOWN', { policy: unit.policyId }));
  const policy = inForce(versions, filedOn);
  if (!policy) return fail(caseRefusal('POLICY_NOT_IN_FORCE', { policy: unit.policyId, date: filedOn }));
  const opened = newCase(request, { caseId: deps.uuid(), unit, policy, now });
  const conflict = await deps.book.openCase(scope, opened, now);
  return conflict ? fail(conflictRefusal(conflict, opened.caseId)) : reread(deps, scope, opened.caseId);
}

/** The version that holds on a day: of several, the one that began last; of those that began together, the one written last. */
export function inForce(versions: readonly ExemptionPolicy[], day: string): ExemptionPolicy | null {
  let found: ExemptionPolicy | null = null;
  for (const policy of versions) {
    const holds = policy.validFrom <= day && (policy.validTo === undefined || day <= policy.validTo);
    if (holds && (found === null || policy.validFrom >= found.validFrom)) found = policy;
  }
  return found;
}
