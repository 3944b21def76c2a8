import type { Look } from './lines.ts';

/** Sizes of a letter on paper. */
export const BODY: Look = { size: 10.5, leading: 15 };
export const BODY_BOLD: Look = { ...BODY, bold: true };
export const SENDER: Look = { size: 12.5, leading: 18, bold: true };
export const DECISION: Look = { size: 11.5, leading: 16.5, bold: true };
export const SMALL: Look = { size: 9.5, leading: 13.4 };
export const SMALL_BOLD: Look = { ...SMALL, bold: true };
export const FOOT: Look = { size: 8.5, leading: 11 };
export const HEADINGS: Readonly<Record<1 | 2 | 3, Look & { readonly above: number; readonly below: number }>> = {
  1: { size: 17, leading: 22, bold: true, above: 24, below: 8 },
  2: { size: 13, leading: 17, bold: true, above: 16, below: 4 },
  3: { size: 11, leading: 15, bold: true, above: 10, below: 2 },
};
/** Between columns, in points. */
export const GAP = 10;
