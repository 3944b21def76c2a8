import type { JsonObject } from '../../record/json.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import type { PageLanguage } from '../../record/text.ts';
import { type Row, readDelimited, type TableFault } from './delimited.ts';
import { type Column, columnNamed, UNIT_COLUMNS } from './unit-columns.ts';
import {
  FEWER,
  KNOWN,
  MOST_ROWS,
  missing,
  NO_MORE_CELLS,
  NO_PART,
  ONCE,
  ONE_OUTCOME,
  SOMETHING,
  THE_SAME,
  UTF8,
} from './unit-table-words.ts';

export type { TableFault } from './delimited.ts';

/** One unit of the table, as JSON that `TargetUnit` still has to accept. */
interface UnitRow {
  /** Line of the file it begins on. */
  readonly line: number;
  readonly unit: JsonObject;
  /**
   * Where in the file a path of the unit stands: what `TargetUnit` says about `['outcomes', 2, 'weight']` is said about a
   * line and a column (null where it is about the whole unit).
   */
  place(path: readonly PropertyKey[]): { readonly line: number; readonly column: string | null };
}

/** Enough to mend a file by. */
const MOST_FAULTS = 200;

/**
 * A table of course units, as a registrar fills it in with a spreadsheet. One line for each learning outcome; lines with
 * the same `code` and `academiejaar` are one unit. What belongs to the unit (title, programme, ECTS, …) has to be on its
 * first line, and what belongs to a listed part (`onderdeel`) on the first line with that part; further down it may be left
 * empty, or repeated as it is. A part has the outcomes on whose lines it stands, at most one part to a line. Columns may
 * come in any order, under their Dutch or English names (`UNIT_COLUMNS`); columns that nobody filled in may be left out.
 * Semicolons, commas or tabs, UTF-8 with or without byte order mark, decimal comma or point.
 *
 * Gives all units or all faults, each with line and column; never part of a file. Checks what can be read from a cell;
 * everything else (weights that add up, codes of lists) is for `TargetUnit`.
 */
export function readUnitTable(text: string): Result<readonly UnitRow[], readonly TableFault[]> {
  // A workbook, or a text in UTF-16: no line or column of it means anything.
  if (text.includes('\u0000')) return fail([{ line: 1, column: null, accepted: UTF8 }]);
  const read = readDelimited(text);
  if (!read.ok) return fail([read.error]);
  const [header, ...rows] = read.value;
  if (header === undefined || rows.length === 0) return fail([{ line: 1, column: null, accepted: SOMETHING }]);
  if (rows.length > MOST_ROWS) return fail([{ line: rows[MOST_ROWS]?.line ?? 1, column: null, accepted: FEWER }]);
  const columns = header.cells.map((heading) => ({ heading: heading.trim(), column: columnNamed(heading) }));
  const faults: TableFault[] = headerFaults(header, columns);
  if (faults.length > 0) return fail(faults);
  const units = new Map<string, Draft>();
  for (const row of rows) {
    const read = lineOf(row, columns, faults);
    const key = JSON.stringify([read.cells.get('code')?.value, read.cells.get('academicYear')?.value]);
    const draft = units.get(key) ?? newDraft(row.line);
    units.set(key, draft);
    addLine(draft, row.line, read, faults);
  }
  for (const draft of units.values()) complete(draft, columns, faults);
  if (faults.length > 0) {
    const sorted = faults.toSorted((one, other) => one.line - other.line);
    return fail(sorted.slice(0, MOST_FAULTS));
  }
  const headings = new Map(columns.flatMap(({ heading, column }) => (column ? [[column, heading] as const] : [])));
  return ok([...units.values()].map((draft) => finished(draft, headings)));
}

/** A file to begin with: the headings of one language and one unit with two outcomes and two listed parts. */
export function unitTableTemplate(language: PageLanguage): string {
  const lines = [
    UNIT_COLUMNS.map((column) => column[language]),
    UNIT_COLUMNS.map(({ example }) => example[0]),
    UNIT_COLUMNS.map(({ example }) => example[1]),
  ];
  return `\uFEFF${lines.map((cells) => `${cells.join(';')}\r\n`).join('')}`;
}

interface Heading {
  readonly heading: string;
  readonly column: Column | undefined;
}

function headerFaults({ line }: Row, columns: readonly Heading[]): TableFault[] {
  const faults: TableFault[] = [];
  const seen = new Set<Column>();
  for (const { heading, column } of columns) {
    if (heading === '' && column === undefined) continue;
    if (column === undefined) faults.push({ line, column: heading, accepted: KNOWN });
    else if (seen.has(column)) faults.push({ line, column: heading, accepted: ONCE });
    else seen.add(column);
  }
  for (const column of UNIT_COLUMNS)
    if (column.needed && !seen.has(column)) faults.push({ line, column: column.nl, accepted: missing(column) });
  return faults;
}

interface Cell {
  readonly column: Column;
  readonly heading: string;
  readonly value: unknown;
}
interface Line {
  /** Filled-in cells, by kind and path. */
  readonly cells: ReadonlyMap<string, Cell>;
  /** Headings of cells that could not be read. */
  readonly unread: readonly string[];
}

const keyOf = ({ of, path }: Column): string => (of === 'unit' ? path.join('.') : `${of}.${path.join('.')}`);

