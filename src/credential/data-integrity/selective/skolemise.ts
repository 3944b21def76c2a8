import jsonld from 'jsonld';
import { isObject, type JsonObject } from '../../../record/json.ts';
import type { DocumentLoader } from '../../contexts/canonicalise.ts';
import { shareTermDefinitions } from '../../contexts/shallow-contexts.ts';

/** A document in which every node has an id, so that its parts can be found again in any selection from it. */
export interface Skolemised {
  readonly document: JsonObject;
  /** How the ids begin that stand for blank nodes; a number follows. Nothing in the document begins like it. */
  readonly prefix: string;
}

/** Keys under which objects are not nodes, or cannot take a member more. */
const VALUE_KEYS = ['@value', '@list', '@set'] as const;
const NODES_BELOW: ReadonlySet<string> = new Set(['@graph', '@included', ...VALUE_KEYS]);
const BLANK = '_:';

/**
 * vc-di-ecdsa §3.4.6 `skolemizeCompactJsonLd`: gives blank nodes an id, in place. The specification expands, names and
 * compacts; that can change how the JSON is written (a list of one becomes its element), and then pointers into the
 * document no longer fit. Here the expansion is only asked which objects are nodes without an id: each object carries a
 * mark that shows up in the expansion if and only if it is a node.
 *
 * Null for a document in which the same text is a blank node here and plain text there. Throws what jsonld throws.
 */
export async function skolemised(document: JsonObject, loader: DocumentLoader): Promise<Skolemised | null> {
  await shareTermDefinitions();
  const text = JSON.stringify(document);
  // Read anew, so that an object that stands in two places is two objects.
  const tree = JSON.parse(text) as JsonObject;
  const mark = unusedIn(text, 'https://mark.invalid/');
  const prefix = unusedIn(text, 'urn:bnid:');
  const places = new Map<object, number>();
  const expanded = await jsonld.expand(marked(tree, mark, places) as JsonObject, {
    documentLoader: loader,
    base: null,
  });
  const found: Found = { unnamed: new Set(), labels: new Map(), texts: new Set() };
  for (const node of expanded) look(node, mark, found);
  for (const label of found.labels.keys()) if (found.texts.has(label)) return null;
  const first = places.size;
  const rewrite = (value: unknown): unknown => {
    if (typeof value === 'string') {
      const label = found.labels.get(value);
      return label === undefined ? value : `${prefix}${first + label}`;
    }
    if (Array.isArray(value)) return value.map(rewrite);
    if (!isObject(value)) return value;
    const members = Object.entries(value).map(([name, member]) => [
      name,
      name === '@context' ? member : rewrite(member),
    ]);
    const place = places.get(value);
    if (place !== undefined && found.unnamed.has(place)) members.push(['@id', `${prefix}${place}`]);
    return Object.fromEntries(members);
  };
  return { document: rewrite(tree) as JsonObject, prefix };
}

/** A name that starts like this and does not occur in a text: one underscore more than any that does. */
function unusedIn(text: string, start: string): string {
  let longest = 0;
  for (let at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + 1)) {
    let end = at + start.length;
    while (text[end] === '_') end += 1;
    longest = Math.max(longest, end - at - start.length);
  }
  return start + '_'.repeat(longest + 1);
}

/** A copy in which every object that may be a node says its number; numbers grow from outside to inside. */
function marked(value: unknown, mark: string, places: Map<object, number>): unknown {
  if (Array.isArray(value)) return value.map((item) => marked(item, mark, places));
  if (!isObject(value)) return value;
  const plain = !VALUE_KEYS.some((key) => key in value);
  if (plain) places.set(value, places.size);
  const own: [string, unknown][] = plain ? [[mark, String(places.size - 1)]] : [];
  for (const [name, member] of Object.entries(value)) {
    const below = !name.startsWith('@') || NODES_BELOW.has(name);
    own.push([name, below ? marked(member, mark, places) : member]);
  }
  return Object.fromEntries(own);
}

interface Found {
  /** Numbers of objects that are nodes without an id. */
  readonly unnamed: Set<number>;
  /** Blank nodes that the document names itself, in the order they were met. */
  readonly labels: Map<string, number>;
  /** Values that look like a blank node's name. */
  readonly texts: Set<string>;
}

function look(value: unknown, mark: string, found: Found): void {
  if (Array.isArray(value)) {
    for (const item of value) look(item, mark, found);
  } else if (isObject(value)) {
    const { '@value': literal, '@id': id } = value;
    if (literal !== undefined) {
      if (typeof literal === 'string' && literal.startsWith(BLANK)) found.texts.add(literal);
      return;
    }
    if (typeof id === 'string' && id.startsWith(BLANK) && !found.labels.has(id))
      found.labels.set(id, found.labels.size);
    const marks = value[mark];
    // An object of `@nest` marks the node it is folded into once more; the node's own number is the smallest.
    if (Array.isArray(marks) && id === undefined) {
      found.unnamed.add(Math.min(...marks.map((one: JsonObject) => Number(one['@value']))));
    }
    for (const [name, member] of Object.entries(value)) if (name !== mark) look(member, mark, found);
  }
}
