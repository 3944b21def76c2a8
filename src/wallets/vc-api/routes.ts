import type { Context, Hono } from 'hono';
import type { Policy } from '../../credential/policy.ts';
import type { VcApiDeps } from './ports.ts';

/** What the routes work with, or the answer that says which setting is wrong. */
export type VcApiDepsOf = (c: Context) => Promise<VcApiDeps | Response>;

/** Addresses below the one the routes are mounted at. */
export const VC_API_PATHS = {
  issue: '/credentials/issue',
  status: '/credentials/status',
  verifyCredential: '/credentials/verify',
  derive: '/credentials/derive',
  verifyPresentation: '/presentations/verify',
} as const;

/**
 * The W3C VC-API (VCALM) below one address: `app.route('/vc-api', vcApiRoutes(deps, policy))`. Issuing and changing a
 * status ask for a key where the policy says so; the rest is for anybody, judged in memory and not kept.
 */
export declare function vcApiRoutes(deps: VcApiDepsOf, policy: Policy): Hono;
