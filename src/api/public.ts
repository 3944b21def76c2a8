import { type Context, Hono } from 'hono';
import { accepts } from 'hono/accepts';
import { wrapperContexts } from '../credential/contexts/loader.ts';
import { didDocument } from '../credential/did/document.ts';
import { ICON, ICON_ADDRESS, page, STYLE_ADDRESS } from '../desk/parts/layout.tsx';
import { STYLE } from '../desk/parts/style.ts';
import { STATUS_TTL } from '../issuing/publish-status.ts';
import { openApi } from './openapi.ts';
import { languageOf, problem } from './problem.ts';
import { methodsOf, PUBLIC_ADDRESSES } from './public-addresses.ts';
import { publicInstitution } from './public-institution.ts';
import { docsPage } from './reference/docs.tsx';
import { homePage } from './reference/home.tsx';
import { institutionPage } from './reference/institution.tsx';
import { notFoundPage } from './reference/not-found.tsx';
import { type DepsOf, type FurtherOperation, refuseOtherMethods } from './route.ts';

/** Pages depend on what the reader accepts. */
const VARY = { vary: 'accept, accept-language' };
const SHORTLY = 'public, max-age=300';

type Kind = 'text/html' | 'application/json';

/** Whether the reader wants a page: where a page is the usual thing, programs have to ask for JSON. */
const wantsPage = (c: Context, usual: Kind): boolean =>
  accepts(c, { header: 'Accept', supports: ['text/html', 'application/json'], default: usual }) === 'text/html';

/** There is nothing here: a page for people who ask for one, else a problem. */
export function nothingHere(c: Context, usual: Kind = 'application/json'): Response {
  return wantsPage(c, usual)
    ? page(notFoundPage(languageOf(c)), 404, { ...VARY, 'cache-control': 'no-store' })
    : problem(c, 'NOT_FOUND');
}

/**
 * Addresses that are signed into documents, or that anybody may look at. Nothing here needs a key. `further` are the
 * operations of other rooms, which the reference describes too.
 */
export function publicRoutes(deps: DepsOf, further: readonly FurtherOperation[]): Hono {
  const app = new Hono();

  /** Anybody's verifier has to reach these, also from a browser. */
  const open = (text: string, type: string, cache: string, more: Record<string, string> = {}) =>
    new Response(text, {
      headers: { 'content-type': type, 'cache-control': cache, 'access-control-allow-origin': '*', ...more },
    });

  app.get('/', async (c) => {
    const ready = await deps(c)();
    if (ready instanceof Response) return ready;
    const institutions = await ready.office.institutions();
    return page(homePage(institutions, ready.originAt(c.req.url), languageOf(c)), 200, {
      ...VARY,
      'cache-control': SHORTLY,
    });
  });

  app.get('/i/:institution', async (c) => {
    const ready = await deps(c)();
    if (ready instanceof Response) return ready;
    const record = await ready.office.publicRecord(c.req.param('institution'));
    if (!record) return nothingHere(c, 'text/html');
    const shown = publicInstitution(record, ready.originAt(c.req.url));
    return wantsPage(c, 'text/html')
      ? page(institutionPage(shown, languageOf(c)), 200, { ...VARY, 'cache-control': SHORTLY })
      : open(JSON.stringify(shown, null, 2), 'application/json; charset=utf-8', SHORTLY, VARY);
  });

  app.get('/openapi.json', () => open(openApiText(further), 'application/json; charset=utf-8', SHORTLY));

  app.get('/docs', async (c) => {
    const ready = await deps(c)();
    const origin = ready instanceof Response ? 'https://your-sigillum.example' : ready.origin;
    return page(docsText(origin, further), 200, { 'cache-control': SHORTLY });
  });

  app.get(STYLE_ADDRESS, () => open(STYLE, 'text/css; charset=utf-8', SHORTLY));
  app.get(ICON_ADDRESS, () => open(ICON, 'image/svg+xml', SHORTLY));

  app.get('/contexts/:name', (c) => {
    const sha256 = /^elm-vcdm2-([0-9a-f]{64})\.jsonld$/.exec(c.req.param('name'))?.[1];
    const context = sha256 ? wrapperContexts.get(sha256) : undefined;
    if (!context) return problem(c, 'NOT_FOUND');
    return open(context.text, 'application/ld+json', 'public, max-age=31536000, immutable');
  });

  app.get('/i/:institution/did.json', async (c) => {
    const ready = await deps(c)();
    if (ready instanceof Response) return ready;
    const slug = c.req.param('institution');
    if (!(await ready.office.institutionExists(slug))) return problem(c, 'NOT_FOUND');
    const keys = await ready.office.signingKeys(slug);
    const document = didDocument({
      origin: ready.originAt(c.req.url),
      slug,
      keys: keys.map(({ keyId, role, publicJwk, compromisedSince }) => ({
        keyId,
        role,
        publicJwk,
        ...(compromisedSince === null ? {} : { compromisedAt: compromisedSince }),
      })),
    });
    return open(JSON.stringify(document, null, 2), 'application/did+json', 'public, max-age=300');
  });

  app.get('/i/:institution/status/:list', async (c: Context) => {
    const ready = await deps(c)();
    if (ready instanceof Response) return ready;
    const list = await ready.office.statusList(c.req.param('institution') ?? '', c.req.param('list') ?? '');
    if (!list) return problem(c, 'NOT_FOUND');
    return open(list.credential, 'application/vc', `public, max-age=${STATUS_TTL}`, {
      'last-modified': new Date(list.publishedAt * 1000).toUTCString(),
    });
  });

  for (const path of [STYLE_ADDRESS, ICON_ADDRESS]) refuseOtherMethods(app, path, ['GET']);
  for (const address of PUBLIC_ADDRESSES) refuseOtherMethods(app, address.path, methodsOf(address));
  return app;
}

let openApiMade: string | undefined;
/** The document is the same for everybody; it is written out once per isolate. */
function openApiText(further: readonly FurtherOperation[]): string {
  openApiMade ??= JSON.stringify(openApi(further));
  return openApiMade;
}

const docsMade = new Map<string, string>();
/** The reference differs only by the origin its commands name. */
function docsText(origin: string, further: readonly FurtherOperation[]): string {
  const made = docsMade.get(origin) ?? String(docsPage(origin, further));
  docsMade.set(origin, made);
  return made;
}
