import type { CaseFile, CaseRecord, LetterRow } from '../../recognition/case/case.ts';
import type { InstitutionScope } from '../../record/institution-scope.ts';
import { ExemptionPolicy } from '../../record/recognition/policy.ts';
import { TargetUnit } from '../../record/recognition/unit.ts';
import { asEvidenceRows, asPortfolioItems, evidenceOfCase, portfolioOfCase } from './evidence.ts';
import { allocationsOfCase, asAllocations } from './ledger.ts';

interface Records {
  record: string;
}

/** A case with everything that belongs to it, as it stood at one moment; null when the institution has no such case. */
export async function findCaseFile(db: D1Database, scope: InstitutionScope, caseId: string): Promise<CaseFile | null> {
  const ofCase = (sql: string) => db.prepare(sql).bind(scope.institutionId, caseId);
  const read = await db.batch([
    ofCase('SELECT record FROM recognition_case WHERE institution_id = ? AND case_id = ?'),
    ofCase(
      `SELECT unit.record FROM recognition_case AS held JOIN recognition_unit AS unit
         ON unit.institution_id = held.institution_id AND unit.code = held.unit_code
         AND unit.academic_year = held.academic_year
       WHERE held.institution_id = ? AND case_id = ?`,
    ),
    ofCase(
      `SELECT policy.record FROM recognition_case AS held JOIN recognition_policy AS policy
         ON policy.institution_id = held.institution_id AND policy.policy_id = held.policy_id
         AND policy.version = held.policy_version
       WHERE held.institution_id = ? AND case_id = ?`,
    ),
    ofCase(
      `SELECT record FROM case_mapping WHERE institution_id = ?1 AND case_id = ?2 AND seq IN (
         SELECT MAX(seq) FROM case_mapping WHERE institution_id = ?1 AND case_id = ?2
         GROUP BY target_outcome_id, sources)
       ORDER BY seq`,
    ),
    ofCase('SELECT record FROM case_recommendation WHERE institution_id = ? AND case_id = ? ORDER BY seq DESC LIMIT 1'),
    ofCase(
      `SELECT record FROM recognition_decision WHERE institution_id = ? AND case_id = ?
       ORDER BY decided_at, decision_id`,
    ),
    ofCase(
      `SELECT letter.* FROM case_letter AS letter JOIN recognition_case AS held
         ON held.institution_id = letter.institution_id AND held.case_id = letter.case_id
       WHERE letter.institution_id = ? AND letter.case_id = ? AND held.erased_at IS NULL
       ORDER BY made_at, decision_id`,
    ),
    ...evidenceOfCase(db, scope, caseId),
    portfolioOfCase(db, scope, caseId),
    allocationsOfCase(db, scope, caseId),
  ]);
  const [cases, units, policies, mappings, recommendations, decisions, letters, evidence, pieces, portfolio, credit] =
    read.map(({ results }) => results as unknown[]);
  const [held] = parsed<CaseRecord>(cases);
  const [unit] = parsed(units);
  const [policy] = parsed(policies);
  if (!held) return null;
  return {
    case: held,
    unit: TargetUnit.parse(unit),
    policy: ExemptionPolicy.parse(policy),
    evidence: asEvidenceRows(evidence ?? [], pieces ?? []),
    portfolio: asPortfolioItems(portfolio ?? []),
    mappings: parsed(mappings),
    recommendation: parsed<CaseFile['recommendation']>(recommendations)[0] ?? null,
    decisions: parsed(decisions),
    letters: ((letters ?? []) as LetterColumns[]).map(asLetterRow),
    allocations: asAllocations(credit ?? [], held.learnerReference),
  };
}

const parsed = <T>(rows: readonly unknown[] = []): T[] =>
  (rows as Records[]).map(({ record }) => JSON.parse(record) as T);

interface LetterColumns {
  decision_id: string;
  files: string;
  made_at: number;
}

const asLetterRow = (row: LetterColumns): LetterRow => ({
  decisionId: row.decision_id,
  madeAt: row.made_at,
  files: JSON.parse(row.files),
});
