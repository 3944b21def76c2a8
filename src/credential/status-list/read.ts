import { fail, ok, type Result } from '../../record/result.ts';
import { STATUS_LIST_ENTRIES } from '../../record/status-list-entries.ts';
import { moment } from '../data-integrity/moment.ts';
import { CLOCK_SKEW } from '../data-integrity/read-proof.ts';
import { type BitstringFailure, decodeBitstring } from './bitstring.ts';

export interface StatusFailure {
  readonly code:
    | BitstringFailure['code']
    /** The entry in the credential is not one. */
    | 'status_entry'
    | 'status_index'
    /** Several bits per entry, or a purpose that is no flag. */
    | 'status_unsupported'
    /** The list is another one, of someone else, for something else, or no list. */
    | 'status_list_mismatch'
    | 'status_list_expired'
    | 'status_list_length';
  readonly reason: string;
}

export interface StatusEntry {
  readonly purpose: string;
  readonly index: number;
  readonly listUrl: string;
}

/** What the caller knows: who must have issued the list, and the time. */
export interface StatusExpectations {
  /** The issuer the credential was proved to come from; the list was proved with the same issuer's key. */
  readonly issuer: string;
  /** UTC seconds. */
  readonly now: number;
  /** Largest list to inflate; 1 MiB holds eight million entries. */
  readonly maxBytes?: number;
}

const MAX_BYTES = 1_048_576;
const INDEX = /^(?:0|[1-9][0-9]{0,14})$/;

/**
 * Whether the bit of one status entry is set (Bitstring Status List 1.0 §3.2). The list credential has been proved already;
 * this decides that it is the list the entry means: same address, issuer and purpose, in force, long enough.
 *
 * Every failure means that the status is unknown, never that it is good. Does not fetch, does not remember older lists.
 */
export async function readStatus(
  list: unknown,
  entry: unknown,
  expected: StatusExpectations,
): Promise<Result<boolean, StatusFailure>> {
  const parsed = parseStatusEntry(entry);
  if (!parsed.ok) return parsed;
  const { index, listUrl, purpose } = parsed.value;
  const encoded = encodedListOf(list, listUrl, purpose, expected);
  if (!encoded.ok) return encoded;
  const bits = await decodeBitstring(encoded.value, expected.maxBytes ?? MAX_BYTES);
  if (!bits.ok) return bits;
  if (bits.value.length * 8 < STATUS_LIST_ENTRIES) {
    return refuse('status_list_length', `a list of ${bits.value.length * 8} entries`);
  }
  const byte = bits.value[Math.floor(index / 8)];
  if (byte === undefined) return refuse('status_index', 'the index lies outside the list');
  return ok((byte & (0x80 >> (index % 8))) !== 0);
}

/** The entry of a credential, strictly: the index is a string of digits without leading zero (§2.1). */
export function parseStatusEntry(entry: unknown): Result<StatusEntry, StatusFailure> {
  if (!isObject(entry) || entry.type !== 'BitstringStatusListEntry') {
    return refuse('status_entry', 'not a BitstringStatusListEntry');
  }
  const { statusPurpose: purpose, statusListIndex: index, statusListCredential: listUrl, statusSize } = entry;
  if (statusSize !== undefined && statusSize !== 1) return refuse('status_unsupported', 'more than one bit per entry');
  if (typeof purpose !== 'string') return refuse('status_entry', 'no status purpose');
  if (purpose === 'message' || purpose === 'refresh') return refuse('status_unsupported', `purpose ${purpose}`);
  if (typeof listUrl !== 'string' || !URL.canParse(listUrl)) return refuse('status_entry', 'no list address');
  if (typeof index !== 'string' || !INDEX.test(index)) return refuse('status_index', 'not an index');
  return ok({ purpose, index: Number(index), listUrl });
}

function encodedListOf(
  list: unknown,
  listUrl: string,
  purpose: string,
  { issuer, now }: StatusExpectations,
): Result<string, StatusFailure> {
  const mismatch = (reason: string) => refuse('status_list_mismatch', reason);
  if (!isObject(list) || list.id !== listUrl) return mismatch('the list has another id than its address');
  const types = Array.isArray(list.type) ? list.type : [list.type];
  if (!types.includes('VerifiableCredential') || !types.includes('BitstringStatusListCredential')) {
    return mismatch('not a status list credential');
  }
  const issuedBy = isObject(list.issuer) ? list.issuer.id : list.issuer;
  if (issuedBy !== issuer) return mismatch('the list has another issuer');
  const subject = list.credentialSubject;
  if (!isObject(subject) || subject.type !== 'BitstringStatusList') return mismatch('not a status list');
  const purposes = Array.isArray(subject.statusPurpose) ? subject.statusPurpose : [subject.statusPurpose];
  if (!purposes.includes(purpose)) return mismatch('the list has another purpose');
  if (!inForce(list, now)) return refuse('status_list_expired', 'the list is not in force');
  if (typeof subject.encodedList !== 'string') return refuse('status_list_malformed', 'no encodedList');
  return ok(subject.encodedList);
}

function inForce({ validFrom, validUntil }: Record<string, unknown>, now: number): boolean {
  const from = validFrom === undefined ? Number.NEGATIVE_INFINITY : moment(validFrom);
  const until = validUntil === undefined ? Number.POSITIVE_INFINITY : moment(validUntil);
  return from !== null && until !== null && from <= now + CLOCK_SKEW && until >= now - CLOCK_SKEW;
}

const refuse = (code: StatusFailure['code'], reason: string) => fail<StatusFailure>({ code, reason });
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
