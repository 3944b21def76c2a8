import { outlineOf } from '../../record/json-outline.ts';

/**
 * What is too much about JSON text, found without parsing it: more arrays and objects open at once than `depth`, or more
 * values than `values`. Null where neither was found; text that is no JSON may be answered either way.
 */
export function excessOf(text: string, { depth, values }: { depth: number; values: number }): string | null {
  // Shorter than the values it may have, and with fewer brackets than may be open at once, wherever they stand.
  if (text.length < values && !hasMoreBrackets(text, depth)) return null;
  switch (outlineOf(text, { depth, values }).excess) {
    case 'depth':
      return `nested more than ${depth} deep`;
    case 'values':
      return `more than ${values} values`;
    default:
      return null;
  }
}

/** Whether `[` and `{` stand in a text more often than so many times, those in strings included. */
function hasMoreBrackets(text: string, most: number): boolean {
  let count = 0;
  for (const bracket of ['[', '{']) {
    for (let at = text.indexOf(bracket); at >= 0 && count <= most; at = text.indexOf(bracket, at + 1)) count += 1;
  }
  return count > most;
}
