import { brusselsDate } from '../../record/civil-date.ts';
import type { InstitutionScope } from '../../record/institution-scope.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import type { RecognitionDeps } from '../ports.ts';
import type { CaseFile } from './case.ts';
import { closing } from './closing.ts';
import { type CaseRefusal, caseRefusal } from './refusal.ts';
import { conflictRefusal, type Planned, reread } from './take-step.ts';
import { eraseFrom, raadUntil } from './terms.ts';

/** From an appeal without an answer to closed there are two steps. */
const STEPS_AT_MOST = 2;

/**
 * What the calendar does to a case, and nobody else: an appeal term that has passed closes it; an internal appeal without
 * a decision in time opens the way to the Raad; that passed too, the case is closed. Last days are inclusive. A case whose
 * term still runs is given as it is.
 */
export async function closeElapsed(
  deps: RecognitionDeps,
  scope: InstitutionScope,
  caseId: string,
): Promise<Result<CaseFile, CaseRefusal>> {
  const now = deps.now();
  for (let steps = 0; steps < STEPS_AT_MOST; steps += 1) {
    const file = await deps.book.file(scope, caseId);
    if (!file) return fail(caseRefusal('CASE_UNKNOWN', { caseId }));
    if (file.case.erasedAt !== null) return fail(caseRefusal('CASE_ERASED', { caseId }));
    const due = whatIsDue(file, brusselsDate(now), now);
    if (!due) return ok(file);
    const { to = file.case.state, change } = due;
    const kept = { eraseFrom: eraseFrom(brusselsDate(now), file.policy) };
    const conflict = await deps.book.step(scope, {
      case: { ...file.case, ...kept, ...change, state: to, version: file.case.version + 1 },
      from: file.case.state,
      at: now,
      audit: { action: 'case.term-elapsed', detail: { from: file.case.state, to } },
    });
    if (conflict) return fail(conflictRefusal(conflict, caseId));
  }
  return reread(deps, scope, caseId);
}

function whatIsDue(file: CaseFile, today: string, now: number): Planned | null {
  const { state, appealUntil, appeal } = file.case;
  if (state === 'appeal_open' && appealUntil !== null && appealUntil < today) return closing(file, appealUntil, now);
  if (state === 'internal_appeal' && appeal && appeal.decideBy < today)
    return { to: 'external_window', change: { appeal: { ...appeal, raadUntil: raadUntil(appeal.decideBy) } } };
  if (state === 'external_window' && appeal && appeal.raadUntil !== null && appeal.raadUntil < today)
    return closing(file, appeal.raadUntil, now);
  return null;
}
