import { fail, ok, type Result } from '../record/result.ts';
import { addressRefusal } from './address.ts';
import type { SafeFetch, TrustMemory } from './sources.ts';
import type { Fetched, FetchTrouble } from './trust.ts';

/** Bounds of what a document's server says about its freshness, seconds. */
const AT_LEAST = 60;
const AT_MOST = 3600;

export interface Wanted {
  readonly url: string;
  readonly hosts: readonly string[];
  readonly maxBytes: number;
  readonly types: readonly string[];
  /** UTC seconds. */
  readonly now: number;
  /** Whether it is worth keeping. What is not is asked again the next time. */
  readonly usable: (text: string) => boolean;
}

export interface Outside {
  readonly memory: TrustMemory;
  readonly fetch: SafeFetch;
}

/**
 * A public document of somebody with these hosts, from memory as long as it is fresh, else fetched. Fresh is what the server
 * says (`max-age`), but at least a minute, so that no flood of credentials becomes a flood of requests, and at most an hour,
 * so that a revoked key is not trusted for longer. What is stale is never used, even when nothing newer can be had. The
 * address is judged first: what was kept for one issuer is given to no other.
 */
export async function fetchPublic(
  wanted: Wanted,
  { memory, fetch: ask }: Outside,
): Promise<Result<Fetched, FetchTrouble>> {
  const { url, hosts, now, maxBytes, types, usable } = wanted;
  const refusal = addressRefusal(url, hosts);
  if (refusal !== null) return fail({ code: 'refused', reason: refusal });
  const kept = await memory.cached(url);
  if (kept !== null && kept.fetchedAt <= now && now < kept.freshUntil && types.includes(kept.mediaType))
    return ok({ url, text: kept.text, mediaType: kept.mediaType, fetchedAt: kept.fetchedAt });
  const answer = await ask(url, { hosts, maxBytes, types });
  if (!answer.ok) return answer;
  const { text, mediaType, maxAge } = answer.value;
  const freshUntil = now + Math.min(Math.max(maxAge ?? AT_LEAST, AT_LEAST), AT_MOST);
  if (usable(text)) await memory.keep(url, { text, mediaType, fetchedAt: now, freshUntil });
  return ok({ url, text, mediaType, fetchedAt: now });
}
