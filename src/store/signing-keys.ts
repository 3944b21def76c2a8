import type { SigningKey } from '../issuing/ports.ts';
import { decodeBase64 } from '../record/base64.ts';
import type { InstitutionScope } from '../record/institution-scope.ts';
import { sha256Hex } from '../record/sha256.ts';
import { auditIfChanged, auditStatement } from './audit.ts';
import { conflictOf } from './conflict.ts';

export interface SigningKeyRow {
  key_id: string;
  role: SigningKey['role'];
  algorithm: SigningKey['algorithm'];
  public_jwk: string;
  certificate_chain: string | null;
  wrapped_private_key: string;
  development: number;
  origin: string;
  state: SigningKey['state'];
  valid_from: number;
  valid_until: number | null;
  compromised_since: number | null;
}

export const asSigningKey = (row: SigningKeyRow): SigningKey => ({
  keyId: row.key_id,
  role: row.role,
  algorithm: row.algorithm,
  publicJwk: JSON.parse(row.public_jwk),
  certificateChain: row.certificate_chain === null ? null : JSON.parse(row.certificate_chain),
  wrappedPrivateKey: row.wrapped_private_key,
  development: row.development === 1,
  origin: row.origin,
  state: row.state,
  validFrom: row.valid_from,
  validUntil: row.valid_until,
  compromisedSince: row.compromised_since,
});

/** Every key the institution ever had: retired ones stay for ever, because what they signed stays. */
export async function listSigningKeys(db: D1Database, institutionId: string): Promise<SigningKey[]> {
  const { results } = await db
    .prepare('SELECT * FROM signing_key WHERE institution_id = ? ORDER BY valid_from, key_id')
    .bind(institutionId)
    .all<SigningKeyRow>();
  return results.map(asSigningKey);
}

/** SHA-256 of the DER of a chain's leaf, by which a seal certificate is looked up; null for a key without one. */
export async function leafDigest(certificateChain: readonly string[] | null): Promise<string | null> {
  const [leaf] = certificateChain ?? [];
  const der = leaf === undefined ? null : decodeBase64(leaf);
  return der && sha256Hex(der);
}

/**
 * Adds a key and makes it the one that signs for its role; the one before is retired in the same batch.
 * Returns `key_exists` when the id is taken.
 */
export async function addSigningKey(
  db: D1Database,
  scope: InstitutionScope,
  key: Omit<SigningKey, 'state' | 'compromisedSince'>,
  now: number,
): Promise<'key_exists' | null> {
  const leaf = await leafDigest(key.certificateChain);
  try {
    await db.batch([
      db.prepare('INSERT OR IGNORE INTO origin (origin, first_used_at) VALUES (?, ?)').bind(key.origin, now),
      db
        .prepare(
          `UPDATE signing_key SET state = 'retired', valid_until = MIN(COALESCE(valid_until, ?1), ?1)
           WHERE institution_id = ?2 AND role = ?3 AND state = 'active'`,
        )
        .bind(now, scope.institutionId, key.role),
      db
        .prepare(
          `INSERT INTO signing_key (institution_id, key_id, role, algorithm, public_jwk, certificate_chain,
             wrapped_private_key, development, origin, state, valid_from, valid_until, leaf_sha256)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'active', ?, ?, ?)`,
        )
        .bind(
          scope.institutionId,
          key.keyId,
          key.role,
          key.algorithm,
          JSON.stringify(key.publicJwk),
          key.certificateChain === null ? null : JSON.stringify(key.certificateChain),
          key.wrappedPrivateKey,
          key.development ? 1 : 0,
          key.origin,
          key.validFrom,
          key.validUntil,
          leaf,
        ),
      auditStatement(db, scope, now, {
        action: 'key.added',
        objectKind: 'key',
        objectId: key.keyId,
        detail: { role: key.role, algorithm: key.algorithm, development: key.development },
      }),
    ]);
    return null;
  } catch (error) {
    const conflict = conflictOf(error, { 'signing_key.key_id': 'key_exists' });
    if (conflict === null) throw error;
    return conflict;
  }
}

/**
 * Retires a key, or marks it compromised since a moment. A compromised key never becomes anything else.
 * Returns false when there is no such key in a state this can follow on.
 */
export async function endSigningKey(
  db: D1Database,
  scope: InstitutionScope,
  keyId: string,
  end: { state: 'retired' } | { state: 'compromised'; since: number },
  now: number,
): Promise<boolean> {
  const since = end.state === 'compromised' ? end.since : null;
  const from = end.state === 'compromised' ? ['active', 'retired'] : ['active', 'active'];
  const [ended] = await db.batch([
    db
      .prepare(
        `UPDATE signing_key SET state = ?1, compromised_since = ?2, valid_until = MIN(COALESCE(valid_until, ?3), ?3)
         WHERE institution_id = ?4 AND key_id = ?5 AND state IN (?6, ?7)`,
      )
      .bind(end.state, since, now, scope.institutionId, keyId, ...from),
    auditIfChanged(db, scope, now, {
      action: `key.${end.state}`,
      objectKind: 'key',
      objectId: keyId,
      detail: since === null ? {} : { since },
    }),
  ]);
  return ended?.meta.changes === 1;
}
