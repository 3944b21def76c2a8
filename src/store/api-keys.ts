import type { ApiKey } from '../api/ports.ts';
import type { InstitutionScope } from '../record/institution-scope.ts';
import { auditIfChanged, auditStatement } from './audit.ts';

interface Row {
  institution_id: string;
  key_id: string;
  name: string;
  actions: string;
  created_at: number;
  expires_at: number | null;
  revoked_at: number | null;
}

const asApiKey = (row: Row): ApiKey => ({
  institutionId: row.institution_id,
  keyId: row.key_id,
  name: row.name,
  actions: JSON.parse(row.actions),
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  revokedAt: row.revoked_at,
});

/** The live key with this token digest; revoked and expired keys are not found. */
export async function findApiKey(db: D1Database, tokenSha256: string, now: number): Promise<ApiKey | null> {
  const row = await db
    .prepare(
      'SELECT * FROM api_key WHERE token_sha256 = ?1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?2)',
    )
    .bind(tokenSha256, now)
    .first<Row>();
  return row ? asApiKey(row) : null;
}

export async function addApiKey(
  db: D1Database,
  scope: InstitutionScope,
  key: { keyId: string; name: string; actions: readonly string[]; tokenSha256: string; expiresAt: number | null },
  now: number,
): Promise<void> {
  await db.batch([
    db
      .prepare(
        `INSERT INTO api_key (institution_id, key_id, name, token_sha256, actions, created_at, expires_at)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
      )
      .bind(scope.institutionId, key.keyId, key.name, key.tokenSha256, JSON.stringify(key.actions), now, key.expiresAt),
    auditStatement(db, scope, now, {
      action: 'api-key.created',
      objectKind: 'api-key',
      objectId: key.keyId,
      detail: { actions: key.actions },
    }),
  ]);
}

export async function listApiKeys(db: D1Database, scope: InstitutionScope): Promise<ApiKey[]> {
  const { results } = await db
    .prepare('SELECT * FROM api_key WHERE institution_id = ? ORDER BY created_at, key_id')
    .bind(scope.institutionId)
    .all<Row>();
  return results.map(asApiKey);
}

/** Revokes a key at once. Returns false when the institution has no such live key. */
export async function revokeApiKey(
  db: D1Database,
  scope: InstitutionScope,
  keyId: string,
  now: number,
): Promise<boolean> {
  const [revoked] = await db.batch([
    db
      .prepare('UPDATE api_key SET revoked_at = ? WHERE institution_id = ? AND key_id = ? AND revoked_at IS NULL')
      .bind(now, scope.institutionId, keyId),
    auditIfChanged(db, scope, now, { action: 'api-key.revoked', objectKind: 'api-key', objectId: keyId }),
  ]);
  return revoked?.meta.changes === 1;
}
