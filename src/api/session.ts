import type { Context } from 'hono';
import { liveSession } from '../recognition/case/live-session.ts';
import type { RecognitionDeps } from '../recognition/ports.ts';
import { accepts } from '../record/accepts.ts';
import { encodeBase64Url } from '../record/base64.ts';
import { type Actor, grantScope, type InstitutionScope } from '../record/institution-scope.ts';
import { SLUG } from '../record/names.ts';
import { sha256Hex } from '../record/sha256.ts';
import type { Action } from './actions.ts';
import type { Office } from './ports.ts';
import { problem } from './problem.ts';

/** The operator's institution id: a key with it may act for every institution. */
export const OPERATOR = '*';

const TOKEN = /^Bearer +([A-Za-z0-9_-]{20,200})$/i;
/** How a caller may name the person it acts for: a staff id or address, never shown in a credential. */
const PERSON = /^[A-Za-z0-9][A-Za-z0-9._@+:/-]{0,119}$/;

/** Whether `On-Behalf-Of` could name somebody so. */
export const isPerson = (name: string): boolean => PERSON.test(name);

/** A new secret: 256 random bits, base64url. */
export const newSecret = (): string => encodeBase64Url(crypto.getRandomValues(new Uint8Array(32)));

/** A new API token, recognisable in a leak by its prefix. */
export const newToken = (): string => `sgl_${newSecret()}`;

/** What an applicant's session token begins with on the wire: one that leaks is recognised. */
const SESSION_PREFIX = 'sgs_';

/** The digest a token is kept under: it has 256 bits of entropy, so one SHA-256 is enough. */
export const tokenDigest = (token: string): Promise<string> => sha256Hex(new TextEncoder().encode(token));

/** Whether two digests are equal, found in a time that does not tell where they differ. */
export function sameDigest(one: string, other: string): boolean {
  let difference = one.length ^ other.length;
  for (let at = 0; at < one.length; at++) difference |= one.charCodeAt(at) ^ other.charCodeAt(at);
  return difference === 0;
}

interface SessionDeps {
  readonly office: Pick<Office, 'apiKeyByToken' | 'institutionExists'>;
  /** Digest of the first API key, which comes from a secret and is the operator's. */
  readonly firstKeyDigest: string | null;
}

export interface Session {
  readonly scope: InstitutionScope;
  /** Whether the operator of the service calls, and not the institution. */
  readonly isOperator: boolean;
  /** Whether the caller's key holds an action. */
  may(action: Action): boolean;
  /** When the caller's key ends, in UTC seconds; null for one that does not. */
  readonly keyExpiresAt: number | null;
}

/** The live key of a request; null without one. */
async function keyOf(c: Context, { office, firstKeyDigest }: SessionDeps) {
  const token = TOKEN.exec(c.req.header('authorization') ?? '')?.[1];
  if (!token) return null;
  const digest = await tokenDigest(token);
  return firstKeyDigest !== null && sameDigest(digest, firstKeyDigest)
    ? { institutionId: OPERATOR, keyId: 'first', actions: ['*'] as readonly string[], expiresAt: null }
    : office.apiKeyByToken(digest);
}

/**
 * The answer to a name in the address that no institution can have. The operator, who may have meant to make one, is told
 * what a name looks like; to everybody else it is an institution that is not there.
 */
export async function refuseSlug(c: Context, deps: SessionDeps, slug: string): Promise<Response> {
  const institution = slug.slice(0, 60);
  const key = await keyOf(c, deps);
  return key?.institutionId === OPERATOR
    ? problem(c, 'SLUG_NOT_VALID', { params: { institution, accepted: SLUG } })
    : problem(c, 'INSTITUTION_UNKNOWN', { params: { institution } });
}

/** In whose name a key acts, or the problem of an `On-Behalf-Of` that names nobody. */
function actorOf(c: Context, keyId: string): Actor | Response {
  const person = c.req.header('on-behalf-of');
  if (person === undefined) return { keyId };
  if (PERSON.test(person)) return { keyId, onBehalfOf: person };
  return problem(c, 'HEADER_NOT_VALID', {
    params: {
      header: 'On-Behalf-Of',
      accepted: accepts({
        en: 'letters, digits and . _ @ + : / - (at most 120)',
        nl: 'letters, cijfers en . _ @ + : / - (hoogstens 120)',
      }),
    },
  });
}

