import type { Conflict, IssuingQuery, IssuingView, OpenList, Register, Reservation } from '../issuing/ports.ts';
import { Institution } from '../record/institution.ts';
import type { InstitutionScope } from '../record/institution-scope.ts';
import { STATUS_ACTIONS } from '../record/lifecycle.ts';
import { Specification } from '../record/offering.ts';
import { auditStatement } from './audit.ts';
import { conflictOf } from './conflict.ts';
import {
  type AwardColumns,
  asAwardRow,
  asCredentialRow,
  type CredentialColumns,
  findCredential,
  readDraftedAward,
} from './credentials.ts';
import { outboxDoneStatement, outboxStatement } from './outbox.ts';
import { asSigningKey, type SigningKeyRow } from './signing-keys.ts';
import { openListStatements } from './status-lists.ts';

/** Constraint or trigger, as SQLite names it, and the conflict it stands for. */
const CONFLICTS: Readonly<Record<string, Conflict>> = {
  'status_entry.idx': 'index_taken',
  'award.award_id': 'award_exists',
  'credential.subject_id': 'award_exists',
  'credential.slot': 'slot_occupied',
  'idempotency.idempotency_key': 'idempotency_key_used',
  'achievement.unit': 'achievement_exists',
  'achievement.achievement_id': 'achievement_taken',
  transition_refused: 'transition_refused',
  key_compromised: 'key_compromised',
};

async function attempt(db: D1Database, statements: D1PreparedStatement[]): Promise<Conflict | null> {
  try {
    await db.batch(statements);
    return null;
  } catch (error) {
    const conflict = conflictOf(error, CONFLICTS);
    if (conflict === null) throw error;
    return conflict;
  }
}

