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

/**
 * Deletes objects no document refers to: what a crash between writing a body and writing its row leaves behind.
 * Looks at one page of the bucket and returns where to go on.
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
    const [institutionId = '', sha256 = ''] = object.key.split('/');
    const row = await db
      .prepare('SELECT 1 AS used FROM document WHERE institution_id = ? AND body_sha256 = ? AND body IS NULL LIMIT 1')
      .bind(institutionId, sha256)
      .first();
    if (row) continue;
    await bucket.delete(object.key);
    deleted += 1;
  }
  return { deleted, cursor: page.truncated ? page.cursor : undefined };
}
