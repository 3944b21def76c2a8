import { type Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { page } from '../../desk/parts/layout.tsx';
import { applyPage, CASE_ADDRESS, noSessionPage } from '../../desk/recognition/apply-page.tsx';
import { casePage } from '../../desk/recognition/case-page.tsx';
import { FORM_TROUBLES } from '../../desk/recognition/words.ts';
import type { CaseFile } from '../../recognition/case/case.ts';
import { redeemLink } from '../../recognition/case/redeem-link.ts';
import { seenByApplicant } from '../../recognition/case/seen-by-applicant.ts';
import { submitCase } from '../../recognition/case/submit-case.ts';
import { withdraw } from '../../recognition/case/withdraw.ts';
import type { ApiDeps } from '../index.ts';
import { type ProblemCode, problem } from '../problem.ts';
import { readQuery } from '../query.ts';
import { type DepsOf, refuseOtherMethods } from '../route.ts';
import { type ApplicantSession, applicantSession, sessionToken } from '../session.ts';
import { chosenLanguage } from '../verify-page.ts';
import { APPLICANT } from './applicant.ts';
import { readFile } from './cases.ts';
import { recognitionDeps } from './deps.ts';
import { receiveEvidence } from './evidence-upload.ts';
import { LetterQuery, letterAnswer } from './letter.ts';
import { APPLY_PAGE } from './links.ts';
import { credentialRead, ownCredentialAnswer } from './own-credential.ts';
import { receivePortfolioItem } from './portfolio.ts';
import { refused } from './refused.ts';

/**
 * It holds the session of one case. Over https its name says that this host alone may set it (`__Host-`, RFC 6265bis): a
 * neighbour under the same domain could otherwise put an applicant into the session of another case, and get what they send.
 */
const cookieOf = ({ origin }: Pick<ApiDeps, 'origin'>): string =>
  origin.startsWith('https:') ? '__Host-sigillum_case' : 'sigillum_case';
const PRIVATE = { 'cache-control': 'no-store' };
const WITH_FORM = { form: true } as const;

interface Visit extends ApplicantSession {
  readonly c: Context;
  readonly deps: ApiDeps;
}

/** What an applicant sent from a page: the file as it is now, or what stood in the way. */
type Sent = (visit: Visit) => Promise<CaseFile | Response>;

const SENT: Readonly<Record<string, Sent>> = {
  evidence: ({ c, deps, scope, caseId }) => receiveEvidence({ c, deps, scope, actor: APPLICANT, caseId }),
  portfolio: ({ c, deps, scope, caseId }) => receivePortfolioItem({ c, deps, scope, actor: APPLICANT, caseId }),
  async submit({ c, deps, scope, caseId }) {
    const done = await submitCase(recognitionDeps(deps), scope, APPLICANT, caseId);
    return done.ok ? done.value : refused(c, done.error);
  },
  async withdraw({ c, deps, scope, caseId }) {
    const done = await withdraw(recognitionDeps(deps), scope, APPLICANT, caseId, {});
    return done.ok ? done.value : refused(c, done.error);
  },
};

/** The way of an applicant without a program: the link, the case, what they send. No page needs a script. */
export function applicantPageRoutes(deps: DepsOf): Hono {
  const app = new Hono();
  const link = `${APPLY_PAGE}/:token`;

  app.get(link, (c) => page(applyPage(chosenLanguage(c), c.req.param('token')), 200, PRIVATE, WITH_FORM));

  app.post(link, async (c) => {
    const ready = await deps(c)();
    if (ready instanceof Response) return ready;
    const token = c.req.param('token');
    const redeemed = fromElsewhere(c) ? null : await redeemLink(recognitionDeps(ready), token);
    if (!redeemed?.ok) {
      const trouble = await saidBy(c, problem(c, 'LINK_NOT_VALID'));
      const open = (await applicantSession(ready, getCookie(c, cookieOf(ready)) ?? '')) !== null;
      return page(applyPage(chosenLanguage(c), token, trouble, { open }), 403, PRIVATE);
    }
    const { session, expiresAt } = redeemed.value;
    const attributes = [
      `${cookieOf(ready)}=${sessionToken(session)}`,
      'Path=/',
      `Max-Age=${expiresAt - ready.recognition.now()}`,
      'HttpOnly',
      'SameSite=Strict',
      ...(ready.origin.startsWith('https:') ? ['Secure'] : []),
    ];
    return seeOther(c, { 'set-cookie': attributes.join('; ') });
  });

  /** Opens the session of the cookie; the page that says there is none. */
  const visit = async (c: Context, then: (visit: Visit) => Promise<Response>): Promise<Response> => {
    const ready = await deps(c)();
    if (ready instanceof Response) return ready;
    const session = await applicantSession(ready, getCookie(c, cookieOf(ready)) ?? '');
    if (session === null) return page(noSessionPage(chosenLanguage(c)), 401, PRIVATE);
    return then({ c, deps: ready, ...session });
  };

  app.get(CASE_ADDRESS, (c) => visit(c, (visited) => shown(visited, 'file')));

  app.get(`${CASE_ADDRESS}/letter`, (c) =>
    visit(c, async (visited) => {
      const query = readQuery(c, LetterQuery);
      if (query instanceof Response) return query;
      const file = await readFile(visited, visited.caseId, `letter ${query.value.lang}.${query.value.format}`);
      return file instanceof Response ? file : letterAnswer(visited, seenByApplicant(file), query.value);
    }),
  );

  app.get(`${CASE_ADDRESS}/credential/:form`, (c) =>
    visit(c, async (visited) => {
      const form = c.req.param('form');
      const file = await readFile(visited, visited.caseId, credentialRead(form));
      return file instanceof Response ? file : ownCredentialAnswer(visited, file, form);
    }),
  );

  for (const [name, send] of Object.entries(SENT)) {
    // What is in the address bar after a form was refused; to load it again leads back to the case.
    app.get(`${CASE_ADDRESS}/${name}`, (c) => seeOther(c));
    app.post(`${CASE_ADDRESS}/${name}`, (c) =>
      visit(c, async (visited) => {
        if (fromElsewhere(c)) return page(noSessionPage(chosenLanguage(c)), 403, PRIVATE);
        const sent = await send(visited);
        return sent instanceof Response ? shown(visited, 'file', sent) : seeOther(c);
      }),
    );
  }

  refuseOtherMethods(app, `${APPLY_PAGE}/{token}`, ['GET', 'POST']);
  refuseOtherMethods(app, CASE_ADDRESS, ['GET']);
  refuseOtherMethods(app, `${CASE_ADDRESS}/letter`, ['GET']);
  refuseOtherMethods(app, `${CASE_ADDRESS}/credential/{form}`, ['GET']);
  for (const name of Object.keys(SENT)) refuseOtherMethods(app, `${CASE_ADDRESS}/${name}`, ['GET', 'POST']);
  return app;
}

/** The case as a page; above it what was wrong with what was sent. */
async function shown(visit: Visit, what: string, trouble?: Response): Promise<Response> {
  const language = chosenLanguage(visit.c);
  const file = await readFile(visit, visit.caseId, what);
  if (file instanceof Response || file.case.erasedAt !== null) return page(noSessionPage(language), 410, PRIVATE);
  const said = trouble && (await saidBy(visit.c, trouble));
  return page(casePage(file, language, said), trouble?.status ?? 200, PRIVATE, WITH_FORM);
}

/** After something was sent, the case by a request of its own: to load it again sends nothing twice. */
const seeOther = (c: Context, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(null, {
    status: 303,
    headers: { ...PRIVATE, location: `${CASE_ADDRESS}?lang=${chosenLanguage(c)}`, ...headers },
  });

/** Whether a browser says that the form lay on another site. The cookie does not come along then; this is said twice. */
const fromElsewhere = (c: Context): boolean => {
  const site = c.req.header('sec-fetch-site');
  return site !== undefined && site !== 'same-origin' && site !== 'none';
};

/** A problem in the words and the language of the page, whatever language its reader's browser asks for. */
async function saidBy(c: Context, refusal: Response): Promise<string> {
  const language = chosenLanguage(c);
  const { code, params } = (await refusal.json()) as { code: ProblemCode; params?: Readonly<Record<string, string>> };
  const own = FORM_TROUBLES[code]?.[language];
  if (own !== undefined) return own;
  const again = problem(c, code, { language, ...(params ? { params } : {}) });
  return ((await again.json()) as { detail: string }).detail;
}
