import type { Context } from 'hono';
import type { InstitutionScope } from '../record/institution-scope.ts';
import type { ApiDeps } from './index.ts';
import { problem } from './problem.ts';
import { finishedDocument } from './wire.ts';

/** How a sealed document is described in the reference. */
export const DOCUMENT_RESPONSE = {
  200: {
    description: 'The document, byte for byte as sealed',
    mediaTypes: ['application/jose+json', 'application/vc'],
    headers: { ETag: 'SHA-256 of the document', 'Content-Disposition': 'a name to save it under' },
  },
} as const;

/** A sealed document of a credential as a file to save; or the problem of one that is not there, or not yet. */
export async function documentAnswer(
  { c, deps, scope }: { readonly c: Context; readonly deps: ApiDeps; readonly scope: InstitutionScope },
  credentialId: string,
  form: string,
): Promise<Response> {
  const file = await deps.office.credential(scope, credentialId);
  if (!file) return problem(c, 'CREDENTIAL_UNKNOWN', { params: { credentialId } });
  const document = await finishedDocument(file, form, (sha256) => deps.office.body(scope, sha256));
  if (document === undefined) return problem(c, 'NOT_FOUND');
  if (document === null) return problem(c, 'DOCUMENT_NOT_SEALED');
  const name = `${credentialId.replace('urn:credential:', '')}.${form}.${form === 'edc' ? 'jsonld' : 'json'}`;
  return new Response(document.text, {
    headers: {
      'content-type': document.mediaType,
      'content-disposition': `attachment; filename="${name}"`,
      etag: `"${document.sha256}"`,
      'cache-control': 'private, no-store',
    },
  });
}
