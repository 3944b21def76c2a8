import { z } from 'zod';
import { PageLanguage } from '../record/text.ts';
import { worstVerdict } from '../verifying/check.ts';
import { allowance } from '../verifying/read/read-input.ts';
import type { Verification } from '../verifying/report.ts';
import { spoken } from '../verifying/spoken.ts';
import { verify } from '../verifying/verify.ts';
import type { ApiDeps } from './index.ts';
import { languageOf, problem } from './problem.ts';
import { VerificationReport } from './report-schema.ts';
import { answer, serviceOperation } from './route.ts';
import { MAX_UPLOAD, readUpload, type Upload, VerifyForm } from './upload.ts';

const Query = z.strictObject({
  lang: PageLanguage.optional().describe('language of the messages, before `Accept-Language`'),
  challenge: z.string().min(1).max(500).optional().describe('what the presenter was asked to sign'),
  domain: z.string().min(1).max(500).optional().describe('for whom the presenter was asked to sign it'),
});

/**
 * Verification for programs. Nobody needs a key: what is sent is checked in memory and not kept. What cannot be read at
 * all is a problem (422) that carries the report; a credential that fails is an answer (200), because its verification
 * succeeded.
 */
export const verifyOperations = [
  serviceOperation({
    id: 'verify',
    method: 'post',
    path: '/api/verify',
    tag: 'Verification',
    summary: 'Verify a credential',
    description:
      'One report for each credential in the file, and the worst of their verdicts. `passed`: everything that could be checked is in order. `failed`: something is wrong. `indeterminate`: nothing is wrong, but something that should be known is not, and the checks say what; never take it for `passed`. Facts are there only when the bytes they come from were proved.',
    access: 'anybody',
    query: Query,
    upload: {
      description:
        'The file itself with any content type: what it is, is recognised by its content. Also `{"credential": …}` around a JSON credential, or a form',
      limit: MAX_UPLOAD,
      form: VerifyForm,
    },
    responses: {
      200: {
        description: 'The report, whatever the verdict',
        schema: VerificationReport,
        headers: { 'Content-Language': 'of the messages' },
      },
    },
    problems: ['NOT_A_CREDENTIAL'],
    async handle({ c, deps, query }) {
      const language = query.lang ?? languageOf(c);
      const upload = await readUpload(c, language);
      if (upload instanceof Response) return upload;
      const verification = spoken(await verifyUpload(upload, deps), language);
      if (!verification.unreadable) return answer(verification, 200, { 'content-language': language });
      const [first] = verification.reports.flatMap(({ checks }) => checks);
      return problem(c, 'NOT_A_CREDENTIAL', {
        language,
        params: { reason: first?.message ?? '' },
        members: { ...verification },
      });
    },
  }),
];

/**
 * Every file by itself, together at most 100 credentials. What a file is called is said with each of its reports when there
 * are several.
 */
export async function verifyUpload(
  { files, expected }: Upload,
  deps: Pick<ApiDeps, 'origin' | 'verifying'>,
): Promise<Verification> {
  const { origin, verifying } = deps;
  const asked = { trust: await verifying.openTrust(), now: verifying.now(), local: origin.startsWith('http:') };
  const left = allowance();
  const parts: Verification[] = [];
  for (const { name, bytes } of files) {
    const part = await verify(bytes, expected, asked, left);
    parts.push(files.length > 1 && name !== null ? named(part, name) : part);
  }
  return {
    verdict: worstVerdict(parts.map(({ verdict }) => verdict)),
    unreadable: parts.every(({ unreadable }) => unreadable),
    reports: parts.flatMap(({ reports }) => reports),
    ignored: parts.flatMap(({ ignored }) => ignored),
  };
}

const named = (part: Verification, name: string): Verification => ({
  ...part,
  reports: part.reports.map((report) => ({
    ...report,
    within: report.within === null ? name : `${name} › ${report.within}`,
  })),
});
