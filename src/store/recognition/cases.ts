import type { CaseRecord } from '../../recognition/case/case.ts';
import type { CaseFilter } from '../../recognition/ports.ts';
import type { InstitutionScope } from '../../record/institution-scope.ts';
import type { CaseState } from '../../record/recognition/case-state.ts';
import { auditStatement } from '../audit.ts';
import { learnerKey } from './ledger.ts';

/** Where a committee has decided, or nobody waits for an answer any more. */
const ANSWERED: readonly CaseState[] = [
  'decided',
  'appeal_open',
  'internal_appeal',
  'external_window',
  'raad',
  'closed',
  'withdrawn',
];

/**
 * Cases newest first; `before` is the last row of the page before. `unit` is a code, or code and academic year as
 * `unitId` writes them; `dueBy` asks for cases that still wait for an answer.
 */
export async function listCases(
  db: D1Database,
  scope: InstitutionScope,
  filter: CaseFilter,
  page: { limit: number; before?: { openedAt: number; caseId: string } },
): Promise<CaseRecord[]> {
  const conditions = ['institution_id = ?'];
  const values: (string | number)[] = [scope.institutionId];
  const add = (condition: string, ...bound: (string | number)[]) => {
    conditions.push(condition);
    values.push(...bound);
  };
  if (filter.state) add('state = ?', filter.state);
  if (filter.unit) {
    const [code = '', academicYear] = filter.unit.split('/');
    add('unit_code = ?', code);
    if (academicYear !== undefined) add('academic_year = ?', academicYear);
  }
  if (filter.programme) add('programme = ?', filter.programme);
  if (filter.learner) add('learner_key = ?', await learnerKey(scope, filter.learner));
  if (filter.dueBy) {
    add('answer_by <= ?', filter.dueBy);
    add(`state NOT IN (${ANSWERED.map(() => '?').join(', ')})`, ...ANSWERED);
  }
  if (page.before) add('(opened_at, case_id) < (?, ?)', page.before.openedAt, page.before.caseId);
  const { results } = await db
    .prepare(
      `SELECT record FROM recognition_case WHERE ${conditions.join(' AND ')}
       ORDER BY opened_at DESC, case_id DESC LIMIT ?`,
    )
    .bind(...values, page.limit)
    .all<{ record: string }>();
  return results.map(({ record }) => JSON.parse(record) as CaseRecord);
}

/** Statements of one batch: far below what D1 takes at once. */
const READINGS = 50;

/** Puts on record who read what of these cases. */
export async function logReading(
  db: D1Database,
  scope: InstitutionScope,
  caseIds: readonly string[],
  what: string,
  at: number,
): Promise<void> {
  const read = (objectId: string) =>
    auditStatement(db, scope, at, { action: 'case.read', objectKind: 'case', objectId, detail: { what } });
  for (let from = 0; from < caseIds.length; from += READINGS)
    await db.batch(caseIds.slice(from, from + READINGS).map(read));
}

/** Puts on record who read which credit of a learner is used, whom the ledger names by a digest. */
export async function logLedgerReading(
  db: D1Database,
  scope: InstitutionScope,
  learnerReference: string,
  at: number,
): Promise<void> {
  const objectId = await learnerKey(scope, learnerReference);
  await auditStatement(db, scope, at, { action: 'ledger.read', objectKind: 'learner', objectId }).run();
}

interface CaseName {
  readonly institutionId: string;
  readonly caseId: string;
}

/**
 * Cases whose term ended before this civil date and that have not moved on. In no order: one that cannot be moved comes
 * again with every run, and enough of those would keep all others waiting if they always came first.
 */
export const elapsedCases = (db: D1Database, today: string, limit: number): Promise<readonly CaseName[]> =>
  dueCases(db, 'next_due IS NOT NULL AND next_due < ?', today, limit);

/** Cases whose retention has ended by this civil date, in no order either. */
export const erasableCases = (db: D1Database, today: string, limit: number): Promise<readonly CaseName[]> =>
  dueCases(db, 'erase_from IS NOT NULL AND erased_at IS NULL AND erase_from <= ?', today, limit);

async function dueCases(db: D1Database, due: string, today: string, limit: number): Promise<readonly CaseName[]> {
  const { results } = await db
    .prepare(`SELECT institution_id, case_id FROM recognition_case WHERE ${due} ORDER BY random() LIMIT ?`)
    .bind(today, limit)
    .all<{ institution_id: string; case_id: string }>();
  return results.map((row) => ({ institutionId: row.institution_id, caseId: row.case_id }));
}
