import type { Context } from 'hono';
import type { CaseRecord } from '../../recognition/case/case.ts';
import { problem } from '../problem.ts';

/** Media types that are given as what they are; everything else is bytes, so that no reader runs it. */
const SHOWN: ReadonlySet<string> = new Set(['application/pdf', 'image/png', 'image/jpeg', 'text/plain']);

/** A media type a stranger's file may be given under. */
export const safeMediaType = (mediaType: string): string =>
  SHOWN.has(mediaType) ? mediaType : 'application/octet-stream';

/**
 * A document of a case, to keep and not to run: always a download, under a name made here. Gone once the case was erased.
 * The digest is of the bytes, so that whoever has them can compare.
 */
export function fileAnswer(
  c: Context,
  bytes: Uint8Array | null,
  { sha256, mediaType = 'application/octet-stream' }: { readonly sha256: string; readonly mediaType?: string },
  { caseId, erasedAt }: CaseRecord,
): Response {
  if (erasedAt !== null) return problem(c, 'CASE_ERASED', { params: { caseId } });
  if (bytes === null) throw new Error(`a document of case ${caseId} is not in its store`);
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': safeMediaType(mediaType),
      'content-disposition': `attachment; filename="${sha256.slice(0, 16)}"`,
      etag: `"${sha256}"`,
      'cache-control': 'private, no-store',
    },
  });
}
