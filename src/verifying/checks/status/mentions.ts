import { CREDENTIAL_SCHEME } from '../../../credential/elm/document.ts';
import { parseStatusEntry, type StatusEntry } from '../../../credential/status-list/entry.ts';
import type { StatusFailure } from '../../../credential/status-list/read.ts';
import { parseTokenStatus, type TokenStatusPlace } from '../../../credential/status-list/token-list.ts';
import { isObject, type JsonObject, listOf } from '../../../record/json.ts';
import type { Result } from '../../../record/result.ts';
import type { Examined, Tree } from '../../examined.ts';

/** One place where a credential says that its status can be looked up. */
export type StatusMention =
  | { readonly kind: 'entry'; readonly entry: StatusEntry }
  | { readonly kind: 'token'; readonly place: TokenStatusPlace }
  | { readonly kind: 'revoked-ids'; readonly listUrl: string; readonly credentialId: string }
  | { readonly kind: 'unsupported'; readonly type: string }
  | { readonly kind: 'unread'; readonly failure: StatusFailure };

/** More places than any issuer has purposes; each may cost a request. */
const MOST = 8;

/**
 * Every place a credential names for its status: `credentialStatus` (VCDM), `status` of a token (Token Status List §6),
 * and the lookup identifiers of a sealed EDC, which has no better place for them. Entries are asked for by node, because a
 * Data Integrity signature does not fix where their members stand. What cannot be read stays in the list: an entry nobody
 * understands is not the same as none.
 */
export function statusMentions({ tree, claims, credentialId }: Examined): readonly StatusMention[] {
  const mentions = [
    ...(tree ? entriesOf(tree, credentialId) : []),
    ...(tree ? lookupsOf(tree) : []),
    ...(claims ? tokenStatusesOf(claims) : []),
  ];
  return mentions.length > MOST ? [unread('status_entry', `more than ${MOST} status entries`)] : mentions;
}

function entriesOf(tree: Tree, credentialId: string | null): readonly StatusMention[] {
  return listOf(tree.root.credentialStatus).map((value) => {
    const entry = tree.node(value);
    if (entry === null) return unread('status_entry', 'a status entry that is not an object');
    const types = listOf(entry.type);
    const [type] = types;
    if (types.length !== 1 || typeof type !== 'string')
      return unread('status_entry', 'a status entry without one type');
    switch (type) {
      case 'BitstringStatusListEntry':
      case 'StatusList2021Entry':
        return parsed(parseStatusEntry({ ...entry, type, statusMessage: messagesOf(tree, entry) }));
      case '1EdTechRevocationList':
        return revokedIds(entry.id, credentialId);
      default:
        return { kind: 'unsupported', type };
    }
  });
}

const messagesOf = (tree: Tree, { statusMessage }: JsonObject): unknown =>
  statusMessage === undefined ? undefined : listOf(statusMessage).map((one) => tree.node(one) ?? one);

function revokedIds(listUrl: unknown, credentialId: string | null): StatusMention {
  if (typeof listUrl !== 'string' || !URL.canParse(listUrl)) return unread('status_entry', 'no list address');
  return credentialId === null
    ? unread('status_entry', 'a list of ids, and a credential without one')
    : { kind: 'revoked-ids', listUrl, credentialId };
}

const LOOKUPS: ReadonlyMap<unknown, string> = new Map([
  [CREDENTIAL_SCHEME.revocation, 'revocation'],
  [CREDENTIAL_SCHEME.suspension, 'suspension'],
]);

/** `<address of the list>#<index>`, named by the scheme of the identifier. */
function lookupsOf(tree: Tree): readonly StatusMention[] {
  return listOf(tree.root.identifier).flatMap((value) => {
    const identifier = tree.node(value);
    const scheme = listOf(identifier?.schemeName).find((name) => LOOKUPS.has(name));
    if (!identifier || scheme === undefined) return [];
    const notations = listOf(identifier.notation);
    const [notation] = notations;
    if (notations.length !== 1 || typeof notation !== 'string')
      return [unread('status_entry', 'a lookup identifier without one notation')];
    const [listUrl, index, ...more] = notation.split('#');
    return more.length > 0
      ? [unread('status_entry', 'a lookup identifier with several fragments')]
      : [
          parsed(
            parseStatusEntry({
              type: 'BitstringStatusListEntry',
              statusPurpose: LOOKUPS.get(scheme),
              statusListIndex: index,
              statusListCredential: listUrl,
            }),
          ),
        ];
  });
}

function tokenStatusesOf({ status }: JsonObject): readonly StatusMention[] {
  if (status === undefined) return [];
  if (!isObject(status)) return [unread('status_entry', 'status is not an object')];
  return Object.entries(status).map(([name, value]) => {
    if (name !== 'status_list') return { kind: 'unsupported', type: name };
    const place = parseTokenStatus(value);
    return place.ok ? { kind: 'token', place: place.value } : { kind: 'unread', failure: place.error };
  });
}

const parsed = (entry: Result<StatusEntry, StatusFailure>): StatusMention =>
  entry.ok ? { kind: 'entry', entry: entry.value } : { kind: 'unread', failure: entry.error };

const unread = (code: StatusFailure['code'], reason: string): StatusMention => ({
  kind: 'unread',
  failure: { code, reason },
});
