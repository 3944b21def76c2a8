/** An answer of the service that was read whole. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The text as JSON; null for anything else. */
  readonly json: unknown;
}

/** Calls a service at its origin with one API key, or without. */
export type Client = (
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<Answer>;

export function client(origin: string, apiKey: string | null): Client {
  return async (method, path, body, headers = {}) => {
    const response = await fetch(new URL(path, origin), {
      method,
      headers: {
        ...(apiKey === null ? {} : { authorization: `Bearer ${apiKey}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: 'error',
      signal: AbortSignal.timeout(60_000),
    });
    const text = await response.text();
    const isJson = /[/+]json\b/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : null };
  };
}

/** The problem an answer states (RFC 9457), in one line; the beginning of the answer when it states none. */
export function problemIn({ status, json, text }: Answer): string {
  const { code, detail } = (json ?? {}) as { code?: string; detail?: string };
  return code === undefined ? `${status} ${text.slice(0, 200)}` : `${code}: ${detail}`;
}

/** An answer with one of the expected statuses; anything else is a fault of ours and is thrown with its problem. */
export async function expecting(call: Promise<Answer>, ...statuses: readonly number[]): Promise<Answer> {
  const answer = await call;
  if (!statuses.includes(answer.status)) throw new Error(problemIn(answer));
  return answer;
}

/** The API of one institution. */
export const apiOf = (slug: string, path = ''): string => `/api/institutions/${slug}${path}`;
