import type { CaseErrand } from '../recognition/ports.ts';
import type { InstitutionScope } from '../record/institution-scope.ts';

/** Work that follows a commit. A row is done once its consumer says so; consumers can be called twice. */
export interface OutboxRow {
  readonly institutionId: string;
  readonly outboxId: string;
  readonly topic: 'seal' | 'seal-supplied' | 'publish-status' | CaseErrand;
  readonly subjectId: string;
  readonly attempts: number;
}

interface OutboxColumns {
  institution_id: string;
  outbox_id: string;
  topic: OutboxRow['topic'];
  subject_id: string;
  attempts: number;
}

const asOutboxRow = (row: OutboxColumns): OutboxRow => ({
  institutionId: row.institution_id,
  outboxId: row.outbox_id,
  topic: row.topic,
  subjectId: row.subject_id,
  attempts: row.attempts,
});

export const outboxStatement = (
  db: D1Database,
  institutionId: string,
  outboxId: string,
  topic: OutboxRow['topic'],
  subjectId: string,
  now: number,
): D1PreparedStatement =>
  db
    .prepare('INSERT INTO outbox (institution_id, outbox_id, topic, subject_id, created_at) VALUES (?, ?, ?, ?, ?)')
    .bind(institutionId, outboxId, topic, subjectId, now);

export const outboxDoneStatement = (
  db: D1Database,
  institutionId: string,
  outboxId: string,
  now: number,
): D1PreparedStatement =>
  db
    .prepare('UPDATE outbox SET done_at = ? WHERE institution_id = ? AND outbox_id = ? AND done_at IS NULL')
    .bind(now, institutionId, outboxId);

/** After so many failed attempts a seal or letter is tried once an hour: whatever keeps it waiting is for a person to lift. */
const PATIENCE = 10;

/**
 * Open rows written before a moment: what a request should have finished by then. Oldest first, after those that failed
 * less often: work that cannot be done holds up none that can. A seal or letter that keeps failing is given only in the
 * first minute of each hour since it was written; publishing and withdrawing are never put off, because a revocation has
 * to be seen.
 */
export async function openOutbox(db: D1Database, before: number, limit: number): Promise<OutboxRow[]> {
  const { results } = await db
    .prepare(
      `SELECT institution_id, outbox_id, topic, subject_id, attempts FROM outbox
       WHERE done_at IS NULL AND created_at <= ?1
         AND (topic IN ('publish-status', 'withdraw-decision') OR attempts < ?2 OR (?1 - created_at) % 3600 < 60)
       ORDER BY attempts, created_at LIMIT ?3`,
    )
    .bind(before, PATIENCE, limit)
    .all<OutboxColumns>();
  return results.map(asOutboxRow);
}

export async function outboxDone(db: D1Database, row: OutboxRow, now: number): Promise<void> {
  await outboxDoneStatement(db, row.institutionId, row.outboxId, now).run();
}

/** Remembers a failed attempt; the row stays open and is taken up again by the sweeper. */
export async function outboxFailed(db: D1Database, row: OutboxRow, error: string): Promise<void> {
  await db
    .prepare('UPDATE outbox SET attempts = attempts + 1, last_error = ? WHERE institution_id = ? AND outbox_id = ?')
    .bind(error.slice(0, 500), row.institutionId, row.outboxId)
    .run();
}

/**
 * Open `publish-status` rows of the lists a credential has a place in: what its own status change left to do. A supplied
 * credential is named by the UUID of its row.
 */
export async function openOutboxOf(
  db: D1Database,
  scope: InstitutionScope,
  credentialId: string,
): Promise<OutboxRow[]> {
  const { results } = await db
    .prepare(
      `SELECT institution_id, outbox_id, topic, subject_id, attempts FROM outbox
       WHERE institution_id = ?1 AND done_at IS NULL AND topic = 'publish-status' AND subject_id IN
         (SELECT list_id FROM status_entry WHERE institution_id = ?1 AND (credential_id = ?2 OR supplied_id = ?2))`,
    )
    .bind(scope.institutionId, credentialId)
    .all<OutboxColumns>();
  return results.map(asOutboxRow);
}
