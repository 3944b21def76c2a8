import type { Context } from 'hono';
import { z } from 'zod';
import { LETTER_POLICY } from '../../desk/letter/page.tsx';
import type { CaseFile } from '../../recognition/case/case.ts';
import type { InstitutionScope } from '../../record/institution-scope.ts';
import { PageLanguage } from '../../record/text.ts';
import type { ApiDeps } from '../index.ts';
import { problem } from '../problem.ts';
import { operation } from '../route.ts';
import { readFile } from './cases.ts';

export const LetterQuery = z.strictObject({
  lang: PageLanguage.default('nl').describe('`nl`: the letter; `en`: a courtesy copy'),
  format: z.enum(['html', 'pdf']).default('html').describe('`html`: the accessible form; `pdf`: to keep'),
});

export const LETTER_RESPONSE = {
  200: { description: 'The letter', mediaTypes: ['text/html', 'application/pdf'] },
} as const;

const TYPES = { html: 'text/html; charset=utf-8', pdf: 'application/pdf' } as const;

/** The letter of the decision that stands, or the problem of one that has not been made yet. */
export async function letterAnswer(
  { c, deps, scope }: { readonly c: Context; readonly deps: ApiDeps; readonly scope: InstitutionScope },
  file: CaseFile,
  { lang, format }: z.output<typeof LetterQuery>,
): Promise<Response> {
  const { decisionId, caseId, erasedAt } = file.case;
  if (erasedAt !== null) return problem(c, 'CASE_ERASED', { params: { caseId } });
  const letter = decisionId === null ? undefined : file.letters.find((one) => one.decisionId === decisionId);
  const bytes = letter && (await deps.recognition.files.get(scope, letter.files[`${lang}.${format}`]));
  if (!bytes) return problem(c, 'LETTER_MISSING');
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': TYPES[format],
      'content-language': lang,
      'cache-control': 'private, no-store',
      'content-security-policy': `${LETTER_POLICY}; frame-ancestors 'none'`,
      ...(format === 'pdf'
        ? { 'content-disposition': `attachment; filename="${lang === 'nl' ? 'beslissing' : 'decision'}.pdf"` }
        : {}),
    },
  });
}

export const letterOperations = [
  operation({
    id: 'readLetter',
    method: 'get',
    path: '/recognition/cases/{case}/letter',
    tag: 'Recognition',
    summary: 'Read the letter of the decision that stands',
    description: 'The Dutch letter counts; the English one is a courtesy copy. Reading it is put on record.',
    action: 'recognition:read',
    query: LetterQuery,
    responses: LETTER_RESPONSE,
    problems: ['CASE_UNKNOWN', 'LETTER_MISSING', 'CASE_ERASED'],
    async handle(request) {
      const { params, query } = request;
      const file = await readFile(request, params.case ?? '', `letter ${query.lang}.${query.format}`);
      return file instanceof Response ? file : letterAnswer(request, file, query);
    },
  }),
];
