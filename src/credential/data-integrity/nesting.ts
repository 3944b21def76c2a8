/**
 * Whether JSON text opens more than `depth` arrays and objects at once, found without parsing it: parsing millions of
 * them costs seconds and memory, and this stops at the first too many. Text that is no JSON may be answered either way.
 */
export function deeperThan(text: string, depth: number): boolean {
  let open = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0x22) {
      at = endOfString(text, at);
      if (at < 0) return false;
    } else if (unit === 0x7b || unit === 0x5b) {
      open += 1;
      if (open > depth) return true;
    } else if (unit === 0x7d || unit === 0x5d) {
      open -= 1;
    }
  }
  return false;
}

/** Offset of the quote that closes a string, or -1. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end > 0 && escaped(text, end)) end = text.indexOf('"', end + 1);
  return end;
}

function escaped(text: string, quote: number): boolean {
  let before = quote - 1;
  while (text.charCodeAt(before) === 0x5c) before -= 1;
  return (quote - 1 - before) % 2 === 1;
}
