import type { EvidenceRow, PortfolioItem } from '../../recognition/case/case.ts';
import type { InstitutionScope } from '../../record/institution-scope.ts';

/** Characters that go into one value: D1 takes at most two million bytes, and a character can be three of them. */
const PIECE = 600_000;

/**
 * The statements that put a document in a case, or replace what was found in one that is there. Findings repeat texts of
 * the document, which can be millions of characters long: what does not fit one value goes into pieces.
 */
export function evidenceStatements(
  db: D1Database,
  scope: InstitutionScope,
  caseId: string,
  row: EvidenceRow,
): D1PreparedStatement[] {
  const [first = '', ...rest] = piecesOf(JSON.stringify(row.evidence));
  const id = [scope.institutionId, caseId, row.evidenceId] as const;
  return [
    db
      .prepare(
        `INSERT INTO case_evidence (institution_id, case_id, evidence_id, sha256, within, name, size, added_by, added_at,
           evidence, position)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, (
           SELECT COUNT(*) FROM case_evidence WHERE institution_id = ?1 AND case_id = ?2))
         ON CONFLICT (institution_id, case_id, evidence_id) DO UPDATE SET sha256 = excluded.sha256,
           within = excluded.within, name = excluded.name, size = excluded.size, added_by = excluded.added_by,
           added_at = excluded.added_at, evidence = excluded.evidence`,
      )
      .bind(...id, row.sha256, row.within, row.name, row.size, row.addedBy, row.addedAt, first),
    db
      .prepare('DELETE FROM case_evidence_piece WHERE institution_id = ? AND case_id = ? AND evidence_id = ?')
      .bind(...id),
    ...rest.map((text, position) =>
      db
        .prepare(
          'INSERT INTO case_evidence_piece (institution_id, case_id, evidence_id, piece, text) VALUES (?, ?, ?, ?, ?)',
        )
        .bind(...id, position + 1, text),
    ),
  ];
}

/** A text in pieces of at most `PIECE` characters; a pair of surrogates is not parted, because UTF-8 has no halves. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (let from = 0; from < text.length; ) {
    const to = from + PIECE;
    const parted = /[\uD800-\uDBFF]/.test(text.charAt(to - 1));
    pieces.push(text.slice(from, parted ? to - 1 : to));
    from = parted ? to - 1 : to;
  }
  return pieces;
}

/** The documents of a case in the order in which they came, and the pieces of what was found in them: two statements of the batch that reads a file. */
export const evidenceOfCase = (
  db: D1Database,
  scope: InstitutionScope,
  caseId: string,
): [D1PreparedStatement, D1PreparedStatement] => [
  db
    .prepare(
      `SELECT * FROM case_evidence WHERE institution_id = ? AND case_id = ? AND evidence IS NOT NULL
       ORDER BY position`,
    )
    .bind(scope.institutionId, caseId),
  db
    .prepare('SELECT * FROM case_evidence_piece WHERE institution_id = ? AND case_id = ? ORDER BY evidence_id, piece')
    .bind(scope.institutionId, caseId),
];

interface EvidenceColumns {
  evidence_id: string;
  sha256: string;
  within: string | null;
  name: string | null;
  size: number;
  added_by: EvidenceRow['addedBy'];
  added_at: number;
  evidence: string;
}

export function asEvidenceRows(rows: readonly unknown[], pieces: readonly unknown[]): EvidenceRow[] {
  const rest = new Map<string, string>();
  for (const { evidence_id: id, text } of pieces as { evidence_id: string; text: string }[])
    rest.set(id, (rest.get(id) ?? '') + text);
  return (rows as EvidenceColumns[]).map((row) => ({
    evidenceId: row.evidence_id,
    sha256: row.sha256,
    name: row.name,
    size: row.size,
    addedBy: row.added_by,
    addedAt: row.added_at,
    within: row.within,
    evidence: JSON.parse(row.evidence + (rest.get(row.evidence_id) ?? '')),
  }));
}

export const portfolioStatement = (
  db: D1Database,
  scope: InstitutionScope,
  caseId: string,
  item: PortfolioItem,
): D1PreparedStatement =>
  db
    .prepare(
      `INSERT INTO case_portfolio (institution_id, case_id, item_id, sha256, name, media_type, size, added_by, added_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .bind(
      scope.institutionId,
      caseId,
      item.itemId,
      item.sha256,
      item.name,
      item.mediaType,
      item.size,
      item.addedBy,
      item.addedAt,
    );

/** Portfolio documents of a case; those of an erased one have no name and are not given. */
export const portfolioOfCase = (db: D1Database, scope: InstitutionScope, caseId: string): D1PreparedStatement =>
  db
    .prepare(
      `SELECT * FROM case_portfolio WHERE institution_id = ? AND case_id = ? AND name IS NOT NULL
       ORDER BY added_at, item_id`,
    )
    .bind(scope.institutionId, caseId);

interface PortfolioColumns {
  item_id: string;
  sha256: string;
  name: string;
  media_type: string;
  size: number;
  added_by: PortfolioItem['addedBy'];
  added_at: number;
}

export const asPortfolioItems = (rows: readonly unknown[]): PortfolioItem[] =>
  (rows as PortfolioColumns[]).map((row) => ({
    itemId: row.item_id,
    sha256: row.sha256,
    name: row.name,
    mediaType: row.media_type,
    size: row.size,
    addedBy: row.added_by,
    addedAt: row.added_at,
  }));
