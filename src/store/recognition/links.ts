import type { InstitutionScope } from '../../record/institution-scope.ts';
import { auditStatement } from '../audit.ts';
import { conflictOf } from '../conflict.ts';

interface Secret {
  readonly digest: string;
  readonly caseId: string;
  /** UTC seconds; from then on it is worth nothing. */
  readonly expiresAt: number;
  readonly at: number;
}

/** Keeps the digest of a link to one case; links to it that nobody has used yet are worth nothing any more. */
export async function putLink(db: D1Database, scope: InstitutionScope, link: Secret): Promise<void> {
  await db.batch([
    db
      .prepare('DELETE FROM case_link WHERE institution_id = ? AND case_id = ? AND used_at IS NULL')
      .bind(scope.institutionId, link.caseId),
    db
      .prepare('INSERT INTO case_link (institution_id, digest, case_id, created_at, expires_at) VALUES (?, ?, ?, ?, ?)')
      .bind(scope.institutionId, link.digest, link.caseId, link.at, link.expiresAt),
    auditStatement(db, scope, link.at, { action: 'case.link-made', objectKind: 'case', objectId: link.caseId }),
  ]);
}

/**
 * Exchanges a live link for a session, once: a trigger refuses the batch for a link that was used or has expired. Sessions
 * that came from earlier links of the case end, so that whoever had such a link by mistake is out. Null when it is no live
 * link.
 */
export async function redeemLink(
  db: D1Database,
  digest: string,
  session: { readonly digest: string; readonly expiresAt: number },
  at: number,
): Promise<{ institutionId: string; caseId: string } | null> {
  try {
    const results = await db.batch<{ institution_id: string; case_id: string }>([
      db
        .prepare(
          `INSERT INTO case_session (institution_id, digest, link_digest, case_id, created_at, expires_at)
           SELECT institution_id, ?2, digest, case_id, ?3, ?4 FROM case_link WHERE digest = ?1`,
        )
        .bind(digest, session.digest, at, session.expiresAt),
      db.prepare('UPDATE case_link SET used_at = ?2 WHERE digest = ?1 AND used_at IS NULL').bind(digest, at),
      db
        .prepare(
          `DELETE FROM case_session WHERE (institution_id, case_id) IN (
             SELECT institution_id, case_id FROM case_link WHERE digest = ?1) AND link_digest <> ?1`,
        )
        .bind(digest),
      db
        .prepare(
          `INSERT INTO audit (institution_id, seq, at, key_id, action, object_kind, object_id, detail)
           SELECT institution_id, (
               SELECT COALESCE(MAX(seq), 0) + 1 FROM audit WHERE audit.institution_id = case_link.institution_id),
             ?2, 'applicant', 'case.link-used', 'case', case_id, '{}'
           FROM case_link WHERE digest = ?1`,
        )
        .bind(digest, at),
      db.prepare('SELECT institution_id, case_id FROM case_link WHERE digest = ?').bind(digest),
    ]);
    const row = results.at(-1)?.results[0];
    return row ? { institutionId: row.institution_id, caseId: row.case_id } : null;
  } catch (error) {
    if (conflictOf(error, { link_not_valid: 'used' }) === null) throw error;
    return null;
  }
}

/** Whose case a live session is for; null when there is none. */
export async function findSession(
  db: D1Database,
  digest: string,
  at: number,
): Promise<{ institutionId: string; caseId: string; expiresAt: number } | null> {
  const row = await db
    .prepare('SELECT institution_id, case_id, expires_at FROM case_session WHERE digest = ? AND expires_at > ?')
    .bind(digest, at)
    .first<{ institution_id: string; case_id: string; expires_at: number }>();
  return row ? { institutionId: row.institution_id, caseId: row.case_id, expiresAt: row.expires_at } : null;
}

/** Keeps the digest of what a wallet is asked to sign for one case. Those that were used or have expired go. */
export async function putChallenge(db: D1Database, scope: InstitutionScope, challenge: Secret): Promise<void> {
  await db.batch([
    db
      .prepare(
        `DELETE FROM case_challenge
         WHERE institution_id = ? AND case_id = ? AND (used_at IS NOT NULL OR expires_at <= ?)`,
      )
      .bind(scope.institutionId, challenge.caseId, challenge.at),
    db
      .prepare(
        'INSERT INTO case_challenge (institution_id, digest, case_id, created_at, expires_at) VALUES (?, ?, ?, ?, ?)',
      )
      .bind(scope.institutionId, challenge.digest, challenge.caseId, challenge.at, challenge.expiresAt),
  ]);
}

/** Uses up a live challenge of this case; true for one caller only. */
export async function useChallenge(
  db: D1Database,
  scope: InstitutionScope,
  caseId: string,
  digest: string,
  at: number,
): Promise<boolean> {
  const { meta } = await db
    .prepare(
      `UPDATE case_challenge SET used_at = ?4
       WHERE institution_id = ?1 AND case_id = ?2 AND digest = ?3 AND used_at IS NULL AND expires_at > ?4`,
    )
    .bind(scope.institutionId, caseId, digest, at)
    .run();
  return meta.changes === 1;
}
