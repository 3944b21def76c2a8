import type { CaseFile, CaseRecord, DecisionCredential, LetterRow } from '../../recognition/case/case.ts';
import type { InstitutionScope } from '../../record/institution-scope.ts';
import type { Progress, Validity } from '../../record/lifecycle.ts';
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
    ofCase(
      `SELECT credential.credential_id, progress, validity FROM recognition_case AS held JOIN credential
         ON credential.institution_id = held.institution_id AND subject_kind = 'decision'
         AND subject_id = held.decision_id
       WHERE held.institution_id = ? AND case_id = ?`,
    ),
    ofCase(
      `SELECT outbox.created_at, last_error FROM recognition_case AS held JOIN outbox
         ON outbox.institution_id = held.institution_id AND topic = 'seal-decision' AND subject_id = held.decision_id
       WHERE held.institution_id = ? AND case_id = ? AND done_at IS NULL AND last_error IS NOT NULL
       ORDER BY outbox.created_at LIMIT 1`,
    ),
    ...evidenceOfCase(db, scope, caseId),
    portfolioOfCase(db, scope, caseId),
    allocationsOfCase(db, scope, caseId),
  ]);
  const [cases, units, policies, mappings, recommendations, decisions, letters, sealed, stuck, ...documents] = read.map(
    ({ results }) => results as unknown[],
  );
  const [evidence, pieces, portfolio, credit] = documents;
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
    credential: asCredential(sealed?.[0] as CredentialColumns | undefined, stuck?.[0] as ErrandColumns | undefined),
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

interface CredentialColumns {
  credential_id: string;
  progress: Progress;
  validity: Validity;
}

interface ErrandColumns {
  created_at: number;
  last_error: string;
}

/** What failed without a code is a fault of the service: where it happened is for its log, not for a file. */
const CODE = /^[A-Z][A-Z_]+$/;

/** An errand that failed says why the credential is not there; once it is sealed, nothing stands in its way. */
function asCredential(row: CredentialColumns | undefined, stuck: ErrandColumns | undefined): DecisionCredential | null {
  const unsealed = row === undefined || row.progress === 'drafted' || row.progress === 'reserved';
  if (stuck && unsealed)
    return { obstacle: CODE.test(stuck.last_error) ? stuck.last_error : 'INTERNAL', since: stuck.created_at };
  return row ? { credentialId: row.credential_id, progress: row.progress, validity: row.validity } : null;
}