/** Who is calling, where only the operator of the service may; or the problem to answer with. */
export async function openOperatorSession(c: Context, deps: SessionDeps): Promise<Actor | Response> {
  const key = await keyOf(c, deps);
  if (!key) return problem(c, 'AUTHENTICATION_REQUIRED');
  if (key.institutionId !== OPERATOR) return problem(c, 'OPERATOR_ONLY');
  return actorOf(c, `operator/${key.keyId}`);
}

/**
 * Who is calling, and what they may touch: a scope for the institution in the address, or the problem to answer with.
 * An institution that exists but is not the caller's looks exactly like one that does not exist.
 */
export async function openSession(
  c: Context,
  deps: SessionDeps,
  institutionId: string,
  anyOf: readonly Action[],
  { mayBeNew = false } = {},
): Promise<Session | Response> {
  const { office } = deps;
  const key = await keyOf(c, deps);
  if (!key) return problem(c, 'AUTHENTICATION_REQUIRED');
  const unknown = () => problem(c, 'INSTITUTION_UNKNOWN', { params: { institution: institutionId } });
  if (key.institutionId !== OPERATOR && key.institutionId !== institutionId) return unknown();
  if (!['*' as const, ...anyOf].some((action) => key.actions.includes(action)))
    return problem(c, 'ACTION_NOT_ALLOWED', { params: { action: anyOf.join(', ') } });
  if (key.institutionId === OPERATOR && !mayBeNew && !(await office.institutionExists(institutionId))) return unknown();
  const actor = actorOf(c, key.institutionId === OPERATOR ? `operator/${key.keyId}` : key.keyId);
  if (actor instanceof Response) return actor;
  return {
    scope: grantScope(institutionId, actor),
    isOperator: key.institutionId === OPERATOR,
    may: (wanted) => key.actions.includes('*') || key.actions.includes(wanted),
    keyExpiresAt: key.expiresAt,
  };
}

/**
 * Who is calling at an address that names no institution: the one the key belongs to, or the problem to answer with. The
 * operator's key belongs to none.
 */
export async function openKeySession(
  c: Context,
  deps: SessionDeps,
  action: Action,
): Promise<InstitutionScope | Response> {
  const key = await keyOf(c, deps);
  if (!key) return problem(c, 'AUTHENTICATION_REQUIRED');
  if (key.institutionId === OPERATOR) return problem(c, 'INSTITUTION_KEY_NEEDED');
  if (!['*' as const, action].some((one) => key.actions.includes(one)))
    return problem(c, 'ACTION_NOT_ALLOWED', { params: { action } });
  const actor = actorOf(c, key.keyId);
  return actor instanceof Response ? actor : grantScope(key.institutionId, actor);
}

/** The one case that an applicant's session opens, and nothing beside it. */
export interface ApplicantSession {
  readonly scope: InstitutionScope;
  readonly caseId: string;
  /** UTC seconds. */
  readonly expiresAt: number;
}

interface ApplicantDeps {
  readonly recognition: RecognitionDeps;
}

/** The session token as an applicant gets it. */
export const sessionToken = (secret: string): string => `${SESSION_PREFIX}${secret}`;

/** The live session a token stands for; null for every other text. */
export async function applicantSession(
  { recognition }: ApplicantDeps,
  token: string,
): Promise<ApplicantSession | null> {
  if (!token.startsWith(SESSION_PREFIX)) return null;
  const found = await liveSession(recognition, token.slice(SESSION_PREFIX.length));
  if (!found) return null;
  const { institutionId, caseId, expiresAt } = found;
  return { scope: grantScope(institutionId, { keyId: 'applicant' }), caseId, expiresAt };
}

/** The case of an applicant who calls with the session of their link, or the problem to answer with. */
export async function openApplicantSession(c: Context, deps: ApplicantDeps): Promise<ApplicantSession | Response> {
  const token = TOKEN.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
  return (await applicantSession(deps, token)) ?? problem(c, 'SESSION_NEEDED');
}
