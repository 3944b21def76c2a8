import type { Context } from 'hono';
import { z } from 'zod';
import { accepts } from '../record/accepts.ts';
import type { PageLanguage } from '../record/text.ts';
import type { Expectations } from '../verifying/pipeline.ts';
import { MAX_INPUT } from '../verifying/read/read-input.ts';
import { boundedBytes } from './json-body.ts';
import { problem } from './problem.ts';

/** What somebody sent to be verified. */
export interface Upload {
  /** The name is the sender's, for people only; null for a body that is the file itself. */
  readonly files: readonly { readonly name: string | null; readonly bytes: Uint8Array }[];
  readonly expected: Expectations;
}

/** Largest file, in bytes. A form around a file of the largest size needs some room of its own. */
export const MAX_UPLOAD = MAX_INPUT;
const FORM_ROOM = 65_536;
const MOST_FILES = 20;

/** The fields of a form, for the reference. What else a form has is not looked at. */
export const VerifyForm = z.object({
  file: z.string().optional().describe(`a file; several fields of this name for several files, at most ${MOST_FILES}`),
  credential: z.string().optional().describe('a credential as text'),
  challenge: z.string().optional().describe('what the presenter was asked to sign'),
  domain: z.string().optional().describe('for whom the presenter was asked to sign it'),
});

const TOO_MANY_FILES = accepts({
  en: `it has more than ${MOST_FILES} files`,
  nl: `ze telt meer dan ${MOST_FILES} bestanden`,
});
const NO_FORM = accepts({ en: 'it is no form of that type', nl: 'ze is geen formulier van dat type' });

const ACCEPTED = accepts({
  en: 'the file itself with any content type, or a form with a field `file` or `credential`',
  nl: 'het bestand zelf met eender welk inhoudstype, of een formulier met een veld `file` of `credential`',
});

/**
 * The body of a verification: the file itself, whatever its content type says, or a form with `file` (one or more) or
 * pasted text in `credential`. Nonce and audience the presenter was asked to sign come as `challenge` and `domain` in the
 * query or, where it has none, in the form. At most 15 MB, however the length was declared; nothing is kept.
 */
export async function readUpload(c: Context, language: PageLanguage): Promise<Upload | Response> {
  const bytes = await boundedBytes(c.req.raw, MAX_INPUT + FORM_ROOM);
  if (bytes === null || (bytes.length > MAX_INPUT && !isForm(c)))
    return problem(c, 'BODY_TOO_LARGE', { language, params: { limit: String(MAX_INPUT) } });
  if (bytes.length === 0) return problem(c, 'BODY_MISSING', { language, params: { accepted: ACCEPTED } });
  const expected = expectations((name) => c.req.query(name));
  return isForm(c) ? readForm(c, bytes, expected, language) : { files: [{ name: null, bytes }], expected };
}

/**
 * Only multipart is a form. Programs that are not told what they send call it `application/x-www-form-urlencoded` (curl
 * --data-binary), and a file that was read as such a form could hide in it what is to be judged in its place.
 */
const isForm = (c: Context): boolean =>
  (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() === 'multipart/form-data';

async function readForm(
  c: Context,
  bytes: Uint8Array<ArrayBuffer>,
  expected: Expectations,
  language: PageLanguage,
): Promise<Upload | Response> {
  const form = await new Response(bytes, { headers: { 'content-type': c.req.header('content-type') ?? '' } })
    .formData()
    .catch(() => null);
  if (form === null) return problem(c, 'BODY_MALFORMED', { language, params: { reason: NO_FORM } });
  const files: Upload['files'][number][] = [];
  for (const entry of [...form.getAll('file'), ...form.getAll('credential')]) {
    // A browser sends an empty file when none was chosen.
    if (typeof entry === 'string') {
      if (entry.trim() !== '') files.push({ name: null, bytes: new TextEncoder().encode(entry) });
    } else if (entry.size > 0) files.push({ name: entry.name, bytes: new Uint8Array(await entry.arrayBuffer()) });
  }
  // None is passed over: the verdict is about all of them.
  if (files.length > MOST_FILES) return problem(c, 'BODY_MALFORMED', { language, params: { reason: TOO_MANY_FILES } });
  if (files.length === 0) return problem(c, 'BODY_MISSING', { language, params: { accepted: ACCEPTED } });
  const field = (name: string): string | undefined => {
    const value = form.get(name);
    return typeof value === 'string' ? value : undefined;
  };
  // What the verifier says in the query cannot be changed by what somebody filled in.
  return { files, expected: { ...expectations(field), ...expected } };
}

/** An empty field asks for nothing. */
function expectations(field: (name: string) => string | undefined): Expectations {
  const [challenge, domain] = [field('challenge') || undefined, field('domain') || undefined];
  return { ...(challenge === undefined ? {} : { challenge }), ...(domain === undefined ? {} : { domain }) };
}
