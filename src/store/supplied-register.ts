import type { OpenList } from '../issuing/ports.ts';
import type {
  SuppliedConflict,
  SuppliedRegister,
  SuppliedReservation,
  SuppliedValidity,
} from '../issuing/supplied/ports.ts';
import type { InstitutionScope } from '../record/institution-scope.ts';
import { auditStatement } from './audit.ts';
import { attempt } from './conflict.ts';
import { outboxDoneStatement, outboxStatement } from './outbox.ts';
import { openListStatements } from './status-lists.ts';
import {
  type ListUrl,
  suppliedByCredentialId,
  suppliedById,
  suppliedByIdempotencyKey,
  suppliedInSlot,
  suppliedOf,
} from './supplied-rows.ts';

/** Constraint or trigger, as SQLite names it, and the conflict it stands for. */
const CONFLICTS: Readonly<Record<string, SuppliedConflict>> = {
  'status_entry.idx': 'index_taken',
  'supplied_credential.slot': 'slot_occupied',
  'supplied_credential.idempotency_key': 'idempotency_key_used',
  transition_refused: 'transition_refused',
  key_compromised: 'key_compromised',
};

const sealErrand = (suppliedId: string): string => `seal-supplied:${suppliedId}`;

/** What a change of validity is called in the audit, by where it leads. */
const CHANGES: Readonly<Record<SuppliedValidity, string>> = {
  active: 'supplied.reinstate',
  suspended: 'supplied.suspend',
  revoked: 'supplied.revoke',
};

/** The record book behind supplied credentials. `now` stamps what has no moment of its own, in UTC seconds. */
export function suppliedRegister(db: D1Database, origin: string, urlOf: ListUrl, now: () => number): SuppliedRegister {
  return {
    async view(scope, { slot, idempotencyKey, candidates }) {
      const { institutionId } = scope;
      const [sameKey, occupant, lists, taken] = await db.batch([
        suppliedByIdempotencyKey(db, scope, idempotencyKey),
        suppliedInSlot(db, scope, slot),
        db
          .prepare(
            'SELECT list_id, origin, purpose, size FROM status_list WHERE institution_id = ? AND open = 1 AND origin = ?',
          )
          .bind(institutionId, origin),
        db
          .prepare(
            'SELECT list_id, idx FROM status_entry WHERE institution_id = ?1 AND idx IN (SELECT value FROM json_each(?2))',
          )
          .bind(institutionId, JSON.stringify(candidates)),
      ]);
      const places = (taken?.results ?? []) as { list_id: string; idx: number }[];
      const open = (lists?.results ?? []) as {
        list_id: string;
        origin: string;
        purpose: OpenList['purpose'];
        size: number;
      }[];
      return {
        sameKey: suppliedOf(sameKey, scope, urlOf),
        occupant: suppliedOf(occupant, scope, urlOf),
        lists: open.map((list) => ({
          listId: list.list_id,
          origin: list.origin,
          purpose: list.purpose,
          size: list.size,
          taken: new Set(places.filter((row) => row.list_id === list.list_id).map((row) => row.idx)),
          url: urlOf(list.origin, institutionId, list.list_id),
        })),
      };
    },

    async openLists(scope) {
      await db.batch(openListStatements(db, scope, origin, now()));
    },

    reserve: (scope, reservation) => attempt(db, reserveStatements(db, scope, reservation), CONFLICTS),

    async file(scope, suppliedId) {
      return suppliedOf(await suppliedById(db, scope, suppliedId).all(), scope, urlOf);
    },

    async byCredentialId(scope, credentialId) {
      return suppliedOf(await suppliedByCredentialId(db, scope, credentialId).all(), scope, urlOf);
    },

    record(scope, suppliedId, { proof, sha256, sealedAt, resumed }) {
      return attempt(
        db,
        [
          transition(db, scope, suppliedId, 'progress', 'reserved', 'sealed', sealedAt),
          db
            .prepare(
              `UPDATE supplied_credential SET progress = 'sealed', proof = ?, sealed_sha256 = ?, sealed_at = ?
             WHERE institution_id = ? AND supplied_id = ?`,
            )
            .bind(proof, sha256, sealedAt, scope.institutionId, suppliedId),
          outboxDoneStatement(db, scope.institutionId, sealErrand(suppliedId), sealedAt),
          auditStatement(db, scope, sealedAt, {
            action: resumed ? 'supplied.sealed-on-retry' : 'supplied.sealed',
            objectKind: 'supplied-credential',
            objectId: suppliedId,
            detail: { sha256 },
          }),
        ],
        CONFLICTS,
      );
    },

    changeStatus(scope, suppliedId, { from, to, at }) {
      return attempt(
        db,
        [
          transition(db, scope, suppliedId, 'validity', from, to, at),
          db
            .prepare(
              `INSERT INTO outbox (institution_id, outbox_id, topic, subject_id, created_at)
             SELECT DISTINCT institution_id, ?3 || ':' || list_id, 'publish-status', list_id, ?4
             FROM status_entry WHERE institution_id = ?1 AND supplied_id = ?2`,
            )
            .bind(scope.institutionId, suppliedId, `status:${suppliedId}:${crypto.randomUUID()}`, at),
          auditStatement(db, scope, at, {
            action: CHANGES[to],
            objectKind: 'supplied-credential',
            objectId: suppliedId,
            detail: { from, to },
          }),
        ],
        CONFLICTS,
      );
    },
  };
}

