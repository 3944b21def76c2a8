import type { InstitutionScope } from '../../record/institution-scope.ts';
import type { AdviceRequest } from '../../record/recognition/case-requests.ts';
import { ok, type Result } from '../../record/result.ts';
import type { RecognitionDeps } from '../ports.ts';
import type { CaseActor, CaseFile } from './case.ts';
import type { CaseRefusal } from './refusal.ts';
import { takeStep } from './take-step.ts';
import { impartial, personOf } from './who-may.ts';

/** A lecturer without an interest in the case gives advice on a unit of theirs. It binds nobody; who gives it again is read twice. */
export async function advise(
  deps: RecognitionDeps,
  scope: InstitutionScope,
  actor: CaseActor,
  caseId: string,
  request: AdviceRequest,
): Promise<Result<CaseFile, CaseRefusal>> {
  return takeStep(deps, scope, caseId, 'case.advised', impartial(actor, 'lecturer'), ({ record, now }) =>
    ok({
      change: { advices: [...record.advices, { by: personOf(actor), at: now, ...request }] },
      detail: { proposal: request.proposal },
    }),
  );
}
