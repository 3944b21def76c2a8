const SPACE = new Set([' ', '\t', '\n', '\r']);
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

type Wanted = 'value' | 'value or end' | 'name' | 'name or end' | 'colon' | 'comma or end';

/**
 * Where a text stops being JSON (RFC 8259): the offset in UTF-16 units of the first character that cannot stand there,
 * or the length of the text when something is missing at its end. Engines word their own errors differently and leave the
 * place out of some. Asked only for a text that `JSON.parse` refused; it walks without recursion.
 */
export function syntaxErrorAt(text: string): number {
  const open: ('{' | '[')[] = [];
  let wanted: Wanted = 'value';
  let at = 0;
  for (;;) {
    while (SPACE.has(text[at] ?? '')) at += 1;
    const char = text[at];
    if (char === undefined) return at;
    const closing = open.length > 0 && char === (open.at(-1) === '{' ? '}' : ']');
    if (closing && wanted.endsWith('or end')) {
      open.pop();
      wanted = 'comma or end';
      at += 1;
    } else if (wanted === 'comma or end') {
      if (char !== ',' || open.length === 0) return at;
      wanted = open.at(-1) === '{' ? 'name' : 'value';
      at += 1;
    } else if (wanted === 'colon') {
      if (char !== ':') return at;
      wanted = 'value';
      at += 1;
    } else if (char === '"') {
      const string = readString(text, at);
      if (!string.closed) return string.at;
      wanted = wanted.startsWith('name') ? 'colon' : 'comma or end';
      at = string.at;
    } else if (wanted.startsWith('name')) {
      return at;
    } else if (char === '{' || char === '[') {
      open.push(char);
      wanted = char === '{' ? 'name or end' : 'value or end';
      at += 1;
    } else {
      SCALAR.lastIndex = at;
      if (!SCALAR.test(text)) return at;
      wanted = 'comma or end';
      at = SCALAR.lastIndex;
    }
  }
}

/** Past the end of a string, or at the character that may not stand in one. */
function readString(text: string, start: number): { closed: boolean; at: number } {
  let at = start + 1;
  for (;;) {
    const char = text[at];
    if (char === '"') return { closed: true, at: at + 1 };
    if (char === '\\') {
      ESCAPE.lastIndex = at;
      if (!ESCAPE.test(text)) return { closed: false, at };
      at = ESCAPE.lastIndex;
    } else if (char === undefined || char < ' ') return { closed: false, at };
    else at += 1;
  }
}
