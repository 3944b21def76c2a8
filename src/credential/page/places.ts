import { cellSetting, sentenceSetting } from './details.ts';
import { type Fitted, fitParagraphs, type Setting } from './fit.ts';
import { credentialIdSetting } from './foot.ts';
import { birthDateSetting, nameSetting } from './head.ts';
import type { PersonalText, PersonalTexts } from './personal.ts';
import type { PageNode, PageRenderer } from './renderer.ts';
import { px } from './sheet.ts';

/** Where a personal text stands on a page; a name has two, because crowded pages set it smaller. */
export type PlaceName = PersonalText | 'smallName';

/** The personal texts of one page as they are set, by their places. */
export type FittedTexts = ReadonlyMap<PlaceName, Fitted>;

type Style = NonNullable<PageNode['style']>;

/** What stands at a place of the page: one node, or none when the page has no such text. */
export type Places = (name: PlaceName, style?: Style) => readonly PageNode[];

/** The personal texts of a page, each at the size at which it fits its place. */
export async function fitPersonalTexts(texts: PersonalTexts, renderer: PageRenderer): Promise<FittedTexts> {
  const settings = [...texts].flatMap(([name, text]) => settingsOf(name, text));
  const fitted = await fitParagraphs(
    renderer,
    settings.map(([, setting]) => setting),
  );
  return new Map(settings.map(([name], index) => [name, fitted[index] as Fitted]));
}

function settingsOf(name: PersonalText, text: string): readonly (readonly [PlaceName, Setting])[] {
  switch (name) {
    case 'learnerName':
      return (['learnerName', 'smallName'] as const).map((size) => [size, nameSetting(text, size)] as const);
    case 'birthDate':
      return [[name, birthDateSetting(text)]];
    case 'day':
      return [[name, cellSetting(text)]];
    case 'grade':
    case 'period':
      return [[name, sentenceSetting(text)]];
    case 'credentialId':
      return [[name, credentialIdSetting(text)]];
  }
}

/** The room a text takes in its place: all that the rest of a page knows of it. */
export interface Room {
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
}
export type Rooms = readonly (readonly [PlaceName, Room])[];

export const roomsOf = (fitted: FittedTexts): Rooms =>
  [...fitted].map(([name, { width, height, fontSize }]) => [name, { width, height, fontSize }]);

/** Empty room in a place, and what is said there of whatever fills it. */
interface Blank {
  readonly place: PlaceName;
  readonly style: Style;
}
export type Blanks = ReadonlyMap<PageNode, Blank>;

/** Empty room in every place, and which node is which: a page as it is before anybody's name is on it. */
export function blankPlaces(rooms: Rooms): { readonly places: Places; readonly blanks: Blanks } {
  const roomOf = new Map(rooms);
  const blanks = new Map<PageNode, Blank>();
  const places: Places = (place, style = {}) => {
    const room = roomOf.get(place);
    if (!room) return [];
    const size = { width: px(room.width), height: px(room.height), flexShrink: 0 };
    const blank: PageNode = { type: 'container', style: { ...style, ...size } };
    blanks.set(blank, { place, style });
    return [blank];
  };
  return { places, blanks };
}

/** The texts in their places: a page as a reader sees it. Nothing moves, because the room of each text was kept free. */
export function filled(node: PageNode, blanks: Blanks, texts: FittedTexts): PageNode {
  const blank = blanks.get(node);
  const text = blank && texts.get(blank.place)?.node;
  if (text) return { ...text, style: { ...text.style, ...blank.style } };
  if (node.type !== 'container' || !node.children) return node;
  return { ...node, children: node.children.map((child) => filled(child, blanks, texts)) };
}
