import type { Context } from 'hono';
import { z } from 'zod';
import { parseStrictJson } from '../credential/jades/strict-json.ts';
import type { FieldError } from './problem.ts';
import { languageOf, problem } from './problem.ts';

/** Largest request body, in bytes: a specification with a hundred outcomes in several languages is far below it. */
export const BODY_LIMIT = 262_144;

/** Reads at most `limit` bytes; null when there are more, however the length was declared. */
async function boundedText(request: Request, limit: number): Promise<string | null | undefined> {
  const declared = Number(request.headers.get('content-length') ?? 0);
  if (declared > limit) return null;
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  if (!reader) return '';
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
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** JSON pointer of a zod path. */
export const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** One field error per issue; an unknown field points at the field itself. */
export function fieldErrors(error: z.ZodError, language: 'nl' | 'en'): FieldError[] {
  return error.issues.flatMap((issue): FieldError[] => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        pointer: pointerOf([...issue.path, key]),
        accepted: language === 'nl' ? 'geen veld met deze naam' : 'no field of this name',
      }));
    if (issue.code === 'invalid_union') {
      const inner = issue.errors.filter((errors) => errors.length > 0);
      // The branch that got furthest says most.
      const deepest = inner.toSorted((a, b) => depth(b) - depth(a))[0];
      if (deepest && depth(deepest) > 0)
        return fieldErrors(
          new z.ZodError(deepest.map((nested) => ({ ...nested, path: [...issue.path, ...nested.path] }))),
          language,
        );
    }
    const [en = issue.message, nl = en] = issue.message.split('\u001f');
    return [{ pointer: pointerOf(issue.path), accepted: language === 'nl' ? nl : en }];
  });
}

const depth = (issues: readonly z.core.$ZodIssue[]): number => Math.max(...issues.map((issue) => issue.path.length));

const DUTCH = z.locales.nl().localeError;

/** Validates with messages in the reader's language; messages of our own schemas carry both. */
export function parseIn<T extends z.ZodType>(schema: T, value: unknown, language: 'nl' | 'en') {
  return schema.safeParse(value, language === 'nl' ? { error: DUTCH } : {});
}

/**
 * Reads a JSON body strictly (size, UTF-8, duplicate keys, depth, trailing data) and validates it against the schema.
 * Returns the value and the JSON as it came, or the problem to answer with.
 */
export async function jsonBody<T extends z.ZodType>(
  c: Context,
  schema: T,
): Promise<{ value: z.output<T>; json: unknown } | Response> {
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  const text = await boundedText(c.req.raw, BODY_LIMIT);
  if (text === null) return problem(c, 'BODY_TOO_LARGE', { params: { limit: String(BODY_LIMIT) } });
  if (text === '') return problem(c, 'BODY_MISSING');
  if (type !== 'application/json') return problem(c, 'BODY_TYPE');
  if (text === undefined) return problem(c, 'BODY_MALFORMED', { params: { reason: 'UTF-8' } });
  const json = parseStrictJson(text);
  if (!json.ok) return problem(c, 'BODY_MALFORMED', { params: { reason: json.error } });
  const language = languageOf(c);
  const parsed = parseIn(schema, json.value, language);
  if (parsed.success) return { value: parsed.data, json: json.value };
  const errors = fieldErrors(parsed.error, language);
  return problem(c, 'BODY_NOT_VALID', { params: { count: String(errors.length) }, errors });
}
