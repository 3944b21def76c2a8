import { type Context, Hono } from 'hono';
import { type ApiDeps, mount, mountService, OPERATIONS, SERVICE_OPERATIONS } from './api/index.ts';
import { problem } from './api/problem.ts';
import { nothingHere, publicRoutes } from './api/public.ts';
import { applicantPageRoutes } from './api/recognition/applicant-pages.ts';
import { vcApiHttp } from './api/vc-api-http.ts';
import { verifyPageRoutes } from './api/verify-page.ts';
import type { Env } from './config.ts';
import { PRODUCT } from './credential/policy.ts';
import type { VcApiDeps } from './wallets/vc-api/ports.ts';
import { VC_API, VC_API_OPERATIONS } from './wallets/vc-api/reference.ts';
import { vcApiRoutes } from './wallets/vc-api/routes.ts';
import { faultOf, workshop } from './workshop.ts';

/** Every route of the service. Settings are looked at when the first request needs them, and named when they are wrong. */
export function createApp(env: Env, afterwards: (work: Promise<unknown>) => void): Hono {
  const app = new Hono();
  const deps = (c: Context) => async (): Promise<ApiDeps | Response> => {
    const shop = await workshop(env);
    return 'setting' in shop
      ? problem(c, 'NOT_READY', { params: { setting: shop.setting, reason: shop.reason } })
      : { ...shop.api, afterwards };
  };

  const vcApi = async (c: Context): Promise<VcApiDeps | Response> => {
    const shop = await workshop(env);
    if ('setting' in shop) return problem(c, 'NOT_READY', { params: { setting: shop.setting, reason: shop.reason } });
    const { api, supplied } = shop;
    const { openTrust, now } = api.verifying;
    return {
      http: vcApiHttp(api),
      issuing: supplied,
      verifying: async () => ({ trust: await openTrust(), now: now(), local: api.origin.startsWith('http:') }),
    };
  };

  app.use('*', async (c, next) => {
    await next();
    c.header('x-content-type-options', 'nosniff');
    c.header('referrer-policy', 'no-referrer');
    c.header('strict-transport-security', 'max-age=31536000');
    if (!c.res.headers.has('content-security-policy'))
      c.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
  });
  // Before the public addresses, which refuse every method they do not know.
  app.route('/', verifyPageRoutes(deps));
  app.route('/', applicantPageRoutes(deps));
  app.route('/', publicRoutes(deps, VC_API_OPERATIONS));
  mount(app, OPERATIONS, deps);
  mountService(app, SERVICE_OPERATIONS, deps);
  app.route(VC_API, vcApiRoutes(vcApi, PRODUCT));
  app.notFound((c) => nothingHere(c));
  app.onError((error, c) => {
    console.error(JSON.stringify({ ...faultOf(error), path: c.req.routePath }));
    return problem(c, 'INTERNAL');
  });
  return app;
}
