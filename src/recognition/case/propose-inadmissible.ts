import type { InstitutionScope } from '../../record/institution-scope.ts';
import type { Inadmissibility } from '../../record/recognition/case-requests.ts';
import { ok, type Result } from '../../record/result.ts';
import type { RecognitionDeps } from '../ports.ts';
import type { CaseActor, CaseFile } from './case.ts';
import type { CaseRefusal } from './refusal.ts';
import { takeStep } from './take-step.ts';
import { officerOnly, personOf } from './who-may.ts';

/** Proposes not to hear the application: late, not exemptable, another contract. Only a committee declares it so. */
export async function proposeInadmissible(
  deps: RecognitionDeps,
  scope: InstitutionScope,
  actor: CaseActor,
  caseId: string,
  request: Inadmissibility,
): Promise<Result<CaseFile, CaseRefusal>> {
  return takeStep(deps, scope, caseId, 'case.inadmissible-proposed', officerOnly(actor, 'intake'), ({ now }) =>
    ok({
      to: 'inadmissible_proposed',
      change: { inadmissible: { reason: request.reason, by: personOf(actor), at: now } },
    }),
  );
}
