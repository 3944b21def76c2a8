import type {
  DecisionQuery,
  DecisionView,
  IssuingQuery,
  IssuingView,
  OpenList,
  SealingView,
} from '../issuing/ports.ts';
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
  const read = await readTogether(db, institutionId, query, origin, [
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
    db.prepare(`${credentialAndAward} AND credential.credential_id = ?2`).bind(institutionId, query.replaces ?? ''),
  ]);
  if (!read) return null;
  const { view, rows } = read;
  const specification = rows<{ specification: string }>(0)[0];
  const existing = rows<CredentialColumns & AwardColumns>(1)[0];
  const idempotency = rows<{ body_sha256: string; award_id: string }>(2)[0];
  const replaced = rows<CredentialColumns & AwardColumns>(4)[0];
  return {
    ...view,
    specification: specification ? Specification.parse(JSON.parse(specification.specification)) : null,
    existing: existing ? { award: asAwardRow(existing), credential: asCredentialRow(existing) } : null,
    idempotency:
      query.idempotencyKey && idempotency
        ? { bodySha256: idempotency.body_sha256, awardId: idempotency.award_id }
        : null,
    achievements: new Map(
      rows<{ unit: string; achievement_id: string }>(3).map((row) => [row.unit, row.achievement_id]),
    ),
    replaced: replaced ? { credential: asCredentialRow(replaced), award: readDraftedAward(replaced.award) } : null,
  };
}

/**
 * Whether a case stands by a decision: it names it, and the applicant has not withdrawn. Also asked by the batch that
 * reserves, so that no decision is sealed that fell in the meantime. Parameters: institution, case, decision.
 */
export const STANDS = `SELECT 1 FROM recognition_case JOIN recognition_decision
    ON recognition_decision.institution_id = recognition_case.institution_id
    AND recognition_decision.decision_id = recognition_case.decision_id
    AND recognition_decision.case_id = recognition_case.case_id
  WHERE recognition_case.institution_id = ?1 AND recognition_case.case_id = ?2
    AND recognition_case.decision_id = ?3 AND recognition_case.state <> 'withdrawn'`;

/** The same for `issueDecision`. */
export async function readDecisionView(
  db: D1Database,
  scope: InstitutionScope,
  query: DecisionQuery,
  origin: string,
): Promise<DecisionView | null> {
  const { institutionId } = scope;
  const read = await readTogether(db, institutionId, query, origin, [
    db.prepare(STANDS).bind(institutionId, query.caseId, query.decisionId),
    db
      .prepare(`SELECT * FROM credential WHERE institution_id = ? AND subject_kind = 'decision' AND subject_id = ?`)
      .bind(institutionId, query.decisionId),
  ]);
  if (!read) return null;
  const existing = read.rows<CredentialColumns>(1)[0];
  return {
    ...read.view,
    stands: read.rows(0).length > 0,
    existing: existing ? asCredentialRow(existing) : null,
  };
}

/** What every subject needs, and the rows of further statements by their position, in one batch. */
async function readTogether(
  db: D1Database,
  institutionId: string,
  { slot, candidates }: Pick<IssuingQuery, 'slot' | 'candidates'>,
  origin: string,
  further: readonly D1PreparedStatement[],
): Promise<{ view: SealingView; rows: <T>(position: number) => T[] } | null> {
  const [institutions, keys, lists, places, occupants, ...others] = await db.batch([
    db.prepare('SELECT record FROM institution WHERE institution_id = ?').bind(institutionId),
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
      .bind(institutionId, JSON.stringify(candidates)),
    db
      .prepare(
        `SELECT * FROM credential WHERE institution_id = ?1 AND validity IN ('active', 'suspended') AND slot IN (
           SELECT ?2 UNION ALL SELECT 'replaces ' || credential_id FROM credential WHERE institution_id = ?1 AND slot = ?2)
         ORDER BY slot = ?2 DESC`,
      )
      .bind(institutionId, slot),
    ...further,
  ]);
  const of = <T>(result: D1Result | undefined): T[] => (result?.results ?? []) as T[];
  const [institution] = of<{ record: string }>(institutions);
  if (!institution) return null;
  const taken = of<{ list_id: string; idx: number }>(places);
  const view: SealingView = {
    institution: Institution.parse(JSON.parse(institution.record)),
    keys: of<SigningKeyRow>(keys).map(asSigningKey),
    lists: of<{ list_id: string; origin: string; purpose: OpenList['purpose']; size: number }>(lists).map((list) => ({
      listId: list.list_id,
      origin: list.origin,
      purpose: list.purpose,
      size: list.size,
      taken: new Set(taken.filter((row) => row.list_id === list.list_id).map((row) => row.idx)),
    })),
    occupants: of<CredentialColumns>(occupants).map(asCredentialRow),
  };
  return { view, rows: (position) => of(others[position]) };
}
