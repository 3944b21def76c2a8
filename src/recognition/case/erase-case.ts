import { brusselsDate } from '../../record/civil-date.ts';
import type { InstitutionScope } from '../../record/institution-scope.ts';
import { fail, type Result } from '../../record/result.ts';
import { sha256Hex } from '../../record/sha256.ts';
import type { RecognitionDeps } from '../ports.ts';
import type { CaseActor, CaseFile, SystemActor } from './case.ts';
import { erasedCase } from './erased-case.ts';
import { type CaseRefusal, caseRefusal } from './refusal.ts';
import { conflictRefusal, reread } from './take-step.ts';
import { officerOnly } from './who-may.ts';

/**
 * Empties a file of personal data: once its retention period is over or, when the applicant who withdrew before anything
 * was decided asks for it, at once (GDPR art. 17). What stays says that there was a case, how it ended and which credit a
 * decision used, so that no credit counts twice; credit that was only reserved becomes free. The record is emptied before the documents are deleted: a crash in between leaves
 * documents nobody refers to, and those are swept.
 */
export async function eraseCase(
  deps: RecognitionDeps,
  scope: InstitutionScope,
  actor: CaseActor | SystemActor,
  caseId: string,
): Promise<Result<CaseFile, CaseRefusal>> {
  const file = await deps.book.file(scope, caseId);
  if (!file) return fail(caseRefusal('CASE_UNKNOWN', { caseId }));
  const { case: record } = file;
  if (record.erasedAt !== null) return fail(caseRefusal('CASE_ERASED', { caseId }));
  const notAllowed = actor.kind === 'system' ? null : officerOnly(actor, 'intake')();
  if (notAllowed) return fail(notAllowed);
  const now = deps.now();
  if (!mayBeErased(file, actor, brusselsDate(now)))
    return fail(caseRefusal('NOT_ERASABLE', { from: record.eraseFrom }));
  const learner = await sha256Hex(new TextEncoder().encode(`${scope.institutionId}\n${record.learnerReference}`));
  const blobs = await deps.book.erase(scope, erasedCase(record, learner, now), now);
  if (blobs === 'case_moved') return fail(conflictRefusal(blobs, caseId));
  for (const sha256 of blobs.evidence) await deps.files.delete(scope, sha256);
  for (const sha256 of blobs.portfolio) await deps.portfolio.delete(scope, sha256);
  return reread(deps, scope, caseId);
}

/**
 * Nobody asks the sweeper to: it keeps to the retention period, wherever a case stands. One that nobody moved for so long
 * has been abandoned.
 */
function mayBeErased({ case: record, decisions }: CaseFile, actor: CaseActor | SystemActor, today: string): boolean {
  if (record.eraseFrom <= today) return true;
  return actor.kind === 'officer' && record.state === 'withdrawn' && decisions.length === 0;
}
