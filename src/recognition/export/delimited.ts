import { accepts } from '../../record/accepts.ts';
import { fail, ok, type Result } from '../../record/result.ts';

/** A record of the file and the line it begins on, counted from 1. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Something in the file that cannot be read: where, and what is accepted there (`accepts`, both languages). */
export interface TableFault {
  readonly line: number;
  /** Name of the column as the file has it; null where it is about the line. */
  readonly column: string | null;
  readonly accepted: string;
}

/**
 * Records of a text with separated values (RFC 4180): semicolon, comma or tab, whichever the first line has most of outside
 * quotes, or the one a first line `sep=;` names, as some spreadsheets write it; quoted fields with doubled quotes and line ends inside; CRLF, LF or CR; a byte order mark is passed over. Lines
 * with nothing in them are left out. A quote inside an unquoted field is a letter like any other.
 */
export function readDelimited(text: string): Result<readonly Row[], TableFault> {
  const given = text.replace(/^\uFEFF/, '');
  const [named = '', its] = NAMED.exec(given) ?? [];
  const separator = its ?? separatorOf(given);
  const rows: Row[] = [];
  let [line, start, at] = named === '' ? [1, 1, 0] : [2, 2, named.length];
  let cells: string[] = [];
  const ended = (): void => {
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ line: start, cells });
    cells = [];
  };
  while (at < given.length) {
    let cell = '';
    if (given[at] === '"') {
      const closed = closingQuote(given, at);
      if (closed === null) return fail({ line, column: null, accepted: CLOSED });
      cell = given.slice(at + 1, closed).replaceAll('""', '"');
      line += cell.split(/\r\n|\r|\n/).length - 1;
      at = closed + 1;
      if (at < given.length && given[at] !== separator && !isEnd(given[at]))
        return fail({ line, column: null, accepted: CLOSED });
    } else {
      const from = at;
      while (at < given.length && given[at] !== separator && !isEnd(given[at])) at += 1;
      cell = given.slice(from, at);
    }
    cells.push(cell);
    if (given[at] === separator) {
      at += 1;
      if (at === given.length) cells.push('');
      continue;
    }
    at += given.startsWith('\r\n', at) ? 2 : 1;
    ended();
    line += 1;
    start = line;
  }
  ended();
  return ok(rows);
}

const CLOSED = accepts({
  en: 'a field in quotes that is closed again, with quotes inside it doubled',
  nl: 'een veld tussen aanhalingstekens dat weer gesloten wordt, met aanhalingstekens erin verdubbeld',
});

const isEnd = (character: string | undefined): boolean => character === '\r' || character === '\n';

/** Where a quoted field ends: the first quote that is not doubled. */
function closingQuote(text: string, opening: number): number | null {
  let at = text.indexOf('"', opening + 1);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at === -1 ? null : at;
}

const SEPARATORS = [';', ',', '\t'] as const;
const NAMED = /^sep=([;,\t])(?:\r\n|\r|\n)/i;

/** The first of those the header has most of. */
function separatorOf(text: string): string {
  const [header = ''] = text
    .trimStart()
    .replaceAll(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\r|\n/, 1);
  const counts = SEPARATORS.map((separator) => header.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ';';
}
