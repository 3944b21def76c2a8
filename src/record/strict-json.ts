import { type JsonOutline, outlineOf } from './json-outline.ts';
import { endOfString } from './json-string.ts';
import { syntaxErrorAt } from './json-syntax.ts';
import { fail, ok, type Result } from './result.ts';

export type JsonFault = 'syntax' | 'duplicate-key' | 'depth' | 'ill-formed-text';

/** What is wrong with a text and where. */
export interface JsonFailure {
  readonly fault: JsonFault;
  /** Offset in UTF-16 units; for a name that stands twice, of the second. */
  readonly at: number;
  /** JSON pointer (RFC 6901) of the name that stands twice, or of the text that is ill-formed. */
  readonly pointer?: string;
}

/** Deepest nesting a seal or its header may have; ELM documents stay below 20. */
const MAX_DEPTH = 64;

/**
 * Parses JSON and refuses what RFC 8259 leaves to chance: an object that names a member twice (readers differ in which
 * one they take, RFC 8725 §2.4), a lone surrogate (two texts would have the same UTF-8 bytes), and nesting beyond 64.
 * `outline` is that of the same text, where it was looked over before.
 */
export function parseStrictJson(text: string, outline?: JsonOutline): Result<unknown, JsonFailure> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail({ fault: 'syntax', at: syntaxErrorAt(text) });
  }
  const plain =
    outline === undefined
      ? isPlainWithoutEscapes(text, value) || isPlain(text, value, outlineOf(text))
      : isPlain(text, value, outline);
  if (plain) return ok(value);
  const failure = findFailure(text, text.isWellFormed());
  return failure === null ? ok(value) : fail(failure);
}

/**
 * Whether nothing can be wrong with a text without escapes and the value it was parsed to. A colon between strings has a
 * quotation mark before it, or white space; where there are no more such colons than members, every name stands once.
 */
function isPlainWithoutEscapes(text: string, value: unknown): boolean {
  if (text.includes('\\') || !text.isWellFormed()) return false;
  const members = membersOf(value, false);
  if (Number.isNaN(members)) return false;
  let colons = 0;
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
    switch (text.charCodeAt(at - 1)) {
      case CODE.quote:
        colons += 1;
        if (colons > members) return false;
        break;
      case 0x20:
      case 0x0a:
      case 0x0d:
      case 0x09:
        return false;
    }
  }
  return colons === members;
}

/**
 * Whether nothing can be wrong with a text and the value it was parsed to, without looking at any name: where every name
 * stands once, there are as many members as colons between strings. What fails this is walked name by name.
 *
 * So is a text with a name that is written with an escape: V8 13 now and then makes another name of such a one (of the
 * second `"\\""` in an object, for example), so that two that are the same would not be counted as one.
 */
function isPlain(text: string, value: unknown, { excess, colons, deepest, escapedNames }: JsonOutline): boolean {
  if (excess !== null || escapedNames || deepest > MAX_DEPTH) return false;
  // Only an escape or a lone surrogate in the text itself can make a value ill-formed. Where there are few values, to ask
  // each of them is less than to look through the text, which of a sealed document is full of escapes.
  const textsMatter = colons < FEW || text.includes('\\u') || !text.isWellFormed();
  return membersOf(value, textsMatter) === colons;
}

/** So many members that asking each of them for the form of its text costs nothing. */
const FEW = 20;

/**
 * Members of all objects in a value; not a number where it is nested too deeply, or a text in it is ill-formed and that is
 * asked.
 */
function membersOf(value: unknown, textsMatter: boolean, depth = 1): number {
  if (!isComposed(value)) return textsMatter && isIllFormed(value) ? Number.NaN : 0;
  if (depth > MAX_DEPTH) return Number.NaN;
  let members = 0;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      const item: unknown = value[index];
      if (isComposed(item)) members += membersOf(item, textsMatter, depth + 1);
      else if (textsMatter && isIllFormed(item)) return Number.NaN;
    }
    return members;
  }
  for (const name in value) {
    if (textsMatter && isIllFormed(name)) return Number.NaN;
    members += 1 + membersOf((value as Readonly<Record<string, unknown>>)[name], textsMatter, depth + 1);
  }
  return members;
}

/** Most values are not: of thousands in one array each is asked no more than this. */
const isComposed = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isIllFormed = (value: unknown): boolean => typeof value === 'string' && !value.isWellFormed();

/** An object or array that is not closed yet, and the member in it that is being read. */
interface Open {
  /** Names seen so far; null for an array. */
  readonly names: Set<string> | null;
  member: string | number;
}

const pointerOf = (open: readonly Open[]): string =>
  open.map(({ member }) => `/${String(member).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

const CODE = {
  quote: 0x22,
  comma: 0x2c,
  colon: 0x3a,
  bracket: 0x5b,
  backslash: 0x5c,
  bracketEnd: 0x5d,
  brace: 0x7b,
  braceEnd: 0x7d,
} as const;

/** Walks text that is known to be JSON, token by token, without recursion. */
function findFailure(text: string, wellFormed: boolean): JsonFailure | null {
  // Only an escape or a lone surrogate in the text itself can make a value ill-formed.
  const valuesMatter = !wellFormed || text.includes('\\u');
  const open: Open[] = [];
  let nameExpected = false;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case CODE.brace:
      case CODE.bracket:
        nameExpected = text.charCodeAt(at) === CODE.brace;
        if (open.push(nameExpected ? { names: new Set(), member: '' } : { names: null, member: 0 }) > MAX_DEPTH)
          return { fault: 'depth', at };
        break;
      case CODE.braceEnd:
      case CODE.bracketEnd:
        open.pop();
        nameExpected = false;
        break;
      case CODE.comma: {
        const inner = open.at(-1);
        nameExpected = inner?.names instanceof Set;
        if (typeof inner?.member === 'number') inner.member += 1;
        break;
      }
      case CODE.quote: {
        const end = endOfString(text, at);
        if (!nameExpected && !valuesMatter) {
          at = end;
          break;
        }
        const written = text.slice(at, end + 1);
        const named = nameExpected ? open.at(-1) : undefined;
        if (named || !wellFormed || written.includes('\\u')) {
          const content = written.includes('\\') ? String(JSON.parse(written)) : written.slice(1, -1);
          if (!content.isWellFormed())
            return { fault: 'ill-formed-text', at, pointer: pointerOf(named ? open.slice(0, -1) : open) };
          if (named) named.member = content;
          if (named?.names?.has(content)) return { fault: 'duplicate-key', at, pointer: pointerOf(open) };
          named?.names?.add(content);
        }
        nameExpected = false;
        at = end;
        break;
      }
    }
  }
  return null;
}
