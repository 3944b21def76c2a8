import { type Context, Hono } from 'hono';
import { wrapperContexts } from '../credential/contexts/loader.ts';
import { didDocument } from '../credential/did/document.ts';
import { STATUS_TTL } from '../issuing/publish-status.ts';
import { problem } from './problem.ts';
import type { DepsOf } from './route.ts';

/** Addresses that are signed into documents, or that anybody may look at. Nothing here needs a key. */
export function publicRoutes(deps: DepsOf): Hono {
  const app = new Hono();

  /** Anybody's verifier has to reach these, also from a browser. */
  const open = (text: string, type: string, cache: string, more: Record<string, string> = {}) =>
    new Response(text, {
      headers: { 'content-type': type, 'cache-control': cache, 'access-control-allow-origin': '*', ...more },
    });

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

  return app;
}
