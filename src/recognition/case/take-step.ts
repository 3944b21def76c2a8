import { brusselsDate } from '../../record/civil-date.ts';
import type { InstitutionScope } from '../../record/institution-scope.ts';
import { CASE_STEPS, type CaseState } from '../../record/recognition/case-state.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import { runErrand } from '../decision/run-errand.ts';
import type { CaseConflict, CaseErrand, CaseStep, RecognitionDeps } from '../ports.ts';
import type { CaseFile, CaseRecord } from './case.ts';
import { type CaseRefusal, caseRefusal } from './refusal.ts';
import { type CaseAction, mayBeDone } from './steps.ts';

/** A file somebody wants to do something with, and when. */
export interface OpenedFile {
  readonly file: CaseFile;
  readonly record: CaseRecord;
  /** UTC seconds. */
  readonly now: number;
  /** The day in Europe/Brussels. */
  readonly today: string;
}

/** What a use case wants to happen; what it leaves out stays as it is. */
export interface Planned extends Omit<CaseStep, 'case' | 'from' | 'at' | 'audit'> {
  readonly to?: CaseState;
  readonly change?: Partial<Omit<CaseRecord, 'caseId' | 'version' | 'state'>>;
  /** For the audit. Ids, codes and dates; never a person's text. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** What a conflict in the record book means for who asked. */
const CONFLICTS = {
  case_moved: 'CASE_MOVED',
  case_exists: 'CASE_MOVED',
  decision_exists: 'CASE_MOVED',
  evidence_exists: 'EVIDENCE_EXISTS',
  credit_used: 'CREDIT_USED',
} as const satisfies Readonly<Record<CaseConflict, CaseRefusal['code']>>;

/** A conflict of the record book as a refusal. */
export const conflictRefusal = (conflict: CaseConflict, caseId: string): CaseRefusal =>
  caseRefusal(CONFLICTS[conflict], { caseId });

/**
 * One step of a case, the same way for each: the file is read, the plan decides or refuses, everything it wants is written
 * in one batch with the version that was read, and the file is given as it is afterwards. Nothing is stored on a refusal.
 *
 * `who` is asked first, before the state of the case is told to somebody who may not know it. An erased file refuses
 * everything. What a step needs beside state and role is for its plan.
 */
export async function takeStep(
  deps: RecognitionDeps,
  scope: InstitutionScope,
  caseId: string,
  action: CaseAction,
  who: (file: CaseFile) => CaseRefusal | null,
  plan: (opened: OpenedFile) => Result<Planned, CaseRefusal> | Promise<Result<Planned, CaseRefusal>>,
): Promise<Result<CaseFile, CaseRefusal>> {
  const file = await deps.book.file(scope, caseId);
  if (!file) return fail(caseRefusal('CASE_UNKNOWN', { caseId }));
  const record = file.case;
  if (record.erasedAt !== null) return fail(caseRefusal('CASE_ERASED', { caseId }));
  const notAllowed = who(file);
  if (notAllowed) return fail(notAllowed);
  if (!mayBeDone(action, record.state)) return fail(stepRefused(action, record.state));
  const now = deps.now();
  const planned = await plan({ file, record, now, today: brusselsDate(now) });
  if (!planned.ok) return planned;
  const { to = record.state, change, detail, ...written } = planned.value;
  if (to !== record.state && !CASE_STEPS[record.state].includes(to)) return fail(stepRefused(action, record.state));
  const conflict = await deps.book.step(scope, {
    ...written,
    case: { ...record, ...change, state: to, version: record.version + 1 },
    from: record.state,
    at: now,
    audit: { action, ...(detail ? { detail } : {}) },
  });
  if (conflict) return fail(conflictRefusal(conflict, caseId));
  for (const { errand, decisionId } of written.errands ?? []) await atOnce(deps, scope, errand, decisionId);
  return reread(deps, scope, caseId);
}

/**
 * What follows from the step is done at once where it can be. It is on record as an errand in any case: what fails here,
 * however it fails, is done later by the sweeper, and takes nothing back of the step.
 */
async function atOnce(deps: RecognitionDeps, scope: InstitutionScope, errand: CaseErrand, decisionId: string) {
  try {
    await runErrand(deps, scope, errand, decisionId);
  } catch {
    // The sweeper meets the same failure and reports it.
  }
}

/** The step cannot be taken where the case stands. */
export const stepRefused = (action: CaseAction, state: CaseState): CaseRefusal =>
  caseRefusal('CASE_STEP_REFUSED', { step: action, state });

/** A file that was there a moment ago. */
export async function reread(
  deps: RecognitionDeps,
  scope: InstitutionScope,
  caseId: string,
): Promise<Result<CaseFile, CaseRefusal>> {
  const file = await deps.book.file(scope, caseId);
  if (!file) throw new Error('a case that was just written is not there');
  return ok(file);
}
