import type { Actor } from '../record/institution-scope.ts';
import { chunksOf, digestOf } from './chunks.ts';
import { conflictOf } from './conflict.ts';
import { changeStatement, LATEST } from './trust-changes.ts';

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
