import { cutAfter } from './fit.ts';
import type { PageNode, PageRenderer } from './renderer.ts';
import { COLOUR, COLUMN, lineHeightOf, paragraph, px, row, stack } from './sheet.ts';

/** One line of a list: its text, and what stands at the right end (the credits of a module). */
export interface Item {
  readonly text: string;
  readonly end?: string;
}

/** How a list is set: size of its text, number of columns, lines an item may take before it is cut. */
interface Setting {
  readonly fontSize: number;
  readonly columns: 1 | 2;
  readonly maxLines: number;
}

const SMALLEST: Setting = { fontSize: 17, columns: 2, maxLines: 3 };
const SETTINGS: readonly Setting[] = [
  { fontSize: 23, columns: 1, maxLines: 99 },
  { fontSize: 21, columns: 1, maxLines: 99 },
  { fontSize: 19, columns: 1, maxLines: 99 },
  { fontSize: 19, columns: 2, maxLines: 99 },
  { fontSize: 17, columns: 2, maxLines: 99 },
  SMALLEST,
];
const HEADING = { fontSize: 22, below: 12 } as const;
const COLUMN_GAP = 44;
const NUMBER_WIDTH = 2;
const END_WIDTH = 4.6;

/** Height of a list that shows its heading and nothing else. */
const HEADING_HEIGHT = lineHeightOf(HEADING.fontSize, '') + HEADING.below;

/** A list as it is drawn, how many of its items had no room, and whether it is set as large as lists ever are. */
export interface DrawnList {
  readonly node: PageNode;
  readonly hidden: number;
  readonly large: boolean;
}

/** Draws its list into a height. */
export type ListDrawer = (height: number) => Promise<DrawnList | undefined>;

/**
 * A numbered list under its heading that keeps to a height: set as large as fits, in one column or two; when even the
 * smallest setting is too tall, as many items as fit and a last line that says how many more there are. Undefined when
 * there is nothing to list, or no room for even that line. What was measured once serves every height asked for.
 */
export function listDrawer(
  heading: string,
  items: readonly Item[],
  more: (hidden: number, shown: number) => string,
  renderer: PageRenderer,
): ListDrawer {
  const measured = new Map<Setting, Promise<number[]>>();
  const heightsAt = (setting: Setting): Promise<number[]> => {
    const heights = measured.get(setting) ?? measureItems(items, setting, renderer);
    measured.set(setting, heights);
    return heights;
  };
  return async (height) => {
    if (items.length === 0) return undefined;
    const room = height - HEADING_HEIGHT;
    for (const setting of SETTINGS) {
      const parts = divide(await heightsAt(setting), setting, room);
      if (parts) return { node: assemble(heading, items, parts, setting), hidden: 0, large: setting === SETTINGS[0] };
    }
    const lastLine = lineHeightOf(SMALLEST.fontSize, '') + 2 * gapOf(SMALLEST);
    const heights = await heightsAt(SMALLEST);
    for (let shown = items.length - 1; shown >= 0; shown--) {
      const hidden = items.length - shown;
      const parts = divide(heights.slice(0, shown), SMALLEST, room - lastLine);
      if (parts) return { node: assemble(heading, items, parts, SMALLEST, more(hidden, shown)), hidden, large: false };
    }
    return undefined;
  };
}

const gapOf = ({ fontSize }: Setting): number => Math.round(fontSize * 0.3);
const widthOf = ({ columns }: Setting): number => (columns === 1 ? COLUMN : Math.floor((COLUMN - COLUMN_GAP) / 2));

async function measureItems(items: readonly Item[], setting: Setting, renderer: PageRenderer): Promise<number[]> {
  const width = widthOf(setting);
  const list = stack(
    items.map((item, index) => drawItem(item, index, setting)),
    { width: px(width) },
  );
  return (await renderer.measure(list, width)).children.map((child) => child.height);
}

/** Where each column begins and ends, columns as even as they come; undefined when one is taller than the room. */
function divide(
  heights: readonly number[],
  setting: Setting,
  room: number,
): readonly (readonly [number, number])[] | undefined {
  const gap = gapOf(setting);
  const tall = (from: number, to: number) =>
    heights.slice(from, to).reduce((sum, height) => sum + height, 0) + gap * Math.max(0, to - from - 1);
  const cut = setting.columns === 1 ? heights.length : evenCut(heights.length, tall);
  if (tall(0, cut) > room || tall(cut, heights.length) > room) return undefined;
  return cut === heights.length
    ? [[0, cut]]
    : [
        [0, cut],
        [cut, heights.length],
      ];
}

/** The first cut at which the left column is at least as tall as the right one. */
function evenCut(count: number, tall: (from: number, to: number) => number): number {
  for (let cut = 1; cut < count; cut++) if (tall(0, cut) >= tall(cut, count)) return cut;
  return count;
}

function drawItem({ text, end }: Item, index: number, { fontSize, columns, maxLines }: Setting): PageNode {
  const width = widthOf({ fontSize, columns, maxLines });
  const number = Math.round(fontSize * NUMBER_WIDTH);
  const last = end === undefined ? 0 : Math.round(fontSize * END_WIDTH);
  const cut = maxLines < 99 ? cutAfter(maxLines) : {};
  return row(
    [
      paragraph(String(index + 1), fontSize, { width: px(number), color: COLOUR.accent, fontWeight: 700 }),
      stack([paragraph(text, fontSize, cut)], { width: px(width - number - last) }),
      ...(end === undefined ? [] : [paragraph(end, fontSize, { width: px(last), textAlign: 'right' })]),
    ],
    {
      width: px(width),
      ...(end === undefined ? {} : { borderBottom: `1px solid ${COLOUR.line}`, paddingBottom: px(3) }),
    },
  );
}

function assemble(
  heading: string,
  items: readonly Item[],
  parts: readonly (readonly [number, number])[],
  setting: Setting,
  more?: string,
): PageNode {
  const gap = px(gapOf(setting));
  const columns = parts.map(([from, to]) =>
    stack(
      items.slice(from, to).map((item, index) => drawItem(item, from + index, setting)),
      { gap },
    ),
  );
  return stack([
    paragraph(heading, HEADING.fontSize, { fontWeight: 700, color: COLOUR.house, marginBottom: px(HEADING.below) }),
    stack(
      [
        row(columns, { gap: px(COLUMN_GAP), alignItems: 'flex-start' }),
        ...(more === undefined ? [] : [paragraph(more, setting.fontSize, { color: COLOUR.quiet, marginTop: gap })]),
      ],
      { gap },
    ),
  ]);
}
