import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { issueSealLeaf, makeDevelopmentAuthority, toPem } from '../../keys/development-authority.ts';
import worker from '../../src/index.ts';
import type { InstitutionInput } from '../../src/local/invented/institutions.ts';
import type { SpecificationInput } from '../../src/local/invented/offerings.ts';

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

export const api = (slug: string, path = ''): string => `/api/institutions/${slug}${path}`;

const must = (answer: Answer, status: number): Answer => {
  if (answer.status !== status) throw new Error(`${answer.status} instead of ${status}: ${answer.text.slice(0, 2000)}`);
  return answer;
};

/** An institution with its keys (development seal of the given algorithm) and offerings, over the API. */
export async function provision(
  institution: InstitutionInput,
  specifications: readonly SpecificationInput[],
  algorithm: 'ES256' | 'RS256' = 'ES256',
): Promise<void> {
  const { slug } = institution;
  must(await call('PUT', api(slug), { body: institution }), 201);
  await sealKey(institution, algorithm);
  for (const role of ['proof-p256', 'proof-ed25519'])
    must(await call('POST', api(slug, '/keys'), { body: { role, keyId: role, development: true } }), 201);
  for (const specification of specifications)
    must(await call('POST', api(slug, '/offerings'), { body: specification }), 201);
}

/** A development seal for an institution, over the API. Returns what was sent, with the private key in it. */
export async function sealKey(
  institution: InstitutionInput,
  algorithm: 'ES256' | 'RS256',
  keyId = `seal-${algorithm.toLowerCase()}`,
): Promise<{ role: 'seal'; keyId: string; privateKey: string; certificateChain: string }> {
  const { slug } = institution;
  const now = Math.floor(Date.now() / 1000);
  const period = { validFrom: now - 86_400, validTo: now + 86_400 * 365 };
  const leaf = await issueSealLeaf(await makeDevelopmentAuthority(period), {
    organisation: institution.legalName.nl ?? slug,
    country: 'BE',
    organizationIdentifier: institution.identifiers.eidas.notation,
    algorithm,
    ...period,
  });
  const seal = {
    role: 'seal' as const,
    keyId,
    privateKey: toPem('PRIVATE KEY', leaf.pkcs8),
    certificateChain: toPem('CERTIFICATE', leaf.certificateDer),
  };
  must(await call('POST', api(slug, '/keys'), { body: seal }), 201);
  return seal;
}

/** An API key of an institution with these actions. */
export async function apiKey(slug: string, actions: readonly string[], more: object = {}): Promise<string> {
  const body = { name: 'of a test', actions, ...more };
  return must(await call('POST', api(slug, '/api-keys'), { body }), 201).json.token;
}
