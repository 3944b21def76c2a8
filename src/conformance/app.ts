import { type Context, Hono } from 'hono';
import { vcApiSpeech } from '../api/vc-api-http.ts';
import { readingUnder } from '../credential/contexts/reading-under.ts';
import { knownDigests } from '../credential/vcdm2/known-digests.ts';
import type { SuppliedDeps, SuppliedIssuer } from '../issuing/supplied/ports.ts';
import type { InstitutionScope } from '../record/institution-scope.ts';
import { isObject, type JsonObject } from '../record/json.ts';
import { parseStrictJson } from '../record/strict-json.ts';
import { openTrust } from '../trust/open-trust.ts';
import type { VcApiDeps, VcApiHttp } from '../wallets/vc-api/ports.ts';
import { vcApiRoutes } from '../wallets/vc-api/routes.ts';
import { ENDPOINTS, listUrlAt } from './endpoints.ts';
import { ISSUER_NAMES, type IssuerName } from './issuers.ts';
import { CONFORMANCE } from './policy.ts';
import { recordBook } from './record-book.ts';
import { publishedList } from './status-list.ts';
import { trustSources } from './trust.ts';

export interface ConformanceDeps {
  readonly origin: string;
  readonly issuers: ReadonlyMap<IssuerName, SuppliedIssuer>;
  /** UTC seconds. */
  now(): number;
  uuid(): string;
  random(count: number): Uint8Array;
  indices(count: number, size: number): number[];
  /** The right to write in the name of one issuer. */
  scope(name: IssuerName): InstitutionScope;
}

/**
 * The VC-API of the product with the policy of conformance runs, three issuers, and a record book in memory. Every issuer has
 * an address for each suite it can sign with; at the plain address the issuer is chosen by what the request says.
 */
export function conformanceApp(deps: ConformanceDeps): Hono {
  const { origin, issuers, now } = deps;
  const book = recordBook((issuer, listId) => listUrlAt(origin, issuer, listId));
  const list = async (issuer: string, listId: string): Promise<string | null> => {
    const kept = book.list(issuer, listId);
    const signer = issuers.get(issuer as IssuerName);
    return kept === null || signer === undefined ? null : publishedList(kept, signer, now());
  };
  const sources = trustSources(origin, async (url) => {
    for (const name of ISSUER_NAMES) {
      const prefix = listUrlAt(origin, name, '');
      if (url.startsWith(prefix)) return list(name, url.slice(prefix.length));
    }
    return null;
  });
  const { canonicalise, loader } = readingUnder(CONFORMANCE);
  const issuing: SuppliedDeps = {
    now,
    uuid: deps.uuid,
    random: deps.random,
    indices: deps.indices,
    policy: CONFORMANCE,
    canonicalise,
    loader,
    digests: knownDigests,
    issuer: async ({ institutionId }) => issuers.get(institutionId as IssuerName) ?? null,
    register: book,
    blobs: bodiesInMemory(),
    // A list is made when somebody asks for it.
    publishStatusOf: async () => {},
  };
  const depsFor = (name: IssuerName, suite: string | null): VcApiDeps => {
    const everybody = deps.scope(name);
    const http: VcApiHttp = { ...vcApiSpeech, authorise: async () => everybody, everybody };
    return {
      http: suite === null ? http : { ...http, body: withSuite(http, suite) },
      issuing,
      verifying: async () => ({ trust: await openTrust(sources), now: now(), local: false, policy: CONFORMANCE }),
    };
  };

  // Clients that write a slash at the end mean the same address.
  const app = new Hono({ strict: false });
  app.get('/vc-api/issuers/:issuer/status/:list', async (c) => {
    const text = await list(c.req.param('issuer'), c.req.param('list'));
    // Clients of the suites read a body as JSON only where its type says so.
    return text === null ? c.notFound() : c.body(text, 200, { 'content-type': 'application/vc+ld+json' });
  });
  for (const { issuer, suite, path } of ENDPOINTS)
    app.route(
      path,
      vcApiRoutes(async () => depsFor(issuer, suite), CONFORMANCE),
    );
  app.route(
    '/vc-api',
    vcApiRoutes(async (c) => depsFor(await meant(c, issuers, book.issuerOf), null), CONFORMANCE),
  );
  return app;
}

/** The suite of an address, where a request names none itself. */
const withSuite = (http: VcApiHttp, suite: string): VcApiHttp['body'] => {
  const body: VcApiHttp['body'] = async (c, schema) => {
    const read = await http.body(c, schema);
    if (read instanceof Response || !isObject(read.value) || !('credential' in read.value)) return read;
    const options = isObject(read.value.options) ? read.value.options : {};
    return { ...read, value: { ...read.value, options: { cryptosuite: suite, ...options } } as typeof read.value };
  };
  return body;
};

/** Whom a request to the plain address means: the issuer its credential names, who issued it before, or a key of the suite. */
async function meant(
  c: Context,
  issuers: ConformanceDeps['issuers'],
  issuerOf: (credentialId: string) => string | null,
): Promise<IssuerName> {
  const json = parseStrictJson(await c.req.raw.clone().text());
  const body: JsonObject = json.ok && isObject(json.value) ? json.value : {};
  const before = typeof body.credentialId === 'string' ? issuerOf(body.credentialId) : null;
  if (before !== null) return before as IssuerName;
  const { issuer } = isObject(body.credential) ? body.credential : {};
  const did = isObject(issuer) ? issuer.id : issuer;
  const named = ISSUER_NAMES.find((name) => issuers.get(name)?.did === did);
  if (named !== undefined) return named;
  const { cryptosuite, mandatoryPointers } = isObject(body.options) ? body.options : {};
  const ecdsa = typeof cryptosuite === 'string' ? cryptosuite.startsWith('ecdsa') : mandatoryPointers !== undefined;
  return ecdsa ? 'p256' : 'ed';
}

function bodiesInMemory(): SuppliedDeps['blobs'] {
  const texts = new Map<string, string>();
  return {
    put: async (_scope, sha256, text) => void texts.set(sha256, text),
    get: async (_scope, sha256) => texts.get(sha256) ?? null,
  };
}
