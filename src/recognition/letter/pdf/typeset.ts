import type { Block, Letter, Phrase, Row } from '../letter.ts';
import { OUTCOME_SIGNS } from '../signs.ts';
import { setColumns } from './columns.ts';
import type { Faces } from './faces.ts';
import type { Line } from './lines.ts';
import { BODY, BODY_BOLD, DECISION, FOOT, GAP, HEADINGS, SENDER } from './looks.ts';
import { LINE_WIDTH, PAGE, Sheet } from './sheet.ts';
import { within } from './structure.ts';
import { beginningOf, setTable } from './table.ts';

const NAMES = 0.28;

/** The letter on pages, as marks with places and the structure they belong to. Pure: nothing of PDF is in it. */
export function typeset(letter: Letter, faces: Faces): Sheet {
  const sheet = new Sheet(faces);
  sheet.flow(within(sheet.root, 'P'), sheet.lines(letter.sender, SENDER, LINE_WIDTH), SENDER, PAGE.left);
  sheet.skip(6);
  setRows(sheet, letter.head);
  if (letter.copy) setCopy(sheet, letter.copy);
  setHeading(sheet, 1, [{ text: letter.title }], letter.blocks);
  for (const [at, block] of letter.blocks.entries()) setBlock(sheet, block, letter.blocks.slice(at + 1));
  setFeet(sheet, letter);
  return sheet;
}

function setBlock(sheet: Sheet, block: Block, after: readonly Block[]): void {
  if (block.kind === 'heading') setHeading(sheet, block.level, block.text, after);
  else if (block.kind === 'paragraph') setParagraph(sheet, block.text, after);
  else if (block.kind === 'decision') setDecision(sheet, block);
  else if (block.kind === 'list') setList(sheet, block.items);
  else if (block.kind === 'rows') setRows(sheet, block.rows);
  else setTable(sheet, block);
}

/** Never the last thing on a page: what comes after it begins on the same one. */
function setHeading(sheet: Sheet, level: 1 | 2 | 3, text: Phrase, after: readonly Block[]): void {
  const look = HEADINGS[level];
  const lines = sheet.lines(text, look, LINE_WIDTH);
  sheet.need(look.above + lines.length * look.leading + look.below + beginning(sheet, after));
  sheet.skip(look.above);
  const title = text.map(({ text }) => text).join('');
  sheet.bookmarks.push({ title, level, page: sheet.pages.length - 1, y: sheet.y });
  sheet.flow(within(sheet.root, `H${level}`), lines, look, PAGE.left);
  sheet.y -= look.below;
}

/** Points that blocks need for their beginning to stay together; no more than a page always has. */
function beginning(sheet: Sheet, [block, ...after]: readonly Block[]): number {
  if (block === undefined) return 0;
  if (block.kind === 'heading') {
    const { above, below, leading } = HEADINGS[block.level];
    return above + leading + below + beginning(sheet, after);
  }
  if (block.kind === 'table') return beginningOf(sheet, block);
  if (block.kind === 'rows') return heightOf(sheet, block.rows);
  return block.kind === 'paragraph' && announces(block.text)
    ? sheet.lines(block.text, BODY, LINE_WIDTH).length * BODY.leading + 6 + beginning(sheet, after)
    : 3 * BODY.leading;
}

const announces = (text: Phrase): boolean => text.at(-1)?.text.endsWith(':') ?? false;

function setParagraph(sheet: Sheet, text: Phrase, after: readonly Block[]): void {
  const lines = sheet.lines(text, BODY, LINE_WIDTH);
  // No first line alone at the foot of a page, and no announcement without what it announces.
  sheet.need(Math.min(lines.length, 2) * BODY.leading + (announces(text) ? beginning(sheet, after) : 0));
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
  sheet.need(heightOf(sheet, rows));
  for (const row of rows) {
    const item = within(list, 'LI');
    const [name, value] = linesOfRow(sheet, row);
    setColumns(sheet, [
      { node: within(item, 'Lbl'), lines: name, look: BODY_BOLD, x: 0 },
      { node: within(item, 'LBody'), lines: value, look: BODY, x: LINE_WIDTH * NAMES },
    ]);
    sheet.skip(2);
  }
  sheet.skip(5);
}

const linesOfRow = (sheet: Sheet, { name, value }: Row): readonly [name: Line[], value: Line[]] => [
  sheet.lines(name, BODY_BOLD, LINE_WIDTH * NAMES - GAP),
  value.flatMap((line) => sheet.lines(line, BODY, LINE_WIDTH * (1 - NAMES))),
];

/** Rows stay together where they are no longer than a third of a page. */
function heightOf(sheet: Sheet, rows: readonly Row[]): number {
  const lines = rows.map((row) => Math.max(...linesOfRow(sheet, row).map(({ length }) => length)));
  const height = lines.reduce((sum, count) => sum + count * BODY.leading + 2, 0);
  return height > PAGE.height / 3 ? 3 * BODY.leading : height;
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
