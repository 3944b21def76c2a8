import type { Block, Cell, Phrase } from '../letter.ts';
import { RESULT_SIGNS } from '../signs.ts';
import { type Column, setColumns } from './columns.ts';
import type { Line, Look } from './lines.ts';
import { BODY, BODY_BOLD, GAP, SMALL, SMALL_BOLD } from './looks.ts';
import { LINE_WIDTH, PAGE, type Sheet } from './sheet.ts';
import { type Node, within } from './structure.ts';

type TableBlock = Extract<Block, { kind: 'table' }>;

/** Left edges of columns from that of the text, and how wide their text may be. */
function placesOf({ columns }: TableBlock): { readonly starts: readonly number[]; readonly widths: readonly number[] } {
  const starts = columns.map((_, at) => columns.slice(0, at).reduce((sum, { share }) => sum + share * LINE_WIDTH, 0));
  return { starts, widths: columns.map(({ share }, at) => share * LINE_WIDTH - (at < columns.length - 1 ? GAP : 0)) };
}

/** Caption, header and first row: a table begins where they fit, if the row is not longer than a third of a page. */
export function beginningOf(sheet: Sheet, block: TableBlock): number {
  const { widths } = placesOf(block);
  const most = (cells: readonly Phrase[], look: Look) =>
    look.leading * Math.max(...cells.map((text, at) => sheet.lines(text, look, widths[at] ?? 0).length));
  const caption = sheet.lines(block.caption, BODY_BOLD, LINE_WIDTH).length * BODY.leading;
  const header = most(
    block.columns.map(({ name }) => name),
    SMALL_BOLD,
  );
  const first = most(block.rows[0]?.map(({ text }) => text) ?? [[]], SMALL);
  return caption + header + Math.min(first + SMALL.leading, PAGE.height / 3) + 14;
}

/** A table over as many pages as it needs, its headers on each of them. */
export function setTable(sheet: Sheet, block: TableBlock): void {
  const { caption, columns, rows } = block;
  const table = within(sheet.root, 'Table');
  sheet.need(beginningOf(sheet, block));
  sheet.skip(3);
  sheet.flow(within(table, 'Caption'), sheet.lines(caption, BODY_BOLD, LINE_WIDTH), BODY_BOLD, PAGE.left);
  const { starts, widths } = placesOf(block);
  const names = columns.map(({ name }, at) => sheet.lines(name, SMALL_BOLD, widths[at] ?? 0));

  const header = (node: Node | null) => {
    sheet.y -= 2;
    setColumns(
      sheet,
      names.map((lines, at) => ({
        node: node && within(node, 'TH', { scope: 'Column' }),
        lines,
        look: SMALL_BOLD,
        x: starts[at] ?? 0,
      })),
    );
    sheet.y -= 3;
    sheet.rule(PAGE.left, sheet.y, LINE_WIDTH, 1);
    sheet.y -= 3;
  };
  header(within(within(table, 'THead'), 'TR'));

  const body = within(table, 'TBody');
  let group: readonly Line[] = [];
  rows.forEach((cells, row) => {
    const node = within(body, 'TR');
    const skipped = columns.length - cells.length;
    const set = cells.map((cell, at) => {
      const column = at + skipped;
      return asColumn(sheet, node, cell, column, starts[column] ?? 0, widths[column] ?? 0);
    });
    if (skipped === 0) group = set[0]?.lines ?? [];
    setColumns(sheet, set, () => {
      // On every later page the headers are decoration: a reader has heard them.
      header(null);
      if (skipped === 0) return;
      group.forEach((line, at) => {
        sheet.line(null, line, SMALL, PAGE.left, sheet.y - at * SMALL.leading);
      });
    });
    sheet.y -= 3;
    const grouped = (rows[row + 1]?.length ?? columns.length) < columns.length;
    const x = grouped ? (starts[1] ?? 0) : 0;
    sheet.rule(PAGE.left + x, sheet.y, LINE_WIDTH - x, 0.4);
    sheet.y -= 3;
  });
  sheet.skip(6);
}

function asColumn(sheet: Sheet, row: Node, cell: Cell, at: number, x: number, width: number): Column {
  const sign = cell.result && RESULT_SIGNS[cell.result];
  return {
    node: at === 0 ? within(row, 'TH', { scope: 'Row', ...(cell.rows ? { rows: cell.rows } : {}) }) : within(row, 'TD'),
    lines: sheet.lines(cell.text, SMALL, sign ? width - SMALL.size * 1.5 : width),
    look: SMALL,
    x,
    ...(sign ? { sign } : {}),
  };
}
