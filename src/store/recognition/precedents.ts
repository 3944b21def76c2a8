import { canonicalJson } from '../../record/canonical-json.ts';
import type { InstitutionScope } from '../../record/institution-scope.ts';
import { EquivalencePrecedent } from '../../record/recognition/precedent.ts';
import { sha256Hex } from '../../record/sha256.ts';
import { auditIfChanged, auditStatement } from '../audit.ts';

interface Row {
  record: string;
  ended_on: string | null;
}

/** One that was ended counts until the day it was ended on. */
function asPrecedent({ record, ended_on: endedOn }: Row): EquivalencePrecedent {
  const precedent = EquivalencePrecedent.parse(JSON.parse(record));
  return endedOn !== null && endedOn < precedent.expiresOn ? { ...precedent, expiresOn: endedOn } : precedent;
}

/** Writes a line of the concordance table; `json` is what was accepted. Writing one that was ended makes it count again. */
export async function putPrecedent(
  db: D1Database,
  scope: InstitutionScope,
  precedent: EquivalencePrecedent,
  json: unknown,
  at: number,
): Promise<'created' | 'changed' | 'same'> {
  const before = await db
    .prepare('SELECT record, ended_on FROM recognition_precedent WHERE institution_id = ? AND precedent_id = ?')
    .bind(scope.institutionId, precedent.id)
    .first<Row>();
  if (before && before.ended_on === null && canonicalJson(asPrecedent(before)) === canonicalJson(precedent))
    return 'same';
  const record = JSON.stringify(json);
  await db.batch([
    db
      .prepare(
        `INSERT INTO recognition_precedent (institution_id, precedent_id, record, created_at, changed_at)
         VALUES (?1, ?2, ?3, ?4, ?4)
         ON CONFLICT (institution_id, precedent_id) DO UPDATE SET record = ?3, ended_on = NULL, changed_at = ?4`,
      )
      .bind(scope.institutionId, precedent.id, record, at),
    auditStatement(db, scope, at, {
      action: before ? 'precedent.changed' : 'precedent.created',
      objectKind: 'precedent',
      objectId: precedent.id,
      detail: { sha256: await sha256Hex(new TextEncoder().encode(record)) },
    }),
  ]);
  return before ? 'changed' : 'created';
}

/** Ends a precedent; `on` is the last day it counts. False when there is none that counts longer. */
export async function endPrecedent(
  db: D1Database,
  scope: InstitutionScope,
  id: string,
  on: string,
  at: number,
): Promise<boolean> {
  const [ended] = await db.batch([
    db
      .prepare(
        `UPDATE recognition_precedent SET ended_on = ?3, changed_at = ?4
         WHERE institution_id = ?1 AND precedent_id = ?2 AND ?3 < COALESCE(ended_on, record ->> '$.expiresOn')`,
      )
      .bind(scope.institutionId, id, on, at),
    auditIfChanged(db, scope, at, {
      action: 'precedent.ended',
      objectKind: 'precedent',
      objectId: id,
      detail: { on },
    }),
  ]);
  return ended?.meta.changes === 1;
}

/** Precedents of a unit, or all; oldest first, those that have expired among them. */
export async function listPrecedents(
  db: D1Database,
  scope: InstitutionScope,
  unitCode?: string,
): Promise<EquivalencePrecedent[]> {
  const { results } = await db
    .prepare(
      `SELECT record, ended_on FROM recognition_precedent WHERE institution_id = ?1 AND (?2 IS NULL OR unit_code = ?2)
       ORDER BY created_at, precedent_id`,
    )
    .bind(scope.institutionId, unitCode ?? null)
    .all<Row>();
  return results.map(asPrecedent);
}
