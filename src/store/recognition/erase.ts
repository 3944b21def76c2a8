import type { CaseRecord } from '../../recognition/case/case.ts';
import type { InstitutionScope } from '../../record/institution-scope.ts';
import type { DecisionRecord } from '../../record/recognition/decision-record.ts';
import { auditStatement } from '../audit.ts';
import { moveStatements, written } from './case-step.ts';
import { releaseReservedStatement } from './ledger.ts';

/** A decision without persons, texts and names of documents; a trigger lets no other change of a decision through. */
function withoutPersons(decision: DecisionRecord, reference: string): DecisionRecord {
  const { deviationReason: _, competenceAssessment: __, ...kept } = decision;
  const { birthDate: ___, ...applicant } = decision.applicant;
  return {
    ...kept,
    applicant: { ...applicant, reference, givenName: '', familyName: '' },
    conditions: [],
    evidence: decision.evidence.map((piece) => ({ ...piece, title: {}, awardingBodies: [], credentialId: null })),
    credits: decision.credits.map((credit) => ({ ...credit, title: {} })),
    findings: [],
    motivation: {},
    outcomeReasons: [],
    decidedBy: { ...decision.decidedBy, member: '', person: '' },
  };
}

/**
 * Empties a case of personal data in one batch: `erased` takes the place of its record; what was found in evidence, names
 * of documents, notes, recommendations, links and sessions go; decisions keep outcome, dates and credit. Digests and
 * credit that a decision uses stay; what was only reserved becomes free. Gives the documents that no other case of the institution holds, letters among those of `evidence`.
 * Does not touch credentials that were sealed, nor documents in the blob store.
 */
export async function eraseCase(
  db: D1Database,
  scope: InstitutionScope,
  erased: CaseRecord,
  at: number,
): Promise<{ evidence: readonly string[]; portfolio: readonly string[] } | 'case_moved'> {
  if (erased.applicant !== null || erased.erasedAt === null)
    throw new TypeError('an erased case has no applicant and says when it was erased');
  const { caseId } = erased;
  const ofCase = (sql: string) => db.prepare(sql).bind(scope.institutionId, caseId);
  const { results: decisions } = await ofCase(
    'SELECT record FROM recognition_decision WHERE institution_id = ? AND case_id = ?',
  ).all<{ record: string }>();
  const outcome = await written(db, [
    ...moveStatements(db, scope, erased, erased.state, at),
    releaseReservedStatement(db, scope, caseId, at),
    ofCase('DELETE FROM case_evidence_piece WHERE institution_id = ? AND case_id = ?'),
    ofCase('UPDATE case_evidence SET name = NULL, evidence = NULL WHERE institution_id = ? AND case_id = ?'),
    ofCase('UPDATE case_portfolio SET name = NULL WHERE institution_id = ? AND case_id = ?'),
    ofCase(`UPDATE case_mapping SET record = json_remove(record, '$.note') WHERE institution_id = ? AND case_id = ?`),
    ofCase('DELETE FROM case_recommendation WHERE institution_id = ? AND case_id = ?'),
    ...decisions.map(({ record }) => {
      const decision = withoutPersons(JSON.parse(record), erased.learnerReference);
      return db
        .prepare(
          'UPDATE recognition_decision SET record = ?3, erased_at = ?4 WHERE institution_id = ?1 AND decision_id = ?2',
        )
        .bind(scope.institutionId, decision.decisionId, JSON.stringify(decision), at);
    }),
    ofCase('DELETE FROM case_session WHERE institution_id = ? AND case_id = ?'),
    ofCase('DELETE FROM case_link WHERE institution_id = ? AND case_id = ?'),
    ofCase('DELETE FROM case_challenge WHERE institution_id = ? AND case_id = ?'),
    auditStatement(db, scope, at, {
      action: 'case.erased',
      objectKind: 'case',
      objectId: caseId,
      detail: { decisions: decisions.length },
    }),
    ofCase(
      `SELECT DISTINCT sha256 FROM (
         SELECT sha256 FROM case_evidence WHERE institution_id = ?1 AND case_id = ?2
         UNION ALL
         SELECT sha256 FROM letter_file JOIN case_letter USING (institution_id, decision_id)
         WHERE institution_id = ?1 AND case_id = ?2
       ) AS held WHERE NOT EXISTS (
         SELECT 1 FROM file_in_use
         WHERE institution_id = ?1 AND store = 'evidence' AND file_in_use.sha256 = held.sha256)
       ORDER BY sha256`,
    ),
    ofCase(
      `SELECT sha256 FROM case_portfolio AS held WHERE institution_id = ?1 AND case_id = ?2 AND NOT EXISTS (
         SELECT 1 FROM file_in_use
         WHERE institution_id = ?1 AND store = 'portfolio' AND file_in_use.sha256 = held.sha256)
       ORDER BY sha256`,
    ),
  ]);
  if ('conflict' in outcome) {
    if (outcome.conflict === 'case_moved') return 'case_moved';
    throw new Error(outcome.conflict);
  }
  const [evidence, portfolio] = outcome.results
    .slice(-2)
    .map(({ results }) => (results as { sha256: string }[]).map(({ sha256 }) => sha256));
  return { evidence: evidence ?? [], portfolio: portfolio ?? [] };
}
