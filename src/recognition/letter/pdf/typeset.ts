import type { Block, Cell, Letter, Phrase, Row } from '../letter.ts';
import { OUTCOME_SIGNS, RESULT_SIGNS } from '../signs.ts';
import type { Faces } from './faces.ts';
import type { Line, Look } from './lines.ts';
import { LINE_WIDTH, PAGE, Sheet } from './sheet.ts';
import { type Node, within } from './structure.ts';

const BODY: Look = { size: 10.5, leading: 15 };
const SENDER: Look = { size: 12.5, leading: 18, bold: true };
const DECISION: Look = { size: 11.5, leading: 16.5, bold: true };
const SMALL: Look = { size: 9.5, leading: 13.4 };
const SMALL_BOLD: Look = { ...SMALL, bold: true };
const FOOT: Look = { size: 8.5, leading: 11 };
const HEADINGS: Readonly<Record<1 | 2 | 3, Look & { readonly above: number; readonly below: number }>> = {
  1: { size: 17, leading: 22, bold: true, above: 24, below: 8 },
  2: { size: 13, leading: 17, bold: true, above: 16, below: 4 },
  3: { size: 11, leading: 15, bold: true, above: 10, below: 2 },
};
const NAMES = 0.28;
const GAP = 10;

/** The letter on pages, as marks with places and the structure they belong to. Pure: nothing of PDF is in it. */
export function typeset(letter: Letter, faces: Faces): Sheet {
  const sheet = new Sheet(faces);
  sheet.flow(within(sheet.root, 'P'), sheet.lines(letter.sender, SENDER, LINE_WIDTH), SENDER, PAGE.left);
  sheet.skip(6);
  setRows(sheet, letter.head);
  if (letter.copy) setCopy(sheet, letter.copy);
  setHeading(sheet, 1, [{ text: letter.title }]);
  for (const block of letter.blocks) setBlock(sheet, block);
  setFeet(sheet, letter);
  return sheet;
}

function setBlock(sheet: Sheet, block: Block): void {
  if (block.kind === 'heading') setHeading(sheet, block.level, block.text);
  else if (block.kind === 'paragraph') setParagraph(sheet, block.text);
  else if (block.kind === 'decision') setDecision(sheet, block);
  else if (block.kind === 'list') setList(sheet, block.items);
  else if (block.kind === 'rows') setRows(sheet, block.rows);
  else setTable(sheet, block);
}

/** Never the last thing on a page. */
function setHeading(sheet: Sheet, level: 1 | 2 | 3, text: Phrase): void {
  const look = HEADINGS[level];
  const lines = sheet.lines(text, look, LINE_WIDTH);
  sheet.need(look.above + lines.length * look.leading + look.below + 3 * BODY.leading);
  sheet.skip(look.above);
  const title = text.map(({ text }) => text).join('');
  sheet.bookmarks.push({ title, level, page: sheet.pages.length - 1, y: sheet.y });
  sheet.flow(within(sheet.root, `H${level}`), lines, look, PAGE.left);
  sheet.y -= look.below;
}

function setParagraph(sheet: Sheet, text: Phrase): void {
  const lines = sheet.lines(text, BODY, LINE_WIDTH);
  // No first line alone at the foot of a page.
  sheet.need(Math.min(lines.length, 2) * BODY.leading);
  sheet.flow(within(sheet.root, 'P'), lines, BODY, PAGE.left);
  sheet.skip(6);
}

function setCopy(sheet: Sheet, text: Phrase): void {
  sheet.skip(10);
  const lines = sheet.lines(text, BODY, LINE_WIDTH);
  sheet.need(lines.length * BODY.leading + 12);
  sheet.rule(PAGE.left, sheet.y, LINE_WIDTH);
  sheet.y -= 5;
  sheet.flow(within(sheet.root, 'P'), lines, BODY, PAGE.left);
  sheet.y -= 5;
  sheet.rule(PAGE.left, sheet.y, LINE_WIDTH);
}

function setDecision(sheet: Sheet, { outcome, text }: Extract<Block, { kind: 'decision' }>): void {
  const inset = 32;
  const lines = sheet.lines(text, DECISION, LINE_WIDTH - inset);
  sheet.need(Math.min(lines.length, 12) * DECISION.leading);
  sheet.sign(OUTCOME_SIGNS[outcome], PAGE.left + 10, sheet.y, DECISION);
  const node = within(sheet.root, 'P');
  for (const line of lines) {
    sheet.need(DECISION.leading);
    sheet.rule(PAGE.left, sheet.y - DECISION.leading, 2.5, DECISION.leading);
    sheet.line(node, line, DECISION, PAGE.left + inset, sheet.y);
    sheet.y -= DECISION.leading;
  }
  sheet.skip(8);
}

function setList(sheet: Sheet, items: readonly Phrase[]): void {
  const list = within(sheet.root, 'L');
  for (const item of items) {
    const lines = sheet.lines(item, BODY, LINE_WIDTH - 16);
    const node = within(list, 'LI');
    sheet.need(Math.min(lines.length, 2) * BODY.leading);
    const bullet = sheet.lines([{ text: '•' }], BODY, 16);
    for (const line of bullet) sheet.line(within(node, 'Lbl'), line, BODY, PAGE.left + 3, sheet.y);
    sheet.flow(within(node, 'LBody'), lines, BODY, PAGE.left + 16);
    sheet.skip(2);
  }
  sheet.skip(5);
}

