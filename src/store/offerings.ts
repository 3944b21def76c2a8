import type { NewVersion, OfferingVersion } from '../api/ports.ts';
import type { InstitutionScope } from '../record/institution-scope.ts';
import { Specification } from '../record/offering.ts';
import type { RuleProfileId } from '../record/rules/profile-id.ts';
import { auditStatement } from './audit.ts';
import { attempt } from './conflict.ts';

interface Row {
  code: string;
  version: string;
  specification: string;
  sha256: string;
  profile_id: RuleProfileId;
  profile_version: string;
  findings: string;
  created_at: number;
}

const asVersion = (row: Row): OfferingVersion => {
  const input = JSON.parse(row.specification);
  return {
    code: row.code,
    version: row.version,
    specification: Specification.parse(input),
    input,
    sha256: row.sha256,
    profileId: row.profile_id,
    profileVersion: row.profile_version,
    findings: JSON.parse(row.findings),
    createdAt: row.created_at,
  };
};

/**
 * Freezes a version. `asNew` demands that the offering does not exist yet; otherwise it must exist.
 * Returns why nothing was written, or null.
 */
export async function addVersion(
  db: D1Database,
  scope: InstitutionScope,
  version: NewVersion,
  asNew: boolean,
  now: number,
): Promise<'offering_exists' | 'version_exists' | 'offering_unknown' | null> {
  const { code, version: name } = version.specification;
  const statements: D1PreparedStatement[] = [];
  if (asNew)
    statements.push(
      db
        .prepare('INSERT INTO offering (institution_id, code, created_at) VALUES (?, ?, ?)')
        .bind(scope.institutionId, code, now),
    );
  statements.push(
    db
      .prepare(
        `INSERT INTO offering_version
           (institution_id, code, version, specification, sha256, profile_id, profile_version, findings, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .bind(
        scope.institutionId,
        code,
        name,
        JSON.stringify(version.input),
        version.sha256,
        version.profile.id,
        version.profile.version,
        JSON.stringify(version.findings),
        now,
      ),
    auditStatement(db, scope, now, {
      action: 'offering.frozen',
      objectKind: 'offering',
      objectId: `${code}/${name}`,
      detail: { sha256: version.sha256, profile: `${version.profile.id}@${version.profile.version}` },
    }),
  );
  return attempt(db, statements, {
    'offering.institution_id': 'offering_exists',
    'offering_version.institution_id': 'version_exists',
    'FOREIGN KEY': 'offering_unknown',
  });
}

/** Versions of all offerings, newest first; `before` is the cursor of the page before. */
export async function listVersions(
  db: D1Database,
  scope: InstitutionScope,
  page: { limit: number; code?: string; after?: { code: string; version: string } },
): Promise<OfferingVersion[]> {
  const { results } = await db
    .prepare(
      `SELECT * FROM offering_version
       WHERE institution_id = ?1 AND (?2 IS NULL OR code = ?2) AND (?3 IS NULL OR (code, version) > (?3, ?4))
       ORDER BY code, version LIMIT ?5`,
    )
    .bind(scope.institutionId, page.code ?? null, page.after?.code ?? null, page.after?.version ?? null, page.limit)
    .all<Row>();
  return results.map(asVersion);
}

export async function findVersion(
  db: D1Database,
  scope: InstitutionScope,
  code: string,
  version: string,
): Promise<OfferingVersion | null> {
  const row = await db
    .prepare('SELECT * FROM offering_version WHERE institution_id = ? AND code = ? AND version = ?')
    .bind(scope.institutionId, code, version)
    .first<Row>();
  return row ? asVersion(row) : null;
}
