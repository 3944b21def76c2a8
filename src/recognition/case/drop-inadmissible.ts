import type { InstitutionScope } from '../../record/institution-scope.ts';
import { ok, type Result } from '../../record/result.ts';
import type { RecognitionDeps } from '../ports.ts';
import type { CaseActor, CaseFile } from './case.ts';
import type { CaseRefusal } from './refusal.ts';
import { takeStep } from './take-step.ts';
import { officerOnly } from './who-may.ts';

/** The proposal is taken back: the application is heard after all. */
export async function dropInadmissible(
  deps: RecognitionDeps,
  scope: InstitutionScope,
  actor: CaseActor,
  caseId: string,
): Promise<Result<CaseFile, CaseRefusal>> {
  return takeStep(deps, scope, caseId, 'case.inadmissible-dropped', officerOnly(actor, 'intake'), () =>
    ok({ to: 'intake', change: { inadmissible: null } }),
  );
}
