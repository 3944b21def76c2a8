import type { InstitutionScope } from '../../record/institution-scope.ts';
import { ok, type Result } from '../../record/result.ts';
import type { RecognitionDeps } from '../ports.ts';
import type { CaseActor, CaseFile } from './case.ts';
import type { CaseRefusal } from './refusal.ts';
import { takeStep } from './take-step.ts';
import { applicantOrOfficer } from './who-may.ts';

/** The application is made, or what was asked for has been added. The first time counts as the day of submission. */
export async function submitCase(
  deps: RecognitionDeps,
  scope: InstitutionScope,
  actor: CaseActor,
  caseId: string,
): Promise<Result<CaseFile, CaseRefusal>> {
  return takeStep(deps, scope, caseId, 'case.submitted', applicantOrOfficer(actor, 'intake'), ({ record, now }) =>
    ok({ to: 'submitted', change: { submittedAt: record.submittedAt ?? now } }),
  );
}
