import type { AuditCheck, AuditRow } from '../api/ports.ts';
import type { InstitutionScope } from '../record/institution-scope.ts';
import { sha256Hex } from '../record/sha256.ts';

/** What was done, as the audit names it; the object is named by kind and id, never by a person's data. */
export interface AuditEntry {
  readonly action: string;
  readonly objectKind: string;
  readonly objectId: string;
  /** Facts of the action without personal data: digests, versions, reason classes. */
  readonly detail?: Record<string, unknown>;
}

/** The statement that appends one audit row with the next sequence of its institution; part of the batch it reports. */
export function auditStatement(
  db: D1Database,
  scope: InstitutionScope,
  at: number,
  entry: AuditEntry,
): D1PreparedStatement {
  return append(db, scope, at, entry, 'TRUE');
}

function append(
  db: D1Database,
  scope: InstitutionScope,
  at: number,
  entry: AuditEntry,
  condition: 'TRUE' | 'changes() > 0',
): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO audit (institution_id, seq, at, key_id, on_behalf_of, action, object_kind, object_id, detail)
       SELECT ?1, (SELECT COALESCE(MAX(seq), 0) + 1 FROM audit WHERE institution_id = ?1), ?2, ?3, ?4, ?5, ?6, ?7, ?8
       WHERE ${condition}`,
    )
    .bind(
      scope.institutionId,
      at,
      scope.actor.keyId,
      scope.actor.onBehalfOf ?? null,
      entry.action,
      entry.objectKind,
      entry.objectId,
      JSON.stringify(entry.detail ?? {}),
    );
}

/** The same for a batch whose statement before this one may change nothing: then nothing is said either. */
export function auditIfChanged(
  db: D1Database,
  scope: InstitutionScope,
  at: number,
  entry: AuditEntry,
): D1PreparedStatement {
  return append(db, scope, at, entry, 'changes() > 0');
}

interface Row {
  seq: number;
  at: number;
  key_id: string;
  on_behalf_of: string | null;
  action: string;
  object_kind: string;
  object_id: string;
  detail: string;
  chain_sha256: string | null;
}

const asAuditRow = (row: Row): AuditRow => ({
  seq: row.seq,
  at: row.at,
  keyId: row.key_id,
  onBehalfOf: row.on_behalf_of,
  action: row.action,
  objectKind: row.object_kind,
  objectId: row.object_id,
  detail: JSON.parse(row.detail),
  chainSha256: row.chain_sha256,
});

/** Audit rows after a sequence number, oldest first. */
export async function auditAfter(
  db: D1Database,
  scope: InstitutionScope,
  after: number,
  limit: number,
): Promise<AuditRow[]> {
  const { results } = await db
    .prepare('SELECT * FROM audit WHERE institution_id = ? AND seq > ? ORDER BY seq LIMIT ?')
    .bind(scope.institutionId, after, limit)
    .all<Row>();
  return results.map(asAuditRow);
}

/** The link of a row: SHA-256 over the link before it and the row's own content. */
async function chainLink(previous: string, row: Row): Promise<string> {
  const content = JSON.stringify([
    previous,
    row.seq,
    row.at,
    row.key_id,
    row.on_behalf_of,
    row.action,
    row.object_kind,
    row.object_id,
    row.detail,
  ]);
  return sha256Hex(new TextEncoder().encode(content));
}

/** Closes the chain over the oldest open rows of one institution; only the scheduled run calls it, one at a time. */
export async function chainAudit(db: D1Database, institutionId: string, limit = 500): Promise<number> {
  const last = await db
    .prepare(
      'SELECT seq, chain_sha256 FROM audit WHERE institution_id = ? AND chain_sha256 IS NOT NULL ORDER BY seq DESC LIMIT 1',
    )
    .bind(institutionId)
    .first<{ seq: number; chain_sha256: string }>();
  const { results } = await db
    .prepare('SELECT * FROM audit WHERE institution_id = ? AND seq > ? ORDER BY seq LIMIT ?')
    .bind(institutionId, last?.seq ?? 0, limit)
    .all<Row>();
  const updates: D1PreparedStatement[] = [];
  let link = last?.chain_sha256 ?? '';
  for (const row of results) {
    link = await chainLink(link, row);
    updates.push(
      db
        .prepare('UPDATE audit SET chain_sha256 = ? WHERE institution_id = ? AND seq = ? AND chain_sha256 IS NULL')
        .bind(link, institutionId, row.seq),
    );
  }
  if (updates.length > 0) await db.batch(updates);
  return updates.length;
}

/** Recomputes the whole chain of one institution; a changed, missing or reordered row breaks it at that row. */
export async function checkAudit(db: D1Database, scope: InstitutionScope): Promise<AuditCheck> {
  let after = 0;
  let link = '';
  let closedTo = 0;
  for (;;) {
    const { results } = await db
      .prepare('SELECT * FROM audit WHERE institution_id = ? AND seq > ? ORDER BY seq LIMIT 500')
      .bind(scope.institutionId, after)
      .all<Row>();
    if (results.length === 0) return { rows: after, closedTo, brokenAt: null };
    for (const row of results) {
      if (row.seq !== after + 1) return { rows: after, closedTo, brokenAt: after + 1 };
      after = row.seq;
      if (row.chain_sha256 === null) continue;
      link = await chainLink(link, row);
      if (closedTo !== row.seq - 1 || row.chain_sha256 !== link) return { rows: after, closedTo, brokenAt: row.seq };
      closedTo = row.seq;
    }
  }
}
