import type { SuppliedFile, SuppliedPlace } from '../issuing/supplied/ports.ts';
import type { InstitutionScope } from '../record/institution-scope.ts';

interface SuppliedColumns {
  supplied_id: string;
  credential_id: string | null;
  request_sha256: string;
  progress: SuppliedFile['progress'];
  validity: SuppliedFile['validity'];
  issued_at: number;
  suite: SuppliedFile['suite'];
  key_id: string;
  body: string | null;
  body_sha256: string;
  mandatory_pointers: string;
  digest: string;
  proof: string | null;
  places: string;
}

/** A credential's row with its places as JSON; conditions follow. Parameter 1 is the institution. */
const SELECT = `SELECT supplied_credential.*, (
    SELECT json_group_array(json_object('purpose', purpose, 'listId', status_entry.list_id, 'origin', origin, 'index', idx))
    FROM status_entry JOIN status_list
      ON status_list.institution_id = status_entry.institution_id AND status_list.list_id = status_entry.list_id
    WHERE status_entry.institution_id = supplied_credential.institution_id
      AND status_entry.supplied_id = supplied_credential.supplied_id
  ) AS places
  FROM supplied_credential WHERE institution_id = ?1`;

/** Where a list of an institution is served: the origin it was opened under decides. */
export type ListUrl = (origin: string, institutionId: string, listId: string) => string;

/** The row as a file. */
export function asSuppliedFile(row: SuppliedColumns, institutionId: string, urlOf: ListUrl): SuppliedFile {
  const places = JSON.parse(row.places) as (Omit<SuppliedPlace, 'listUrl'> & { origin: string })[];
  return {
    suppliedId: row.supplied_id,
    credentialId: row.credential_id,
    requestSha256: row.request_sha256,
    progress: row.progress,
    validity: row.validity,
    issuedAt: row.issued_at,
    suite: row.suite,
    keyId: row.key_id,
    body: row.body,
    bodySha256: row.body_sha256,
    mandatoryPointers: JSON.parse(row.mandatory_pointers) as string[],
    digest: row.digest,
    proof: row.proof,
    places: places.map(({ purpose, listId, origin, index }) => ({
      purpose,
      listId,
      listUrl: urlOf(origin, institutionId, listId),
      index,
    })),
  };
}

/** What a query for one of these gives. */
export function suppliedOf(
  result: D1Result | undefined,
  { institutionId }: InstitutionScope,
  urlOf: ListUrl,
): SuppliedFile | null {
  const [row] = (result?.results ?? []) as SuppliedColumns[];
  return row ? asSuppliedFile(row, institutionId, urlOf) : null;
}

export const suppliedById = (db: D1Database, { institutionId }: InstitutionScope, suppliedId: string) =>
  db.prepare(`${SELECT} AND supplied_id = ?2`).bind(institutionId, suppliedId);

/** The newest one that is referred to by this id. */
export const suppliedByCredentialId = (db: D1Database, { institutionId }: InstitutionScope, credentialId: string) =>
  db
    .prepare(`${SELECT} AND credential_id = ?2 ORDER BY issued_at DESC, supplied_id LIMIT 1`)
    .bind(institutionId, credentialId);

/** The live one that holds a slot. */
export const suppliedInSlot = (db: D1Database, { institutionId }: InstitutionScope, slot: string | null) =>
  db.prepare(`${SELECT} AND slot = ?2 AND validity IN ('active', 'suspended')`).bind(institutionId, slot);

export const suppliedByIdempotencyKey = (db: D1Database, { institutionId }: InstitutionScope, key: string | null) =>
  db.prepare(`${SELECT} AND idempotency_key = ?2`).bind(institutionId, key);
