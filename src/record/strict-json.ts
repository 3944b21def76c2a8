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
 */
export function parseStrictJson(text: string): Result<unknown, JsonFailure> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail({ fault: 'syntax', at: syntaxErrorAt(text) });
  }
  const failure = findFailure(text, text.isWellFormed());
  return failure === null ? ok(value) : fail(failure);
}

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

function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (hasOddBackslashes(text, end)) end = text.indexOf('"', end + 1);
  return end;
}

function hasOddBackslashes(text: string, quote: number): boolean {
  let before = quote - 1;
  while (text.charCodeAt(before) === CODE.backslash) before--;
  return (quote - 1 - before) % 2 === 1;
}
