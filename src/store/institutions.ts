import { Institution } from '../record/institution.ts';
import type { InstitutionScope } from '../record/institution-scope.ts';
import { auditStatement } from './audit.ts';

/** The institution's record, or null when there is none. */
export async function findInstitution(db: D1Database, scope: InstitutionScope): Promise<Institution | null> {
  const row = await db
    .prepare('SELECT record FROM institution WHERE institution_id = ?')
    .bind(scope.institutionId)
    .first<{ record: string }>();
  return row ? Institution.parse(JSON.parse(row.record)) : null;
}

/** Does an institution with this slug exist? For public addresses (`/i/{institution}`), which no key guards. */
export async function institutionExists(db: D1Database, slug: string): Promise<boolean> {
  return (await db.prepare('SELECT 1 AS found FROM institution WHERE institution_id = ?').bind(slug).first()) !== null;
}

/** Every institution's record, by slug: for pages that anybody may read, which no key guards. */
export async function listInstitutions(db: D1Database): Promise<Institution[]> {
  const { results } = await db
    .prepare('SELECT record FROM institution ORDER BY institution_id')
    .all<{ record: string }>();
  return results.map(({ record }) => Institution.parse(JSON.parse(record)));
}

export async function institutionSlugs(db: D1Database): Promise<string[]> {
  const { results } = await db
    .prepare('SELECT institution_id FROM institution ORDER BY institution_id')
    .all<{ institution_id: string }>();
  return results.map((row) => row.institution_id);
}

/**
 * Writes a record; `input` is the JSON that was accepted, kept as it came so that reading parses it again.
 * The slug is the key and cannot change. Returns whether the institution is new.
 */
export async function putInstitution(
  db: D1Database,
  scope: InstitutionScope,
  input: unknown,
  now: number,
): Promise<'created' | 'changed'> {
  const before = await findInstitution(db, scope);
  await db.batch([
    db
      .prepare(
        `INSERT INTO institution (institution_id, record, created_at, changed_at) VALUES (?1, ?2, ?3, ?3)
         ON CONFLICT (institution_id) DO UPDATE SET record = ?2, changed_at = ?3`,
      )
      .bind(scope.institutionId, JSON.stringify(input), now),
    auditStatement(db, scope, now, {
      action: before ? 'institution.changed' : 'institution.created',
      objectKind: 'institution',
      objectId: scope.institutionId,
    }),
  ]);
  return before ? 'changed' : 'created';
}
