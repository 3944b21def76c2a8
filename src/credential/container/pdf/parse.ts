import { EFFORT_PER_VALUE, type Effort, PdfStop, spend } from './effort.ts';
import type { PdfObject, PdfValue } from './value.ts';

/** A place in the bytes that moves on as they are read. */
export interface Cursor {
  readonly bytes: Uint8Array;
  at: number;
  readonly effort: Effort;
}

const MAX_DEPTH = 40;

const REGULAR = 0;
const SPACE = 1;
const DELIMITER = 2;
/** §7.2.3, table 1 and 2. */
const CLASS = new Uint8Array(256);
for (const byte of [0, 9, 10, 12, 13, 32]) CLASS[byte] = SPACE;
for (const char of '()<>[]{}/%') CLASS[char.charCodeAt(0)] = DELIMITER;

const isSpace = (byte: number | undefined): boolean => byte !== undefined && CLASS[byte] === SPACE;
const isRegular = (byte: number | undefined): boolean => byte !== undefined && CLASS[byte] === REGULAR;
const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;

/** Past white space and comments (§7.2.3). */
export function skipSpace(cursor: Cursor): void {
  const { bytes } = cursor;
  const start = cursor.at;
  for (;;) {
    while (isSpace(bytes[cursor.at])) cursor.at += 1;
    if (bytes[cursor.at] !== 0x25) break;
    while (cursor.at < bytes.length && bytes[cursor.at] !== 0x0a && bytes[cursor.at] !== 0x0d) cursor.at += 1;
  }
  spend(cursor.effort, cursor.at - start);
}

/** Whether a keyword stands here; if so it is passed. */
export function accept(cursor: Cursor, keyword: string): boolean {
  for (let index = 0; index < keyword.length; index++)
    if (cursor.bytes[cursor.at + index] !== keyword.charCodeAt(index)) return false;
  cursor.at += keyword.length;
  return true;
}

/** An unsigned integer after white space; null, and nothing passed, for anything else. */
export function readInteger(cursor: Cursor): number | null {
  const before = cursor.at;
  skipSpace(cursor);
  const start = cursor.at;
  let value = 0;
  while (isDigit(cursor.bytes[cursor.at]) && cursor.at - start < 12) {
    value = value * 10 + ((cursor.bytes[cursor.at] ?? 0) - 0x30);
    cursor.at += 1;
  }
  if (cursor.at > start && !isRegular(cursor.bytes[cursor.at])) return value;
  // `12obj` is written by some, and still a number before a keyword.
  if (cursor.at > start && cursor.bytes[cursor.at] === 0x6f) return value;
  cursor.at = before;
  return null;
}

/** `n g obj` and the value behind it (§7.3.10). Null when none begins here; the number then is nobody's. */
export function readObjectAt(
  bytes: Uint8Array,
  at: number,
  effort: Effort,
): { readonly number: number; readonly object: PdfObject } | null {
  const cursor: Cursor = { bytes, at, effort };
  const number = readInteger(cursor);
  if (number === null || readInteger(cursor) === null) return null;
  skipSpace(cursor);
  if (!accept(cursor, 'obj')) return null;
  const value = readValue(cursor);
  if (value === undefined) return null;
  skipSpace(cursor);
  if (!accept(cursor, 'stream')) return { number, object: { value, streamAt: null } };
  if (bytes[cursor.at] === 0x0d) cursor.at += 1;
  if (bytes[cursor.at] === 0x0a) cursor.at += 1;
  return { number, object: { value, streamAt: cursor.at } };
}

/** One value; undefined where none begins. Passes at least one byte unless the file has ended. */
export function readValue(cursor: Cursor, depth = 0): PdfValue | undefined {
  if (depth > MAX_DEPTH) throw new PdfStop('too-complex', 'objects nested too deeply');
  skipSpace(cursor);
  const { bytes } = cursor;
  const start = cursor.at;
  const value = readHere(cursor, depth);
  if (cursor.at === start && start < bytes.length) cursor.at += 1;
  spend(cursor.effort, EFFORT_PER_VALUE);
  return value;
}

function readHere(cursor: Cursor, depth: number): PdfValue | undefined {
  const { bytes, at } = cursor;
  switch (bytes[at]) {
    case undefined:
      return undefined;
    case 0x2f:
      return { kind: 'name', name: readName(cursor) };
    case 0x28:
      return { kind: 'text', bytes: readLiteral(cursor) };
    case 0x5b:
      return readArray(cursor, depth);
    case 0x3c:
      return bytes[at + 1] === 0x3c ? readDict(cursor, depth) : { kind: 'text', bytes: readHex(cursor) };
    default:
      return readWord(cursor);
  }
}

/** The regular characters from here on; a run of more than 200 is noise. */
function word(cursor: Cursor): string {
  const start = cursor.at;
  let written = '';
  for (; isRegular(cursor.bytes[cursor.at]); cursor.at++)
    if (written.length < 200) written += String.fromCharCode(cursor.bytes[cursor.at] ?? 0);
  spend(cursor.effort, cursor.at - start);
  return written;
}

