import type { PageNode, PageRenderer } from './renderer.ts';
import { lineHeightOf, paragraph, px, stack } from './sheet.ts';

/** A size to try, and how many lines a text may take at it. */
export type Step = readonly [fontSize: number, maxLines: number];

type Style = NonNullable<PageNode['style']>;

/** A text, the width it is set in, and the sizes to try, largest first. */
export interface Setting {
  readonly text: string;
  readonly width: number;
  readonly steps: readonly Step[];
  readonly style: Style;
}

/** A paragraph that was fitted, and the room it takes in pixels. */
export interface Fitted {
  readonly node: PageNode;
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
}

/**
 * Each text as a paragraph at the first size at which it keeps to its number of lines; at the last size it is cut there,
 * with an ellipsis (the credential always has the whole text). The engine is asked once for each step, not for each text.
 */
export async function fitParagraphs(renderer: PageRenderer, settings: readonly Setting[]): Promise<Fitted[]> {
  const fitted: Fitted[] = [];
  const last = Math.max(0, ...settings.map(({ steps }) => steps.length));
  // One step more than there are sizes: there a text that fits nowhere is cut at its last size.
  for (let step = 0, open = [...settings.keys()]; open.length > 0 && step <= last; step++) {
    const tries = open.map((index) => attempt(settings[index] as Setting, step));
    const measured = await renderer.measure(
      stack(tries.map(({ node, width }) => stack([node], { width: px(width) }))),
      Math.max(...tries.map(({ width }) => width)),
    );
    open = open.filter((index, at) => {
      const { maxLines, ...tried } = tries[at] as Attempt;
      // The paragraph's own height: the space above it is no line of it.
      const height = measured.children[at]?.children[0]?.height ?? 0;
      if (Math.round(height / tried.lineHeight) > maxLines) return true;
      fitted[index] = { node: tried.node, width: tried.width, height, fontSize: tried.fontSize };
      return false;
    });
  }
  return fitted;
}

/** One text alone. */
export async function fitParagraph(
  renderer: PageRenderer,
  text: string,
  width: number,
  steps: readonly Step[],
  style: Style = {},
): Promise<PageNode> {
  const [fitted] = await fitParagraphs(renderer, [{ text, width, steps, style }]);
  if (!fitted) throw new Error('a text without a size to try');
  return fitted.node;
}

interface Attempt {
  readonly node: PageNode;
  readonly width: number;
  readonly fontSize: number;
  readonly lineHeight: number;
  readonly maxLines: number;
}

function attempt({ text, width, steps, style }: Setting, at: number): Attempt {
  const step = steps[at];
  const [fontSize, maxLines] = step ?? steps.at(-1) ?? [20, 1];
  const node = paragraph(text, fontSize, step ? style : { ...style, ...cutAfter(maxLines) });
  const lineHeight = lineHeightOf(fontSize, text);
  return { node, width, fontSize, lineHeight, maxLines: step ? maxLines : Number.POSITIVE_INFINITY };
}

export const cutAfter = (lines: number): Style => ({
  display: '-webkit-box',
  WebkitLineClamp: lines,
  WebkitBoxOrient: 'vertical',
  textOverflow: 'ellipsis',
  overflow: 'hidden',
});
