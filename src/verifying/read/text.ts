import { excessOf } from '../../credential/data-integrity/outline.ts';
import { isObject, type JsonObject } from '../../record/json.ts';
import { type JsonFailure, parseStrictJson } from '../../record/strict-json.ts';
import { decodeUtf8 } from '../../record/utf8.ts';
import { failure, only, type ReadFailure, type ReadInput } from './found.ts';
import { recogniseAll } from './recognise.ts';
import { recogniseToken } from './token.ts';
import { findUnreadable } from './unreadable.ts';

/** Requests of our API, of VC-API and of the Learner Credential Wallet: one member and no other. */
const WRAPPERS = ['credential', 'verifiableCredential', 'verifiablePresentation'];

/** Whether text was meant as a credential, so that its damage is worth naming. */
const meantAsCredential = (text: string): boolean =>
  ['"@context"', '"VerifiableCredential"', '"EuropeanDigitalCredential"'].some((mark) => text.includes(mark)) ||
  (text.includes('"payload"') && text.includes('"signature'));

/**
 * The same for bytes, which have to be UTF-8 (RFC 8259 §8.1) to the last. A byte order mark stays and is refused: some
 * readers skip it and some do not.
 */
export function readBytesAsText(bytes: Uint8Array, within: string | null): ReadInput {
  const text = decodeUtf8(bytes);
  return text === null ? only(notUtf8(bytes, within)) : readText(text, within);
}

/** Says where text that was meant as a credential stops being UTF-8, in characters from 1. */
function notUtf8(bytes: Uint8Array, within: string | null): ReadFailure {
  const first = bytes.subarray(0, 64).find((byte) => !isSpace(byte));
  const text = first === 0x7b || first === 0x5b ? new TextDecoder().decode(bytes) : '';
  return meantAsCredential(text)
    ? failure('MALFORMED_TEXT', within, { position: String(text.indexOf('\ufffd') + 1) })
    : failure('NOT_A_CREDENTIAL', within);
}

/**
 * Which credentials a text is or holds: JSON (RFC 8259, read strictly), or a token with nothing but white space around it.
 * Where the JSON is broken, the failure says at which character, counted from 1, if the text was meant as a credential.
 */
export const readText = (text: string, within: string | null): ReadInput => readUnwrapped(text, within, true);

function readUnwrapped(text: string, within: string | null, mayBeWrapped: boolean): ReadInput {
  const at = firstOf(text);
  return '{["'.includes(text[at] ?? 'none') || text.charCodeAt(at) === BYTE_ORDER_MARK
    ? readJson(text, within, mayBeWrapped)
    : only(recogniseToken(trimmed(text), within));
}

const BYTE_ORDER_MARK = 0xfeff;

/** White space of JSON, and no other: `trim` also takes byte order marks away. */
const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

function firstOf(text: string): number {
  let at = 0;
  while (isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

function trimmed(text: string): string {
  let end = text.length;
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(Math.min(firstOf(text), end), end);
}

/** What a hundred credentials hold between them, and more than any of them is nested. */
const MOST = { depth: 64, values: 200_000 } as const;
/** Characters from which text is looked over before it is parsed: parsing millions of values costs seconds. */
const LONG = 1_000_000;

function readJson(text: string, within: string | null, mayBeWrapped: boolean): ReadInput {
  if (text.length > LONG && excessOf(text, MOST) !== null)
    return only(failure(meantAsCredential(text) ? 'TOO_COMPLEX' : 'NOT_A_CREDENTIAL', within));
  const json = parseStrictJson(text);
  const unreadable = json.ok ? findUnreadable(json.value) : null;
  if (json.ok && unreadable === null) return readValue(json.value, text, within, mayBeWrapped);
  // What is wrong with a text that was never meant as a credential is nobody's business.
  if (!meantAsCredential(text)) return only(failure('NOT_A_CREDENTIAL', within));
  if (!json.ok) return only(brokenJson(json.error, within));
  return only(failure(unreadable?.code ?? 'MALFORMED', within, { pointer: unreadable?.pointer ?? '' }));
}

function readValue(value: unknown, text: string, within: string | null, mayBeWrapped: boolean): ReadInput {
  const wrapped = mayBeWrapped && isObject(value) ? unwrapped(value) : undefined;
  if (wrapped === undefined) return recogniseAll(value, text, within);
  // `{"credential": "…"}` may hold the text of a file.
  return typeof wrapped === 'string'
    ? readUnwrapped(wrapped, within, false)
    : recogniseAll(wrapped, JSON.stringify(wrapped), within);
}

function unwrapped(json: JsonObject): unknown {
  const [name, ...others] = Object.keys(json);
  return name !== undefined && others.length === 0 && WRAPPERS.includes(name) ? json[name] : undefined;
}

function brokenJson({ fault, at, pointer }: JsonFailure, within: string | null): ReadFailure {
  const position = String(at + 1);
  const place = { position, ...(pointer === undefined ? {} : { pointer: pointer.slice(0, 200) }) };
  switch (fault) {
    case 'syntax':
      return failure('MALFORMED', within, { reason: `JSON, position ${position}`, ...place });
    case 'duplicate-key':
      return failure('DUPLICATE_KEY', within, place);
    case 'depth':
      return failure('TOO_COMPLEX', within, place);
    case 'ill-formed-text':
      return failure('MALFORMED_TEXT', within, place);
  }
}
