import type { TrustChange } from '../api/trust-ports.ts';
import type { Actor } from '../record/institution-scope.ts';
import type { TrustKind } from '../trust/registry/added.ts';

/** Number of the newest change; 0 before the first. Whoever keeps entries asks this to know whether they still hold. */
export async function newestTrustChange(db: D1Database): Promise<number> {
  const row = await db.prepare('SELECT MAX(change_id) AS newest FROM trust_change').first<{ newest: number | null }>();
  return row?.newest ?? 0;
}

/** The change that was written last: within a batch, its own. */
export const LATEST = '(SELECT MAX(change_id) FROM trust_change)';

/** Writes down a change, if the condition holds; it may name the kind as ?5 and the id as ?6. */
export function changeStatement(
  db: D1Database,
  actor: Actor,
  at: number,
  change: { action: TrustChange['action']; kind: TrustKind; id: string; detail: object },
  condition: string,
): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO trust_change (at, key_id, on_behalf_of, action, kind, id, detail)
       SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7 WHERE ${condition}`,
    )
    .bind(
      at,
      actor.keyId,
      actor.onBehalfOf ?? null,
      change.action,
      change.kind,
      change.id,
      JSON.stringify(change.detail),
    );
}

interface ChangeRow {
  change_id: number;
  at: number;
  key_id: string;
  on_behalf_of: string | null;
  action: TrustChange['action'];
  kind: TrustKind;
  id: string;
  detail: string;
  body: string | null;
}

/** Changes before a number (all of them without one), newest first, each with what was put there. */
export async function trustChanges(
  db: D1Database,
  { before, limit }: { readonly before?: number; readonly limit: number },
): Promise<TrustChange[]> {
  const { results } = await db
    .prepare(
      `SELECT change.*, entry.body FROM trust_change change
       LEFT JOIN trust_entry entry
         ON entry.added_in = change.change_id AND entry.list = '' AND entry.kind = change.kind
       WHERE change.change_id < ?1 ORDER BY change.change_id DESC LIMIT ?2`,
    )
    .bind(before ?? Number.MAX_SAFE_INTEGER, limit)
    .all<ChangeRow>();
  return results.map((row) => ({
    change: row.change_id,
    at: row.at,
    keyId: row.key_id,
    onBehalfOf: row.on_behalf_of,
    action: row.action,
    kind: row.kind,
    id: row.id,
    detail: JSON.parse(row.detail),
    body: row.body === null ? null : JSON.parse(row.body),
  }));
}
