import { decodeBase64Url } from '../../record/base64.ts';
import { isObject, type JsonObject, listOf } from '../../record/json.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import { STATUS_LIST_ENTRIES } from '../../record/status-list-entries.ts';
import { moment } from '../data-integrity/moment.ts';
import { CLOCK_SKEW } from '../data-integrity/read-proof.ts';
import { decodeBitstring, longerThan } from './bitstring.ts';
import { parseStatusEntry, type StatusEntry } from './entry.ts';
import { type InflateFailure, inflate } from './inflate.ts';
import { valueAt } from './value.ts';

export interface StatusFailure {
  readonly code:
    | InflateFailure['code']
    /** The entry in the credential is not one. */
    | 'status_entry'
    | 'status_index'
    /** Not a flag, where only a flag is asked for; or more bits than are read here. */
    | 'status_unsupported'
    /** The list is another one, of someone else, for something else, or no list. */
    | 'status_list_mismatch'
    | 'status_list_expired'
    | 'status_list_length';
  readonly reason: string;
}

/** What the caller knows: who must have issued the list, and the time. */
export interface StatusExpectations {
  /** The issuer the list was proved to come from, and who may speak for the issuer of the credential. */
  readonly issuer: string;
  /** UTC seconds. */
  readonly now: number;
  /** Largest list to inflate; 1 MiB holds eight million entries of one bit. */
  readonly maxBytes?: number;
}

export const MAX_LIST_BYTES = 1_048_576;

/**
 * Whether the bit of one status entry is set (Bitstring Status List 1.0 §3.2): for entries that are flags, such as our own.
 * Otherwise as `readStatusValue`.
 */
export async function readStatus(
  list: unknown,
  entry: unknown,
  expected: StatusExpectations,
): Promise<Result<boolean, StatusFailure>> {
  const parsed = parseStatusEntry(entry);
  if (!parsed.ok) return parsed;
  const { size, purpose } = parsed.value;
  if (size !== 1) return refuse('status_unsupported', 'more than one bit per entry');
  if (purpose === 'message' || purpose === 'refresh') return refuse('status_unsupported', `purpose ${purpose}`);
  const read = await readStatusValue(list, parsed.value, expected);
  return read.ok ? ok(read.value !== 0) : read;
}

/**
 * The value a list has for one entry (Bitstring Status List 1.0 §3.2, and StatusList2021, which differs in names and in the
 * encoding of the list). The list credential has been proved already; this decides that it is the list the entry means:
 * same address, issuer and purpose, in force, long enough.
 *
 * Every failure means that the status is unknown, never that it is good. Does not fetch, does not remember older lists.
 */
export async function readStatusValue(
  list: unknown,
  { kind, index, listUrl, purpose, size }: StatusEntry,
  expected: StatusExpectations,
): Promise<Result<number, StatusFailure>> {
  const encoded = encodedListOf(list, { kind, listUrl, purpose }, expected);
  if (!encoded.ok) return encoded;
  const maxBytes = expected.maxBytes ?? MAX_LIST_BYTES;
  const bits = await bitsOf(list as object, kind, encoded.value, maxBytes);
  if (!bits.ok) return bits;
  const entries = Math.floor((bits.value.length * 8) / size);
  if (entries < STATUS_LIST_ENTRIES) return refuse('status_list_length', `a list of ${entries} entries`);
  const value = valueAt(bits.value, index, size, 'left');
  return value === null ? refuse('status_index', 'the index lies outside the list') : ok(value);
}

type Bits = Awaited<ReturnType<typeof decodeBitstring>>;
/** Inflated once for a list that is asked about many credentials, and forgotten with it. */
const inflated = new WeakMap<object, { readonly encoded: string; readonly maxBytes: number; readonly bits: Bits }>();

async function bitsOf(list: object, kind: StatusEntry['kind'], encoded: string, maxBytes: number): Promise<Bits> {
  const known = inflated.get(list);
  if (known?.encoded === encoded && known.maxBytes === maxBytes) return known.bits;
  const bits = await (kind === 'BitstringStatusListEntry' ? decodeBitstring : decode2021)(encoded, maxBytes);
  inflated.set(list, { encoded, maxBytes, bits });
  return bits;
}

/** StatusList2021 §4.2: gzip in base64, without a multibase prefix; issuers write either alphabet, with or without padding. */
async function decode2021(encoded: string, maxBytes: number): Promise<Result<Uint8Array, InflateFailure>> {
  if (longerThan(encoded, maxBytes)) return refuse('status_too_big', 'the encoded list is too long');
  const compressed = decodeBase64Url(
    encoded
      .replace(/={1,2}$/, '')
      .replaceAll('+', '-')
      .replaceAll('/', '_'),
  );
  return compressed === null
    ? refuse('status_list_malformed', 'encodedList is not base64')
    : inflate(compressed, 'gzip', maxBytes);
}

const LIST = {
  BitstringStatusListEntry: { credential: 'BitstringStatusListCredential', subject: 'BitstringStatusList' },
  StatusList2021Entry: { credential: 'StatusList2021Credential', subject: 'StatusList2021' },
} as const;

function encodedListOf(
  list: unknown,
  { kind, listUrl, purpose }: Pick<StatusEntry, 'kind' | 'listUrl' | 'purpose'>,
  { issuer, now }: StatusExpectations,
): Result<string, StatusFailure> {
  const mismatch = (reason: string) => refuse('status_list_mismatch', reason);
  if (!isObject(list) || list.id !== listUrl) return mismatch('the list has another id than its address');
  const types = listOf(list.type);
  if (!types.includes('VerifiableCredential') || !types.includes(LIST[kind].credential)) {
    return mismatch('not a status list credential');
  }
  const issuedBy = isObject(list.issuer) ? list.issuer.id : list.issuer;
  if (issuedBy !== issuer) return mismatch('the list has another issuer');
  const [subject, ...others] = listOf(list.credentialSubject);
  if (others.length > 0 || !isObject(subject) || !listOf(subject.type).includes(LIST[kind].subject)) {
    return mismatch('not a status list');
  }
  if (!listOf(subject.statusPurpose).includes(purpose)) return mismatch('the list has another purpose');
  if (!inForce(list, now)) return refuse('status_list_expired', 'the list is not in force');
  if (typeof subject.encodedList !== 'string') return refuse('status_list_malformed', 'no encodedList');
  return ok(subject.encodedList);
}

/** Under the names of both data models; where a list says both, both bind. */
function inForce({ validFrom, issuanceDate, validUntil, expirationDate }: JsonObject, now: number): boolean {
  const begun = (value: unknown) => {
    const from = moment(value);
    return value === undefined || (from !== null && from <= now + CLOCK_SKEW);
  };
  const open = (value: unknown) => {
    const until = moment(value);
    return value === undefined || (until !== null && until >= now - CLOCK_SKEW);
  };
  return begun(validFrom) && begun(issuanceDate) && open(validUntil) && open(expirationDate);
}

const refuse = <C extends StatusFailure['code']>(code: C, reason: string) => fail({ code, reason });
