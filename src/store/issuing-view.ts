import type { IssuingQuery, IssuingView, OpenList } from '../issuing/ports.ts';
import { Institution } from '../record/institution.ts';
import type { InstitutionScope } from '../record/institution-scope.ts';
import { Specification } from '../record/offering.ts';
import {
  type AwardColumns,
  asAwardRow,
  asCredentialRow,
  type CredentialColumns,
  readDraftedAward,
} from './credentials.ts';
import { asSigningKey, type SigningKeyRow } from './signing-keys.ts';

/** One batch of reads: all `issue` needs before it can decide anything. */
export async function readView(
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
