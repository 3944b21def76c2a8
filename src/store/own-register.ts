import type { SigningKey } from '../issuing/ports.ts';
import { Institution } from '../record/institution.ts';
import { asSigningKey, leafDigest, type SigningKeyRow } from './signing-keys.ts';

/** An identifier in capitals, without spaces and punctuation: exactly the expression the index is made of. */
const spelling = (field: 'eidas' | 'vat'): string =>
  `upper(replace(replace(replace(replace(replace(json_extract(record, '$.identifiers.${field}.notation'),
    ' ', ''), '.', ''), '/', ''), ':', ''), '-', ''))`;

/** Institutions whose legal identifier or VAT number is spelt like one of these, the oldest first. */
export async function institutionsBySpelling(db: D1Database, spellings: readonly string[]): Promise<Institution[]> {
  const places = spellings.map((_, index) => `?${index + 1}`).join(', ');
  const found = (field: 'eidas' | 'vat') =>
    `SELECT institution_id, record, created_at FROM institution WHERE ${spelling(field)} IN (${places})`;
  const { results } = await db
    .prepare(`${found('eidas')} UNION ${found('vat')} ORDER BY created_at, institution_id`)
    .bind(...spellings)
    .all<{ record: string }>();
  return results.map(({ record }) => Institution.parse(JSON.parse(record)));
}

/**
 * Seal keys whose leaf certificate has this SHA-256 (of the DER, lower-case hexadecimal), with their institution's slug;
 * the oldest first. Keys that were stored before the digest was kept get theirs first.
 */
export async function sealsByCertificate(db: D1Database, sha256: string): Promise<{ slug: string; key: SigningKey }[]> {
  await fillDigests(db);
  const { results } = await db
    .prepare('SELECT * FROM signing_key WHERE leaf_sha256 = ? ORDER BY valid_from, institution_id, key_id')
    .bind(sha256)
    .all<SigningKeyRow & { institution_id: string }>();
  return results.map((row) => ({ slug: row.institution_id, key: asSigningKey(row) }));
}

/** Seals without a digest stand in an index of their own, which is empty but for the first time. */
async function fillDigests(db: D1Database): Promise<void> {
  const { results } = await db
    .prepare(
      `SELECT institution_id, key_id, certificate_chain FROM signing_key
       WHERE role = 'seal' AND leaf_sha256 IS NULL ORDER BY institution_id, key_id LIMIT 500`,
    )
    .all<{ institution_id: string; key_id: string; certificate_chain: string }>();
  if (results.length === 0) return;
  const updates = results.map(async (row) =>
    db
      .prepare('UPDATE signing_key SET leaf_sha256 = ? WHERE institution_id = ? AND key_id = ?')
      .bind(await leafDigest(JSON.parse(row.certificate_chain)), row.institution_id, row.key_id),
  );
  await db.batch(await Promise.all(updates));
}
