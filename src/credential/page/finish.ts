import type { PageLanguage } from '../../record/text.ts';
import { type Band, type CommonLayer, PAPER } from './common-layer.ts';
import { pixelsOf } from './palette.ts';
import { edgeOf, type Patch, patchesNode, patchesSize } from './patches.ts';
import type { FittedTexts } from './places.ts';
import { indexedPng, strip } from './png.ts';
import type { PageRenderer } from './renderer.ts';
import { SHEET } from './sheet.ts';

const STRIDE = SHEET.width + 1;

/**
 * One page from its common layer and its personal texts: the texts are drawn apart, each on a patch of bare ground, and
 * what is not ground is laid onto the blanks. Where ink meets nothing but ground this is the page as it is drawn whole,
 * pixel for pixel. Undefined when it would not be: when a letter reaches so far beyond its room that it may be cut, or
 * onto ink of the layer or of another text.
 */
export async function finishPage(
  layer: CommonLayer,
  texts: FittedTexts,
  development: boolean,
  language: PageLanguage,
  renderer: PageRenderer,
): Promise<Uint8Array | undefined> {
  const node = patchesNode(layer.patches, development, language, (place) => texts.get(place)?.node);
  const size = patchesSize(layer.patches);
  const pixels = pixelsOf((await renderer.render(node, size, 1)).rgba, size);
  const finished = new Map<Band, Band>();
  for (const part of layer.parts)
    if ('rows' in part) finished.set(part, { ...part, rows: part.rows.slice(), inked: part.inked.slice() });
  const bands = [...finished.values()];
  for (const patch of layer.patches) {
    const first = patch.top + edgeOf(patch);
    const band = bands.find(({ top, height }) => first >= top && first < top + height);
    if (!band || !lay(patch, pixels, size.width, layer, band)) return undefined;
  }
  return indexedPng(
    SHEET,
    layer.palette,
    layer.parts.map((part) => ('rows' in part ? strip((finished.get(part) ?? part).rows) : part)),
  );
}

/** Lays the ink of one patch onto its band; false when it meets other ink, or the outer half of its margin. */
function lay(patch: Patch, pixels: Uint32Array, stride: number, { ground, palette }: CommonLayer, band: Band): boolean {
  const { left, top, width, height, row } = patch;
  const edge = edgeOf(patch);
  for (let y = 0; y < height; y++) {
    const from = (row + y) * stride;
    const to = (top - band.top + y) * STRIDE + 1 + left;
    for (let x = 0; x < width; x++) {
      const pixel = pixels[from + x] ?? 0;
      if (pixel === (ground ? ground[from + x] : PAPER)) continue;
      if (x < edge || y < edge || x >= width - edge || y >= height - edge || band.inked[to + x] === 1) return false;
      band.rows[to + x] = palette.indexOf(pixel);
      band.inked[to + x] = 1;
    }
  }
  return true;
}
