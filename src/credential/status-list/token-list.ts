import { decodeBase64Url } from '../../record/base64.ts';
import { isObject, type JsonObject } from '../../record/json.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import { CLOCK_SKEW } from '../data-integrity/read-proof.ts';
import { longerThan } from './bitstring.ts';
import { inflate } from './inflate.ts';
import { MAX_LIST_BYTES, type StatusFailure } from './read.ts';
import { valueAt } from './value.ts';

/** A place in a token status list: `status.status_list` of a token (Token Status List §6.2). */
export interface TokenStatusPlace {
  readonly index: number;
  readonly listUrl: string;
}

/** Meanings every list shares (§7.1); the others are the issuer's own. */
export const TOKEN_STATUS = { valid: 0, invalid: 1, suspended: 2 } as const;

const SIZES: readonly unknown[] = [1, 2, 4, 8];

/** `status_list` of a token: the index is a number here, and not text. */
export function parseTokenStatus(statusList: unknown): Result<TokenStatusPlace, StatusFailure> {
  if (!isObject(statusList)) return refuse('status_entry', 'status_list is not an object');
  const { idx, uri } = statusList;
  if (typeof uri !== 'string' || !URL.canParse(uri)) return refuse('status_entry', 'no list address');
  return typeof idx === 'number' && Number.isSafeInteger(idx) && idx >= 0
    ? ok({ index: idx, listUrl: uri })
    : refuse('status_index', 'not an index');
}

/**
 * The value that a status list token has for one place (Token Status List §8.3): `sub` is the address, `iat` is there and
 * not in the future, `exp` has not passed, the list is zlib in base64url with 1, 2, 4 or 8 bits per entry, least
 * significant first, and reaches up to the index. There is no minimum size. Whoever calls has proved the token, checked its
 * `typ` and knows whose it is.
 */
export async function readTokenStatus(
  claims: JsonObject,
  { index, listUrl }: TokenStatusPlace,
  { now, maxBytes = MAX_LIST_BYTES }: { readonly now: number; readonly maxBytes?: number },
): Promise<Result<number, StatusFailure>> {
  const { sub, iat, exp, ttl, status_list: list } = claims;
  if (sub !== listUrl) return refuse('status_list_mismatch', 'the list is for another address');
  if (typeof iat !== 'number') return refuse('status_list_malformed', 'the list does not say when it was issued');
  if (iat > now + CLOCK_SKEW) return refuse('status_list_expired', 'the list is from the future');
  if (exp !== undefined && typeof exp !== 'number') return refuse('status_list_malformed', 'exp is not a time');
  if (exp !== undefined && exp < now - CLOCK_SKEW) return refuse('status_list_expired', 'the list has expired');
  if (ttl !== undefined && !(typeof ttl === 'number' && ttl > 0)) {
    return refuse('status_list_malformed', 'ttl is not a number of seconds');
  }
  if (!isObject(list) || typeof list.lst !== 'string') return refuse('status_list_malformed', 'no list');
  const { bits: size, lst } = list;
  if (typeof size !== 'number' || !SIZES.includes(size))
    return refuse('status_list_malformed', 'bits is not 1, 2, 4 or 8');
  if (longerThan(lst, maxBytes)) return refuse('status_too_big', 'the encoded list is too long');
  const compressed = decodeBase64Url(lst);
  if (compressed === null) return refuse('status_list_malformed', 'lst is not base64url');
  const bits = await inflate(compressed, 'zlib', maxBytes);
  if (!bits.ok) return bits;
  const value = valueAt(bits.value, index, size, 'right');
  return value === null ? refuse('status_index', 'the index lies outside the list') : ok(value);
}

const refuse = (code: StatusFailure['code'], reason: string) => fail<StatusFailure>({ code, reason });
