import { type Context, Hono } from 'hono';
import { admissible } from '../../credential/data-integrity/admissible.ts';
import { derive } from '../../credential/data-integrity/sd-derive.ts';
import type { Policy } from '../../credential/policy.ts';
import { statusEntry } from '../../credential/status-list/compose.ts';
import { changeSuppliedStatus } from '../../issuing/supplied/change-status.ts';
import type { FieldFault } from '../../issuing/supplied/field-fault.ts';
import { issueSupplied } from '../../issuing/supplied/issue.ts';
import type { SuppliedRefusal } from '../../issuing/supplied/refusal.ts';
import { accepts } from '../../record/accepts.ts';
import { canonicalJson } from '../../record/canonical-json.ts';
import type { InstitutionScope } from '../../record/institution-scope.ts';
import { sha256Hex } from '../../record/sha256.ts';
import { verify } from '../../verifying/verify.ts';
import { decideCredential } from './decide-credential.ts';
import { decidePresentation } from './decide-presentation.ts';
import { deriveFault } from './derive-fault.ts';
import { parseIssue } from './parse-issue.ts';
import { parseStatus } from './parse-status.ts';
import type { VcApiAction, VcApiDeps } from './ports.ts';
import { securedProblems } from './secured-model.ts';
import { verifyPresentation } from './verify-presentation.ts';
import { DeriveRequest } from './z-derive.ts';
import { IssueRequest } from './z-issue.ts';
import { StatusRequest } from './z-status.ts';
import { VerifyCredentialRequest, VerifyPresentationRequest } from './z-verify.ts';

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

type Handler = (c: Context, deps: VcApiDeps, policy: Policy) => Promise<Response>;

/**
 * The W3C VC-API (VCALM) below one address: `app.route('/vc-api', vcApiRoutes(deps, policy))`. Issuing and changing a
 * status ask for a key where the policy says so; the rest is for anybody, judged in memory and not kept.
 */
export function vcApiRoutes(depsOf: VcApiDepsOf, policy: Policy): Hono {
  const routes = new Hono();
  for (const [name, path] of Object.entries(VC_API_PATHS) as [keyof typeof VC_API_PATHS, string][]) {
    routes.post(path, async (c) => {
      const deps = await depsOf(c);
      return deps instanceof Response ? deps : HANDLERS[name](c, deps, policy);
    });
    routes.all(path, async (c) => {
      const deps = await depsOf(c);
      if (deps instanceof Response) return deps;
      const refused = deps.http.problem(c, 'METHOD_NOT_ALLOWED', { params: { allowed: 'POST' } });
      refused.headers.set('allow', 'POST');
      return refused;
    });
  }
  return routes;
}

