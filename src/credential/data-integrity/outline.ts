import { endOfString } from '../../record/json-string.ts';

/**
 * What is too much about JSON text, found without parsing it: more arrays and objects open at once than `depth`, or more
 * values than `values`, of which there is one more than commas. Parsing millions of them costs seconds and memory, and
 * this stops at the first too many. Null where neither was found; text that is no JSON may be answered either way.
 */
export function excessOf(text: string, { depth, values }: { depth: number; values: number }): string | null {
  // Shorter than the values it may have, and with fewer brackets than may be open at once, wherever they stand.
  if (text.length < values && !hasMoreBrackets(text, depth)) return null;
  let open = 0;
  let commas = 0;
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case 0x22:
        at = endOfString(text, at);
        if (at < 0) return null;
        break;
      case 0x2c:
        commas += 1;
        if (commas >= values) return `more than ${values} values`;
        break;
      case 0x5b:
      case 0x7b:
        open += 1;
        if (open > depth) return `nested more than ${depth} deep`;
        break;
      case 0x5d:
      case 0x7d:
        open -= 1;
        break;
    }
  }
  return null;
}

/**
 * Whether an array of JSON text has more than `most` values, found without parsing it; text that is no JSON may be answered
 * either way. Thousands of different values of one array cost more to parse than all of a usual credential does.
 */
export function hasLongList(text: string, most: number): boolean {
  /** Commas so far of everything that is open; none are counted of an object. */
  const open: number[] = [];
  let commas = Number.NaN;
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case 0x22:
        at = endOfString(text, at);
        if (at < 0) return false;
        break;
      case 0x2c:
        commas += 1;
        if (commas >= most) return true;
        break;
      case 0x5b:
        open.push(commas);
        commas = 0;
        break;
      case 0x7b:
        open.push(commas);
        commas = Number.NaN;
        break;
      case 0x5d:
      case 0x7d:
        commas = open.pop() ?? Number.NaN;
        break;
    }
  }
  return false;
}

/** Whether `[` and `{` stand in a text more often than so many times, those in strings included. */
function hasMoreBrackets(text: string, most: number): boolean {
  let count = 0;
  for (const bracket of ['[', '{']) {
    for (let at = text.indexOf(bracket); at >= 0 && count <= most; at = text.indexOf(bracket, at + 1)) count += 1;
  }
  return count > most;
}
