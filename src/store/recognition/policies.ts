import { canonicalJson } from '../../record/canonical-json.ts';
import type { InstitutionScope } from '../../record/institution-scope.ts';
import { ExemptionPolicy, policyVersion } from '../../record/recognition/policy.ts';
import { sha256Hex } from '../../record/sha256.ts';
import { auditStatement } from '../audit.ts';
import { conflictOf } from '../conflict.ts';

const asPolicy = ({ record }: { record: string }): ExemptionPolicy => ExemptionPolicy.parse(JSON.parse(record));

/** Freezes a version of a policy; `json` is what was accepted. A correction is a new version. */
export async function putPolicy(
  db: D1Database,
  scope: InstitutionScope,
  policy: ExemptionPolicy,
  json: unknown,
  at: number,
): Promise<'created' | 'same' | 'frozen'> {
  const record = JSON.stringify(json);
  try {
    await db.batch([
      db
        .prepare(
          `INSERT INTO recognition_policy (institution_id, policy_id, version, record, created_at)
           VALUES (?, ?, ?, ?, ?)`,
        )
        .bind(scope.institutionId, policy.id, policy.version, record, at),
      auditStatement(db, scope, at, {
        action: 'policy.frozen',
        objectKind: 'policy',
        objectId: policyVersion(policy),
        detail: { sha256: await sha256Hex(new TextEncoder().encode(record)) },
      }),
    ]);
    return 'created';
  } catch (error) {
    if (conflictOf(error, { 'recognition_policy.institution_id': 'exists' }) === null) throw error;
    const stored = await findPolicy(db, scope, policy.id, policy.version);
    return stored && canonicalJson(stored) === canonicalJson(policy) ? 'same' : 'frozen';
  }
}

export async function findPolicy(
  db: D1Database,
  scope: InstitutionScope,
  id: string,
  version: string,
): Promise<ExemptionPolicy | null> {
  const row = await db
    .prepare('SELECT record FROM recognition_policy WHERE institution_id = ? AND policy_id = ? AND version = ?')
    .bind(scope.institutionId, id, version)
    .first<{ record: string }>();
  return row ? asPolicy(row) : null;
}

/** All versions of one policy, or of all, oldest first. */
export async function listPolicies(db: D1Database, scope: InstitutionScope, id?: string): Promise<ExemptionPolicy[]> {
  const { results } = await db
    .prepare(
      `SELECT record FROM recognition_policy WHERE institution_id = ?1 AND (?2 IS NULL OR policy_id = ?2)
       ORDER BY created_at, policy_id, version`,
    )
    .bind(scope.institutionId, id ?? null)
    .all<{ record: string }>();
  return results.map(asPolicy);
}
