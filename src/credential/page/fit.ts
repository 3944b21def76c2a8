import type { PageNode, PageRenderer } from './renderer.ts';
import { lineHeightOf, paragraph } from './sheet.ts';

/** A size to try, and how many lines a text may take at it. */
export type Step = readonly [fontSize: number, maxLines: number];

type Style = NonNullable<PageNode['style']>;

/**
 * A paragraph at the first size at which it keeps to its number of lines; at the last size it is cut there, with an
 * ellipsis (the credential always has the whole text).
 */
export async function fitParagraph(
  renderer: PageRenderer,
  text: string,
  width: number,
  steps: readonly Step[],
  style: Style = {},
): Promise<PageNode> {
  for (const [fontSize, maxLines] of steps) {
    const node = paragraph(text, fontSize, style);
    const { height } = await renderer.measure(node, width);
    if (Math.round(height / lineHeightOf(fontSize, text)) <= maxLines) return node;
  }
  const [fontSize, maxLines] = steps.at(-1) ?? [20, 1];
  return paragraph(text, fontSize, { ...style, ...cutAfter(maxLines) });
}

export const cutAfter = (lines: number): Style => ({
  display: '-webkit-box',
  WebkitLineClamp: lines,
  WebkitBoxOrient: 'vertical',
  textOverflow: 'ellipsis',
  overflow: 'hidden',
});
