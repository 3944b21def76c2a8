import type { Reservation } from '../issuing/ports.ts';
import type { InstitutionScope } from '../record/institution-scope.ts';
import { auditStatement } from './audit.ts';
import { outboxStatement } from './outbox.ts';
import { transitionStatement } from './transition.ts';

/** The statements of one reservation: credential, identities, status places, intents, outbox and audit, or nothing. */
export function reserveStatements(
  db: D1Database,
  scope: InstitutionScope,
  reservation: Reservation,
): D1PreparedStatement[] {
  const institutionId = scope.institutionId;
  const { credentialId, award, issuedAt } = reservation;
  const drafted = award.award;
  const statements = [
    db
      .prepare(
        `INSERT INTO award (institution_id, award_id, body_sha256, award, offering_code, offering_version,
           learner_reference, profile_id, profile_version, findings, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .bind(
        institutionId,
        award.awardId,
        award.bodySha256,
        JSON.stringify(drafted),
        drafted.offering.code,
        drafted.offering.version,
        drafted.learner.reference,
        award.profileId,
        award.profileVersion,
        JSON.stringify(award.findings),
        issuedAt,
      ),
    db
      .prepare(
        `INSERT INTO credential (institution_id, credential_id, subject_kind, subject_id, slot, progress, validity,
           issued_at, replaces, development)
         VALUES (?, ?, 'award', ?, ?, 'drafted', 'active', ?, ?, ?)`,
      )
      .bind(
        institutionId,
        credentialId,
        award.awardId,
        reservation.slot,
        issuedAt,
        reservation.replaces,
        reservation.development ? 1 : 0,
      ),
    transitionStatement(db, scope, credentialId, 'progress', 'drafted', 'reserved', null, issuedAt),
  ];
  for (const [unit, achievementId] of reservation.achievements)
    statements.push(
      db
        .prepare(
          'INSERT INTO achievement (institution_id, learner_reference, unit, achievement_id) VALUES (?, ?, ?, ?)',
        )
        .bind(institutionId, drafted.learner.reference, unit, achievementId),
    );
  for (const place of reservation.places)
    statements.push(
      db
        .prepare(
          'INSERT INTO status_entry (institution_id, list_id, idx, credential_id, family) VALUES (?, ?, ?, ?, ?)',
        )
        .bind(institutionId, place.listId, place.index, credentialId, place.family),
    );
  for (const intent of reservation.intents)
    statements.push(
      db
        .prepare(
          `INSERT INTO document (institution_id, credential_id, form, instance, media_type, key_id, body_sha256, body,
             parameters, digest, signing_time)
           VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .bind(
          institutionId,
          credentialId,
          intent.form,
          intent.mediaType,
          intent.keyId,
          intent.bodySha256,
          intent.inBlobStore ? null : intent.body,
          intent.parameters,
          intent.digest,
          intent.signingTime,
        ),
    );
  if (reservation.idempotency)
    statements.push(
      idempotencyStatement(
        db,
        scope,
        reservation.idempotency.key,
        reservation.idempotency.bodySha256,
        award.awardId,
        issuedAt,
      ),
    );
  statements.push(
    outboxStatement(db, institutionId, `seal:${credentialId}`, 'seal', credentialId, issuedAt),
    auditStatement(db, scope, issuedAt, {
      action: 'credential.reserved',
      objectKind: 'credential',
      objectId: credentialId,
      detail: {
        award: award.awardId,
        profile: `${award.profileId}@${award.profileVersion}`,
        intents: Object.fromEntries(reservation.intents.map(({ form, digest, keyId }) => [form, { digest, keyId }])),
      },
    }),
  );
  return statements;
}

/** What an idempotency key was used for; written once. */
export function idempotencyStatement(
  db: D1Database,
  scope: InstitutionScope,
  key: string,
  bodySha256: string,
  awardId: string,
  now: number,
  otherwise: '' | 'OR IGNORE' = '',
): D1PreparedStatement {
  return db
    .prepare(
      `INSERT ${otherwise} INTO idempotency (institution_id, idempotency_key, body_sha256, award_id, created_at)
       VALUES (?, ?, ?, ?, ?)`,
    )
    .bind(scope.institutionId, key, bodySha256, awardId, now);
}
