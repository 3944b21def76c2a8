import type { PageNode } from './renderer.ts';
import { COLOUR, paragraph, px, rule, SHEET, stack } from './sheet.ts';

const RADII = [160, 220, 280];
const CENTRE = { x: SHEET.width - 40, y: 10 };

/** First row of the sheet that is certainly below all ornament. */
export const ORNAMENT_ENDS = CENTRE.y + Math.max(...RADII) + 30;

/** A band along the top, and rings that run off the corner. */
export function ornament(): PageNode[] {
  const ring = (radius: number): PageNode =>
    stack([], {
      position: 'absolute',
      left: px(CENTRE.x - radius),
      top: px(CENTRE.y - radius),
      width: px(radius * 2),
      height: px(radius * 2),
      borderRadius: px(radius),
      border: `14px solid ${COLOUR.tint}`,
    });
  return [
    ...RADII.map(ring),
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
