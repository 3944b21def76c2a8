import type { InstitutionScope } from '../record/institution-scope.ts';
import { STATUS_LIST_ENTRIES } from '../record/status-list-entries.ts';

/** A list closes for new entries when it is this full, so that a random index is free at the second try at worst. */
const FULL_AT = STATUS_LIST_ENTRIES / 2;

export interface StatusList {
  readonly listId: string;
  readonly purpose: 'revocation' | 'suspension';
  readonly size: number;
  readonly origin: string;
}

interface Row {
  list_id: string;
  purpose: StatusList['purpose'];
  size: number;
  origin: string;
}

const asStatusList = (row: Row): StatusList => ({
  listId: row.list_id,
  purpose: row.purpose,
  size: row.size,
  origin: row.origin,
});

/**
 * Opens a list for each purpose that has none under this origin; a concurrent opener loses without harm. Lists of an
 * earlier origin take no more entries: a credential and its lists have one issuer.
 */
export function openListStatements(
  db: D1Database,
  scope: InstitutionScope,
  origin: string,
  now: number,
): D1PreparedStatement[] {
  return [
    db.prepare('INSERT OR IGNORE INTO origin (origin, first_used_at) VALUES (?, ?)').bind(origin, now),
    db
      .prepare('UPDATE status_list SET open = 0 WHERE institution_id = ? AND open = 1 AND origin <> ?')
      .bind(scope.institutionId, origin),
    ...(['revocation', 'suspension'] as const).map((purpose) =>
      db
        .prepare(
          `INSERT OR IGNORE INTO status_list (institution_id, list_id, purpose, size, origin, open, created_at)
           SELECT ?1, ?2 || '-' || (SELECT COUNT(*) + 1 FROM status_list WHERE institution_id = ?1 AND purpose = ?2),
             ?2, ?3, ?4, 1, ?5`,
        )
        .bind(scope.institutionId, purpose, STATUS_LIST_ENTRIES, origin, now),
    ),
  ];
}

/** Closes lists that are half full; the next credential opens a new one. */
export async function closeFullLists(db: D1Database): Promise<void> {
  await db
    .prepare(
      `UPDATE status_list SET open = 0 WHERE open = 1 AND (
         SELECT COUNT(*) FROM status_entry
         WHERE status_entry.institution_id = status_list.institution_id AND status_entry.list_id = status_list.list_id
       ) >= ?`,
    )
    .bind(FULL_AT)
    .run();
}

export async function findStatusList(
  db: D1Database,
  institutionId: string,
  listId: string,
): Promise<StatusList | null> {
  const row = await db
    .prepare('SELECT list_id, purpose, size, origin FROM status_list WHERE institution_id = ? AND list_id = ?')
    .bind(institutionId, listId)
    .first<Row>();
  return row ? asStatusList(row) : null;
}

/** Every list an institution ever opened; none is ever closed to readers. */
export async function listStatusLists(db: D1Database, institutionId: string): Promise<StatusList[]> {
  const { results } = await db
    .prepare(
      'SELECT list_id, purpose, size, origin FROM status_list WHERE institution_id = ? ORDER BY created_at, list_id',
    )
    .bind(institutionId)
    .all<Row>();
  return results.map(asStatusList);
}

/**
 * Lists that can be signed and whose newest publication is older than a moment or than the key that signs lists now, or
 * that have none; oldest first.
 */
export async function staleLists(
  db: D1Database,
  before: number,
  limit: number,
): Promise<{ institutionId: string; listId: string }[]> {
  const { results } = await db
    .prepare(
      `SELECT list.institution_id, list.list_id, COALESCE(MAX(published_at), 0) AS published
       FROM status_list list
       JOIN signing_key signer
         ON signer.institution_id = list.institution_id AND signer.role = 'proof-p256' AND signer.state = 'active'
       LEFT JOIN status_publication publication
         ON publication.institution_id = list.institution_id AND publication.list_id = list.list_id
       GROUP BY list.institution_id, list.list_id, signer.valid_from
       HAVING published < ?1 OR published <= signer.valid_from
       ORDER BY published LIMIT ?2`,
    )
    .bind(before, limit)
    .all<{ institution_id: string; list_id: string }>();
  return results.map((row) => ({ institutionId: row.institution_id, listId: row.list_id }));
}

/**
 * The indices whose bit is set, read from the credentials' own rows: a list is always rebuilt, never patched.
 * Superseding sets revocation, because a verifier of the old credential has to be stopped.
 */
export async function setIndices(db: D1Database, institutionId: string, list: StatusList): Promise<number[]> {
  const states = list.purpose === 'revocation' ? ['revoked', 'superseded'] : ['suspended', 'suspended'];
  const { results } = await db
    .prepare(
      `SELECT idx FROM status_entry JOIN credential
         ON credential.institution_id = status_entry.institution_id
         AND credential.credential_id = status_entry.credential_id
       WHERE status_entry.institution_id = ?1 AND list_id = ?2 AND validity IN (?3, ?4)
       UNION ALL
       SELECT idx FROM status_entry JOIN supplied_credential
         ON supplied_credential.institution_id = status_entry.institution_id
         AND supplied_credential.supplied_id = status_entry.supplied_id
       WHERE status_entry.institution_id = ?1 AND list_id = ?2 AND validity IN (?3, ?4)`,
    )
    .bind(institutionId, list.listId, ...states)
    .all<{ idx: number }>();
  return results.map((row) => row.idx);
}

export interface Publication {
  readonly sequence: number;
  readonly credential: string;
  readonly publishedAt: number;
}

export async function latestPublication(
  db: D1Database,
  institutionId: string,
  listId: string,
): Promise<Publication | null> {
  const row = await db
    .prepare(
      `SELECT sequence, credential, published_at FROM status_publication
       WHERE institution_id = ? AND list_id = ? ORDER BY sequence DESC LIMIT 1`,
    )
    .bind(institutionId, listId)
    .first<{ sequence: number; credential: string; published_at: number }>();
  return row ? { sequence: row.sequence, credential: row.credential, publishedAt: row.published_at } : null;
}

/**
 * Keeps a signed list as the next publication. The sequence is the one after `previous`: when another publisher was
 * faster nothing is written and false comes back, because its list may already know more.
 */
export async function addPublication(
  db: D1Database,
  institutionId: string,
  listId: string,
  previous: number,
  credential: string,
  now: number,
): Promise<boolean> {
  const { meta } = await db
    .prepare(
      `INSERT OR IGNORE INTO status_publication (institution_id, list_id, sequence, credential, published_at)
       VALUES (?, ?, ?, ?, ?)`,
    )
    .bind(institutionId, listId, previous + 1, credential, now)
    .run();
  return meta.changes > 0;
}
