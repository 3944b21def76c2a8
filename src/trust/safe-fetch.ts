import { fail, ok, type Result } from '../record/result.ts';
import { addressRefusal, readAddress } from './address.ts';
import { leave, readCapped } from './capped-body.ts';
import type { SafeFetch, SafeResponse } from './sources.ts';
import type { FetchTrouble } from './trust.ts';

/** Asks one address; what the runtime's own `fetch` does with these options. */
export type Asking = (url: string, init: RequestInit) => Promise<Response>;

export interface Outbound {
  readonly fetch: Asking;
  /** Milliseconds for everything: name, connection, redirects, body. */
  readonly timeout?: number;
}

const TIMEOUT = 5000;
const MOST_REDIRECTS = 2;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * The only way out. Asks an https address of one of `hosts`, and nothing else: the address is checked before it is asked
 * and again after every redirect (two at most, all of them to the very host that was asked first); five seconds for all of
 * it; not a byte more than `maxBytes`, counted after decompression; only the media types named; text in UTF-8. No cookies
 * and no credentials go along, because neither runtime has any; nothing is taken from or left in an HTTP cache.
 *
 * A name that resolves to a private address is not noticed here, since a Worker cannot see what a name resolves to. There
 * the flag `global_fetch_strictly_public` in `wrangler.toml` keeps requests on the public internet (a test reads it); on
 * Node `askPublicly` of `node-outbound.ts` looks at the address it connects to.
 */
export function createSafeFetch(outbound: Outbound): SafeFetch {
  const download = createSafeDownload(outbound);
  return async (url, limits) => {
    const answer = await download(url, limits);
    if (!answer.ok) return answer;
    const { bytes, mediaType, maxAge } = answer.value;
    try {
      const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
      return ok({ text, mediaType, maxAge });
    } catch {
      return fail({ code: 'wrong_type', reason: 'the answer is not UTF-8 text' });
    }
  };
}

/** What came back, as bytes. */
export interface SafeDownload extends Omit<SafeResponse, 'text'> {
  readonly bytes: Uint8Array;
}

/** The same for a file somebody names: as bytes, and of any media type where `types` is null. */
export function createSafeDownload({ fetch: ask, timeout = TIMEOUT }: Outbound) {
  return async (
    url: string,
    { hosts, maxBytes, types }: DownloadLimits,
  ): Promise<Result<SafeDownload, FetchTrouble>> => {
    const signal = AbortSignal.timeout(timeout);
    const late = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(new Error('no complete answer in time')), { once: true });
    });
    // Whoever does not listen to the signal is still not waited for.
    late.catch(() => {});
    let next = url;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      const refusal = addressRefusal(next, hosts);
      if (refusal !== null) return refused(refusal);
      let response: Response;
      try {
        response = await Promise.race([ask(readAddress(next)?.url ?? next, asked(types, signal)), late]);
      } catch (error) {
        if (error instanceof Refused) return refused(error.message);
        return unreachable(signal.aborted ? 'no answer in time' : 'no answer');
      }
      if (!REDIRECTS.has(response.status)) return take(response, { maxBytes, types, late });
      leave(response.body);
      const target = redirectTarget(response, next);
      if (target === null) return refused('a redirect to another host');
      next = target;
    }
    return refused('more than two redirects');
  };
}

/** Thrown by an asker that looks at the address a name resolves to. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

interface DownloadLimits {
  readonly hosts: readonly string[];
  readonly maxBytes: number;
  readonly types: readonly string[] | null;
}

const asked = (types: readonly string[] | null, signal: AbortSignal): RequestInit => ({
  method: 'GET',
  redirect: 'manual',
  cache: 'no-store',
  headers: { accept: types?.join(', ') ?? '*/*' },
  signal,
});

/** Where a redirect leads, if it stays with the host and port that were asked. */
function redirectTarget(response: Response, from: string): string | null {
  const location = response.headers.get('location');
  if (location === null || !URL.canParse(location, from)) return null;
  const target = new URL(location, from);
  return target.protocol === 'https:' && target.host === new URL(from).host ? target.href : null;
}

interface Taking {
  readonly maxBytes: number;
  readonly types: readonly string[] | null;
  readonly late: Promise<never>;
}

async function take(
  response: Response,
  { maxBytes, types, late }: Taking,
): Promise<Result<SafeDownload, FetchTrouble>> {
  const drop = (trouble: Result<never, FetchTrouble>) => {
    leave(response.body);
    return trouble;
  };
  if (response.status !== 200) return drop(unreachable(`the answer was ${response.status}`));
  const mediaType = (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (types !== null && !types.includes(mediaType))
    return drop(fail({ code: 'wrong_type', reason: 'not a media type that belongs here' }));
  const body = await readCapped(response.body, maxBytes, late);
  if (!body.ok) return body;
  return ok({ bytes: body.value, mediaType, maxAge: maxAgeOf(response.headers.get('cache-control')) });
}

/** `max-age` in seconds (RFC 9111 §5.2.2.1); 0 where nothing may be kept, null where nothing is said. */
function maxAgeOf(header: string | null): number | null {
  if (header === null) return null;
  const directives = header
    .toLowerCase()
    .split(',')
    .map((directive) => directive.trim());
  if (directives.includes('no-store') || directives.includes('no-cache')) return 0;
  const age = directives
    .map((directive) => /^max-age="?(\d{1,10})"?$/.exec(directive)?.[1])
    .find((value) => value !== undefined);
  return age === undefined ? null : Number(age);
}

const refused = (reason: string): Result<never, FetchTrouble> => fail({ code: 'refused', reason });
const unreachable = (reason: string): Result<never, FetchTrouble> => fail({ code: 'unreachable', reason });

/** For the Worker: the runtime's own `fetch`, which `global_fetch_strictly_public` keeps on the public internet. */
export const safeFetch: SafeFetch = createSafeFetch({ fetch: (url, init) => fetch(url, init) });
