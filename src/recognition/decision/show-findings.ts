import type { InstitutionScope } from '../../record/institution-scope.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import type { CaseActor, CaseFile } from '../case/case.ts';
import type { CaseRefusal } from '../case/refusal.ts';
import { takeStep } from '../case/take-step.ts';
import { officerOnly } from '../case/who-may.ts';
import type { RecognitionDeps } from '../ports.ts';
import { notCurrent } from './made-from.ts';

/**
 * The findings and the version of the policy are put before the applicant, who can add evidence before the committee
 * decides. What is shown was made from the case as it is now. How long they get is the institution's own rule.
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
    async ({ file, now, today }) => {
      const refusal = await notCurrent(file, await deps.book.precedents(scope, file.unit.code), today);
      return refusal
        ? fail(refusal)
        : ok({ change: { findingsShownAt: now }, detail: { recommendation: file.recommendation?.inputHash } });
    },
  );
}
