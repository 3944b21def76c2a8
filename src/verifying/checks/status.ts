import type { StatusEntry } from '../../credential/status-list/entry.ts';
import { TOKEN_STATUS } from '../../credential/status-list/token-list.ts';
import { brusselsDate } from '../../record/civil-date.ts';
import type { JsonObject } from '../../record/json.ts';
import type { Trust } from '../../trust/trust.ts';
import { check } from '../check.ts';
import type { Examined } from '../examined.ts';
import type { Check } from '../report.ts';
import { quoted } from './quoted.ts';
import type { ListAuthority } from './status/list-authority.ts';
import type { ListTrouble } from './status/list-trouble.ts';
import { type StatusMention, statusMentions } from './status/mentions.ts';
import { type ListMention, listsOf, listUrlOf, readMention, type StatusValue } from './status/read-mention.ts';

/** What one place says: a finding, or that nothing is set there for a purpose. */
type Saying = { readonly found: Check } | { readonly clear: Purpose; readonly listedAt: number; readonly list: string };
type Purpose = 'revocation' | 'suspension' | 'refresh';

/**
 * Step 6: revocation and suspension at every place the credential names, and all of them have to be good. Nothing is asked
 * before the credential is proved and its issuer admitted; that no place is named can be told of any proved credential. A
 * list that cannot be had, proved, bound to the issuer, address and purpose, or read at the index is `STATUS_UNKNOWN` with
 * the reason in the evidence; a kind of status we do not know is `STATUS_UNSUPPORTED`. Neither is ever taken for a good one.
 *
 * A credential of which the holder chose what to show may have had its status left out, or that of one purpose: without
 * both revocation and suspension it is unknown. Where a status was visibly kept back, it is unknown whatever the others say,
 * unless one of them is bad.
 */
export async function statusChecks(examined: Examined, trust: Trust, now: number): Promise<readonly Check[]> {
  const { admission, proved, issuerId } = examined;
  if (!proved) return [check('STATUS_NOT_EXAMINED')];
  const mentions = statusMentions(examined);
  const { selective = false } = examined;
  const keptBack = typeof selective === 'object' && selective.status;
  const withheld = check('STATUS_UNKNOWN', {}, { reason: WITHHELD });
  // Whoever the issuer is: to see that there is no place to ask, nobody has to be asked.
  if (mentions.length === 0) return [selective === true || keptBack ? withheld : check('STATUS_NOT_OFFERED')];
  if (!admission.known) return [check('STATUS_NOT_EXAMINED')];
  const authority: ListAuthority = { party: admission.party, issuerId, now, trust };
  const lists = listsOf(authority);
  const sayings = await Promise.all(mentions.map((mention) => sayingOf(mention, lists, authority)));
  const failed = sayings.some((saying) => 'found' in saying && saying.found.outcome === 'failed');
  if (failed || selective === false) return summary(sayings);
  if (keptBack) return [...summary(sayings).filter(({ outcome }) => outcome === 'unknown'), withheld];
  const clear = new Set(sayings.map((saying) => ('clear' in saying ? saying.clear : null)));
  const mayLackOne = selective === true && !(clear.has('revocation') && clear.has('suspension'));
  return summary(mayLackOne ? [...sayings, { found: withheld }] : sayings);
}

async function sayingOf(
  mention: StatusMention,
  lists: ReturnType<typeof listsOf>,
  authority: ListAuthority,
): Promise<Saying> {
  if (mention.kind === 'unread') return { found: unknown(mention.failure, {}) };
  if (mention.kind === 'unsupported') return { found: unsupported(mention.type) };
  if (mention.kind === 'entry' && !PURPOSES.has(mention.entry.purpose)) {
    return { found: unsupported(`${mention.entry.kind} ${mention.entry.purpose}`) };
  }
  const read = await readMention(mention, lists, authority);
  if (!read.ok) return { found: unknown(read.error, placeOf(mention)) };
  return mention.kind === 'token'
    ? tokenSaying(mention, read.value)
    : mention.kind === 'entry'
      ? entrySaying(mention, mention.entry, read.value)
      : flagSaying(mention, 'revocation', read.value);
}

const WITHHELD = 'the holder chose what to show, and no such status is among it';

