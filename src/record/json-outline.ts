import { Buffer } from 'node:buffer';
import { endOfString } from './json-string.ts';

/** How much of each a text may have; whatever is not said has no bound. */
export interface JsonBounds {
  /** Arrays and objects open at once. */
  readonly depth?: number;
  /** Values altogether: one more than there are commas. */
  readonly values?: number;
  /** Values of one array. */
  readonly list?: number;
}

/** What can be told of JSON text without parsing it. */
export interface JsonOutline {
  /** The bound that was passed first, where the count ended; null where none was. */
  readonly excess: keyof JsonBounds | null;
  /** Colons outside strings: as many as there are members, those that are written twice counted twice. */
  readonly colons: number;
  /** Arrays and objects that are open at once, at most. */
  readonly deepest: number;
  /** Whether a name is, or because of its length may be, written with an escape. */
  readonly escapedNames: boolean;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const BRACKET_END = 0x5d;
const BRACE = 0x7b;
const BRACE_END = 0x7d;

/** From so many characters the end of a string is searched for by the platform, which need not look at what is between. */
const LONG = 64;
/**
 * The characters that are being looked at. To ask a string for one takes three times as long as to copy it here together
 * with its neighbours and read it. In between they are nobody's: this never waits.
 */
const units = new Uint16Array(8_192);
const unitBytes = Buffer.from(units.buffer);

/** Copies what stands from an offset on, as much as there is room for; how many characters that is. */
const fill = (text: string, from: number): number =>
  unitBytes.write(text.slice(from, from + units.length), 0, 'utf16le') / 2;

/**
 * Counts what JSON text consists of, without parsing it: parsing millions of values costs seconds and memory, and thousands
 * in one array more than all of a usual credential. Ends at the first too many. Text that is no JSON may get any answer.
 */
export function outlineOf(
  text: string,
  {
    depth = Number.POSITIVE_INFINITY,
    values = Number.POSITIVE_INFINITY,
    list = Number.POSITIVE_INFINITY,
  }: JsonBounds = {},
): JsonOutline {
  /** Where in the text the copied characters begin, how many there are, and the next to be read. */
  let from = 0;
  let filled = 0;
  let next = 0;
  let excess: JsonOutline['excess'] = null;
  let colons = 0;
  let commas = 0;
  let deepest = 0;
  /** Whether there was an escape in the last string. */
  let escaped = false;
  let escapedNames = false;
  /** Commas so far of what is open, of an array only, and of everything around it. */
  let inside = Number.NaN;
  const around: number[] = [];

  reading: while (excess === null) {
    if (next >= filled) {
      from += next;
      if (from >= text.length) break;
      filled = fill(text, from);
      next = 0;
    }
    const unit = units[next] as number;
    next += 1;
    if (unit === QUOTE) {
      escaped = false;
      for (let length = 0; ; length += 1) {
        if (next >= filled) {
          from += next;
          if (from >= text.length) break reading;
          filled = fill(text, from);
          next = 0;
        }
        const inString = units[next];
        next += 1;
        if (inString === QUOTE) break;
        if (inString === BACKSLASH) {
          escaped = true;
          next += 1;
        } else if (length > LONG) {
          escaped = true;
          const quote = endOfString(text, from + next - 1);
          if (quote < 0) break reading;
          next = quote + 1 - from;
          break;
        }
      }
      continue;
    }
    switch (unit) {
      case COMMA:
        commas += 1;
        inside += 1;
        if (inside >= list) excess = 'list';
        else if (commas >= values) excess = 'values';
        break;
      case COLON:
        colons += 1;
        escapedNames ||= escaped;
        break;
      case BRACKET:
      case BRACE:
        around.push(inside);
        inside = unit === BRACKET ? 0 : Number.NaN;
        if (around.length > deepest) deepest = around.length;
        if (deepest > depth) excess = 'depth';
        break;
      case BRACKET_END:
      case BRACE_END:
        inside = around.pop() ?? Number.NaN;
        break;
    }
  }
  units.fill(0, 0, text.length);
  return { excess, colons, deepest, escapedNames };
}