const HANDLERS: Readonly<Record<keyof typeof VC_API_PATHS, Handler>> = {
  async issue(c, deps, policy) {
    const scope = await scopeOf(c, deps, policy, 'vc-api:issue');
    if (scope instanceof Response) return scope;
    const idempotencyKey = c.req.header('idempotency-key') ?? null;
    if (idempotencyKey !== null && !IDEMPOTENCY_KEY.test(idempotencyKey))
      return deps.http.problem(c, 'HEADER_NOT_VALID', {
        params: { header: 'Idempotency-Key', accepted: VISIBLE_ASCII },
      });
    const sent = await deps.http.body(c, IssueRequest);
    if (sent instanceof Response) return sent;
    const parsed = parseIssue(sent.value);
    if (!parsed.ok) return notValid(c, deps, parsed.error);
    const requestSha256 = await digestOf(sent.json);
    const issued = await issueSupplied(deps.issuing, scope, { ...parsed.value, requestSha256, idempotencyKey });
    if (!issued.ok) return refused(c, deps, issued.error);
    // The bytes on record, and not another serialisation of them.
    return answer(`{"verifiableCredential":${issued.value.text}}`, 201);
  },

  async status(c, deps, policy) {
    const scope = await scopeOf(c, deps, policy, 'vc-api:status');
    if (scope instanceof Response) return scope;
    const sent = await deps.http.body(c, StatusRequest);
    if (sent instanceof Response) return sent;
    const changed = await changeSuppliedStatus(deps.issuing, scope, parseStatus(sent.value));
    if (!changed.ok) return refused(c, deps, changed.error);
    const { listUrl, purpose, index } = changed.value.place;
    const { credentialId, status } = sent.value;
    return answer(
      JSON.stringify({ credentialId, credentialStatus: statusEntry(listUrl, purpose, index), status }),
      200,
    );
  },

  async verifyCredential(c, deps) {
    const sent = await deps.http.body(c, VerifyCredentialRequest);
    if (sent instanceof Response) return sent;
    const { verifiableCredential: secured, options = {} } = sent.value;
    const text = typeof secured === 'string' ? secured : JSON.stringify(secured);
    const { challenge, domain } = options;
    const expected = { ...(challenge === undefined ? {} : { challenge }), ...(domain === undefined ? {} : { domain }) };
    const [problems, verification] = await Promise.all([
      securedProblems(secured, 'credential', deps.issuing.digests),
      deps.verifying().then((verifying) => verify(new TextEncoder().encode(text), expected, verifying)),
    ]);
    const result = decideCredential(sent.value, { problems, verification }, deps.http.language(c));
    return answer(JSON.stringify(result), result.verified ? 200 : 400);
  },

  async verifyPresentation(c, deps) {
    const sent = await deps.http.body(c, VerifyPresentationRequest);
    if (sent instanceof Response) return sent;
    const { verifiablePresentation, presentation = {}, options = {} } = sent.value;
    const shown = verifiablePresentation ?? presentation;
    const { challenge, domain } = options;
    const expected = { ...(challenge === undefined ? {} : { challenge }), ...(domain === undefined ? {} : { domain }) };
    const [problems, findings] = await Promise.all([
      securedProblems(shown, 'presentation', deps.issuing.digests),
      deps.verifying().then((verifying) => verifyPresentation(shown, expected, verifying)),
    ]);
    const result = decidePresentation(sent.value, { problems, ...findings }, deps.http.language(c));
    return answer(JSON.stringify(result), result.verified ? 200 : 400);
  },

  async derive(c, deps) {
    const sent = await deps.http.body(c, DeriveRequest);
    if (sent instanceof Response) return sent;
    const { verifiableCredential: secured, options = {} } = sent.value;
    const { canonicalise, loader, policy } = deps.issuing;
    const refusal = admissible(secured, 'credential', policy.inlineContexts);
    if (refusal) return notDerived(c, deps, deriveFault(refusal, []));
    const { selectivePointers = [] } = options;
    const derived = await derive(secured, selectivePointers, { canonicalise, loader });
    if (!derived.ok) return notDerived(c, deps, deriveFault(derived.error, selectivePointers));
    return answer(JSON.stringify({ verifiableCredential: derived.value }), 201);
  },
};

const VISIBLE_ASCII = accepts({ en: '1 to 200 visible ASCII characters', nl: '1 tot 200 zichtbare ASCII-tekens' });
const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,200}$/;

/** For whom the request acts: the institution of its key, or everybody where the policy asks for none. */
async function scopeOf(
  c: Context,
  { http }: VcApiDeps,
  { authorisation }: Policy,
  action: VcApiAction,
): Promise<InstitutionScope | Response> {
  if (authorisation === 'api-key') return http.authorise(c, action);
  if (http.everybody === null) throw new Error('the policy asks for no key, and nobody is named');
  return http.everybody;
}

const digestOf = (json: unknown): Promise<string> => sha256Hex(new TextEncoder().encode(canonicalJson(json)));

const notValid = (c: Context, { http }: VcApiDeps, errors: readonly FieldFault[]): Response =>
  http.problem(c, 'VC_REQUEST_NOT_VALID', { params: { count: String(errors.length) }, errors });

const notDerived = (c: Context, { http }: VcApiDeps, fault: FieldFault): Response =>
  http.problem(c, 'VC_NOT_DERIVED', { errors: [fault] });

const refused = (c: Context, { http }: VcApiDeps, { code, ...detail }: SuppliedRefusal): Response =>
  http.problem(c, code, detail);

/** Private, because almost all of it is about people. */
const answer = (body: string, status: number): Response =>
  new Response(body, {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  });
