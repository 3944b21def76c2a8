import type { InstitutionScope } from '../../record/institution-scope.ts';
import { ok, type Result } from '../../record/result.ts';
import type { RecognitionDeps } from '../ports.ts';
import type { CaseActor, CaseFile } from './case.ts';
import { leavesCommittee } from './leaves-committee.ts';
import type { CaseRefusal } from './refusal.ts';
import { takeStep } from './take-step.ts';
import { officerOnly } from './who-may.ts';

/** Puts the file before the lecturer of the unit. Coming from the committee, what was reserved becomes free. */
export async function askAdvice(
  deps: RecognitionDeps,
  scope: InstitutionScope,
  actor: CaseActor,
  caseId: string,
): Promise<Result<CaseFile, CaseRefusal>> {
  return takeStep(deps, scope, caseId, 'case.advice-asked', officerOnly(actor, 'intake', 'committee'), ({ record }) =>
    ok({ to: 'in_advice', release: leavesCommittee(record) }),
  );
}
