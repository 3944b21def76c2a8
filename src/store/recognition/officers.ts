import type { InstitutionScope } from '../../record/institution-scope.ts';
import { Officer } from '../../record/recognition/officer.ts';
import { auditIfChanged, auditStatement } from '../audit.ts';

const asOfficer = (record: string): Officer => Officer.parse(JSON.parse(record));

/** Writes what a member of staff may do. The audit names roles, not the name. */
export async function putOfficer(
  db: D1Database,
  scope: InstitutionScope,
  person: string,
  officer: Officer,
  at: number,
): Promise<'created' | 'changed'> {
  const before = await findOfficer(db, scope, person);
  await db.batch([
    db
      .prepare(
        `INSERT INTO recognition_officer (institution_id, person, record, created_at, changed_at)
         VALUES (?1, ?2, ?3, ?4, ?4)
         ON CONFLICT (institution_id, person) DO UPDATE SET record = ?3, changed_at = ?4`,
      )
      .bind(scope.institutionId, person, JSON.stringify(officer), at),
    auditStatement(db, scope, at, {
      action: before ? 'officer.changed' : 'officer.created',
      objectKind: 'officer',
      objectId: person,
      detail: { roles: officer.roles, ...(officer.units ? { units: officer.units.length } : {}) },
    }),
  ]);
  return before ? 'changed' : 'created';
}

/** False when the institution knows no such person. */
export async function removeOfficer(
  db: D1Database,
  scope: InstitutionScope,
  person: string,
  at: number,
): Promise<boolean> {
  const [removed] = await db.batch([
    db
      .prepare('DELETE FROM recognition_officer WHERE institution_id = ? AND person = ?')
      .bind(scope.institutionId, person),
    auditIfChanged(db, scope, at, { action: 'officer.removed', objectKind: 'officer', objectId: person }),
  ]);
  return removed?.meta.changes === 1;
}

export async function findOfficer(db: D1Database, scope: InstitutionScope, person: string): Promise<Officer | null> {
  const row = await db
    .prepare('SELECT record FROM recognition_officer WHERE institution_id = ? AND person = ?')
    .bind(scope.institutionId, person)
    .first<{ record: string }>();
  return row ? asOfficer(row.record) : null;
}

/** Everybody with a role, in the order in which they got one. */
export async function listOfficers(
  db: D1Database,
  scope: InstitutionScope,
): Promise<readonly { person: string; officer: Officer }[]> {
  const { results } = await db
    .prepare('SELECT person, record FROM recognition_officer WHERE institution_id = ? ORDER BY created_at, person')
    .bind(scope.institutionId)
    .all<{ person: string; record: string }>();
  return results.map(({ person, record }) => ({ person, officer: asOfficer(record) }));
}
