import type { Conflict, Register } from '../issuing/ports.ts';
import { STATUS_ACTIONS } from '../record/lifecycle.ts';
import { auditStatement } from './audit.ts';
import { attempt } from './conflict.ts';
import { credentialOfDecision, findCredential } from './credentials.ts';
import { readDecisionView, readView } from './issuing-view.ts';
import { recordStatements } from './record.ts';
import { idempotencyStatement, reserveStatements } from './reserve.ts';
import { openListStatements } from './status-lists.ts';
import { transitionStatement } from './transition.ts';

/** Constraint or trigger, as SQLite names it, and the conflict it stands for. */
const CONFLICTS: Readonly<Record<string, Conflict>> = {
  'status_entry.idx': 'index_taken',
  'award.award_id': 'subject_exists',
  'credential.subject_id': 'subject_exists',
  'credential.slot': 'slot_occupied',
  'idempotency.idempotency_key': 'idempotency_key_used',
  'achievement.unit': 'achievement_exists',
  'achievement.achievement_id': 'achievement_taken',
  transition_refused: 'transition_refused',
  key_compromised: 'key_compromised',
};

/** The record book behind the issuing steps. `now` stamps audit and outbox rows, in UTC seconds. */
export function register(db: D1Database, origin: string, now: () => number): Register {
  return {
    view: (scope, query) => readView(db, scope, query, origin),
    decisionView: (scope, query) => readDecisionView(db, scope, query, origin),
    reserve: (scope, reservation) => attempt(db, reserveStatements(db, scope, reservation), CONFLICTS),
    credential: (scope, credentialId) => findCredential(db, scope, credentialId),
    credentialOfDecision: (scope, decisionId) => credentialOfDecision(db, scope, decisionId),

    record: (scope, credentialId, signatures, moment) =>
      attempt(db, recordStatements(db, scope, credentialId, signatures, moment), CONFLICTS),

    async rememberIdempotencyKey(scope, key, bodySha256, awardId) {
      await idempotencyStatement(db, scope, key, bodySha256, awardId, now(), 'OR IGNORE').run();
    },

    async openLists(scope) {
      await db.batch(openListStatements(db, scope, origin, now()));
    },

    changeStatus(scope, credentialId, { action, from, reason, supersededBy, at }) {
      const id = [scope.institutionId, credentialId] as const;
      return attempt(
        db,
        [
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
          // A replacement that waits for this credential is taken up at the sweeper's next run, not when its turn comes.
          db
            .prepare(
              `UPDATE outbox SET attempts = 0 WHERE institution_id = ?1 AND topic = 'seal' AND done_at IS NULL
               AND subject_id IN (
                 SELECT credential_id FROM credential WHERE institution_id = ?1 AND slot = 'replaces ' || ?2)`,
            )
            .bind(...id),
          auditStatement(db, scope, at, {
            action: `credential.${action}`,
            objectKind: 'credential',
            objectId: credentialId,
            detail: { from, to: STATUS_ACTIONS[action], reason, ...(supersededBy ? { supersededBy } : {}) },
          }),
        ],
        CONFLICTS,
      );
    },
  };
}
