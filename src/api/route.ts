import type { Context, Hono } from 'hono';
import { z } from 'zod';
import { accepts } from '../record/accepts.ts';
import { decodeBase64Url, encodeBase64Url } from '../record/base64.ts';
import type { InstitutionScope } from '../record/institution-scope.ts';
import { Slug } from '../record/names.ts';
import type { Action } from './actions.ts';
import type { ApiDeps } from './index.ts';
import { jsonBody } from './json-body.ts';
import { type ProblemCode, problem } from './problem.ts';
import { readQuery } from './query.ts';
import { openSession, refuseSlug } from './session.ts';

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

/** One operation: what the reference says of it, and what it does. The reference and the routes are this one table. */
export interface Operation<B extends z.ZodType = z.ZodType, Q extends z.ZodType = z.ZodType> {
  /** Stable name for clients that are generated from the reference, and anchor in it. */
  readonly id: string;
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** Path below `/api/institutions/{institution}`, parameters in braces. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly action: Action;
  readonly body?: B;
  readonly query?: Q;
  /** A body that is accepted, to show. */
  readonly example?: z.input<B>;
  readonly headers?: Readonly<Record<string, DescribedHeader>>;
  readonly responses: Readonly<Record<number, DescribedResponse>>;
  /** What its own handling can answer; what the way there can answer is the same for all (see `problemsOf`). */
  readonly problems: readonly ProblemCode[];
  /** The institution may not exist yet: only its own PUT. */
  readonly mayBeNew?: boolean;
  handle(request: OperationRequest<z.output<B>, z.output<Q>>): Promise<Response>;
}

export interface OperationRequest<B, Q> {
  readonly c: Context;
  readonly deps: ApiDeps;
  readonly scope: InstitutionScope;
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
}

/** Keeps the types of body and query together with their handler. */
export const operation = <B extends z.ZodType = z.ZodNull, Q extends z.ZodType = z.ZodNull>(
  definition: Operation<B, Q>,
): Operation => definition as unknown as Operation;

export const PREFIX = '/api/institutions/{institution}';

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
      const session = await openSession(c, ready, institution, operation.action, { mayBeNew: operation.mayBeNew });
      if (session instanceof Response) return session;
      let query: unknown = null;
      if (operation.query) {
        const read = readQuery(c, operation.query);
        if (read instanceof Response) return read;
        query = read.value;
      }
      let body: unknown = null;
      let json: unknown = null;
      if (operation.body) {
        const read = await jsonBody(c, operation.body);
        if (read instanceof Response) return read;
        body = read.value;
        json = read.json;
      }
      return operation.handle({ c, deps: ready, ...session, params, body, json, query });
    });
  for (const [path, group] of Map.groupBy(operations, (operation) => PREFIX + operation.path))
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
