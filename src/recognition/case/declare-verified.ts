import type { InstitutionScope } from '../../record/institution-scope.ts';
import { ok, type Result } from '../../record/result.ts';
import type { RecognitionDeps } from '../ports.ts';
import type { CaseActor, CaseFile } from './case.ts';
import type { CaseRefusal } from './refusal.ts';
import { takeStep } from './take-step.ts';
import { answerBy } from './terms.ts';
import { officerOnly } from './who-may.ts';

/** The file is complete and a person has seen what verification found: the answer term of the policy begins. */
export async function declareVerified(
  deps: RecognitionDeps,
  scope: InstitutionScope,
  actor: CaseActor,
  caseId: string,
): Promise<Result<CaseFile, CaseRefusal>> {
  return takeStep(deps, scope, caseId, 'case.verified', officerOnly(actor, 'intake'), ({ file, now }) =>
    ok({ to: 'verified', change: { verifiedAt: now, answerBy: answerBy(now, file.policy) } }),
  );
}
