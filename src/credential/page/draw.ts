import { type PageLanguage, textIn } from '../../record/text.ts';
import { uncoveredFacts } from './coverage.ts';
import type { DecisionPageFacts } from './decision-facts.ts';
import { drawDecisionDetails, drawDetails } from './details.ts';
import type { PageFacts } from './facts.ts';
import { drawFoot } from './foot.ts';
import { drawHead } from './head.ts';
import { type DrawnList, type Item, type ListDrawer, listDrawer } from './list.ts';
import { developmentMark, ornament } from './ornament.ts';
import { indexedPng } from './png.ts';
import type { PageNode, PageRenderer } from './renderer.ts';
import { CALM, COLOUR, COLUMN, DENSE, MARGIN, px, ROOMY, SHEET, type Spacing, stack } from './sheet.ts';
import { decimal, WORDS } from './words.ts';

/** A page image lies inside the sealed document and in every copy of it: below this many bytes. */
export const MAX_PNG_BYTES = 100_000;
/** When there are modules and learning outcomes, the modules take at most this share of the room. */
const COMPONENT_SHARE = 0.55;
/** How a crowded page gets small enough, tried in turn: fewer colours, less of the lists, 120 dots an inch, 90. */
const ATTEMPTS = [
  { share: 1, scale: 1, palettes: [64, 32] },
  { share: 0.75, scale: 1, palettes: [64, 32] },
  { share: 0.5, scale: 0.8, palettes: [64, 32] },
  { share: 0, scale: 0.6, palettes: [64, 32, 16] },
] as const;

/**
 * The page image of a credential in one language: an A4 sheet as PNG (ELM 3.2 `DisplayDetail.image`), below 100,000
 * bytes. The same facts give the same bytes. What does not fit is counted on the page, never squeezed over other text.
 * Throws on a text that no bundled font covers: `pageFindings` tells in time.
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
  const page = await prepare(facts, language, renderer);
  for (const { share, scale, palettes } of ATTEMPTS) {
    const picture = await renderer.render(await layOut(page, share), SHEET, scale);
    for (const colours of palettes) {
      const png = await indexedPng(picture, Object.values(COLOUR), colours);
      if (png.length < MAX_PNG_BYTES) return png;
    }
  }
  throw new Error('a page image that cannot be made smaller than 100,000 bytes');
}

/** The parts of one page, ready to be set with more or less space between them. */
interface Page {
  readonly heightOf: (node: PageNode) => Promise<number>;
  readonly head: (spacing: Spacing) => Promise<PageNode>;
  readonly details: PageNode;
  readonly foot: PageNode;
  readonly components: ListDrawer;
  readonly outcomes: ListDrawer;
  /** How many lists have something to list. */
  readonly lists: number;
  readonly overlay: readonly PageNode[];
}

async function prepare(
  facts: PageFacts | DecisionPageFacts,
  language: PageLanguage,
  renderer: PageRenderer,
): Promise<Page> {
  const words = WORDS[language];
  const isDecision = 'kind' in facts;
  const components = partItems(isDecision ? facts.parts : facts.components, language);
  const outcomes = isDecision ? [] : facts.outcomes.map((outcome) => ({ text: textIn(outcome, language) }));
  return {
    heightOf: once(async (node) => (await renderer.measure(stack([node], { width: px(COLUMN) }), COLUMN)).height),
    head: once((spacing) => drawHead(facts, language, spacing, renderer)),
    details: await (isDecision
      ? drawDecisionDetails(facts, language, renderer)
      : drawDetails(facts, language, renderer)),
    foot: await drawFoot(facts, language, renderer),
    components: listDrawer(isDecision ? words.exemptedParts : words.components, components, words.more, renderer),
    outcomes: listDrawer(words.outcomes, outcomes, words.more, renderer),
    lists: [components, outcomes].filter((items) => items.length > 0).length,
    overlay: facts.development ? [developmentMark(words.development)] : [],
  };
}

const partItems = (parts: PageFacts['components'], language: PageLanguage): readonly Item[] =>
  parts.map(({ title, ects }) => ({
    text: textIn(title, language),
    ...(ects === undefined ? {} : { end: `${decimal(ects, language)} ECTS` }),
  }));

/** Measuring is most of the work on a crowded page, and every attempt asks for the same heads and heights. */
function once<K, V>(make: (key: K) => Promise<V>): (key: K) => Promise<V> {
  const made = new Map<K, Promise<V>>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}

/** The roomiest spacing at which the lists are large, else one at which they fit; `share` of their room is theirs. */
async function layOut(page: Page, share: number): Promise<PageNode> {
  const roomy = await set(page, ROOMY, share);
  if (roomy.drawn.length === page.lists && roomy.drawn.every((list) => list.large)) return roomy.node;
  const calm = await set(page, CALM, share);
  if (calm.drawn.length === page.lists && calm.drawn.every((list) => list.hidden === 0)) return calm.node;
  return (await set(page, DENSE, share)).node;
}

/** A page as it is set with one spacing, and the lists that stand on it. */
interface Setting {
  readonly node: PageNode;
  readonly drawn: readonly DrawnList[];
}

async function set(page: Page, spacing: Spacing, share: number): Promise<Setting> {
  const { details, foot, heightOf } = page;
  const head = await page.head(spacing);
  let room = SHEET.height - spacing.top - MARGIN.bottom - 3 * spacing.block;
  for (const node of [head, details, foot]) room -= await heightOf(node);

  // Two lists need their headings and one line each, even when they are to show nothing.
  room = Math.max(room * share, Math.min(room, 200));
  const components = await page.components(page.lists === 1 ? room : room * COMPONENT_SHARE);
  if (components) room -= (await heightOf(components.node)) + spacing.block;
  const outcomes = await page.outcomes(room);

  const drawn = [components, outcomes].filter((list) => list !== undefined);
  const body = stack([head, details, ...drawn.map((list) => list.node)], {
    position: 'absolute',
    left: px(MARGIN.left),
    top: px(spacing.top),
    width: px(COLUMN),
    gap: px(spacing.block),
  });
  const bottom = stack([foot], {
    position: 'absolute',
    left: px(MARGIN.left),
    bottom: px(MARGIN.bottom),
    width: px(COLUMN),
  });
  const node = stack([...ornament(), body, bottom, ...page.overlay], {
    width: px(SHEET.width),
    height: px(SHEET.height),
    position: 'relative',
    overflow: 'hidden',
    backgroundColor: COLOUR.paper,
  });
  return { node, drawn };
}