/** §7.3.5, with `#` and two hexadecimal digits for any other character. */
function readName(cursor: Cursor): string {
  cursor.at += 1;
  return word(cursor).replaceAll(/#([0-9a-fA-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** A number, a reference, `true`, `false` or `null`; undefined for any other word. */
function readWord(cursor: Cursor): PdfValue | undefined {
  if (isDigit(cursor.bytes[cursor.at])) {
    const number = readInteger(cursor);
    if (number !== null) return isReference(cursor) ? { kind: 'ref', number } : number;
  }
  const written = word(cursor);
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(written)) return Number(written);
  return { true: true, false: false, null: null }[written];
}

/** Whether `g R` follows; if so it is passed. */
function isReference(cursor: Cursor): boolean {
  const before = cursor.at;
  if (readInteger(cursor) !== null) {
    skipSpace(cursor);
    if (cursor.bytes[cursor.at] === 0x52 && !isRegular(cursor.bytes[cursor.at + 1])) {
      cursor.at += 1;
      return true;
    }
  }
  cursor.at = before;
  return false;
}

function readArray(cursor: Cursor, depth: number): PdfValue {
  const items: PdfValue[] = [];
  cursor.at += 1;
  for (;;) {
    skipSpace(cursor);
    if (cursor.at >= cursor.bytes.length || endsObject(cursor)) break;
    if (accept(cursor, ']')) break;
    const value = readValue(cursor, depth + 1);
    if (value !== undefined) items.push(value);
  }
  return { kind: 'array', items };
}

/** `endobj` where an array or dictionary was not closed: what follows is another object. */
const endsObject = (cursor: Cursor): boolean => {
  const before = cursor.at;
  const found = accept(cursor, 'endobj');
  cursor.at = before;
  return found;
};

/** §7.3.7; the first of two equal names stands. */
function readDict(cursor: Cursor, depth: number): PdfValue {
  const entries = new Map<string, PdfValue>();
  cursor.at += 2;
  for (;;) {
    skipSpace(cursor);
    if (cursor.at >= cursor.bytes.length || endsObject(cursor)) break;
    if (accept(cursor, '>>')) break;
    if (cursor.bytes[cursor.at] !== 0x2f) {
      readValue(cursor, depth + 1);
      continue;
    }
    const name = readName(cursor);
    skipSpace(cursor);
    if (cursor.bytes[cursor.at] === 0x3e && cursor.bytes[cursor.at + 1] === 0x3e) continue;
    const value = readValue(cursor, depth + 1);
    if (value !== undefined && !entries.has(name)) entries.set(name, value);
  }
  return { kind: 'dict', entries };
}

const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** §7.3.4.2: parentheses in pairs, and escapes. */
function readLiteral(cursor: Cursor): Uint8Array {
  const { bytes } = cursor;
  const start = cursor.at;
  const content: number[] = [];
  let open = 1;
  cursor.at += 1;
  for (; cursor.at < bytes.length; cursor.at++) {
    const byte = bytes[cursor.at] ?? 0;
    if (byte === 0x5c) {
      const escaped = readEscape(cursor);
      if (escaped !== null) content.push(escaped);
      continue;
    }
    if (byte === 0x28) open += 1;
    if (byte === 0x29) open -= 1;
    if (open === 0) break;
    // Only names of files are ever read; longer strings are of no use.
    if (content.length < 4096) content.push(byte);
  }
  cursor.at += 1;
  spend(cursor.effort, cursor.at - start);
  return Uint8Array.from(content);
}

function readEscape(cursor: Cursor): number | null {
  const { bytes } = cursor;
  cursor.at += 1;
  const byte = bytes[cursor.at] ?? 0;
  if (byte === 0x0d && bytes[cursor.at + 1] === 0x0a) cursor.at += 1;
  if (byte === 0x0d || byte === 0x0a) return null;
  if (byte < 0x30 || byte > 0x37) return ESCAPES[String.fromCharCode(byte)] ?? byte;
  let octal = byte - 0x30;
  for (let digits = 1; digits < 3; digits++) {
    const next = bytes[cursor.at + 1] ?? 0;
    if (next < 0x30 || next > 0x37) break;
    octal = octal * 8 + (next - 0x30);
    cursor.at += 1;
  }
  return octal & 0xff;
}

/** §7.3.4.3. */
function readHex(cursor: Cursor): Uint8Array {
  const end = cursor.bytes.indexOf(0x3e, cursor.at);
  const until = end === -1 ? cursor.bytes.length : end;
  spend(cursor.effort, until - cursor.at);
  const written = String.fromCharCode(...cursor.bytes.subarray(cursor.at + 1, Math.min(until, cursor.at + 8192)));
  const digits = written.replaceAll(/[^0-9a-fA-F]/g, '');
  cursor.at = until + 1;
  return Uint8Array.from({ length: Math.ceil(digits.length / 2) }, (_, index) =>
    Number.parseInt(digits.slice(2 * index, 2 * index + 2).padEnd(2, '0'), 16),
  );
}
