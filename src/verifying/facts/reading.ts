import { isObject, type JsonObject, listOf } from '../../record/json.ts';
import type { LangMap } from '../../record/text.ts';
import type { Tree } from '../examined.ts';

/** Language of a text whose language is not said (BCP 47 "undetermined"). */
export const UNDETERMINED = 'und';

const TAG = /^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/;

/**
 * Text by language, from what documents write for it: a language map with strings or lists of strings (newer exports of
 * the Commission), several such maps, a plain string, or `@value` with `@language`. Tags are compared without case
 * (JSON-LD does) and written as `fr-BE`. Two texts in one language are both kept, in a fixed order. Null when there is none.
 */
export function textOf(value: unknown, plainLanguage = UNDETERMINED): LangMap | null {
  if (value === undefined) return null;
  const texts = new Map<string, Set<string>>();
  const add = (language: string, text: unknown): void => {
    const tag = language.toLowerCase();
    if (typeof text !== 'string' || text === '' || !TAG.test(tag)) return;
    const known = texts.get(tag);
    if (known) known.add(text);
    else texts.set(tag, new Set([text]));
  };
  for (const one of listOf(value)) {
    if (!isObject(one)) add(plainLanguage, scalarOf(one));
    else if ('@value' in one) {
      add(typeof one['@language'] === 'string' ? one['@language'] : plainLanguage, one['@value']);
    } else for (const [language, text] of Object.entries(one)) for (const each of listOf(text)) add(language, each);
  }
  if (texts.size === 0) return null;
  const map: Record<string, string> = {};
  for (const [tag, found] of texts) map[cased(tag)] = [...found].toSorted().join(' / ');
  return map;
}

/** BCP 47 writes a region in capitals. */
const cased = (tag: string): string => tag.replace(/-([a-z]{2})$/, (_, region: string) => `-${region.toUpperCase()}`);

/** A literal as JSON-LD writes it in the graph: `2` and `"2"` are one value of a typed term, and so are `7.5` and `"7.5E0"`. */
function scalarOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  return typeof value === 'number' ? String(value) : null;
}

/** Every distinct literal among the values of a property. */
export const scalarsOf = (value: unknown): readonly string[] => [
  ...new Set(listOf(value).flatMap((one) => scalarOf(one) ?? [])),
];

/** The only one of several that say the same; null when there is none, or when they differ. */
export function only<T>(values: readonly T[]): T | null {
  const [first, ...others] = values;
  return first === undefined || others.some((other) => other !== first) ? null : first;
}

/** The nodes a property leads to, each once and with all its members. The id of a node nobody describes is a node too. */
export function nodesOf(tree: Tree, value: unknown): readonly JsonObject[] {
  const nodes = new Set<JsonObject>();
  const named = new Set<string>();
  for (const one of listOf(value)) {
    const found = tree.node(one);
    if (found) nodes.add(found);
    else if (typeof one === 'string' && IRI.test(one) && !named.has(one)) {
      named.add(one);
      nodes.add({ id: one });
    }
  }
  return [...nodes];
}

const IRI = /^[a-z][a-z0-9+.-]*:\S+$/i;

/** The nodes a path of properties leads to. */
export const along = (tree: Tree, from: readonly JsonObject[], ...path: readonly string[]): readonly JsonObject[] =>
  path.reduce<readonly JsonObject[]>(
    (nodes, property) => [...new Set(nodes.flatMap((node) => nodesOf(tree, node[property])))],
    from,
  );

/** All values a property has on several nodes. */
export const valuesOf = (nodes: readonly JsonObject[], property: string): readonly unknown[] =>
  nodes.flatMap((node) => listOf(node[property]));

export const idOf = (node: JsonObject): string | null => (typeof node.id === 'string' ? node.id : null);

export const typesOf = (node: JsonObject): readonly string[] =>
  listOf(node.type).filter((type): type is string => typeof type === 'string');

/** Facts that read the same are one fact. */
export const distinct = <T>(facts: readonly T[]): readonly T[] => {
  if (facts.length < 2) return facts;
  return [...new Map(facts.map((fact) => [JSON.stringify(fact), fact])).values()];
};