/** The record book behind the issuing steps. `now` stamps audit and outbox rows, in UTC seconds. */
export function register(db: D1Database, origin: string, now: () => number): Register {
  return {
    view: (scope, query) => readView(db, scope, query, origin),
    reserve: (scope, reservation) => attempt(db, reserveStatements(db, scope, reservation)),
    credential: (scope, credentialId) => findCredential(db, scope, credentialId),

    async record(scope, credentialId, signatures, { sealedAt, resumed }) {
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
      return attempt(db, [
        moved,
        ...signed,
        db
          .prepare('UPDATE credential SET sealed_at = ? WHERE institution_id = ? AND credential_id = ?')
          .bind(sealedAt, ...id),
        // What is replaced gives way in the same batch, and its slot passes on to the replacement.
        db
          .prepare(
            `INSERT INTO transition (institution_id, credential_id, kind, from_state, to_state, reason, at, actor)
             SELECT old.institution_id, old.credential_id, 'validity', old.validity, 'superseded', 'superseded', ?3, ?4
             FROM credential new JOIN credential old
               ON old.institution_id = new.institution_id AND old.credential_id = new.replaces
             WHERE new.institution_id = ?1 AND new.credential_id = ?2 AND old.validity IN ('active', 'suspended')`,
          )
          .bind(...id, sealedAt, scope.actor.keyId),
        db
          .prepare(
            `UPDATE credential SET superseded_by = ?2
             WHERE institution_id = ?1 AND validity = 'superseded'
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
      ]);
    },

    async rememberIdempotencyKey(scope, key, bodySha256, awardId) {
      await idempotencyStatement(db, scope, key, bodySha256, awardId, now(), 'OR IGNORE').run();
    },

    async openLists(scope) {
      await db.batch(openListStatements(db, scope, origin, now()));
    },

    changeStatus(scope, credentialId, { action, from, reason, supersededBy, at }) {
      const id = [scope.institutionId, credentialId] as const;
      return attempt(db, [
        transitionStatement(db, scope, credentialId, 'validity', from, STATUS_ACTIONS[action], reason, at),
        db
          .prepare(
            'UPDATE credential SET superseded_by = COALESCE(?3, superseded_by) WHERE institution_id = ?1 AND credential_id = ?2',
          )
          .bind(...id, supersededBy),
        db
          .prepare(
            `INSERT INTO outbox (institution_id, outbox_id, topic, subject_id, created_at)
             SELECT DISTINCT institution_id, ?3 || ':' || list_id, 'publish-status', list_id, ?4
             FROM status_entry WHERE institution_id = ?1 AND credential_id = ?2`,
          )
          .bind(...id, `status:${credentialId}:${crypto.randomUUID()}`, at),
        auditStatement(db, scope, at, {
          action: `credential.${action}`,
          objectKind: 'credential',
          objectId: credentialId,
          detail: { from, to: STATUS_ACTIONS[action], reason, ...(supersededBy ? { supersededBy } : {}) },
        }),
      ]);
    },
  };
}

/** One batch of reads: all `issue` needs before it can decide anything. */
async function readView(
  db: D1Database,
  scope: InstitutionScope,
  query: IssuingQuery,
  origin: string,
): Promise<IssuingView | null> {
  const institutionId = scope.institutionId;
  const credentialAndAward = `SELECT credential.*, award.award_id, award.body_sha256, award.award, award.profile_id,
      award.profile_version, award.findings
    FROM credential JOIN award ON award.institution_id = credential.institution_id
      AND credential.subject_kind = 'award' AND award.award_id = credential.subject_id
    WHERE credential.institution_id = ?1`;
  const results = await db.batch([
    db.prepare('SELECT record FROM institution WHERE institution_id = ?').bind(institutionId),
    db
      .prepare('SELECT specification FROM offering_version WHERE institution_id = ? AND code = ? AND version = ?')
      .bind(institutionId, query.offering.code, query.offering.version),
    db.prepare(`${credentialAndAward} AND award.award_id = ?2`).bind(institutionId, query.awardId),
    db
      .prepare('SELECT body_sha256, award_id FROM idempotency WHERE institution_id = ? AND idempotency_key = ?')
      .bind(institutionId, query.idempotencyKey ?? ''),
    db
      .prepare('SELECT unit, achievement_id FROM achievement WHERE institution_id = ? AND learner_reference = ?')
      .bind(institutionId, query.learnerReference),
    db.prepare(`SELECT * FROM signing_key WHERE institution_id = ? AND state = 'active'`).bind(institutionId),
    db
      .prepare(
        'SELECT list_id, origin, purpose, size FROM status_list WHERE institution_id = ? AND open = 1 AND origin = ?',
      )
      .bind(institutionId, origin),
    db
      .prepare(
        `SELECT status_entry.list_id, idx FROM status_entry JOIN status_list
           ON status_list.institution_id = status_entry.institution_id AND status_list.list_id = status_entry.list_id
         WHERE status_entry.institution_id = ?1 AND open = 1 AND idx IN (SELECT value FROM json_each(?2))`,
      )
      .bind(institutionId, JSON.stringify(query.candidates)),
    db
      .prepare(
        `SELECT * FROM credential WHERE institution_id = ?1 AND validity IN ('active', 'suspended') AND slot IN (
           SELECT ?2 UNION ALL SELECT 'replaces ' || credential_id FROM credential WHERE institution_id = ?1 AND slot = ?2)
         ORDER BY slot = ?2 DESC`,
      )
      .bind(institutionId, query.slot),
    db.prepare(`${credentialAndAward} AND credential.credential_id = ?2`).bind(institutionId, query.replaces ?? ''),
  ]);
  const rows = <T>(position: number): T[] => (results[position]?.results ?? []) as T[];
  const institution = rows<{ record: string }>(0)[0];
  if (!institution) return null;
  const specification = rows<{ specification: string }>(1)[0];
  const existing = rows<CredentialColumns & AwardColumns>(2)[0];
  const idempotency = rows<{ body_sha256: string; award_id: string }>(3)[0];
  const taken = rows<{ list_id: string; idx: number }>(7);
  const occupant = rows<CredentialColumns>(8)[0];
  const replaced = rows<CredentialColumns & AwardColumns>(9)[0];
  return {
    institution: Institution.parse(JSON.parse(institution.record)),
    specification: specification ? Specification.parse(JSON.parse(specification.specification)) : null,
    existing: existing ? { award: asAwardRow(existing), credential: asCredentialRow(existing) } : null,
    idempotency:
      query.idempotencyKey && idempotency
        ? { bodySha256: idempotency.body_sha256, awardId: idempotency.award_id }
        : null,
    achievements: new Map(
      rows<{ unit: string; achievement_id: string }>(4).map((row) => [row.unit, row.achievement_id]),
    ),
    keys: rows<SigningKeyRow>(5).map(asSigningKey),
    lists: rows<{ list_id: string; origin: string; purpose: OpenList['purpose']; size: number }>(6).map((list) => ({
      listId: list.list_id,
      origin: list.origin,
      purpose: list.purpose,
      size: list.size,
      taken: new Set(taken.filter((row) => row.list_id === list.list_id).map((row) => row.idx)),
    })),
    occupant: occupant ? asCredentialRow(occupant) : null,
    replaced: replaced ? { credential: asCredentialRow(replaced), award: readDraftedAward(replaced.award) } : null,
  };
}

function transitionStatement(
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

function idempotencyStatement(
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

/** The statements of one reservation: credential, identities, status places, intents, outbox and audit, or nothing. */
function reserveStatements(db: D1Database, scope: InstitutionScope, reservation: Reservation): D1PreparedStatement[] {
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
