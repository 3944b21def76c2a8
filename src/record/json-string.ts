const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** Most strings end before a search would have begun; a page image goes on for a hundred thousand characters. */
const NEAR = 48;

/** Offset of the quotation mark that closes the JSON string opened at `start`, or -1 where none does. */
export function endOfString(text: string, start: number): number {
  let at = start + 1;
  for (;;) {
    for (const near = at + NEAR; at < near; at += 1) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) return at;
      if (code === BACKSLASH) at += 1;
    }
    const quote = text.indexOf('"', at);
    if (quote < 0) return -1;
    let before = quote - 1;
    while (before >= at && text.charCodeAt(before) === BACKSLASH) before -= 1;
    if ((quote - 1 - before) % 2 === 0) return quote;
    at = quote + 1;
  }
}
