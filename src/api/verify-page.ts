import { type Context, Hono } from 'hono';
import { page } from '../desk/parts/layout.tsx';
import { verifyFormPage } from '../desk/verify/form-page.tsx';
import { verifyReportPage } from '../desk/verify/report-page.tsx';
import { WORDS } from '../desk/verify/words.ts';
import { PageLanguage } from '../record/text.ts';
import { spoken } from '../verifying/spoken.ts';
import { languageOf } from './problem.ts';
import type { DepsOf } from './route.ts';
import { readUpload } from './upload.ts';
import { verifyUpload } from './verify.ts';

/** Where a file can be chosen or pasted, and where its report is shown. Described under the public addresses. */
const VERIFY_PAGE = '/verify';

/** A report is about a person, and status is about now. */
const PRIVATE = { 'cache-control': 'no-store' };
const SAME_FOR_ALL = { vary: 'accept-language', 'cache-control': 'public, max-age=300' };

/** Verification for people: the same report as for programs, on a page that needs no script. */
export function verifyPageRoutes(deps: DepsOf): Hono {
  const app = new Hono();

  app.get(VERIFY_PAGE, (c) => page(verifyFormPage(chosenLanguage(c)), 200, SAME_FOR_ALL, { form: true }));

  app.post(VERIFY_PAGE, async (c) => {
    const language = chosenLanguage(c);
    const again = async (refused: Response) =>
      page(verifyFormPage(language, await saidBy(refused, language)), refused.status, PRIVATE, { form: true });
    const ready = await deps(c)();
    if (ready instanceof Response) return again(ready);
    const upload = await readUpload(c, language);
    if (upload instanceof Response) return again(upload);
    const verification = spoken(await verifyUpload(upload, ready), language);
    const status = verification.unreadable ? 422 : 200;
    return page(verifyReportPage(verification, language), status, PRIVATE, { form: true });
  });
  return app;
}

/** `?lang=nl` before the language the reader's browser asks for. */
export function chosenLanguage(c: Context): PageLanguage {
  const chosen = PageLanguage.safeParse(c.req.query('lang'));
  return chosen.success ? chosen.data : languageOf(c);
}

/** A problem, in words for somebody who filled in a form. */
async function saidBy(refused: Response, language: PageLanguage): Promise<string> {
  const { code, detail } = (await refused.json()) as { code: string; detail: string };
  const { troubles } = WORDS[language];
  return Object.entries(troubles).find(([known]) => known === code)?.[1] ?? detail;
}