/** The statements of one reservation: row, status places, errand and audit, or nothing. */
function reserveStatements(
  db: D1Database,
  scope: InstitutionScope,
  reservation: SuppliedReservation,
): D1PreparedStatement[] {
  const { institutionId } = scope;
  const { suppliedId, issuedAt, places, suite, keyId, digest } = reservation;
  return [
    db
      .prepare(
        `INSERT INTO supplied_credential (institution_id, supplied_id, credential_id, slot, request_sha256,
           idempotency_key, progress, validity, issued_at, development, suite, key_id, body_sha256, body,
           mandatory_pointers, digest)
         VALUES (?, ?, ?, ?, ?, ?, 'reserved', 'active', ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .bind(
        institutionId,
        suppliedId,
        reservation.credentialId,
        reservation.slot,
        reservation.requestSha256,
        reservation.idempotencyKey,
        issuedAt,
        reservation.development ? 1 : 0,
        suite,
        keyId,
        reservation.bodySha256,
        reservation.inBlobStore ? null : reservation.body,
        JSON.stringify(reservation.mandatoryPointers),
        digest,
      ),
    ...places.map(({ listId, index }) =>
      db
        .prepare(
          `INSERT INTO status_entry (institution_id, list_id, idx, supplied_id, family) VALUES (?, ?, ?, ?, 'vcdm2')`,
        )
        .bind(institutionId, listId, index, suppliedId),
    ),
    outboxStatement(db, institutionId, sealErrand(suppliedId), 'seal-supplied', suppliedId, issuedAt),
    auditStatement(db, scope, issuedAt, {
      action: 'supplied.reserved',
      objectKind: 'supplied-credential',
      objectId: suppliedId,
      detail: { suite, digest, keyId, body: reservation.bodySha256 },
    }),
  ];
}

/** The insert every change of state begins with; its trigger aborts the batch unless the row is in the expected state. */
const transition = (
  db: D1Database,
  scope: InstitutionScope,
  suppliedId: string,
  kind: 'progress' | 'validity',
  from: string,
  to: string,
  at: number,
): D1PreparedStatement =>
  db
    .prepare(
      `INSERT INTO supplied_transition (institution_id, supplied_id, kind, from_state, to_state, at, actor)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    .bind(scope.institutionId, suppliedId, kind, from, to, at, scope.actor.keyId);
