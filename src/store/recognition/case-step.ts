import type { CaseRecord } from '../../recognition/case/case.ts';
import type { CaseConflict, CaseStep } from '../../recognition/ports.ts';
import type { InstitutionScope } from '../../record/institution-scope.ts';
import type { CaseState } from '../../record/recognition/case-state.ts';
import type { JudgedMapping } from '../../record/recognition/mapping.ts';
import { auditStatement } from '../audit.ts';
import { chunksOf } from '../chunks.ts';
import { conflictOf } from '../conflict.ts';
import { outboxDoneStatement } from '../outbox.ts';
import { evidenceStatements, portfolioStatement } from './evidence.ts';
import { allocationStatements, learnerKey, ledgerStatement, releaseStatement } from './ledger.ts';

/** Which expected conflict a refused batch met, by the trigger or constraint that SQLite names. */
const CONFLICTS: Readonly<Record<string, CaseConflict>> = {
  case_moved: 'case_moved',
  ledger_moved: 'ledger_moved',
  credit_used: 'credit_used',
  'recognition_case.institution_id': 'case_exists',
  'recognition_decision.institution_id': 'decision_exists',
  one_copy_of_a_document: 'evidence_exists',
  'case_portfolio.sha256': 'evidence_exists',
};

/** Writes a batch whole, or says which conflict kept it from being written. */
export async function written(
  db: D1Database,
  statements: D1PreparedStatement[],
): Promise<{ conflict: CaseConflict } | { results: D1Result[] }> {
  try {
    return { results: await db.batch(statements) };
  } catch (error) {
    const conflict = conflictOf(error, CONFLICTS);
    if (conflict === null) throw error;
    return { conflict };
  }
}

/** Last day (inclusive) of the term after which a case moves on by itself. */
function nextDue({ state, appealUntil, appeal, erasedAt }: CaseRecord): string | null {
  if (erasedAt !== null) return null;
  if (state === 'appeal_open') return appealUntil;
  if (state === 'internal_appeal') return appeal?.decideBy ?? null;
  return state === 'external_window' ? (appeal?.raadUntil ?? null) : null;
}

export async function openCase(
  db: D1Database,
  scope: InstitutionScope,
  opened: CaseRecord,
  at: number,
): Promise<CaseConflict | null> {
  const outcome = await written(db, [
    db
      .prepare(
        `INSERT INTO recognition_case (institution_id, case_id, learner_key, record, next_due) VALUES (?, ?, ?, ?, ?)`,
      )
      .bind(
        scope.institutionId,
        opened.caseId,
        await learnerKey(scope, opened.learnerReference),
        JSON.stringify(opened),
        nextDue(opened),
      ),
    auditStatement(db, scope, at, {
      action: 'case.opened',
      objectKind: 'case',
      objectId: opened.caseId,
      detail: { unit: opened.unit, policy: opened.policy, route: opened.route },
    }),
  ]);
  return 'conflict' in outcome ? outcome.conflict : null;
}

/**
 * What every change of a case begins with: the transition, whose trigger aborts the batch unless the case stands in the
 * expected state and version, and the record as it is from then on.
 */
