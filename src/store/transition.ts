import type { InstitutionScope } from '../record/institution-scope.ts';

/** The insert every change of state begins with; its trigger aborts the batch unless the row is in the expected state. */
export function transitionStatement(
  db: D1Database,
  scope: InstitutionScope,
  credentialId: string,
  kind: 'progress' | 'validity',
  from: string,
  to: string,
  reason: string | null,
  at: number,
): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO transition (institution_id, credential_id, kind, from_state, to_state, reason, at, actor)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .bind(scope.institutionId, credentialId, kind, from, to, reason, at, scope.actor.keyId);
}
