import { isObject, type JsonObject } from '../../record/json.ts';
import { type JsonFailure, parseStrictJson } from '../../record/strict-json.ts';
import { failure, only, type ReadFailure, type ReadInput } from './found.ts';
import { recogniseAll } from './recognise.ts';
import { recogniseToken } from './token.ts';
import { findUnreadable } from './unreadable.ts';

/** Requests of our API, of VC-API and of the Learner Credential Wallet: one member and no other. */
const WRAPPERS = ['credential', 'verifiableCredential', 'verifiablePresentation'];

/** Text that was meant as a credential, so that its damage is worth naming. */
const MEANT_AS_CREDENTIAL = /"@context"|"VerifiableCredential"|"EuropeanDigitalCredential"|"payload"[^]*"signature/;

/**
 * Which credentials a text is or holds: JSON (RFC 8259, read strictly), or a token with nothing but white space around it.
 * Where the JSON is broken, the failure says at which character, counted from 1, if the text was meant as a credential.
 */
export function readText(text: string, within: string | null): ReadInput {
  const at = firstOf(text);
  return '{["'.includes(text[at] ?? 'none') || text.charCodeAt(at) === BYTE_ORDER_MARK
    ? readJson(text, within)
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

function readJson(text: string, within: string | null): ReadInput {
  const json = parseStrictJson(text);
  if (!json.ok) return only(brokenJson(text, json.error, within));
  const { value } = json;
  const unreadable = findUnreadable(value);
  const read =
    unreadable === null
      ? readValue(value, text, within)
      : only(failure(unreadable.code, within, { pointer: unreadable.pointer }));
  // What is unreadable in a text that is no credential at all is nobody's business.
  return unreadable !== null && !MEANT_AS_CREDENTIAL.test(text) ? only(failure('NOT_A_CREDENTIAL', within)) : read;
}

function readValue(value: unknown, text: string, within: string | null): ReadInput {
  const wrapped = isObject(value) ? unwrapped(value) : undefined;
  if (wrapped === undefined) return recogniseAll(value, text, within);
  // `{"credential": "…"}` may hold the text of a file.
  if (typeof wrapped !== 'string') return recogniseAll(wrapped, JSON.stringify(wrapped), within);
  const inner = parseStrictJson(wrapped);
  return inner.ok && isObject(inner.value) && unwrapped(inner.value) === undefined
    ? readJson(wrapped, within)
    : only(recogniseToken(trimmed(wrapped), within));
}

function unwrapped(json: JsonObject): unknown {
  const [name, ...others] = Object.keys(json);
  return name !== undefined && others.length === 0 && WRAPPERS.includes(name) ? json[name] : undefined;
}

function brokenJson(text: string, { fault, at, pointer }: JsonFailure, within: string | null): ReadFailure {
  if (!MEANT_AS_CREDENTIAL.test(text)) return failure('NOT_A_CREDENTIAL', within);
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
