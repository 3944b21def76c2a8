import { canonicalJson } from '../../record/canonical-json.ts';
import type { InstitutionScope } from '../../record/institution-scope.ts';
import { TargetUnit, unitId } from '../../record/recognition/unit.ts';
import { sha256Hex } from '../../record/sha256.ts';
import { auditStatement } from '../audit.ts';
import { chunksOf } from '../chunks.ts';
import { conflictOf } from '../conflict.ts';

/** What becomes of a unit that is handed in; `frozen`: a case names it already, and it differs. */
export type UnitPut = 'created' | 'changed' | 'same' | 'frozen';

interface NewUnit {
  readonly unit: TargetUnit;
  /** The JSON that was accepted, kept as it came so that reading parses it again. */
  readonly json: unknown;
}

const asUnit = ({ record }: { record: string }): TargetUnit => TargetUnit.parse(JSON.parse(record));

/** Writes the sheet of one academic year, as long as no case names it. */
export async function putUnit(
  db: D1Database,
  scope: InstitutionScope,
  unit: TargetUnit,
  json: unknown,
  at: number,
): Promise<UnitPut> {
  const [put = 'same'] = await putUnits(db, scope, [{ unit, json }], at, { dryRun: false });
  return put;
}

/**
 * Writes the units of one import, all of them or none: nothing is written when one is frozen, or when it is only tried.
 * Gives what becomes of each, in their order. Two sheets of one unit and year in one import: the later one counts.
 */
export async function putUnits(
  db: D1Database,
  scope: InstitutionScope,
  units: readonly NewUnit[],
  at: number,
  { dryRun }: { readonly dryRun: boolean },
): Promise<readonly UnitPut[]> {
  const outcomes = await compared(db, scope, units);
  const written = units.filter((_, position) => outcomes[position] === 'created' || outcomes[position] === 'changed');
  if (dryRun || outcomes.includes('frozen') || written.length === 0) return outcomes;
  const idsOf = (outcome: UnitPut) =>
    units.flatMap(({ unit }, position) => (outcomes[position] === outcome ? unitId(unit) : []));
  const rows = written.map(({ unit, json }) => ({ code: unit.code, year: unit.academicYear, record: asText(json) }));
  try {
    await db.batch([
      ...chunksOf(rows).map((chunk) => unitsStatement(db, scope, chunk, at)),
      auditStatement(db, scope, at, {
        action: 'unit.put',
        objectKind: 'unit',
        objectId: rows.length === 1 && written[0] ? unitId(written[0].unit) : 'import',
        detail: {
          created: idsOf('created'),
          changed: idsOf('changed'),
          sha256: await sha256Hex(new TextEncoder().encode(asText(rows))),
        },
      }),
    ]);
    return outcomes;
  } catch (error) {
    if (conflictOf(error, { unit_is_frozen: 'frozen' }) === null) throw error;
    // A case was opened for one of them meanwhile.
    return compared(db, scope, units);
  }
}

const asText = (json: unknown): string => JSON.stringify(json);

const unitsStatement = (db: D1Database, scope: InstitutionScope, chunk: string, at: number): D1PreparedStatement =>
  db
    .prepare(
      `INSERT INTO recognition_unit (institution_id, code, academic_year, record, created_at, changed_at)
       SELECT ?1, value ->> '$.code', value ->> '$.year', value ->> '$.record', ?3, ?3 FROM json_each(?2) WHERE TRUE
       ON CONFLICT (institution_id, code, academic_year) DO UPDATE SET record = excluded.record, changed_at = ?3`,
    )
    .bind(scope.institutionId, chunk, at);

/** Compares contents, not spellings: a CSV import and a PUT of one sheet are the same sheet. */
async function compared(
  db: D1Database,
  scope: InstitutionScope,
  units: readonly NewUnit[],
): Promise<readonly UnitPut[]> {
  const known = new Map<string, { record: string; named: number }>();
  for (const chunk of chunksOf(units.map(({ unit }) => ({ code: unit.code, year: unit.academicYear })))) {
    const { results } = await db
      .prepare(
        `SELECT code, academic_year, record, EXISTS (
           SELECT 1 FROM recognition_case AS named WHERE named.institution_id = recognition_unit.institution_id
             AND named.unit_code = code AND named.academic_year = recognition_unit.academic_year) AS named
         FROM json_each(?2) JOIN recognition_unit
           ON institution_id = ?1 AND code = value ->> '$.code' AND academic_year = value ->> '$.year'`,
      )
      .bind(scope.institutionId, chunk)
      .all<{ code: string; academic_year: string; record: string; named: number }>();
    for (const row of results) known.set(unitId({ code: row.code, academicYear: row.academic_year }), row);
  }
  return units.map(({ unit }) => {
    const stored = known.get(unitId(unit));
    if (stored === undefined) return 'created';
    if (canonicalJson(asUnit(stored)) === canonicalJson(unit)) return 'same';
    return stored.named === 1 ? 'frozen' : 'changed';
  });
}

export async function findUnit(
  db: D1Database,
  scope: InstitutionScope,
  code: string,
  academicYear: string,
): Promise<TargetUnit | null> {
  const row = await db
    .prepare('SELECT record FROM recognition_unit WHERE institution_id = ? AND code = ? AND academic_year = ?')
    .bind(scope.institutionId, code, academicYear)
    .first<{ record: string }>();
  return row ? asUnit(row) : null;
}

/** Units by code and academic year; `after` is the last of the page before. */
export async function listUnits(
  db: D1Database,
  scope: InstitutionScope,
  page: { limit: number; academicYear?: string; after?: { code: string; academicYear: string } },
): Promise<TargetUnit[]> {
  const { results } = await db
    .prepare(
      `SELECT record FROM recognition_unit
       WHERE institution_id = ?1 AND (?2 IS NULL OR academic_year = ?2)
         AND (?3 IS NULL OR (code, academic_year) > (?3, ?4))
       ORDER BY code, academic_year LIMIT ?5`,
    )
    .bind(
      scope.institutionId,
      page.academicYear ?? null,
      page.after?.code ?? null,
      page.after?.academicYear ?? null,
      page.limit,
    )
    .all<{ record: string }>();
  return results.map(asUnit);
}
