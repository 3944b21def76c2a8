import type { DecidedCase } from '../../recognition/ports.ts';
import type { InstitutionScope } from '../../record/institution-scope.ts';
import type { DecisionRecord } from '../../record/recognition/decision-record.ts';

const asDecision = ({ record }: { record: string }): DecisionRecord => JSON.parse(record) as DecisionRecord;

export async function findDecision(
  db: D1Database,
  scope: InstitutionScope,
  decisionId: string,
): Promise<DecisionRecord | null> {
  const row = await db
    .prepare('SELECT record FROM recognition_decision WHERE institution_id = ? AND decision_id = ?')
    .bind(scope.institutionId, decisionId)
    .first<{ record: string }>();
  return row ? asDecision(row) : null;
}

/**
 * Decisions between two moments, both included, that stand in their case, oldest first; `after` is the id of the last of
 * the page before. Erased cases are left out: their decisions name nobody.
 */
export async function standingDecisions(
  db: D1Database,
  scope: InstitutionScope,
  from: number,
  to: number,
  page: { limit: number; after?: string; learner?: string },
): Promise<{ decision: DecisionRecord; conditionsMet: boolean }[]> {
  const { results } = await db
    .prepare(
      `SELECT decision.record, held.record ->> '$.conditionsMet' IS NOT NULL AS met
       FROM recognition_decision AS decision JOIN recognition_case AS held
         ON held.institution_id = decision.institution_id AND held.case_id = decision.case_id
         AND held.decision_id = decision.decision_id
       WHERE decision.institution_id = ?1 AND decided_at >= ?2 AND decided_at <= ?3
         AND held.record ->> '$.erasedAt' IS NULL
         AND (?6 IS NULL OR decision.record ->> '$.applicant.reference' = ?6)
         AND (?4 IS NULL OR (decided_at, decision.decision_id) > (
           SELECT decided_at, decision_id FROM recognition_decision WHERE institution_id = ?1 AND decision_id = ?4))
       ORDER BY decided_at, decision.decision_id LIMIT ?5`,
    )
    .bind(scope.institutionId, from, to, page.after ?? null, page.limit, page.learner ?? null)
    .all<{ record: string; met: number }>();
  return results.map((row) => ({ decision: asDecision(row), conditionsMet: row.met === 1 }));
}

interface Row {
  unit: string;
  programme: string;
  policy: string;
  route: string;
  outcome: DecidedCase['outcome'];
  recommended: string;
  followed: number;
  appealed: number;
  submitted_at: number | null;
  decided_at: number;
  ects: number;
}

/**
 * One line for every case whose standing decision was taken between two moments, both included, oldest first. Nothing of
 * it is a person's, so erased cases count as before. `ects` is what the exemption is about, in hundredths: the unit, or its
 * exempted parts as far as they state their credit; 0 when none was granted. `appealed`: there was an internal appeal.
 */
export async function decidedCases(
  db: D1Database,
  scope: InstitutionScope,
  from: number,
  to: number,
): Promise<DecidedCase[]> {
  const { results } = await db
    .prepare(
      `SELECT unit_code || '/' || academic_year AS unit, programme, policy_id || '@' || policy_version AS policy,
         decision.record ->> '$.route' AS route, decision.record ->> '$.outcome' AS outcome,
         decision.record ->> '$.recommendation.kind' AS recommended, decision.record ->> '$.followed' AS followed,
         EXISTS (
           SELECT 1 FROM case_transition AS moved WHERE moved.institution_id = held.institution_id
             AND moved.case_id = held.case_id AND to_state = 'internal_appeal') AS appealed,
         held.record ->> '$.submittedAt' AS submitted_at, decided_at,
         CASE decision.record ->> '$.outcome'
           WHEN 'granted' THEN decision.record ->> '$.unit.ects'
           WHEN 'granted_conditional' THEN decision.record ->> '$.unit.ects'
           WHEN 'granted_elective' THEN decision.record ->> '$.unit.ects'
           WHEN 'granted_partial' THEN (
             SELECT COALESCE(SUM(value ->> '$.ects'), 0) FROM json_each(decision.record, '$.parts'))
           ELSE 0 END AS ects
       FROM recognition_decision AS decision JOIN recognition_case AS held
         ON held.institution_id = decision.institution_id AND held.case_id = decision.case_id
         AND held.decision_id = decision.decision_id
       WHERE decision.institution_id = ?1 AND decided_at >= ?2 AND decided_at <= ?3
       ORDER BY decided_at, decision.decision_id`,
    )
    .bind(scope.institutionId, from, to)
    .all<Row>();
  return results.map(({ submitted_at: submittedAt, decided_at: decidedAt, followed, appealed, ...line }) => ({
    ...line,
    followed: followed === 1,
    appealed: appealed === 1,
    submittedAt,
    decidedAt,
  }));
}
