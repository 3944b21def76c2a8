import type { Context } from 'hono';
import type { z } from 'zod';
import type { InstitutionScope } from '../record/institution-scope.ts';
import type { Action } from './actions.ts';
import type { ApiDeps } from './index.ts';
import { jsonBody } from './json-body.ts';
import { languageOf, problem } from './problem.ts';
import { openKeySession } from './session.ts';

/** Largest body in bytes: a presentation of several credentials with page images. */
export const VC_API_BODY_LIMIT = 4_194_304;

/** How the VC-API speaks HTTP, here and in conformance runs: bodies as strict as everywhere, wrong fields with 400. */
export const vcApiSpeech = {
  body: <T extends z.ZodType>(c: Context, schema: T) =>
    jsonBody(c, schema, VC_API_BODY_LIMIT, [], 'VC_REQUEST_NOT_VALID'),
  problem,
  language: languageOf,
};

/** The same with the service's own API keys; nobody acts without one. */
export const vcApiHttp = (deps: Pick<ApiDeps, 'office' | 'firstKeyDigest'>) => ({
  ...vcApiSpeech,
  authorise: (c: Context, action: Action): Promise<InstitutionScope | Response> => openKeySession(c, deps, action),
  everybody: null,
});
