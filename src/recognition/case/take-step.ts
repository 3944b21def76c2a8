import { brusselsDate } from '../../record/civil-date.ts';
import type { InstitutionScope } from '../../record/institution-scope.ts';
import { CASE_STEPS, type CaseState } from '../../record/recognition/case-state.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import { runErrand } from '../decision/run-errand.ts';
import type { Allocation, Ledger } from '../ledger/allocation.ts';
import type { CaseConflict, CaseErrand, CaseStep, RecognitionDeps } from '../ports.ts';
import type { CaseFile, CaseRecord } from './case.ts';
import { type CaseRefusal, caseRefusal } from './refusal.ts';
import { type CaseAction, mayBeDone } from './steps.ts';
import { eraseFrom } from './terms.ts';

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
export interface Planned extends Omit<CaseStep, 'case' | 'from' | 'at' | 'audit' | 'credit'> {
  /** The credit it uses, from the ledger as it is. Asked again when the ledger moved before the step was written. */
  readonly credit?: (ledger: Ledger) => Result<readonly Allocation[], CaseRefusal>;
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
  ledger_moved: 'CASE_MOVED',
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
  const { to = record.state, change, detail, credit, ...written } = planned.value;
  if (to !== record.state && !CASE_STEPS[record.state].includes(to)) return fail(stepRefused(action, record.state));
  // A file that nobody touches any more is erased in the end, wherever it stands; a step that closes it names its own day.
  const kept = { eraseFrom: eraseFrom(brusselsDate(now), file.policy) };
  const step: CaseStep = {
    ...written,
    case: { ...record, ...kept, ...change, state: to, version: record.version + 1 },
    from: record.state,
    at: now,
    audit: { action, ...(detail ? { detail } : {}) },
  };
  const refusal = await put(deps, scope, step, credit);
  if (refusal) return fail(refusal);
  for (const { errand, decisionId } of written.errands ?? []) await atOnce(deps, scope, errand, decisionId);
  return reread(deps, scope, caseId);
}

/**
 * How often a step is tried on a ledger that moves. Each time it did, somebody else's credit was written or freed: of cases
 * that write at once one always gets through, and the last of them needs as many tries as there are cases. More than this
 * nobody has before committees in one moment.
 */
export const LEDGER_TRIES = 64;

/**
 * Writes a step, with its credit computed from the ledger as it is. Only that is done anew when the ledger moved meanwhile:
 * everything else was planned from the case, and the record book refuses the step if the case moved.
 */
async function put(
  { book }: RecognitionDeps,
  scope: InstitutionScope,
  step: CaseStep,
  credit: Planned['credit'],
): Promise<CaseRefusal | null> {
  const { caseId, learnerReference } = step.case;
  let conflict: CaseConflict | null = 'ledger_moved';
  for (let tries = 0; conflict === 'ledger_moved' && tries < LEDGER_TRIES; tries += 1) {
    const ledger = credit && (await book.ledger(scope, learnerReference));
    const used = ledger && credit(ledger);
    if (used?.ok === false) return used.error;
    conflict = await book.step(
      scope,
      ledger && used ? { ...step, credit: { ledgerVersion: ledger.version, allocations: used.value } } : step,
    );
  }
  return conflict && conflictRefusal(conflict, caseId);
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
