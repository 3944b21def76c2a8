import { fail, ok, type Result } from '../record/result.ts';
import type { Vouching } from './admit.ts';
import { fetchPublic, type Outside } from './fetched.ts';
import type { Fetched, FetchTrouble, TrustedParty } from './trust.ts';

/** A list of a million entries half of which are set, in base64 and signed, is about 250 kB; four times that is plenty. */
const MAX_LIST = 1_000_000;
const TYPES = [
  'application/vc',
  'application/vc+ld+json',
  'application/vc+jwt',
  'application/ld+json',
  'application/json',
  'application/jwt',
  'application/statuslist+jwt',
];

/**
 * The text of a status list. What lies under our own origins comes from the register and is never fetched; another one is
 * asked for only at a host of the party. Decides nothing about the list: whose it is, whether it is proved, and whether it
 * is the newest is for whoever reads it.
 */
export async function statusListOf(
  url: string,
  { hosts }: TrustedParty,
  now: number,
  { own }: Vouching,
  outside: Outside,
): Promise<Result<Fetched, FetchTrouble>> {
  if (own?.isOurs(url)) {
    const text = await own.statusList(url);
    if (text === null) return fail({ code: 'unreachable', reason: 'there is no such list here' });
    const mediaType = text.startsWith('{') ? 'application/vc' : 'application/statuslist+jwt';
    return ok({ url, text, mediaType, fetchedAt: now });
  }
  return fetchPublic({ url, hosts, maxBytes: MAX_LIST, types: TYPES, now, usable: () => true }, outside);
}
