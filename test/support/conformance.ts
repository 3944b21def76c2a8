import { conformanceApp } from '../../src/conformance/app.ts';
import { didsOf, type IssuerName, issuersOf, makeKeys } from '../../src/conformance/issuers.ts';
import { grantScope } from '../../src/record/institution-scope.ts';
import type { JsonObject } from '../../src/record/json.ts';
import { randomIndices } from '../../src/record/random-indices.ts';

export const CONFORMANCE_ORIGIN = 'https://localhost:40443';
export const V2 = 'https://www.w3.org/ns/credentials/v2';

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what a suite reads, it reads without a schema
  readonly json: any;
}

/** The app of a conformance run in this process: its routes, called as a suite calls them. */
export async function conformanceRun() {
  const keys = await makeKeys();
  const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
  const app = conformanceApp({
    origin: CONFORMANCE_ORIGIN,
    issuers: issuersOf(JSON.stringify(keys), CONFORMANCE_ORIGIN),
    now: () => Math.floor(Date.now() / 1000),
    uuid: () => crypto.randomUUID(),
    random,
    indices: randomIndices(random),
    scope: (name: IssuerName) => grantScope(name, { keyId: 'conformance' }),
  });
  const answerOf = async (response: Response): Promise<Answer> => {
    const text = await response.text();
    return { status: response.status, json: text === '' ? null : JSON.parse(text) };
  };
  const post = async (path: string, body: unknown): Promise<Answer> =>
    answerOf(
      await app.request(`${CONFORMANCE_ORIGIN}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json, application/ld+json, */*' },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    );
  const get = async (url: string): Promise<Answer> => answerOf(await app.request(url));
  const issueAt = (path: string) => (credential: JsonObject, options?: JsonObject) =>
    post(`${path}/credentials/issue`, { credential, ...(options && { options }) });
  return {
    dids: didsOf(keys),
    post,
    get,
    app,
    issue: issueAt('/vc-api'),
    issueAt,
    verify: (verifiableCredential: unknown, options?: JsonObject) =>
      post('/vc-api/credentials/verify', { verifiableCredential, ...(options && { options }) }),
    verifyPresentation: (verifiablePresentation: unknown, options?: JsonObject) =>
      post('/vc-api/presentations/verify', { verifiablePresentation, ...(options && { options }) }),
    derive: (verifiableCredential: unknown, selectivePointers: readonly string[]) =>
      post('/vc-api/credentials/derive', { verifiableCredential, options: { selectivePointers } }),
  };
}
