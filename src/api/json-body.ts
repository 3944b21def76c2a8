import type { Context } from 'hono';
import type { z } from 'zod';
import { acceptedIn, accepts } from '../record/accepts.ts';
import { type JsonFailure, type JsonFault, parseStrictJson } from '../record/strict-json.ts';
import type { PageLanguage } from '../record/text.ts';
import { either, fieldWords, isMissing, required, unknownField } from './field-words.ts';
import type { FieldError, ProblemCode } from './problem.ts';
import { languageOf, problem } from './problem.ts';

/** Largest request body, in bytes: a specification with a hundred outcomes in several languages is far below it. */
export const BODY_LIMIT = 262_144;
const JSON_TYPE = 'application/json';

const NOT_UTF8 = accepts({ en: 'it is not UTF-8', nl: 'ze is geen UTF-8' });
const JSON_FAULTS: Readonly<Record<JsonFault, Readonly<Record<PageLanguage, string>>>> = {
  syntax: { en: 'it breaks the syntax of JSON', nl: 'ze volgt de syntaxis van JSON niet' },
  'duplicate-key': {
    en: 'an object has two members of the same name',
    nl: 'een object heeft twee velden met dezelfde naam',
  },
  depth: { en: 'it is nested too deeply', nl: 'ze is te diep genest' },
  'ill-formed-text': {
    en: 'a text in it is not well-formed Unicode',
    nl: 'een tekst erin is geen welgevormde Unicode',
  },
};

/** The problem of a body that is no strict JSON: what is wrong, and where, in lines and columns counted from 1. */
function malformed(c: Context, text: string, { fault, at, pointer }: JsonFailure): Response {
  const lines = text.slice(0, at).split(/\r\n|\r|\n/);
  const line = String(lines.length);
  const column = String([...(lines.at(-1) ?? '')].length + 1);
  const { en, nl } = JSON_FAULTS[fault];
  const reason = accepts({
    en: `${en} (line ${line}, column ${column})`,
    nl: `${nl} (regel ${line}, kolom ${column})`,
  });
  return problem(c, 'BODY_MALFORMED', {
    params: { reason, line, column },
    ...(pointer === undefined ? {} : { path: pointer }),
  });
}

/** Reads at most `limit` bytes; null when there are more, however the length was declared. */
export async function boundedBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const declared = Number(request.headers.get('content-length') ?? 0);
  if (declared > limit) return null;
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  if (!reader) return new Uint8Array(0);
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.byteLength;
    if (length > limit) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}

/** Strict UTF-8; undefined for anything else. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The content type of a body, without its parameters, in lower case. */
export const mediaTypeOf = (c: Context): string =>
  (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

/** A body that is a file. */
export interface FileBody {
  /** The first one is the one to recommend. */
  readonly mediaTypes: readonly [string, ...string[]];
  /** Bytes. */
  readonly limit: number;
  readonly description: string;
}

/** Reads the body as the bytes of a file of one of these types, or returns the problem to answer with. */
export async function fileBody(
  c: Context,
  { mediaTypes, limit }: FileBody,
): Promise<Uint8Array<ArrayBuffer> | Response> {
  const bytes = await boundedBytes(c.req.raw, limit);
  if (bytes === null) return problem(c, 'BODY_TOO_LARGE', { params: { limit: String(limit) } });
  if (bytes.length === 0) return problem(c, 'BODY_MISSING', { params: { accepted: mediaTypes[0] } });
  if (!mediaTypes.includes(mediaTypeOf(c)))
    return problem(c, 'BODY_TYPE', { params: { accepted: mediaTypes.join(', ') } });
  return bytes;
}

/** JSON pointer of a zod path. */
export const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/**
 * One field error per place, the first that was found there: an unknown field or a wrong name points at itself, a union
 * at the alternative that was meant. A field that is not there is said to be required. For errors of `parseIn`.
 */
export const fieldErrors = (error: z.ZodError, language: PageLanguage): FieldError[] =>
  onePerPlace(error.issues.flatMap((issue) => errorsAt([], issue, language)));

/** Several checks of one value fail over one fault: a date that is written otherwise is in no calendar either. */
const onePerPlace = (errors: readonly FieldError[]): FieldError[] =>
  [...new Map(errors.toReversed().map((error) => [error.pointer, error])).values()].toReversed();

function errorsAt(above: readonly PropertyKey[], issue: z.core.$ZodIssue, language: PageLanguage): FieldError[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ pointer: pointerOf([...path, key]), accepted: unknownField(language) }));
  if (issue.code === 'invalid_key') return issue.issues.flatMap((nested) => errorsAt(path, nested, language));
  if (issue.code === 'invalid_union' && issue.errors.length > 0 && !saysMore(issue.message)) {
    const [meant] = issue.errors.filter(fitsKind).toSorted((one, other) => one.length - other.length);
    if (meant) return meant.flatMap((nested) => errorsAt(path, nested, language));
    const alternatives = issue.errors.flatMap(([first]) => (first ? wordsAt(first, language) : []));
    return [fieldError(path, issue, either(alternatives, language), language)];
  }
  return [fieldError(path, issue, acceptedIn(issue.message, language), language)];
}

