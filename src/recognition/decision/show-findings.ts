import type { InstitutionScope } from '../../record/institution-scope.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import type { CaseActor, CaseFile } from '../case/case.ts';
import { type CaseRefusal, caseRefusal } from '../case/refusal.ts';
import { takeStep } from '../case/take-step.ts';
import { officerOnly } from '../case/who-may.ts';
import type { RecognitionDeps } from '../ports.ts';

/**
 * The findings and the version of the policy are put before the applicant, who can add evidence before the committee
 * decides. How long they get is the institution's own rule.
 */
export async function showFindings(
  deps: RecognitionDeps,
  scope: InstitutionScope,
  actor: CaseActor,
  caseId: string,
): Promise<Result<CaseFile, CaseRefusal>> {
  return takeStep(
    deps,
    scope,
    caseId,
    'case.findings-shown',
    officerOnly(actor, 'intake', 'committee'),
    ({ file: { recommendation }, now }) =>
      recommendation
        ? ok({ change: { findingsShownAt: now }, detail: { recommendation: recommendation.inputHash } })
        : fail(caseRefusal('RECOMMENDATION_MISSING')),
  );
}
