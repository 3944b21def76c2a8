import type { Context, Hono } from 'hono';
import { z } from 'zod';
import { accepts } from '../record/accepts.ts';
import { decodeBase64Url, encodeBase64Url } from '../record/base64.ts';
import type { Actor, InstitutionScope } from '../record/institution-scope.ts';
import { Slug } from '../record/names.ts';
import type { Action } from './actions.ts';
import type { ApiDeps } from './index.ts';
import { type FileBody, fileBody, jsonBody, mediaTypeOf } from './json-body.ts';
import { type ProblemCode, problem } from './problem.ts';
import { readQuery } from './query.ts';
import {
  type ApplicantSession,
  openApplicantSession,
  openOperatorSession,
  openSession,
  refuseSlug,
} from './session.ts';

/** A response as the reference describes it. */
export interface DescribedResponse {
  readonly description: string;
  /** Absent where there is no body, or none that a schema describes. */
  readonly schema?: z.ZodType;
  /** `application/json` when absent and there is a schema. */
  readonly mediaTypes?: readonly string[];
  /** Response headers by name, with what they say. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request header that one operation understands, beyond those that all do. */
export interface DescribedHeader {
  readonly description: string;
  readonly example: string;
}

/** A body of any content type, or a form. */
export interface DescribedUpload {
  readonly description: string;
  /** Bytes. */
  readonly limit: number;
  /** Fields of the form. */
  readonly form: z.ZodType;
}

/** What the reference says of an operation. */
interface Described<B extends z.ZodType, Q extends z.ZodType> {
  /** Stable name for clients that are generated from the reference, and anchor in it. */
  readonly id: string;
  readonly method: 'get' | 'post' | 'put' | 'delete';
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly body?: B;
  readonly query?: Q;
  /** Largest JSON body in bytes, where it is not the usual one. */
  readonly limit?: number;
  /** Instead of a JSON body; where the operation takes both, the content type says which came. */
  readonly file?: FileBody;
  /** Instead of either: a body of any kind or a form, which the handler itself reads within its limit. */
  readonly upload?: DescribedUpload;
  /** A body that is accepted, to show. */
  readonly example?: z.input<B>;
  readonly headers?: Readonly<Record<string, DescribedHeader>>;
  readonly responses: Readonly<Record<number, DescribedResponse>>;
  /** What its own handling can answer; what the way there can answer is the same for all (see `problemsOf`). */
  readonly problems: readonly ProblemCode[];
}

/**
 * One operation of an institution: what the reference says of it, and what it does. The reference and the routes are this
 * one table. Its path lies below `/api/institutions/{institution}`, parameters in braces.
 */
export interface Operation<B extends z.ZodType = z.ZodType, Q extends z.ZodType = z.ZodType> extends Described<B, Q> {
  /** What the caller's key holds; any one of several. */
  readonly action: Action | readonly Action[];
  /** The institution may not exist yet: only its own PUT. */
  readonly mayBeNew?: boolean;
  handle(request: OperationRequest<z.output<B>, z.output<Q>>): Promise<Response>;
}

export interface OperationRequest<B, Q> {
  readonly c: Context;
  readonly deps: ApiDeps;
  readonly scope: InstitutionScope;
  /** Whether the operator of the service calls, and not the institution. */
  readonly isOperator: boolean;
  /** Whether the caller's key holds an action. */
  readonly may: (action: Action) => boolean;
  /** When the caller's key ends, in UTC seconds; null for one that does not. */
  readonly keyExpiresAt: number | null;
  /** Path parameters, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly body: B;
  /** The body as it came. */
  readonly json: unknown;
  readonly query: Q;
  /** The bytes of a file; null where none was sent. */
  readonly file: Uint8Array<ArrayBuffer> | null;
}

/** One operation of the service as a whole; its path is the whole one. */
export interface ServiceOperation<B extends z.ZodType = z.ZodType, Q extends z.ZodType = z.ZodType>
  extends Described<B, Q> {
  /** Who may call: the operator with their own key, an applicant with the session of their link, or anybody without either. */
  readonly access: 'operator' | 'applicant' | 'anybody';
  handle(request: ServiceRequest<z.output<B>, z.output<Q>>): Promise<Response>;
}

export interface ServiceRequest<B, Q> {
  readonly c: Context;
  readonly deps: ApiDeps;
  /** Who calls; nobody where anybody may. */
  readonly actor: Actor;
  /** The case an applicant's session opens; null for every other access. */
  readonly applicant: ApplicantSession | null;
  readonly params: Readonly<Record<string, string>>;
  readonly body: B;
  readonly json: unknown;
  readonly query: Q;
  /** The bytes of a file; empty where the operation takes none. */
  readonly file: Uint8Array<ArrayBuffer>;
}

/**
 * An operation that another room mounts (`wallets`), as the reference needs to know it. Wrong fields of its body are
 * `VC_REQUEST_NOT_VALID`; the institution is the one of the key.
 */
export interface FurtherOperation extends Described<z.ZodType, z.ZodType> {
  /** What the key of the institution holds; null where anybody may call. */
  readonly needs: Action | null;
}

/** Keeps the types of body and query together with their handler. */
export const operation = <B extends z.ZodType = z.ZodNull, Q extends z.ZodType = z.ZodNull>(
  definition: Operation<B, Q>,
): Operation => definition as unknown as Operation;

export const serviceOperation = <B extends z.ZodType = z.ZodNull, Q extends z.ZodType = z.ZodNull>(
  definition: ServiceOperation<B, Q>,
): ServiceOperation => definition as unknown as ServiceOperation;

export const PREFIX = '/api/institutions/{institution}';

/** Where an operation is called, parameters in braces. */
export const addressOf = (operation: Operation | ServiceOperation | FurtherOperation): string =>
  'action' in operation ? PREFIX + operation.path : operation.path;

/** What a key holds to call an operation: any one of these. */
export const actionsOf = ({ action }: Pick<Operation, 'action'>): readonly Action[] =>
  typeof action === 'string' ? [action] : action;

/** What the routes work with, or the answer that says which setting is wrong. */
export type DepsOf = (c: Context) => () => Promise<ApiDeps | Response>;

/**
 * Mounts operations: session first, then query, then body; the handler sees only what passed. Another method at the
 * same address is answered with those that are accepted (RFC 9110 §15.5.6).
 */
export function mount(app: Hono, operations: readonly Operation[], deps: DepsOf): void {
  for (const operation of operations)
    app.on(operation.method.toUpperCase(), routePattern(PREFIX + operation.path), async (c) => {
      const ready = await deps(c)();
      if (ready instanceof Response) return ready;
      const params = c.req.param() as Record<string, string>;
      const institution = params.institution ?? '';
      if (!Slug.safeParse(institution).success) return refuseSlug(c, ready, institution);
      const session = await openSession(c, ready, institution, actionsOf(operation), { mayBeNew: operation.mayBeNew });
      if (session instanceof Response) return session;
      const input = await readInput(c, operation);
      return input instanceof Response ? input : operation.handle({ c, deps: ready, ...session, params, ...input });
    });
  refuseElse(app, operations);
}

const NOBODY: Actor = { keyId: 'none' };

/** Mounts operations of the service as a whole, in the same order of checks. */
export function mountService(app: Hono, operations: readonly ServiceOperation[], deps: DepsOf): void {
  for (const operation of operations)
    app.on(operation.method.toUpperCase(), routePattern(operation.path), async (c) => {
      const ready = await deps(c)();
      if (ready instanceof Response) return ready;
      const applicant = operation.access === 'applicant' ? await openApplicantSession(c, ready) : null;
      if (applicant instanceof Response) return applicant;
      const actor = operation.access === 'operator' ? await openOperatorSession(c, ready) : NOBODY;
      if (actor instanceof Response) return actor;
      const input = await readInput(c, operation);
      if (input instanceof Response) return input;
      const params = c.req.param() as Record<string, string>;
      const file = input.file ?? new Uint8Array(0);
      return operation.handle({ c, deps: ready, actor, applicant, params, ...input, file });
    });
  refuseElse(app, operations);
}

/** Query, then body; or the problem of the first that is not right. */
async function readInput(
  c: Context,
  { query, body, limit, file }: Pick<Described<z.ZodType, z.ZodType>, 'query' | 'body' | 'limit' | 'file'>,
): Promise<{ query: unknown; body: unknown; json: unknown; file: Uint8Array<ArrayBuffer> | null } | Response> {
  const asked = query ? readQuery(c, query) : { value: null };
  if (asked instanceof Response) return asked;
  const none = { query: asked.value, body: null, json: null, file: null };
  if (file && (!body || file.mediaTypes.includes(mediaTypeOf(c)))) {
    const bytes = await fileBody(c, file);
    return bytes instanceof Response ? bytes : { ...none, file: bytes };
  }
  if (!body) return none;
  const sent = await jsonBody(c, body, limit, file?.mediaTypes);
  return sent instanceof Response ? sent : { ...none, body: sent.value, json: sent.json };
}

function refuseElse(app: Hono, operations: readonly (Operation | ServiceOperation)[]): void {
  for (const [path, group] of Map.groupBy(operations, addressOf))
    refuseOtherMethods(
      app,
      path,
      group.map(({ method }) => method.toUpperCase()),
    );
}

/**
 * Answers what a path does not support, once everything it does support is mounted (RFC 9110 §15.5.6). It goes by the
 * pattern of the path alone, before any key is looked at, so that it says nothing about what exists.
 */
export function refuseOtherMethods(app: Hono, path: string, methods: readonly string[]): void {
  const allowed = methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ');
  app.all(routePattern(path), (c) => {
    const refused = problem(c, 'METHOD_NOT_ALLOWED', { params: { allowed } });
    refused.headers.set('allow', allowed);
    return refused;
  });
}

/** A path with its parameters as the router writes them. */
const routePattern = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1');

/** A JSON answer; private, because almost all of them are about people. */
export const answer = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body, null, 2), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  });

/** Page size and cursor of a list. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('items a page'),
  cursor: z.string().max(400).optional().describe('`next` of the page before'),
};

/** What a cursor accepts. */
export const CURSOR = accepts({
  en: '`next` of the page before, as it came',
  nl: '`next` van de vorige pagina, zoals het kwam',
});

export const encodeCursor = (parts: readonly (string | number)[]): string =>
  encodeBase64Url(new TextEncoder().encode(JSON.stringify(parts)));

/** The parts of a cursor this service made; null for anything else. */
export function decodeCursor<T extends z.ZodType>(cursor: string, shape: T): z.output<T> | null {
  try {
    const bytes = decodeBase64Url(cursor);
    const parsed = shape.safeParse(bytes && JSON.parse(new TextDecoder().decode(bytes)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
