import type { Reservation } from '../issuing/ports.ts';
import type { AwardRow } from '../issuing/subject.ts';
import type { InstitutionScope } from '../record/institution-scope.ts';
import { auditStatement } from './audit.ts';
import { STANDS } from './issuing-view.ts';
import { outboxStatement } from './outbox.ts';
import { transitionStatement } from './transition.ts';

/** The statements of one reservation: credential, identities, status places, intents, outbox and audit, or nothing. */
export function reserveStatements(
  db: D1Database,
  scope: InstitutionScope,
  reservation: Reservation,
): D1PreparedStatement[] {
  const institutionId = scope.institutionId;
  const { credentialId, subject, issuedAt } = reservation;
  const statements = [
    ...(subject.kind === 'award' ? awardStatements(db, scope, subject.award, reservation) : []),
    credentialStatement(db, institutionId, reservation),
    // Refused where the statement before it wrote nothing: then the decision does not stand, and the batch is undone.
    transitionStatement(db, scope, credentialId, 'progress', 'drafted', 'reserved', null, issuedAt),
  ];
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
  statements.push(
    outboxStatement(db, institutionId, `seal:${credentialId}`, 'seal', credentialId, issuedAt),
    auditStatement(db, scope, issuedAt, {
      action: 'credential.reserved',
      objectKind: 'credential',
      objectId: credentialId,
      detail: {
        ...(subject.kind === 'award'
          ? { award: subject.award.awardId, profile: `${subject.award.profileId}@${subject.award.profileVersion}` }
          : { decision: subject.decision.decisionId, case: subject.decision.caseId }),
        intents: Object.fromEntries(reservation.intents.map(({ form, digest, keyId }) => [form, { digest, keyId }])),
      },
    }),
  );
  return statements;
}

/** What only an award brings: its row, the identities of what was learned, the request it came with. */
function awardStatements(
  db: D1Database,
  scope: InstitutionScope,
  row: AwardRow,
  { issuedAt, achievements, idempotency }: Reservation,
): D1PreparedStatement[] {
  const { institutionId } = scope;
  const { awardId, award } = row;
  return [
    db
      .prepare(
        `INSERT INTO award (institution_id, award_id, body_sha256, award, offering_code, offering_version,
           learner_reference, profile_id, profile_version, findings, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .bind(
        institutionId,
        awardId,
        row.bodySha256,
        JSON.stringify(award),
        award.offering.code,
        award.offering.version,
        award.learner.reference,
        row.profileId,
        row.profileVersion,
        JSON.stringify(row.findings),
        issuedAt,
      ),
    ...[...achievements].map(([unit, achievementId]) =>
      db
        .prepare(
          'INSERT INTO achievement (institution_id, learner_reference, unit, achievement_id) VALUES (?, ?, ?, ?)',
        )
        .bind(institutionId, award.learner.reference, unit, achievementId),
    ),
    ...(idempotency
      ? [idempotencyStatement(db, scope, idempotency.key, idempotency.bodySha256, awardId, issuedAt)]
      : []),
  ];
}

/** A decision is on record elsewhere; its credential is written only while its case stands by it. */
function credentialStatement(
  db: D1Database,
  institutionId: string,
  { credentialId, subject, slot, issuedAt, replaces, development }: Reservation,
): D1PreparedStatement {
  const into = `INSERT INTO credential (institution_id, credential_id, subject_kind, subject_id, slot, progress, validity,
       issued_at, replaces, development)`;
  const row = [credentialId, slot, issuedAt, replaces, development ? 1 : 0];
  return subject.kind === 'award'
    ? db
        .prepare(`${into} VALUES (?1, ?3, 'award', ?2, ?4, 'drafted', 'active', ?5, ?6, ?7)`)
        .bind(institutionId, subject.award.awardId, ...row)
    : db
        .prepare(`${into} SELECT ?1, ?4, 'decision', ?3, ?5, 'drafted', 'active', ?6, ?7, ?8 WHERE EXISTS (${STANDS})`)
        .bind(institutionId, subject.decision.caseId, subject.decision.decisionId, ...row);
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
