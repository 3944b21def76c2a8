import { type Context, Hono } from 'hono';
import { page } from '../desk/parts/layout.tsx';
import { verifyFormPage } from '../desk/verify/form-page.tsx';
import { verifyReportPage } from '../desk/verify/report-page.tsx';
import { PageLanguage } from '../record/text.ts';
import { worstVerdict } from '../verifying/check.ts';
import type { Verification } from '../verifying/report.ts';
import { spoken } from '../verifying/spoken.ts';
import { verify } from '../verifying/verify.ts';
import type { ApiDeps } from './index.ts';
import { languageOf, problem } from './problem.ts';
import { answer, type DepsOf, refuseOtherMethods } from './route.ts';
import { readUpload, type Upload } from './upload.ts';

export const VERIFY = '/api/verify';
export const VERIFY_PAGE = '/verify';

/** A report is about a person, and status is about now. */
const PRIVATE = { 'cache-control': 'no-store' };

/**
 * Verification for programs and for people, the same report for both. Nobody needs a key: what is sent is checked in
 * memory and not kept. What cannot be read at all is a problem (422) that carries the report; a credential that fails is
 * an answer (200), because its verification succeeded.
 */
export function verifyRoutes(deps: DepsOf): Hono {
  const app = new Hono();

  app.post(VERIFY, async (c) => {
    const ready = await deps(c)();
    if (ready instanceof Response) return ready;
    const upload = await readUpload(c);
    if (upload instanceof Response) return upload;
    const language = chosenLanguage(c);
    const verification = spoken(await verifyUpload(upload, ready), language);
    if (!verification.unreadable) return answer(verification, 200, { 'content-language': language });
    const [first] = verification.reports.flatMap(({ checks }) => checks);
    return problem(c, 'NOT_A_CREDENTIAL', {
      params: { reason: first?.message ?? '' },
      members: { verdict: verification.verdict, unreadable: true, reports: verification.reports },
    });
  });

  app.get(VERIFY_PAGE, (c) => page(verifyFormPage(chosenLanguage(c)), 200, VARY, { form: true }));

  app.post(VERIFY_PAGE, async (c) => {
    const ready = await deps(c)();
    if (ready instanceof Response) return ready;
    const language = chosenLanguage(c);
    const upload = await readUpload(c);
    if (upload instanceof Response)
      return page(verifyFormPage(language, await saidBy(upload)), upload.status, PRIVATE, { form: true });
    const verification = await verifyUpload(upload, ready);
    const status = verification.unreadable ? 422 : 200;
    return page(verifyReportPage(spoken(verification, language), language), status, PRIVATE, { form: true });
  });

  refuseOtherMethods(app, VERIFY, ['POST']);
  refuseOtherMethods(app, VERIFY_PAGE, ['GET', 'POST']);
  return app;
}

const VARY = { vary: 'accept-language', 'cache-control': 'public, max-age=300' };

/** `?lang=nl` before the language the reader's browser asks for. */
function chosenLanguage(c: Context): PageLanguage {
  const chosen = PageLanguage.safeParse(c.req.query('lang'));
  return chosen.success ? chosen.data : languageOf(c);
}

/** Every file by itself; what a file is called is said with each of its reports when there are several. */
async function verifyUpload({ files, expected }: Upload, { origin, verifying }: ApiDeps): Promise<Verification> {
  const deps = { trust: await verifying.openTrust(), now: verifying.now(), local: origin.startsWith('http:') };
  const parts: Verification[] = [];
  for (const { name, bytes } of files) {
    const part = await verify(bytes, expected, deps);
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

/** The words of a problem, for the page. */
async function saidBy(response: Response): Promise<string> {
  const { detail } = (await response.json()) as { detail: string };
  return detail;
}
