import type { PageNode, PageSize } from './renderer.ts';

/** A4 upright at 150 dots an inch: one typographic point is 2.08 pixels. */
export const SHEET: PageSize = { width: 1240, height: 1754 };
export const MARGIN = { left: 118, right: 118, bottom: 78 } as const;
/** Width of the column all text stands in. */
export const COLUMN = SHEET.width - MARGIN.left - MARGIN.right;

/**
 * Vertical white space. A sheet with little to say is set roomy, most are set calm; only when the lists do not fit is it
 * set dense, which takes from the space around the text, not from the text.
 */
export interface Spacing {
  readonly top: number;
  /** Between the blocks of the page. */
  readonly block: number;
  /** Between who awards and what is awarded. */
  readonly wide: number;
  /** Between the lines of the head. */
  readonly line: number;
  /** Whether the learner's name may be as large as names ever are. */
  readonly name: 'learnerName' | 'smallName';
}
export const ROOMY: Spacing = { top: 148, block: 54, wide: 104, line: 28, name: 'learnerName' };
export const CALM: Spacing = { top: 112, block: 34, wide: 58, line: 18, name: 'learnerName' };
export const DENSE: Spacing = { top: 78, block: 24, wide: 24, line: 8, name: 'smallName' };

/** Few colours, dark enough on white (at least 4.5:1 for every text). */
export const COLOUR = {
  paper: '#ffffff',
  ink: '#1d2430',
  house: '#17305c',
  accent: '#8a6420',
  quiet: '#5a6372',
  line: '#d5dae3',
  tint: '#eef1f6',
  warning: '#b3261e',
} as const;

type Style = NonNullable<PageNode['style']>;

/** Letters of these scripts reach, with their marks, further above and below the line than Latin ones. */
const TALL_SCRIPTS = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
/** Every text says its line height, so that a fallback font cannot change it and no descender touches the next line. */
export const lineHeightOf = (fontSize: number, text: string): number =>
  Math.ceil(fontSize * (TALL_SCRIPTS.test(text) ? 1.72 : 1.32));

/** A letter that reads from right to left comes before any that reads from left to right (UAX #9 P2, P3). */
const RIGHT_TO_LEFT = /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}]/u;
export const directionOf = (text: string): 'rtl' | 'ltr' => (RIGHT_TO_LEFT.test(text) ? 'rtl' : 'ltr');

/** One paragraph. It keeps to the left margin whatever its direction; the direction orders its words. */
export const paragraph = (text: string, fontSize: number, style: Style = {}): PageNode => ({
  type: 'text',
  text,
  dir: directionOf(text),
  style: {
    fontSize: px(fontSize),
    lineHeight: px(lineHeightOf(fontSize, text)),
    color: COLOUR.ink,
    textAlign: 'left',
    overflowWrap: 'anywhere',
    ...style,
  },
});

export const stack = (children: readonly PageNode[], style: Style = {}): PageNode => ({
  type: 'container',
  children: [...children],
  style: { display: 'flex', flexDirection: 'column', ...style },
});

export const row = (children: readonly PageNode[], style: Style = {}): PageNode => ({
  type: 'container',
  children: [...children],
  style: { display: 'flex', flexDirection: 'row', ...style },
});

export const rule = (colour: string, thickness: number, style: Style = {}): PageNode => ({
  type: 'container',
  style: { height: px(thickness), backgroundColor: colour, ...style },
});

export const px = (pixels: number): string => `${pixels}px`;
