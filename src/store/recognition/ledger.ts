import type { Allocation, AllocationKey, Ledger } from '../../recognition/ledger/allocation.ts';
import type { EctsHundredths } from '../../record/ects.ts';
import type { InstitutionScope } from '../../record/institution-scope.ts';
import { sha256Hex } from '../../record/sha256.ts';
import { chunksOf } from '../chunks.ts';

/**
 * The name of a learner in the ledger: SHA-256 of institution and reference. It is kept when a file is erased, so that
 * credit that was used stays used. Whoever knows the reference can make it again: a pseudonym, not anonymity.
 */
export const learnerKey = ({ institutionId }: InstitutionScope, reference: string): Promise<string> =>
  sha256Hex(new TextEncoder().encode(`${institutionId}\n${reference}`));

interface Row {
  allocation_id: string;
  case_id: string;
  decision_id: string | null;
  learning: string;
  keys: string;
  target_unit: string;
  programme: string;
  across_programmes: Allocation['acrossProgrammes'];
  ects: number;
  state: Allocation['state'];
}

const asAllocation = (row: Row, learnerReference: string): Allocation => ({
  id: row.allocation_id,
  caseId: row.case_id,
  decisionId: row.decision_id,
  learnerReference,
  learning: row.learning,
  keys: JSON.parse(row.keys) as AllocationKey[],
  targetUnit: row.target_unit,
  programme: row.programme,
  acrossProgrammes: row.across_programmes,
  ects: row.ects as EctsHundredths,
  state: row.state,
});

const SELECT = `SELECT *, (
    SELECT json_group_array(json_object('key', name, 'earned', earned, 'ects', ects)) FROM allocation_key AS named
    WHERE named.institution_id = allocation.institution_id AND named.learner_key = allocation.learner_key
      AND named.allocation_id = allocation.allocation_id) AS keys
  FROM allocation`;

/**
 * All allocations of one learner, released ones among them, oldest first. An allocation comes once, is released once at
 * most and never goes: how many came and were released is the version, as the trigger `ledger_has_not_moved` counts it.
 */
export async function ledgerOf(db: D1Database, scope: InstitutionScope, reference: string): Promise<Ledger> {
  const { results } = await db
    .prepare(`${SELECT} WHERE institution_id = ? AND learner_key = ? ORDER BY created_at, allocation_id`)
    .bind(scope.institutionId, await learnerKey(scope, reference))
    .all<Row>();
  return {
    version: results.length + results.filter(({ state }) => state === 'released').length,
    allocations: results.map((row) => asAllocation(row, reference)),
  };
}

/** Reads the allocations of one case in the batch that reads its file. */
export const allocationsOfCase = (db: D1Database, scope: InstitutionScope, caseId: string): D1PreparedStatement =>
  db
    .prepare(`${SELECT} WHERE institution_id = ? AND case_id = ? ORDER BY created_at, allocation_id`)
    .bind(scope.institutionId, caseId);

export const asAllocations = (rows: readonly unknown[], learnerReference: string): Allocation[] =>
  (rows as Row[]).map((row) => asAllocation(row, learnerReference));

/** Frees what a case counts on now. */
export const releaseStatement = (
  db: D1Database,
  scope: InstitutionScope,
  caseId: string,
  at: number,
): D1PreparedStatement =>
  db
    .prepare(
      `UPDATE allocation SET state = 'released', changed_at = ?3
       WHERE institution_id = ?1 AND case_id = ?2 AND state <> 'released'`,
    )
    .bind(scope.institutionId, caseId, at);

/** Frees what a case reserved and never used for a decision. */
export const releaseReservedStatement = (
  db: D1Database,
  scope: InstitutionScope,
  caseId: string,
  at: number,
): D1PreparedStatement =>
  db
    .prepare(
      `UPDATE allocation SET state = 'released', changed_at = ?3
       WHERE institution_id = ?1 AND case_id = ?2 AND state = 'reserved'`,
    )
    .bind(scope.institutionId, caseId, at);

/**
 * Says which ledger the allocations of a step were computed from. A trigger refuses the batch (`ledger_moved`) when the
 * learner has another one now; so this comes before what the batch itself releases.
 */
export const ledgerStatement = (
  db: D1Database,
  scope: InstitutionScope,
  { caseId, version }: { readonly caseId: string; readonly version: number },
  ledgerVersion: number,
): D1PreparedStatement =>
  db
    .prepare(
      'INSERT INTO ledger_reading (institution_id, case_id, case_version, ledger_version) VALUES (?1, ?2, ?3, ?4)',
    )
    .bind(scope.institutionId, caseId, version, ledgerVersion);

/**
 * Puts down what a case uses. A trigger refuses the batch (`credit_used`) when more would be used under one of the names
 * than was earned: inside the statement that writes it, so that no two cases can pass each other.
 */
export function allocationStatements(
  db: D1Database,
  scope: InstitutionScope,
  learner: string,
  allocations: readonly Allocation[],
  at: number,
): D1PreparedStatement[] {
  if (allocations.some(({ keys }) => keys.length === 0))
    throw new TypeError('an allocation without a name would count nowhere');
  const named = allocations.flatMap(({ id, keys }) => keys.map((key) => ({ id, ...key })));
  return [
    ...chunksOf(allocations.map(({ keys: _, learnerReference: __, ...row }) => row)).map((chunk) =>
      db
        .prepare(
          `INSERT INTO allocation (institution_id, learner_key, allocation_id, case_id, decision_id, learning,
             target_unit, programme, across_programmes, ects, state, created_at, changed_at)
           SELECT ?1, ?2, value ->> '$.id', value ->> '$.caseId', value ->> '$.decisionId', value ->> '$.learning',
             value ->> '$.targetUnit', value ->> '$.programme', value ->> '$.acrossProgrammes', value ->> '$.ects',
             value ->> '$.state', ?4, ?4
           FROM json_each(?3)`,
        )
        .bind(scope.institutionId, learner, chunk, at),
    ),
    ...chunksOf(named).map((chunk) =>
      db
        .prepare(
          `INSERT INTO allocation_key (institution_id, learner_key, name, allocation_id, earned, ects)
           SELECT ?1, ?2, value ->> '$.key', value ->> '$.id', value ->> '$.earned', value ->> '$.ects'
           FROM json_each(?3)`,
        )
        .bind(scope.institutionId, learner, chunk),
    ),
  ];
}
