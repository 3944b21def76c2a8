import type { BlobStore } from '../issuing/ports.ts';
import type { InstitutionScope } from '../record/institution-scope.ts';

const keyOf = (scope: InstitutionScope, sha256: string): string => `${scope.institutionId}/${sha256}`;

/** Bodies in R2 under institution and digest. Writing the same body twice writes the same object. */
export function blobStore(bucket: R2Bucket): BlobStore {
  return {
    async put(scope, sha256, text) {
      await bucket.put(keyOf(scope, sha256), text, { sha256 });
    },
    async get(scope, sha256) {
      const object = await bucket.get(keyOf(scope, sha256));
      return object ? await object.text() : null;
    },
  };
}

/** How old, in seconds, an object has to be before it can be an orphan: its batch has long been written or lost. */
const ORPHAN_AGE = 86_400;

/** Who may refer to an object of a family, by institution and digest; bodies of credentials lie outside the families. */
const REFERENCES = {
  body: `SELECT 1 AS used FROM document WHERE institution_id = ?1 AND body_sha256 = ?2 AND body IS NULL
    UNION ALL SELECT 1 FROM supplied_credential WHERE institution_id = ?1 AND body_sha256 = ?2 AND body IS NULL LIMIT 1`,
  evidence: `SELECT 1 AS used FROM file_in_use WHERE institution_id = ? AND sha256 = ? AND store = 'evidence' LIMIT 1`,
  portfolio: `SELECT 1 AS used FROM file_in_use WHERE institution_id = ? AND sha256 = ? AND store = 'portfolio' LIMIT 1`,
};

/** `{institution}/{sha256}`, or `{family}/{institution}/{sha256}`; null for what this service did not put there. */
function readKey(key: string): { family: keyof typeof REFERENCES; institutionId: string; sha256: string } | null {
  const parts = key.split('/');
  const [family = '', institutionId = '', sha256 = ''] = parts.length === 2 ? ['body', ...parts] : parts;
  if (parts.length > 3 || sha256 === '') return null;
  return family === 'body' || family === 'evidence' || family === 'portfolio'
    ? { family, institutionId, sha256 }
    : null;
}

/**
 * Deletes objects no row refers to: what a crash between writing a body and writing its row leaves behind, and documents
 * of erased cases that were not deleted. Looks at one page of the bucket and returns where to go on.
 */
export async function sweepOrphans(
  db: D1Database,
  bucket: R2Bucket,
  now: number,
  cursor?: string,
): Promise<{ deleted: number; cursor: string | undefined }> {
  const page = await bucket.list({ limit: 500, ...(cursor ? { cursor } : {}) });
  let deleted = 0;
  for (const object of page.objects) {
    if (object.uploaded.getTime() / 1000 > now - ORPHAN_AGE) continue;
    const named = readKey(object.key);
    if (!named) continue;
    const { family, institutionId, sha256 } = named;
    if (await db.prepare(REFERENCES[family]).bind(institutionId, sha256).first()) continue;
    await bucket.delete(object.key);
    deleted += 1;
  }
  return { deleted, cursor: page.truncated ? page.cursor : undefined };
}
