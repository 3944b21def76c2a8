import type { InstitutionScope } from '../../record/institution-scope.ts';
import type { Interest } from '../../record/recognition/case-requests.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import type { RecognitionDeps } from '../ports.ts';
import type { CaseActor, CaseFile } from './case.ts';
import { type CaseRefusal, caseRefusal } from './refusal.ts';
import { takeStep } from './take-step.ts';
import { ofUnit, personOf } from './who-may.ts';

/**
 * Somebody who advises or decides says whether they have an interest in this case. What they said before stays in the file;
 * what they said last holds. An interest that somebody declared is not gone because they say so: they say what changed.
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
    ({ record, now }) => {
      const person = personOf(actor);
      const { conflict, note = null } = request;
      const before = record.declarations.findLast((one) => one.person === person);
      if (before?.conflict && !conflict && note === null)
        return fail(caseRefusal('INTEREST_NOTE_NEEDED', { person }, { path: '/note' }));
      return ok({
        change: { declarations: [...record.declarations, { person, conflict, note, at: now }] },
        detail: { conflict },
      });
    },
  );
}
