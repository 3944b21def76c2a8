import { isObject, listOf } from '../../record/json.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import type { StatusFailure } from './read.ts';

export interface StatusEntry {
  readonly kind: 'BitstringStatusListEntry' | 'StatusList2021Entry';
  readonly purpose: string;
  readonly index: number;
  readonly listUrl: string;
  /** Bits per entry. */
  readonly size: number;
  /** What the issuer says each value means; empty where it says nothing. */
  readonly messages: ReadonlyMap<number, string>;
}

const INDEX = /^(?:0|[1-9][0-9]{0,14})$/;
const VALUE = /^0x[0-9a-f]{1,4}$/i;
const MOST_BITS = 16;

/** An index as these lists write it: a string of digits without leading zero (Bitstring Status List 1.0 §2.1). */
export const indexOf = (text: unknown): number | null =>
  typeof text === 'string' && INDEX.test(text) ? Number(text) : null;

/**
 * One entry of `credentialStatus`, strictly: of one type, with an index that is a string of digits, and an address.
 * `statusSize`, `statusMessage` and `statusReference` (§2.1) are read for bit strings, whose several bits have one message
 * for each value; StatusList2021 has none of them. Does not decide whether the purpose is one that anybody understands.
 */
export function parseStatusEntry(entry: unknown): Result<StatusEntry, StatusFailure> {
  if (!isObject(entry) || (entry.type !== 'BitstringStatusListEntry' && entry.type !== 'StatusList2021Entry')) {
    return refuse('status_entry', 'not a status list entry');
  }
  const { type: kind, statusPurpose: purpose, statusListIndex, statusListCredential: listUrl } = entry;
  if (typeof purpose !== 'string') return refuse('status_entry', 'no status purpose');
  if (typeof listUrl !== 'string' || !URL.canParse(listUrl)) return refuse('status_entry', 'no list address');
  const index = indexOf(statusListIndex);
  if (index === null) return refuse('status_index', 'not an index');
  const size = kind === 'BitstringStatusListEntry' ? (entry.statusSize ?? 1) : 1;
  if (typeof size !== 'number' || !Number.isInteger(size) || size < 1)
    return refuse('status_entry', 'not a status size');
  if (size > MOST_BITS) return refuse('status_unsupported', `more than ${MOST_BITS} bits per entry`);
  const about = kind === 'BitstringStatusListEntry' ? entry : {};
  const messages = messagesOf(about.statusMessage, size);
  if (messages === null) return refuse('status_entry', 'not one status message for each value');
  if (!listOf(about.statusReference).every(isReference)) return refuse('status_entry', 'not a status reference');
  return ok({ kind, purpose, index, listUrl, size, messages });
}

/** One message for each value; none at all is allowed for a single bit. Null for what is neither. */
function messagesOf(written: unknown, size: number): ReadonlyMap<number, string> | null {
  const messages = new Map<number, string>();
  if (written === undefined) return size === 1 ? messages : null;
  const all = listOf(written);
  if (all.length !== 2 ** size) return null;
  for (const one of all) {
    if (!isObject(one)) return null;
    const { status, message } = one;
    if (typeof status !== 'string' || !VALUE.test(status) || typeof message !== 'string') return null;
    messages.set(Number(status), message);
  }
  return messages;
}

/** A URL, or the node it names. */
const isReference = (value: unknown): boolean =>
  typeof value === 'string' ? URL.canParse(value) : isObject(value) && typeof value.id === 'string';

const refuse = (code: StatusFailure['code'], reason: string) => fail<StatusFailure>({ code, reason });
