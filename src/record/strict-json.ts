import { fail, ok, type Result } from './result.ts';

export type JsonFault = 'syntax' | 'duplicate-key' | 'depth' | 'ill-formed-text';

/** Deepest nesting a seal or its header may have; ELM documents stay below 20. */
const MAX_DEPTH = 64;

/**
 * Parses JSON and refuses what RFC 8259 leaves to chance: an object that names a member twice (readers differ in which
 * one they take, RFC 8725 §2.4), a lone surrogate (two texts would have the same UTF-8 bytes), and nesting beyond 64.
 */
export function parseStrictJson(text: string): Result<unknown, JsonFault> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail('syntax');
  }
  const fault = text.isWellFormed() ? findFault(text) : 'ill-formed-text';
  return fault === null ? ok(value) : fail(fault);
}

/** Walks text that is known to be JSON, token by token, without recursion. */
function findFault(text: string): JsonFault | null {
  /** Per open structure the member names seen so far; null for an array. */
  const open: (Set<string> | null)[] = [];
  let nameExpected = false;
  for (let at = 0; at < text.length; at++) {
    switch (text[at]) {
      case '{':
      case '[':
        if (open.push(text[at] === '{' ? new Set() : null) > MAX_DEPTH) return 'depth';
        nameExpected = text[at] === '{';
        break;
      case '}':
      case ']':
        open.pop();
        nameExpected = false;
        break;
      case ',':
        nameExpected = open.at(-1) instanceof Set;
        break;
      case '"': {
        const end = endOfString(text, at);
        const written = text.slice(at, end + 1);
        const names = nameExpected ? open.at(-1) : null;
        if (names || written.includes('\\u')) {
          const content = String(JSON.parse(written));
          if (!content.isWellFormed()) return 'ill-formed-text';
          if (names?.has(content)) return 'duplicate-key';
          names?.add(content);
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
  while (text[before] === '\\') before--;
  return (quote - 1 - before) % 2 === 1;
}
