import type { SealedForm } from '../issuing/seal.ts';
import type { InstitutionScope } from '../record/institution-scope.ts';
import { auditStatement } from './audit.ts';
import { outboxDoneStatement } from './outbox.ts';
import { transitionStatement } from './transition.ts';

/** The statements of step 7: signatures, progress, what is replaced giving way, outbox and audit, or nothing. */
export function recordStatements(
  db: D1Database,
  scope: InstitutionScope,
  credentialId: string,
  signatures: readonly SealedForm[],
  { sealedAt, resumed }: { readonly sealedAt: number; readonly resumed: boolean },
): D1PreparedStatement[] {
  const id = [scope.institutionId, credentialId] as const;
  const moved = transitionStatement(db, scope, credentialId, 'progress', 'reserved', 'sealed', null, sealedAt);
  const signed = signatures.map(({ form, signature, sha256 }) =>
    db
      .prepare(
        `UPDATE document SET signature = ?, sealed_sha256 = ?
             WHERE institution_id = ? AND credential_id = ? AND form = ? AND instance = 1`,
      )
      .bind(signature, sha256, ...id, form),
  );
  return [
    moved,
    ...signed,
    db
      .prepare('UPDATE credential SET sealed_at = ? WHERE institution_id = ? AND credential_id = ?')
      .bind(sealedAt, ...id),
    // What is replaced gives way in the same batch, and its slot passes on to the replacement. Only an active one gives
    // way: the trigger refuses the step from `active` of one that was suspended meanwhile, and with it the whole batch.
    db
      .prepare(
        `INSERT INTO transition (institution_id, credential_id, kind, from_state, to_state, reason, at, actor)
             SELECT old.institution_id, old.credential_id, 'validity', 'active', 'superseded', 'superseded', ?3, ?4
             FROM credential new JOIN credential old
               ON old.institution_id = new.institution_id AND old.credential_id = new.replaces
             WHERE new.institution_id = ?1 AND new.credential_id = ?2 AND old.validity IN ('active', 'suspended')`,
      )
      .bind(...id, sealedAt, scope.actor.keyId),
    db
      .prepare(
        `UPDATE credential SET superseded_by = ?2
             WHERE institution_id = ?1 AND validity = 'superseded' AND superseded_by IS NULL
               AND credential_id = (SELECT replaces FROM credential WHERE institution_id = ?1 AND credential_id = ?2)`,
      )
      .bind(...id),
    db
      .prepare(
        `UPDATE credential SET slot = (
               SELECT old.slot FROM credential old
               WHERE old.institution_id = ?1 AND old.credential_id = credential.replaces)
             WHERE institution_id = ?1 AND credential_id = ?2 AND replaces IS NOT NULL`,
      )
      .bind(...id),
    db
      .prepare(
        `INSERT INTO outbox (institution_id, outbox_id, topic, subject_id, created_at)
             SELECT DISTINCT status_entry.institution_id, 'replace:' || ?2 || ':' || list_id, 'publish-status', list_id, ?3
             FROM credential JOIN status_entry
               ON status_entry.institution_id = credential.institution_id
               AND status_entry.credential_id = credential.replaces
             WHERE credential.institution_id = ?1 AND credential.credential_id = ?2`,
      )
      .bind(...id, sealedAt),
    outboxDoneStatement(db, scope.institutionId, `seal:${credentialId}`, sealedAt),
    auditStatement(db, scope, sealedAt, {
      action: resumed ? 'credential.sealed-on-retry' : 'credential.sealed',
      objectKind: 'credential',
      objectId: credentialId,
      detail: { documents: Object.fromEntries(signatures.map(({ form, sha256 }) => [form, sha256])) },
    }),
  ];
}