const PURPOSES: ReadonlySet<string> = new Set(['revocation', 'suspension', 'message', 'refresh']);

/** Token Status List §7.1: 0 valid, 1 invalid, 2 suspended; what else there is, only the issuer can explain. */
function tokenSaying(mention: ListMention, read: StatusValue): Saying {
  switch (read.value) {
    case TOKEN_STATUS.valid:
    case TOKEN_STATUS.invalid:
      return flagSaying(mention, 'revocation', read);
    case TOKEN_STATUS.suspended:
      return flagSaying(mention, 'suspension', read);
    default: {
      const value = `0x${read.value.toString(16)}`;
      return { found: check('STATUS_VALUE_UNKNOWN', { value }, { ...placeOf(mention), value: read.value }) };
    }
  }
}

/** Of several bits, any that is set means that the purpose holds; a message is words, and words are for people. */
function entrySaying(mention: ListMention, { purpose, messages }: StatusEntry, read: StatusValue): Saying {
  if (purpose === 'suspension' || purpose === 'refresh') return flagSaying(mention, purpose, read);
  if (purpose !== 'message') return flagSaying(mention, 'revocation', read);
  const message = quoted(messages.get(read.value) ?? `0x${read.value.toString(16)}`);
  return { found: check('STATUS_MESSAGE', { message }, { ...placeOf(mention), value: read.value, message }) };
}

const SET = { revocation: 'STATUS_REVOKED', suspension: 'STATUS_SUSPENDED', refresh: 'STATUS_REFRESH' } as const;

function flagSaying(mention: ListMention, purpose: Purpose, { value, listedAt }: StatusValue): Saying {
  return value === 0
    ? { clear: purpose, listedAt, list: listUrlOf(mention) }
    : { found: check(SET[purpose], {}, { ...placeOf(mention), value, listedAt }) };
}

/**
 * One sentence where all is well, one per purpose where something else is not known. Good news is left out beside a
 * revocation. A credential that offers only other purposes still does not offer revocation, and that is said.
 */
function summary(sayings: readonly Saying[]): readonly Check[] {
  const found = sayings.flatMap((saying) => ('found' in saying ? [saying.found] : []));
  const clear = sayings.flatMap((saying) => ('clear' in saying ? [saying] : []));
  if (found.some(({ outcome }) => outcome === 'failed')) return found;
  const unsure = found.some(({ code }) => code !== 'STATUS_MESSAGE' && code !== 'STATUS_REFRESH');
  const of = (purpose: Purpose) => clear.filter((one) => one.clear === purpose);
  const good = (code: 'STATUS_ACTIVE' | 'STATUS_NOT_REVOKED' | 'STATUS_NOT_SUSPENDED', of: typeof clear) => {
    const listedAt = Math.min(...of.map((one) => one.listedAt));
    return check(code, { date: brusselsDate(listedAt) }, { listedAt, lists: [...new Set(of.map(({ list }) => list))] });
  };
  if (of('revocation').length > 0 && !unsure) return [good('STATUS_ACTIVE', clear), ...found];
  return [
    ...(of('revocation').length > 0 ? [good('STATUS_NOT_REVOKED', of('revocation'))] : []),
    ...(of('suspension').length > 0 ? [good('STATUS_NOT_SUSPENDED', of('suspension'))] : []),
    ...(of('revocation').length === 0 && !unsure ? [check('STATUS_NOT_OFFERED')] : []),
    ...found,
  ];
}

const unsupported = (type: string): Check =>
  check('STATUS_UNSUPPORTED', { type: quoted(type) }, { type: quoted(type) });

const unknown = ({ code, reason, cause }: ListTrouble, place: JsonObject): Check =>
  check('STATUS_UNKNOWN', {}, { ...place, code, reason, ...(cause === undefined ? {} : { cause }) });

function placeOf(mention: ListMention): JsonObject {
  const list = listUrlOf(mention);
  switch (mention.kind) {
    case 'entry':
      return { list, index: mention.entry.index, purpose: mention.entry.purpose };
    case 'token':
      return { list, index: mention.place.index };
    case 'revoked-ids':
      return { list, credentialId: mention.credentialId };
  }
}
