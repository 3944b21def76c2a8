import type { Actor } from '../record/institution-scope.ts';
import type { TrustEntry, TrustKind } from '../trust/registry/added.ts';
import { chunksOf, digestOf } from './chunks.ts';
import { changeStatement, LATEST } from './trust-changes.ts';

interface EntryRow {
  kind: TrustKind;
  list: string;
  id: string;
  body: string;
  body_sha256: string;
  at: number;
}

const asEntry = (row: EntryRow): TrustEntry => ({
  kind: row.kind,
  list: row.list,
  id: row.id,
  body: JSON.parse(row.body),
  sha256: row.body_sha256,
  addedAt: row.at,
});

/** Everything an operator added and that holds now, with the number of the newest change it includes. */
export async function trustEntries(db: D1Database): Promise<{ newest: number; entries: TrustEntry[] }> {
  const [change, entries] = await db.batch([
    db.prepare('SELECT MAX(change_id) AS newest FROM trust_change'),
    db.prepare(
      `SELECT entry.kind, entry.list, entry.id, entry.body, entry.body_sha256, change.at
       FROM trust_entry entry JOIN trust_change change ON change.change_id = entry.added_in
       WHERE entry.ended_in IS NULL ORDER BY entry.kind, entry.list, entry.id`,
    ),
  ]);
  const [newest] = (change?.results ?? []) as { newest: number | null }[];
  return { newest: newest?.newest ?? 0, entries: ((entries?.results ?? []) as EntryRow[]).map(asEntry) };
}

/** The change by which one of the entries that were sent comes, and the entry with its kind and id that holds before. */
const ITS_CHANGE = `(SELECT MAX(change_id) FROM trust_change
  WHERE trust_change.kind = sent.value ->> 'kind' AND trust_change.id = sent.value ->> 'id')`;
const ITS_FORERUNNER = `trust_entry.kind = sent.value ->> 'kind' AND trust_entry.list = ''
  AND trust_entry.id = sent.value ->> 'id' AND trust_entry.ended_in IS NULL`;

/**
 * Puts entries in the place of those with their kind and id, and writes down who did it: all of them or none. What is
 * there already in the same words is left alone.
 */
export async function putTrustEntries(
  db: D1Database,
  actor: Actor,
  entries: readonly { readonly kind: TrustKind; readonly id: string; readonly body: unknown }[],
  now: number,
): Promise<{ added: number; changed: number }> {
  const written = entries.map(async ({ kind, id, body }) => {
    const text = JSON.stringify(body);
    return { kind, id, body: text, sha256: await digestOf(text) };
  });
  const chunks = chunksOf(await Promise.all(written));
  if (chunks.length === 0) return { added: 0, changed: 0 };
  const done = await db.batch<{ action?: string }>(
    chunks.flatMap((chunk) => [
      db
        .prepare(
          `INSERT INTO trust_change (at, key_id, on_behalf_of, action, kind, id, detail)
           SELECT ?1, ?2, ?3,
             CASE WHEN EXISTS (SELECT 1 FROM trust_entry WHERE ${ITS_FORERUNNER}) THEN 'changed' ELSE 'added' END,
             sent.value ->> 'kind', sent.value ->> 'id', json_object('sha256', sent.value ->> 'sha256')
           FROM json_each(?4) AS sent WHERE NOT EXISTS (
             SELECT 1 FROM trust_entry WHERE ${ITS_FORERUNNER} AND body_sha256 = sent.value ->> 'sha256')
           RETURNING action`,
        )
        .bind(now, actor.keyId, actor.onBehalfOf ?? null, chunk),
      db
        .prepare(
          `UPDATE trust_entry SET ended_in = ${ITS_CHANGE} FROM json_each(?1) AS sent
           WHERE ${ITS_FORERUNNER} AND body_sha256 <> sent.value ->> 'sha256'`,
        )
        .bind(chunk),
      db
        .prepare(
          `INSERT INTO trust_entry (kind, list, id, body, body_sha256, added_in)
           SELECT sent.value ->> 'kind', '', sent.value ->> 'id', sent.value ->> 'body', sent.value ->> 'sha256',
             ${ITS_CHANGE}
           FROM json_each(?1) AS sent WHERE NOT EXISTS (SELECT 1 FROM trust_entry WHERE ${ITS_FORERUNNER})`,
        )
        .bind(chunk),
    ]),
  );
  const actions = done.flatMap(({ results }) => results.map(({ action }) => action));
  return {
    added: actions.filter((action) => action === 'added').length,
    changed: actions.filter((action) => action === 'changed').length,
  };
}

/** Ends an entry that was added by hand; false when there is none. */
export async function removeTrustEntry(
  db: D1Database,
  actor: Actor,
  { kind, id }: { kind: TrustKind; id: string },
  now: number,
): Promise<boolean> {
  const [removed] = await db.batch([
    changeStatement(
      db,
      actor,
      now,
      { action: 'removed', kind, id, detail: {} },
      `EXISTS (SELECT 1 FROM trust_entry WHERE kind = ?5 AND list = '' AND id = ?6 AND ended_in IS NULL)`,
    ),
    db
      .prepare(
        `UPDATE trust_entry SET ended_in = ${LATEST} WHERE kind = ? AND list = '' AND id = ? AND ended_in IS NULL`,
      )
      .bind(kind, id),
    // What came with a trusted list goes with it.
    ...(kind === 'trusted-list'
      ? [
          db
            .prepare(
              `UPDATE trust_entry SET ended_in = ${LATEST} WHERE kind = 'anchor' AND list = ? AND ended_in IS NULL`,
            )
            .bind(id),
        ]
      : []),
  ]);
  return removed?.meta.changes === 1;
}
