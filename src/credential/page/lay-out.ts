import { type PageLanguage, textIn } from '../../record/text.ts';
import { drawDecisionDetails, drawDetails } from './details.ts';
import type { PageFacts } from './facts.ts';
import { drawFoot } from './foot.ts';
import { drawHead } from './head.ts';
import { type DrawnList, type Item, type ListDrawer, listDrawer } from './list.ts';
import { developmentMark, ornament } from './ornament.ts';
import type { CommonFacts } from './personal.ts';
import { type Blanks, blankPlaces, type Places, type Rooms } from './places.ts';
import type { PageNode, PageRenderer } from './renderer.ts';
import { CALM, COLOUR, COLUMN, DENSE, MARGIN, px, ROOMY, SHEET, type Spacing, stack } from './sheet.ts';
import { decimal, WORDS } from './words.ts';

/** When there are modules and learning outcomes, the modules take at most this share of the room. */
const COMPONENT_SHARE = 0.55;

/** A sheet laid out with blanks for the personal texts, and which nodes of it those are. */
export interface BlankSheet {
  readonly node: PageNode;
  /** The same sheet without its lists, in which every blank lies where it lies in the sheet: dear to measure otherwise. */
  readonly frame: PageNode;
  readonly blanks: Blanks;
}

/**
 * The sheet with everything in its place; the lists may take `share` of the room that is theirs (1: all of it). Of the
 * personal texts it knows what room they take, which decides where all else stands, and nothing else.
 */
export async function layOut(
  facts: CommonFacts,
  rooms: Rooms,
  language: PageLanguage,
  renderer: PageRenderer,
): Promise<(share: number) => Promise<BlankSheet>> {
  const { places, blanks } = blankPlaces(rooms);
  const page = await prepare(facts, places, language, renderer);
  const sheet = async (share: number): Promise<Setting> => {
    // The roomiest spacing at which the lists are large, else one at which they fit.
    const roomy = await set(page, ROOMY, share);
    if (roomy.drawn.length === page.lists && roomy.drawn.every((list) => list.large)) return roomy;
    const calm = await set(page, CALM, share);
    if (calm.drawn.length === page.lists && calm.drawn.every((list) => list.hidden === 0)) return calm;
    return set(page, DENSE, share);
  };
  return once(async (share) => {
    const { node, frame } = await sheet(share);
    return { node, frame, blanks };
  });
}

/** What lies under and over the texts of every sheet alike. */
export const underTexts = (): readonly PageNode[] => ornament();
export const overTexts = (development: boolean, language: PageLanguage): readonly PageNode[] =>
  development ? [developmentMark(WORDS[language].development)] : [];

/** The parts of one page, ready to be set with more or less space between them. */
interface Page {
  readonly heightOf: (node: PageNode) => Promise<number>;
  readonly head: (spacing: Spacing) => PageNode;
  readonly details: PageNode;
  readonly foot: PageNode;
  readonly components: ListDrawer;
  readonly outcomes: ListDrawer;
  /** How many lists have something to list. */
  readonly lists: number;
  readonly overlay: readonly PageNode[];
}

async function prepare(
  facts: CommonFacts,
  places: Places,
  language: PageLanguage,
  renderer: PageRenderer,
): Promise<Page> {
  const words = WORDS[language];
  const isDecision = 'kind' in facts;
  const components = partItems(isDecision ? facts.parts : facts.components, language);
  const outcomes = isDecision ? [] : facts.outcomes.map((outcome) => ({ text: textIn(outcome, language) }));
  return {
    heightOf: once(async (node) => (await renderer.measure(stack([node], { width: px(COLUMN) }), COLUMN)).height),
    head: once(await drawHead(facts, places, language, renderer)),
    details: await (isDecision
      ? drawDecisionDetails(facts, places, language, renderer)
      : drawDetails(facts, places, language, renderer)),
    foot: await drawFoot(facts, places, language, renderer),
    components: listDrawer(isDecision ? words.exemptedParts : words.components, components, words.more, renderer),
    outcomes: listDrawer(words.outcomes, outcomes, words.more, renderer),
    lists: [components, outcomes].filter((items) => items.length > 0).length,
    overlay: overTexts(facts.development, language),
  };
}

const partItems = (parts: PageFacts['components'], language: PageLanguage): readonly Item[] =>
  parts.map(({ title, ects }) => ({
    text: textIn(title, language),
    ...(ects === undefined ? {} : { end: `${decimal(ects, language)} ECTS` }),
  }));

/** Measuring is most of the work on a crowded page, and every attempt asks for the same heads and heights. */
function once<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}

/** A page as it is set with one spacing, and the lists that stand on it. */
interface Setting {
  readonly node: PageNode;
  readonly frame: PageNode;
  readonly drawn: readonly DrawnList[];
}

async function set(page: Page, spacing: Spacing, share: number): Promise<Setting> {
  const { details, foot, heightOf } = page;
  const head = page.head(spacing);
  let room = SHEET.height - spacing.top - MARGIN.bottom - 3 * spacing.block;
  for (const node of [head, details, foot]) room -= await heightOf(node);

  // Two lists need their headings and one line each, even when they are to show nothing.
  room = Math.max(room * share, Math.min(room, 200));
  const components = await page.components(page.lists === 1 ? room : room * COMPONENT_SHARE);
  if (components) room -= (await heightOf(components.node)) + spacing.block;
  const outcomes = await page.outcomes(room);

  const drawn = [components, outcomes].filter((list) => list !== undefined);
  const bottom = stack([foot], {
    position: 'absolute',
    left: px(MARGIN.left),
    bottom: px(MARGIN.bottom),
    width: px(COLUMN),
  });
  const bodyOf = (lists: readonly PageNode[]): PageNode =>
    stack([head, details, ...lists], {
      position: 'absolute',
      left: px(MARGIN.left),
      top: px(spacing.top),
      width: px(COLUMN),
      gap: px(spacing.block),
    });
  const lists = drawn.map((list) => list.node);
  return {
    node: sheetOf([...underTexts(), bodyOf(lists), bottom, ...page.overlay]),
    frame: sheetOf([bodyOf([]), bottom]),
    drawn,
  };
}

const sheetOf = (blocks: readonly PageNode[]): PageNode =>
  stack(blocks, {
    width: px(SHEET.width),
    height: px(SHEET.height),
    position: 'relative',
    overflow: 'hidden',
    backgroundColor: COLOUR.paper,
  });