/** Names on the left, what they are on the right. */
function setRows(sheet: Sheet, rows: readonly Row[]): void {
  const list = within(sheet.root, 'L');
  const name = { ...BODY, bold: true };
  for (const row of rows) {
    const item = within(list, 'LI');
    setColumns(sheet, [
      { node: within(item, 'Lbl'), lines: sheet.lines(row.name, name, LINE_WIDTH * NAMES - GAP), look: name, x: 0 },
      {
        node: within(item, 'LBody'),
        lines: row.value.flatMap((line) => sheet.lines(line, BODY, LINE_WIDTH * (1 - NAMES))),
        look: BODY,
        x: LINE_WIDTH * NAMES,
      },
    ]);
    sheet.skip(2);
  }
  sheet.skip(5);
}

interface Column {
  readonly node: Node | null;
  readonly lines: readonly Line[];
  readonly look: Look;
  /** From the left edge of the text. */
  readonly x: number;
  readonly sign?: string;
}

/**
 * Columns side by side. They stay together where a page has the room; what is longer goes on over pages, and `again` puts
 * what every page begins with.
 */
function setColumns(sheet: Sheet, columns: readonly Column[], again?: () => void): void {
  const leading = Math.max(...columns.map(({ look }) => look.leading));
  const most = Math.max(...columns.map(({ lines }) => lines.length));
  const breakTo = () => {
    sheet.nextPage();
    again?.();
  };
  if (sheet.left < Math.min(most * leading, PAGE.height / 3)) breakTo();
  for (let from = 0; from < most; ) {
    if (sheet.left < leading) breakTo();
    const room = Math.max(1, Math.floor(sheet.left / leading));
    for (const { node, lines, look, x, sign } of columns) {
      const left = PAGE.left + x;
      if (sign && from === 0) sheet.sign(sign, left, sheet.y, look);
      lines.slice(from, from + room).forEach((line, at) => {
        sheet.line(node, line, look, sign ? left + look.size * 1.5 : left, sheet.y - at * leading);
      });
    }
    sheet.y -= Math.min(room, most - from) * leading;
    from += room;
  }
}

function setTable(sheet: Sheet, { caption, columns, rows }: Extract<Block, { kind: 'table' }>): void {
  const table = within(sheet.root, 'Table');
  const title = sheet.lines(caption, { ...BODY, bold: true }, LINE_WIDTH);
  sheet.need(title.length * BODY.leading + 5 * SMALL.leading);
  sheet.skip(3);
  sheet.flow(within(table, 'Caption'), title, { ...BODY, bold: true }, PAGE.left);
  const starts = columns.map((_, at) => columns.slice(0, at).reduce((sum, { share }) => sum + share * LINE_WIDTH, 0));
  const widths = columns.map(({ share }, at) => share * LINE_WIDTH - (at < columns.length - 1 ? GAP : 0));
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
  for (const cells of rows) {
    const row = within(body, 'TR');
    setColumns(
      sheet,
      cells.map((cell, at) => asColumn(sheet, row, cell, at, starts[at] ?? 0, widths[at] ?? 0)),
      // On every later page the header is decoration: a reader has heard it.
      () => header(null),
    );
    sheet.y -= 3;
    sheet.rule(PAGE.left, sheet.y, LINE_WIDTH, 0.4);
    sheet.y -= 3;
  }
  sheet.skip(6);
}

function asColumn(sheet: Sheet, row: Node, cell: Cell, at: number, x: number, width: number): Column {
  const look = at === 0 ? SMALL_BOLD : SMALL;
  const sign = cell.result && RESULT_SIGNS[cell.result];
  return {
    node: at === 0 ? within(row, 'TH', { scope: 'Row' }) : within(row, 'TD'),
    lines: sheet.lines(cell.text, look, sign ? width - look.size * 1.5 : width),
    look,
    x,
    ...(sign ? { sign } : {}),
  };
}

/** Reference and page number at the foot of every page. */
function setFeet(sheet: Sheet, { reference, referenceName, page: words }: Letter): void {
  const top = PAGE.bottom - 24;
  sheet.pages.forEach((page, at) => {
    const number = words.replace('{page}', String(at + 1)).replace('{pages}', String(sheet.pages.length));
    const [left = []] = sheet.lines([{ text: `${referenceName}: ${reference}` }], FOOT, LINE_WIDTH * 0.7);
    const [right = []] = sheet.lines([{ text: number }], FOOT, LINE_WIDTH * 0.3);
    sheet.line(null, left, FOOT, PAGE.left, top, page);
    sheet.line(null, right, FOOT, PAGE.width - PAGE.right - sheet.width(number, FOOT), top, page);
    page.marks.push({ kind: 'rule', x: PAGE.left, y: top + 4, width: LINE_WIDTH, height: 0.4 });
  });
}
