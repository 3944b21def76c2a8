import type { PageNode } from './renderer.ts';
import { COLOUR, paragraph, px, rule, SHEET, stack } from './sheet.ts';

/** A band along the top, and rings that run off the corner. */
export function ornament(): PageNode[] {
  const ring = (radius: number): PageNode =>
    stack([], {
      position: 'absolute',
      left: px(SHEET.width - 40 - radius),
      top: px(10 - radius),
      width: px(radius * 2),
      height: px(radius * 2),
      borderRadius: px(radius),
      border: `14px solid ${COLOUR.tint}`,
    });
  return [
    ring(160),
    ring(220),
    ring(280),
    rule(COLOUR.house, 18, { position: 'absolute', left: px(0), top: px(0), width: px(SHEET.width) }),
  ];
}

/** Written over everything, corner to corner, light enough to read what lies under it. */
export const developmentMark = (text: string): PageNode =>
  stack(
    [
      paragraph(text, 200, {
        fontWeight: 700,
        letterSpacing: px(10),
        color: 'rgba(179, 38, 30, 0.13)',
        transform: 'rotate(-54deg)',
        whiteSpace: 'nowrap',
      }),
    ],
    {
      position: 'absolute',
      left: px(-400),
      top: px(0),
      width: px(SHEET.width + 800),
      height: px(SHEET.height),
      alignItems: 'center',
      justifyContent: 'center',
    },
  );
