import type { InstitutionScope } from '../../record/institution-scope.ts';
import type { Interest } from '../../record/recognition/case-requests.ts';
import { ok, type Result } from '../../record/result.ts';
import type { RecognitionDeps } from '../ports.ts';
import type { CaseActor, CaseFile } from './case.ts';
import type { CaseRefusal } from './refusal.ts';
import { takeStep } from './take-step.ts';
import { ofUnit, personOf } from './who-may.ts';

/**
 * Somebody who advises or decides says whether they have an interest in this case. What they said before stays in the file;
 * what they said last holds.
 */
export async function declareInterest(
  deps: RecognitionDeps,
  scope: InstitutionScope,
  actor: CaseActor,
  caseId: string,
  request: Interest,
): Promise<Result<CaseFile, CaseRefusal>> {
  return takeStep(
    deps,
    scope,
    caseId,
    'case.interest-declared',
    ofUnit(actor, 'lecturer', 'committee'),
    ({ record, now }) =>
      ok({
        change: {
          declarations: [
            ...record.declarations,
            { person: personOf(actor), conflict: request.conflict, note: request.note ?? null, at: now },
          ],
        },
        detail: { conflict: request.conflict },
      }),
  );
}