/** Columns that every line fills in, so that a spreadsheet can be sorted and stays readable. */
const ON_EVERY_LINE: readonly string[] = ['code', 'academicYear', 'outcome.id'];

function lineOf({ line, cells }: Row, columns: readonly Heading[], faults: TableFault[]): Line {
  const found = new Map<string, Cell>();
  const unread: string[] = [];
  for (const [index, written] of cells.entries()) {
    const text = written.trim();
    const { heading = '', column } = columns[index] ?? {};
    if (text === '') continue;
    const value = column === undefined || text.includes('\uFFFD') ? null : column.read(text);
    if (column !== undefined && value !== null) {
      found.set(keyOf(column), { column, heading, value });
      continue;
    }
    unread.push(heading);
    const accepted = column === undefined ? NO_MORE_CELLS : text.includes('\uFFFD') ? UTF8 : column.accepted;
    faults.push({ line, column: heading === '' ? null : heading, accepted });
  }
  for (const { heading, column } of columns)
    if (column && ON_EVERY_LINE.includes(keyOf(column)) && !found.has(keyOf(column)) && !unread.includes(heading))
      faults.push({ line, column: heading, accepted: missing(column) });
  return { cells: found, unread };
}

interface Placed {
  readonly line: number;
  readonly cells: Map<string, Cell>;
}
interface Part extends Placed {
  readonly outcomeIds: string[];
}
interface Draft {
  readonly line: number;
  /** Headings that were filled in and could not be read: they are not missing. */
  readonly unread: Set<string>;
  readonly unit: Placed;
  readonly outcomes: Placed[];
  readonly parts: Map<string, Part>;
}

const newDraft = (line: number): Draft => ({
  line,
  unread: new Set(),
  unit: { line, cells: new Map() },
  outcomes: [],
  parts: new Map(),
});

function addLine(draft: Draft, line: number, { cells, unread }: Line, faults: TableFault[]): void {
  for (const heading of unread) draft.unread.add(heading);
  const outcome: Placed = { line, cells: new Map() };
  const part = partOf(draft, line, cells);
  for (const [key, cell] of cells) {
    const target = { unit: draft.unit, outcome, part }[cell.column.of];
    const known = target?.cells.get(key);
    if (target === null) faults.push({ line, column: cell.heading, accepted: NO_PART });
    else if (known === undefined) target.cells.set(key, cell);
    else if (JSON.stringify(known.value) !== JSON.stringify(cell.value))
      faults.push({ line, column: cell.heading, accepted: THE_SAME });
  }
  const id = cells.get('outcome.id');
  if (id && draft.outcomes.some((other) => other.cells.get('outcome.id')?.value === id.value))
    faults.push({ line, column: id.heading, accepted: ONE_OUTCOME });
  draft.outcomes.push(outcome);
  part?.outcomeIds.push(String(id?.value));
}

function partOf({ parts }: Draft, line: number, cells: Line['cells']): Part | null {
  const id = cells.get('part.id')?.value;
  if (typeof id !== 'string') return null;
  const part: Part = parts.get(id) ?? { line, cells: new Map(), outcomeIds: [] };
  parts.set(id, part);
  return part;
}

/** What a unit has to say on one of its lines; what every line says was looked at there. */
function complete({ line, unit, unread }: Draft, columns: readonly Heading[], faults: TableFault[]): void {
  for (const { heading, column } of columns)
    if (
      column?.needed &&
      column.of === 'unit' &&
      !ON_EVERY_LINE.includes(keyOf(column)) &&
      !unit.cells.has(keyOf(column)) &&
      !unread.has(heading)
    )
      faults.push({ line, column: heading, accepted: missing(column) });
}

function finished({ line, unit, outcomes, parts }: Draft, headings: ReadonlyMap<Column, string>): UnitRow {
  const listed = [...parts.values()];
  const json: JsonObject = {
    ...objectOf(unit),
    outcomes: outcomes.map(objectOf),
    ...(listed.length === 0
      ? {}
      : { parts: listed.map((part) => ({ ...objectOf(part), outcomeIds: part.outcomeIds })) }),
  };
  const place = (path: readonly PropertyKey[]) => {
    const [first, index, ...rest] = path;
    const list = first === 'outcomes' ? outcomes : first === 'parts' ? listed : null;
    const of = first === 'outcomes' ? 'outcome' : first === 'parts' ? 'part' : 'unit';
    const within = (list === null ? path : rest).map(String);
    const column = UNIT_COLUMNS.find(
      (one) =>
        one.of === of &&
        within.length > 0 &&
        one.path.every((name, at) => within[at] === undefined || within[at] === name),
    );
    const placed = list === null ? unit : list[Number(index)];
    return { line: placed?.line ?? line, column: (column && headings.get(column)) ?? null };
  };
  return { line, unit: json, place };
}

function objectOf({ cells }: Placed): JsonObject {
  const made: Nested = {};
  for (const { column, value } of cells.values()) {
    let inside = made;
    for (const name of column.path.slice(0, -1)) {
      const next = (inside[name] ?? {}) as Nested;
      inside[name] = next;
      inside = next;
    }
    inside[column.path.at(-1) ?? ''] = value;
  }
  return made;
}

type Nested = Record<string, unknown>;
