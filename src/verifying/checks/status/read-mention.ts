import { readStatusValue } from '../../../credential/status-list/read.ts';
import { isRevokedById } from '../../../credential/status-list/revoked-ids.ts';
import { readTokenStatus } from '../../../credential/status-list/token-list.ts';
import { isObject } from '../../../record/json.ts';
import { ok, type Result } from '../../../record/result.ts';
import { parseStrictJson } from '../../../record/strict-json.ts';
import type { Fetched } from '../../../trust/trust.ts';
import { isListIssuer, type ListAuthority } from './list-authority.ts';
import { fetchTrouble, type ListTrouble, trouble } from './list-trouble.ts';
import type { StatusMention } from './mentions.ts';
import { type ProvedList, proveList } from './proved-list.ts';

/** What a list says about one place, and when it was made. */
export interface StatusValue {
  readonly value: number;
  /** UTC seconds: of the list, or, where it does not say, of its retrieval. */
  readonly listedAt: number;
}

export type ListMention = Exclude<StatusMention, { kind: 'unsupported' | 'unread' }>;

export const listUrlOf = (mention: ListMention): string =>
  mention.kind === 'entry' ? mention.entry.listUrl : mention.kind === 'token' ? mention.place.listUrl : mention.listUrl;

type Lists = (url: string) => Promise<Result<Fetched, ListTrouble>>;

/** Each address is asked once per credential, however many places of it are named. */
export function listsOf({ trust, party, now }: ListAuthority): Lists {
  const asked = new Map<string, Promise<Result<Fetched, ListTrouble>>>();
  const ask = async (url: string) => {
    const fetched = await trust.statusList(url, party, now);
    return fetched.ok ? fetched : fetchTrouble(fetched.error);
  };
  return (url) => {
    const answer = asked.get(url) ?? ask(url);
    asked.set(url, answer);
    return answer;
  };
}

/** Fetches, proves and reads the list behind one mention. Whatever goes wrong leaves the status unknown. */
export async function readMention(
  mention: ListMention,
  lists: Lists,
  authority: ListAuthority,
): Promise<Result<StatusValue, ListTrouble>> {
  const fetched = await lists(listUrlOf(mention));
  if (!fetched.ok) return fetched;
  const { text, fetchedAt } = fetched.value;
  if (mention.kind === 'revoked-ids') return readIds(mention, fetched.value, authority);
  const proved = await proveList(text, authority);
  if (!proved.ok) return proved;
  const { document, issuer, version } = proved.value;
  const { now } = authority;
  const value =
    mention.kind === 'token'
      ? proved.value.kind === 'token'
        ? await readTokenStatus(document, mention.place, { now })
        : trouble('status_list_mismatch', 'not a status list token')
      : proved.value.kind === 'credential'
        ? await readStatusValue(document, mention.entry, { issuer, now })
        : trouble('status_list_mismatch', 'not a status list credential');
  if (!value.ok) return value;
  if (!(await isNewest(listUrlOf(mention), proved.value, authority))) {
    return trouble('status_rollback', 'a newer list was seen before');
  }
  return ok({ value: value.value, listedAt: version ?? fetchedAt });
}

/**
 * Only a list that was understood is remembered: one that is not could otherwise make the next good one look old. What our
 * own register serves is its newest publication, and two of them may fall within one second.
 */
async function isNewest(url: string, list: ProvedList, { party, trust, now }: ListAuthority): Promise<boolean> {
  if (party.source === 'own' || list.version === null) return true;
  return trust.remember(url, list.version, list.digest, now);
}

async function readIds(
  { listUrl, credentialId }: Extract<ListMention, { kind: 'revoked-ids' }>,
  { text, fetchedAt }: Fetched,
  authority: ListAuthority,
): Promise<Result<StatusValue, ListTrouble>> {
  const list = parseStrictJson(text);
  if (!list.ok) return trouble('status_list_malformed', 'the list is not strict JSON');
  const named = isObject(list.value) ? list.value.issuer : undefined;
  const issuer = isObject(named) ? named.id : named;
  const speaks = await isListIssuer(issuer, authority);
  const revoked = isRevokedById(list.value, credentialId, { listUrl, isIssuer: () => speaks });
  return revoked.ok ? ok({ value: revoked.value ? 1 : 0, listedAt: fetchedAt }) : revoked;
}
