import type { PageLanguage } from '../../record/text.ts';
import type { BlankSheet } from './lay-out.ts';
import { choosePalette, type Palette, pixelsOf, scanLines } from './palette.ts';
import { edgeOf, type Patch, patchesNode, patchesOf, patchesSize } from './patches.ts';
import type { CommonFacts } from './personal.ts';
import type { Rooms } from './places.ts';
import { type Strip, strip } from './png.ts';
import type { PageRenderer } from './renderer.ts';
import { COLOUR, SHEET } from './sheet.ts';

/** Whole rows of the sheet that a patch lies on: they are compressed for every page, with its texts on them. */
export interface Band {
  readonly top: number;
  readonly height: number;
  /** Scan lines as they are without personal texts. */
  readonly rows: Uint8Array;
  /** 1 where there is something else than ground, as far as patches reach; laid out as `rows`. */
  readonly inked: Uint8Array;
}

/**
 * What the pages of all who completed one offering have in common, ready to be finished: the sheet with blanks for the
 * personal texts, in its colours, and compressed but for the rows that the blanks lie on. Nothing personal went into it
 * but how much room each text takes.
 */
export interface CommonLayer {
  readonly palette: Palette;
  readonly patches: readonly Patch[];
  /** The picture of all patches without texts; undefined when it is nothing but paper. */
  readonly ground: Uint32Array | undefined;
  /** The sheet from top to bottom. */
  readonly parts: readonly (Strip | Band)[];
}

/** What decides a common layer, all of it. */
export interface LayerSource {
  readonly facts: CommonFacts;
  readonly rooms: Rooms;
  readonly language: PageLanguage;
  /** How much of their room the lists may take, and how many colours the page may have. */
  readonly share: number;
  readonly colours: number;
}

/** Draws a common layer from its sheet as it was laid out; undefined when its blanks do not lie on whole pixels. */
export async function drawCommonLayer(
  { facts, rooms, language, colours }: LayerSource,
  sheet: BlankSheet,
  renderer: PageRenderer,
): Promise<CommonLayer | undefined> {
  const patches = patchesOf(sheet, await renderer.measure(sheet.frame, SHEET.width), new Map(rooms));
  if (!patches) return undefined;
  const size = patchesSize(patches);
  const bare = patchesNode(patches, facts.development, language, () => undefined);
  const ground = pixelsOf((await renderer.render(bare, size, 1)).rgba, size);
  const pixels = pixelsOf((await renderer.render(sheet.node, SHEET, 1)).rgba, SHEET);
  const palette = choosePalette(pixels, Object.values(COLOUR), colours);
  const rows = scanLines(pixels, SHEET, palette);
  const plain = ground.every((pixel) => pixel === PAPER);
  return {
    palette,
    patches,
    ground: plain ? undefined : ground,
    parts: cut(rows, patches, inkOf(pixels, patches, ground, size.width)),
  };
}

/** Opaque white: what a sheet is made of (`COLOUR.paper`). */
export const PAPER = 0xffffffff;

const STRIDE = SHEET.width + 1;

/** Which pixels under the patches are not ground, laid out as scan lines of the sheet. */
function inkOf(pixels: Uint32Array, patches: readonly Patch[], ground: Uint32Array, groundWidth: number): Uint8Array {
  const inked = new Uint8Array(STRIDE * SHEET.height);
  for (const { left, top, width, height, row } of patches)
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++)
        if (pixels[(top + y) * SHEET.width + left + x] !== ground[(row + y) * groundWidth + x])
          inked[(top + y) * STRIDE + 1 + left + x] = 1;
  return inked;
}

/** The sheet as strips that every page shares and bands that it does not. */
function cut(rows: Uint8Array, patches: readonly Patch[], inked: Uint8Array): readonly (Strip | Band)[] {
  const parts: (Strip | Band)[] = [];
  let done = 0;
  const share = (until: number) => {
    if (until > done) parts.push(strip(rows.subarray(done * STRIDE, until * STRIDE)));
  };
  for (const { top, bottom } of bandsUnder(patches)) {
    share(top);
    const [start, end] = [top * STRIDE, bottom * STRIDE];
    parts.push({ top, height: bottom - top, rows: rows.slice(start, end), inked: inked.slice(start, end) });
    done = bottom;
  }
  share(SHEET.height);
  return parts;
}

/** Patches whose texts may touch the same rows share a band. */
function bandsUnder(patches: readonly Patch[]): readonly { readonly top: number; readonly bottom: number }[] {
  const bands: { top: number; bottom: number }[] = [];
  for (const patch of patches) {
    const edge = edgeOf(patch);
    const [top, bottom] = [patch.top + edge, patch.top + patch.height - edge];
    const last = bands.at(-1);
    if (last && top <= last.bottom) last.bottom = Math.max(last.bottom, bottom);
    else bands.push({ top, bottom });
  }
  return bands;
}