/** What the alternatives of a union accept, without saying of each that it is required. */
const wordsAt = (issue: z.core.$ZodIssue, language: PageLanguage): string[] =>
  issue.code === 'invalid_union' && issue.errors.length > 0 && !saysMore(issue.message)
    ? issue.errors.flatMap(([first]) => (first ? wordsAt(first, language) : []))
    : [acceptedIn(issue.message, language)];

const fieldError = (
  path: readonly PropertyKey[],
  issue: z.core.$ZodIssue,
  accepted: string,
  language: PageLanguage,
): FieldError => ({
  pointer: pointerOf(path),
  accepted: isMissing(issue) ? required(accepted, language) : accepted,
});

/** A message of our own schemas says more than the alternatives could. */
const saysMore = (message: string): boolean => acceptedIn(message, 'nl') !== acceptedIn(message, 'en');

/** Whether an alternative of a union was the one that was meant: the value is of its kind, only its contents are wrong. */
const fitsKind = (issues: readonly z.core.$ZodIssue[]): boolean =>
  issues.every(({ code, path }) => path.length > 0 || (code !== 'invalid_type' && code !== 'invalid_value'));

const WORDS = { nl: fieldWords('nl'), en: fieldWords('en') };

/**
 * Validates with messages in the reader's language; messages of our own schemas carry both. The
 * issues carry what stood at their place, so that nothing there can be told from something wrong there.
 */
export function parseIn<T extends z.ZodType>(schema: T, value: unknown, language: PageLanguage) {
  return schema.safeParse(value, { error: WORDS[language], reportInput: true });
}

/** Fields named `__proto__`: a map of texts would pass over them in silence, and nothing that was sent is passed over. */
function prototypeFields(value: unknown, path: readonly string[], language: PageLanguage): FieldError[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, content]) =>
    name === '__proto__' && !Array.isArray(value)
      ? [{ pointer: pointerOf([...path, name]), accepted: unknownField(language) }]
      : prototypeFields(content, [...path, name], language),
  );
}

/**
 * Reads a JSON body strictly (size, UTF-8, duplicate keys, depth, trailing data) and validates it against the schema.
 * Returns the value and the JSON as it came, or the problem to answer with; `otherTypes` are what the address takes beside,
 * `notValid` what wrong fields are called there.
 */
export async function jsonBody<T extends z.ZodType>(
  c: Context,
  schema: T,
  limit = BODY_LIMIT,
  otherTypes: readonly string[] = [],
  notValid: ProblemCode = 'BODY_NOT_VALID',
): Promise<{ value: z.output<T>; json: unknown } | Response> {
  const bytes = await boundedBytes(c.req.raw, limit);
  if (bytes === null) return problem(c, 'BODY_TOO_LARGE', { params: { limit: String(limit) } });
  if (bytes.length === 0) return problem(c, 'BODY_MISSING', { params: { accepted: JSON_TYPE } });
  if (mediaTypeOf(c) !== JSON_TYPE)
    return problem(c, 'BODY_TYPE', { params: { accepted: [JSON_TYPE, ...otherTypes].join(', ') } });
  const text = textOf(bytes);
  if (text === undefined) return problem(c, 'BODY_MALFORMED', { params: { reason: NOT_UTF8 } });
  const json = parseStrictJson(text);
  if (!json.ok) return malformed(c, text, json.error);
  const language = languageOf(c);
  const parsed = parseIn(schema, json.value, language);
  const errors = onePerPlace([
    ...(parsed.success ? [] : fieldErrors(parsed.error, language)),
    ...prototypeFields(json.value, [], language),
  ]);
  if (parsed.success && errors.length === 0) return { value: parsed.data, json: json.value };
  return problem(c, notValid, { params: { count: String(errors.length) }, errors });
}