export const moveStatements = (
  db: D1Database,
  scope: InstitutionScope,
  moved: CaseRecord,
  from: CaseState,
  at: number,
): D1PreparedStatement[] => [
  db
    .prepare(
      `INSERT INTO case_transition (institution_id, case_id, version, from_state, to_state, at, actor)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    .bind(scope.institutionId, moved.caseId, moved.version, from, moved.state, at, scope.actor.keyId),
  db
    .prepare('UPDATE recognition_case SET record = ?3, next_due = ?4 WHERE institution_id = ?1 AND case_id = ?2')
    .bind(scope.institutionId, moved.caseId, JSON.stringify(moved), nextDue(moved)),
];

/** One step of a case, all of it or nothing. Says which conflict kept it from being written. */
export async function stepCase(db: D1Database, scope: InstitutionScope, step: CaseStep): Promise<CaseConflict | null> {
  const { case: moved, at } = step;
  const { caseId } = moved;
  const { allocations = [], ledgerVersion = 0 } = step.credit ?? {};
  if (allocations.some((of) => of.caseId !== caseId || of.learnerReference !== moved.learnerReference))
    throw new TypeError('an allocation of another case or learner');
  const learner = await learnerKey(scope, moved.learnerReference);
  const outcome = await written(db, [
    ...moveStatements(db, scope, moved, step.from, at),
    ...(allocations.length > 0 ? [ledgerStatement(db, scope, moved, ledgerVersion)] : []),
    ...(step.release ? [releaseStatement(db, scope, caseId, at)] : []),
    ...(step.evidence ?? []).flatMap((row) => evidenceStatements(db, scope, caseId, row)),
    ...(step.portfolio ?? []).map((item) => portfolioStatement(db, scope, caseId, item)),
    ...mappingStatements(db, scope, caseId, step.mappings ?? []),
    ...(step.recommendation ? [recommendationStatement(db, scope, caseId, step.recommendation, at)] : []),
    ...(step.decision ? [decisionStatement(db, scope, caseId, step.decision)] : []),
    ...(step.letter ? letterStatements(db, scope, caseId, step.letter, at) : []),
    ...allocationStatements(db, scope, learner, allocations, at),
    ...(step.errands ?? []).map((errand) => errandStatement(db, scope, errand, at)),
    auditStatement(db, scope, at, {
      action: step.audit.action,
      objectKind: 'case',
      objectId: caseId,
      detail: { from: step.from, to: moved.state, version: moved.version, ...step.audit.detail },
    }),
  ]);
  return 'conflict' in outcome ? outcome.conflict : null;
}

function mappingStatements(
  db: D1Database,
  scope: InstitutionScope,
  caseId: string,
  mappings: readonly JudgedMapping[],
): D1PreparedStatement[] {
  const rows = mappings.map((mapping) => ({
    target: mapping.targetOutcomeId,
    sources: JSON.stringify([...new Set(mapping.sources.map(({ learning }) => learning))].toSorted()),
    record: JSON.stringify(mapping),
  }));
  return chunksOf(rows).map((chunk) =>
    db
      .prepare(
        `INSERT INTO case_mapping (institution_id, case_id, seq, target_outcome_id, sources, record)
         SELECT ?1, ?2, key + (
             SELECT COALESCE(MAX(seq), 0) + 1 FROM case_mapping WHERE institution_id = ?1 AND case_id = ?2),
           value ->> '$.target', value ->> '$.sources', value ->> '$.record'
         FROM json_each(?3)`,
      )
      .bind(scope.institutionId, caseId, chunk),
  );
}

const recommendationStatement = (
  db: D1Database,
  scope: InstitutionScope,
  caseId: string,
  recommendation: NonNullable<CaseStep['recommendation']>,
  at: number,
): D1PreparedStatement =>
  db
    .prepare(
      `INSERT INTO case_recommendation (institution_id, case_id, input_hash, engine_version, seq, record, made_at)
       VALUES (?1, ?2, ?3, ?4, (
         SELECT COALESCE(MAX(seq), 0) + 1 FROM case_recommendation WHERE institution_id = ?1 AND case_id = ?2), ?5, ?6)
       ON CONFLICT (institution_id, case_id, input_hash, engine_version)
         DO UPDATE SET seq = excluded.seq, made_at = excluded.made_at`,
    )
    .bind(
      scope.institutionId,
      caseId,
      recommendation.inputHash,
      recommendation.engineVersion,
      JSON.stringify(recommendation),
      at,
    );

const decisionStatement = (
  db: D1Database,
  scope: InstitutionScope,
  caseId: string,
  decision: NonNullable<CaseStep['decision']>,
): D1PreparedStatement =>
  db
    .prepare(
      `INSERT INTO recognition_decision (institution_id, decision_id, case_id, record, decided_at)
       VALUES (?, ?, ?, ?, ?)`,
    )
    .bind(scope.institutionId, decision.decisionId, caseId, JSON.stringify(decision), decision.decidedAt);

/** The letter that was made first is the letter; with it the errand is done. */
const letterStatements = (
  db: D1Database,
  scope: InstitutionScope,
  caseId: string,
  letter: NonNullable<CaseStep['letter']>,
  at: number,
): D1PreparedStatement[] => [
  db
    .prepare(
      `INSERT INTO case_letter (institution_id, decision_id, case_id, files, made_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (institution_id, decision_id) DO NOTHING`,
    )
    .bind(scope.institutionId, letter.decisionId, caseId, JSON.stringify(letter.files), letter.madeAt),
  outboxDoneStatement(db, scope.institutionId, `letter:${letter.decisionId}`, at),
];

/** An errand that was done and is asked for again is done again: each of them can be. */
const errandStatement = (
  db: D1Database,
  scope: InstitutionScope,
  { errand, decisionId }: NonNullable<CaseStep['errands']>[number],
  at: number,
): D1PreparedStatement =>
  db
    .prepare(
      `INSERT INTO outbox (institution_id, outbox_id, topic, subject_id, created_at)
       VALUES (?1, ?2 || ':' || ?3, ?2, ?3, ?4)
       ON CONFLICT (institution_id, outbox_id) DO UPDATE SET created_at = ?4, done_at = NULL, attempts = 0, last_error = NULL`,
    )
    .bind(scope.institutionId, errand, decisionId, at);
