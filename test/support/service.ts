import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import worker from '../../src/index.ts';
import type { InstitutionInput } from '../../src/local/invented/institutions.ts';
import type { SpecificationInput } from '../../src/local/invented/offerings.ts';
import { type Asking, api, asked, developmentSeal, provisionOver } from './provision.ts';

export const OPERATOR_TOKEN = env.FIRST_API_KEY;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: answers are read by the test that knows their shape
  readonly json: any;
}

export type Settings = typeof env;

/** The Worker's bindings with some of them replaced; keep the object, because the Worker keeps its workshop by it. */
export const withSettings = (settings: Partial<Record<keyof Settings, unknown>>): Settings =>
  ({ ...env, ...settings }) as Settings;

export interface CallOptions {
  readonly body?: unknown;
  /** The operator's unless another is given; null for none. */
  readonly token?: string | null;
  readonly headers?: Record<string, string>;
  /** A body that is not made from JSON here. */
  readonly raw?: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
  readonly settings?: Settings;
}

/** One request to the Worker as its runtime would make it, waiting for the work that goes on after the answer. */
export async function call(method: string, path: string, options: CallOptions = {}): Promise<Answer> {
  const { body, token = OPERATOR_TOKEN, headers = {}, raw, settings = env } = options;
  const context = createExecutionContext();
  const request = new Request(new URL(path, 'http://localhost:8787'), {
    method,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined && raw === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(raw !== undefined ? { body: raw } : body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const response = await worker.fetch(request as Request<unknown, IncomingRequestCfProperties>, settings, context);
  const text = new TextDecoder().decode(await response.arrayBuffer());
  await waitOnExecutionContext(context);
  return {
    status: response.status,
    headers: response.headers,
    text,
    json:
      text !== '' && /json|application\/vc/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : null,
  };
}

const ask: Asking = (method, path, body) => call(method, path, { body });

/** An institution with its keys (development seal of the given algorithm) and offerings, over the API. */
export const provision = (
  institution: InstitutionInput,
  specifications: readonly SpecificationInput[],
  algorithm: 'ES256' | 'RS256' = 'ES256',
): Promise<void> => provisionOver(ask, institution, specifications, algorithm);

/** A further development seal for an institution. Returns what was sent, with the private key in it. */
export async function sealKey(institution: InstitutionInput, algorithm: 'ES256' | 'RS256', keyId: string) {
  const seal = await developmentSeal(institution, algorithm, keyId);
  await asked(ask, 'POST', api(institution.slug, '/keys'), seal, 201);
  return seal;
}

/** An API key of an institution with these actions. */
export async function apiKey(slug: string, actions: readonly string[], more: object = {}): Promise<string> {
  const body = { name: 'of a test', actions, ...more };
  const made = await call('POST', api(slug, '/api-keys'), { body });
  if (made.status !== 201) throw new Error(made.text);
  return made.json.token;
}

export { api };
