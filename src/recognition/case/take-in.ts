import type { InstitutionScope } from '../../record/institution-scope.ts';
import { ok, type Result } from '../../record/result.ts';
import type { RecognitionDeps } from '../ports.ts';
import type { CaseActor, CaseFile } from './case.ts';
import type { CaseRefusal } from './refusal.ts';
import { takeStep } from './take-step.ts';
import { officerOnly } from './who-may.ts';

/** Intake begins, or goes on when what was asked for has come in another way. */
export async function takeIn(
  deps: RecognitionDeps,
  scope: InstitutionScope,
  actor: CaseActor,
  caseId: string,
): Promise<Result<CaseFile, CaseRefusal>> {
  return takeStep(deps, scope, caseId, 'case.taken-in', officerOnly(actor, 'intake'), () => ok({ to: 'intake' }));
}
