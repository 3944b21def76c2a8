import type { PageLanguage } from '../../record/text.ts';
import { type BlankSheet, overTexts, underTexts } from './lay-out.ts';
import { ORNAMENT_ENDS } from './ornament.ts';
import type { PlaceName, Room } from './places.ts';
import type { Measured, PageNode, PageSize } from './renderer.ts';
import { COLOUR, px, SHEET, stack } from './sheet.ts';

/** A rectangle of the sheet around the room of one personal text, and where it lies on the picture of all patches. */
export interface Patch extends PageSize {
  readonly place: PlaceName;
  /** Of the patch on the sheet. */
  readonly left: number;
  readonly top: number;
  /** Of the room inside the patch, from each side: letters reach beyond their room, accents most of all. */
  readonly margin: number;
  /** First row of the patch on the picture of all patches. */
  readonly row: number;
}

/**
 * The patches of a laid-out sheet, from top to bottom, from its frame as it was measured. Undefined when a room does not begin at a whole pixel: letters drawn
 * elsewhere by a fraction would have other edges.
 */
export function patchesOf(
  { frame, blanks }: BlankSheet,
  measured: Measured,
  roomOf: ReadonlyMap<PlaceName, Room>,
): readonly Patch[] | undefined {
  const found: Patch[] = [];
  const look = (node: PageNode, { left, top, children }: Measured): boolean => {
    const place = blanks.get(node)?.place;
    const room = place && roomOf.get(place);
    if (room) {
      const margin = 8 + Math.ceil(room.fontSize / 4);
      const size = { width: room.width + 2 * margin, height: room.height + 2 * margin };
      found.push({ place, left: left - margin, top: top - margin, margin, row: 0, ...size });
      return [left, top, room.height].every(Number.isInteger);
    }
    const inner = node.type === 'container' ? (node.children ?? []) : [];
    return inner.every((child, index) => {
      const where = children[index];
      return where !== undefined && look(child, where);
    });
  };
  if (!look(frame, measured)) return undefined;
  let row = 0;
  return found
    .sort((a, b) => a.top - b.top)
    .map((patch) => {
      row += patch.height;
      return { ...patch, row: row - patch.height };
    });
}

/** How far from each side of a patch no ink may lie: what reaches there may reach beyond. */
export const edgeOf = ({ margin }: Patch): number => Math.floor(margin / 2);

/** Size of the picture of all patches, one under the other. */
export const patchesSize = (patches: readonly Patch[]): PageSize => ({
  width: Math.max(1, ...patches.map(({ width }) => width)),
  height: Math.max(1, ...patches.map(({ row, height }) => row + height)),
});

/**
 * All patches, each with its text between what lies under and over the texts of every sheet; without `textOf` the bare
 * ground.
 */
export function patchesNode(
  patches: readonly Patch[],
  development: boolean,
  language: PageLanguage,
  textOf: (place: PlaceName) => PageNode | undefined,
): PageNode {
  const { width, height } = patchesSize(patches);
  const over = overTexts(development, language);
  const nodes = patches.map((patch): PageNode => {
    const text = textOf(patch.place);
    const under = patch.top < ORNAMENT_ENDS ? underTexts() : [];
    const at: Style = { position: 'absolute', left: px(0), top: px(patch.row) };
    const own = text ? [placed(patch, text)] : [];
    // On plain paper there is nothing to cut off, and cutting is dear.
    if (under.length + over.length === 0) return stack(own, at);
    const size: Style = { width: px(patch.width), height: px(patch.height) };
    const cut: Style = { overflow: 'hidden', backgroundColor: COLOUR.paper };
    return stack([...onSheet(patch, under), ...own, ...onSheet(patch, over)], { ...at, ...size, ...cut });
  });
  return stack(nodes, {
    width: px(width),
    height: px(height),
    position: 'relative',
    backgroundColor: COLOUR.paper,
  });
}

type Style = NonNullable<PageNode['style']>;

/** Nodes of the whole sheet, moved so that the patch shows what lies on it there. */
const onSheet = ({ left, top }: Patch, nodes: readonly PageNode[]): PageNode[] =>
  nodes.length === 0
    ? []
    : [
        stack(nodes, {
          position: 'absolute',
          left: px(-left),
          top: px(-top),
          width: px(SHEET.width),
          height: px(SHEET.height),
        }),
      ];

const placed = ({ margin, width }: Patch, text: PageNode): PageNode =>
  stack([text], { position: 'absolute', left: px(margin), top: px(margin), width: px(width - 2 * margin) });
