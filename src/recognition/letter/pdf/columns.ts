import type { Line, Look } from './lines.ts';
import { PAGE, type Sheet } from './sheet.ts';
import type { Node } from './structure.ts';

export interface Column {
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
export function setColumns(sheet: Sheet, columns: readonly Column[], again?: () => void): void {
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
