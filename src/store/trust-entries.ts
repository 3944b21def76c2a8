import type { TrustChange } from '../api/trust-ports.ts';
import type { Actor } from '../record/institution-scope.ts';
import { sha256Hex } from '../record/sha256.ts';
import type { TrustEntry, TrustKind } from '../trust/registry/added.ts';
import { conflictOf } from './conflict.ts';

/** Characters of JSON that go into one statement: D1 takes texts of at most two million bytes. */
const CHUNK = 600_000;

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

const digestOf = (body: string): Promise<string> => sha256Hex(new TextEncoder().encode(body));

/** Number of the newest change; 0 before the first. Whoever keeps entries asks this to know whether they still hold. */
export async function newestTrustChange(db: D1Database): Promise<number> {
  const row = await db.prepare('SELECT MAX(change_id) AS newest FROM trust_change').first<{ newest: number | null }>();
  return row?.newest ?? 0;
}

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

const LATEST = '(SELECT MAX(change_id) FROM trust_change)';

function changeStatement(
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

/** Bodies as JSON arrays of at most `CHUNK` characters each, so that hundreds of anchors need a handful of statements. */
function chunksOf(rows: readonly { readonly [name: string]: string }[]): string[] {
  const chunks: string[][] = [];
  let room = 0;
  for (const row of rows) {
    const text = JSON.stringify(row);
    room -= text.length;
    if (room < 0) {
      chunks.push([]);
      room = CHUNK - text.length;
    }
    chunks.at(-1)?.push(text);
  }
  return chunks.map((texts) => `[${texts.join(',')}]`);
}

/**
 * Takes a trusted list with its anchors into use: anchors that are no longer on it end, new ones are added, those that
 * stay in the same words stay. `older` when a copy with a higher sequence number is in use: then nothing changes.
 */
export async function putTrustedList(
  db: D1Database,
  actor: Actor,
  list: { readonly territory: string },
  listed: readonly { readonly id: string; readonly body: unknown }[],
  now: number,
): Promise<'added' | 'changed' | 'older'> {
  const { territory } = list;
  const text = JSON.stringify(list);
  const anchors = await Promise.all(
    listed.map(async ({ id, body }) => {
      const written = JSON.stringify(body);
      return { id, body: written, sha256: await digestOf(written) };
    }),
  );
  const current = `SELECT 1 FROM trust_entry WHERE kind = ?5 AND id = ?6 AND ended_in IS NULL`;
  const change = (action: 'added' | 'changed', condition: string) =>
    changeStatement(db, actor, now, { action, kind: 'trusted-list', id: territory, detail: list }, condition);
  // Every digest of the new list; an anchor that is not among them ends.
  const kept = JSON.stringify(anchors.map(({ sha256 }) => sha256));
  try {
    const [added] = await db.batch([
      change('added', `NOT EXISTS (${current})`),
      change('changed', `EXISTS (${current})`),
      db
        .prepare(
          `UPDATE trust_entry SET ended_in = ${LATEST} WHERE kind = 'trusted-list' AND id = ? AND ended_in IS NULL`,
        )
        .bind(territory),
      db
        .prepare(
          `INSERT INTO trust_entry (kind, list, id, body, body_sha256, added_in)
           VALUES ('trusted-list', '', ?, ?, ?, ${LATEST})`,
        )
        .bind(territory, text, await digestOf(text)),
      db
        .prepare(
          `UPDATE trust_entry SET ended_in = ${LATEST} WHERE kind = 'anchor' AND list = ?1 AND ended_in IS NULL
           AND body_sha256 NOT IN (SELECT value FROM json_each(?2))`,
        )
        .bind(territory, kept),
      ...chunksOf(anchors).map((chunk) =>
        db
          .prepare(
            `INSERT INTO trust_entry (kind, list, id, body, body_sha256, added_in)
             SELECT 'anchor', ?1, value ->> 'id', value ->> 'body', value ->> 'sha256', ${LATEST}
             FROM json_each(?2)
             WHERE NOT EXISTS (SELECT 1 FROM trust_entry
               WHERE kind = 'anchor' AND list = ?1 AND id = value ->> 'id' AND ended_in IS NULL)`,
          )
          .bind(territory, chunk),
      ),
    ]);
    return added?.meta.changes ? 'added' : 'changed';
  } catch (error) {
    if (conflictOf(error, { trusted_list_older: 'older' }) === null) throw error;
    return 'older';
  }
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
