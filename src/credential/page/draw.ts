import type { PageLanguage } from '../../record/text.ts';
import type { CommonLayer } from './common-layer.ts';
import { uncoveredFacts } from './coverage.ts';
import type { DecisionPageFacts } from './decision-facts.ts';
import type { PageFacts } from './facts.ts';
import { finishPage } from './finish.ts';
import { commonLayer } from './kept-layers.ts';
import { type BlankSheet, layOut } from './lay-out.ts';
import { commonFacts, personalTexts } from './personal.ts';
import { type FittedTexts, filled, fitPersonalTexts, roomsOf } from './places.ts';
import { pictureAsPng } from './png.ts';
import type { PageRenderer } from './renderer.ts';
import { COLOUR, SHEET } from './sheet.ts';

/** A page image lies inside the sealed document and in every copy of it: below this many bytes. */
export const MAX_PNG_BYTES = 100_000;
/** How a crowded page gets small enough, tried in turn: fewer colours, less of the lists, 120 dots an inch, 90. */
const ATTEMPTS: readonly Attempt[] = [
  { share: 1, scale: 1, colours: 64 },
  { share: 1, scale: 1, colours: 32 },
  { share: 0.75, scale: 1, colours: 64 },
  { share: 0.75, scale: 1, colours: 32 },
  { share: 0.5, scale: 0.8, colours: 64 },
  { share: 0.5, scale: 0.8, colours: 32 },
  { share: 0, scale: 0.6, colours: 64 },
  { share: 0, scale: 0.6, colours: 32 },
  { share: 0, scale: 0.6, colours: 16 },
];
interface Attempt {
  readonly share: number;
  readonly scale: number;
  readonly colours: number;
}

/**
 * The page image of a credential in one language: an A4 sheet as PNG (ELM 3.2 `DisplayDetail.image`), below 100,000
 * bytes. The same facts give the same bytes, whatever was drawn before. What does not fit is counted on the page, never
 * squeezed over other text. What all learners of an offering have in common is drawn once and kept; only what is one's
 * own is drawn for each. Throws on a text that no bundled font covers: `pageFindings` tells in time.
 */
export async function drawPage(
  facts: PageFacts | DecisionPageFacts,
  language: PageLanguage,
  renderer: PageRenderer,
): Promise<Uint8Array> {
  const uncovered = uncoveredFacts(facts, language);
  if (uncovered.length > 0) {
    const what = uncovered.map(({ fact, characters }) => `${fact} (${characters.join(' ')})`);
    throw new Error(`no font for ${what.join(', ')}`);
  }
  const common = commonFacts(facts);
  const texts = await fitPersonalTexts(personalTexts(facts, language), renderer);
  const rooms = roomsOf(texts);
  let laidOut: ReturnType<typeof layOut> | undefined;
  const sheetFor = async (share: number) => {
    laidOut ??= layOut(common, rooms, language, renderer);
    return (await laidOut)(share);
  };

  let whole = false;
  for (const { share, scale, colours } of ATTEMPTS) {
    let png: Uint8Array | undefined;
    if (scale === 1 && !whole) {
      const source = { facts: common, rooms, language, share, colours };
      const layer = await commonLayer(source, () => sheetFor(share), renderer);
      if (layer && sharedBytes(layer) >= MAX_PNG_BYTES) continue;
      png = layer && (await finishPage(layer, texts, facts.development, language, renderer));
      whole = png === undefined;
    }
    png ??= await drawWhole(await sheetFor(share), texts, { scale, colours }, renderer);
    if (png.length < MAX_PNG_BYTES) return png;
  }
  throw new Error('a page image that cannot be made smaller than 100,000 bytes');
}

/** What the layer alone adds to every page: when that is too much, no page of it needs to be finished to know. */
const sharedBytes = ({ parts }: CommonLayer): number =>
  parts.reduce((sum, part) => sum + ('deflated' in part ? part.deflated.length : 0), 0);

/**
 * A page drawn in one go, without a layer: a crowded one at a smaller scale, and one whose personal texts reach beyond
 * their room so that they cannot be laid onto anything.
 */
async function drawWhole(
  { node, blanks }: BlankSheet,
  texts: FittedTexts,
  { scale, colours }: Pick<Attempt, 'scale' | 'colours'>,
  renderer: PageRenderer,
): Promise<Uint8Array> {
  const picture = await renderer.render(filled(node, blanks, texts), SHEET, scale);
  return pictureAsPng(picture, Object.values(COLOUR), colours);
}
