import { isObject, type JsonObject } from '../../record/json.ts';
import { fail, ok, type Result } from '../../record/result.ts';

/** A document whose nodes can be asked for by id, whatever place of the document their members stand at. */
export interface DocumentTree {
  /** The document itself, with all members its node has anywhere in it. */
  readonly root: JsonObject;
  /** The node an object or an id stands for, with all its members; null for anything else. */
  node(value: unknown): JsonObject | null;
}

export interface TreeFailure {
  readonly code: 'tree_not_plain';
  readonly reason: string;
  /** JSON pointer (RFC 6901) of what was refused. */
  readonly pointer: string;
}

const MAX_DEPTH = 64;
/** As many as a document with a proof may have in one list: what a stranger may make us read, merge and sort. */
const MAX_LIST = 1_000;

/**
 * Members whose content is no part of the credential's own graph: proofs and enclosed credentials are graphs of their own
 * (`@container: @graph`), the others JSON literals (`@type: @json`). They are handed on as they are; no node is looked for
 * inside them. A test takes the list from the pinned contexts.
 */
export const OPAQUE: ReadonlySet<string> = new Set([
  'proof',
  'verifiableCredential',
  'jsonSchema',
  'publicKeyJwk',
  'secretKeyJwk',
  'jwk',
  '_sd',
]);

/** Terms whose value VCDM 2.0 §11.1 writes as `@value` with `@language`; readers of texts expect that. */
const TEXT_TERMS: ReadonlySet<string> = new Set(['name', 'description']);

/**
 * Terms of the pinned contexts that JSON-LD takes for a prefix: `dc:title` would be another spelling of a full IRI. A
 * test computes the list from the contexts.
 */
export const PREFIX_TERMS: ReadonlySet<string> = new Set(
  'adms asn cred dc elm exampleSchema foaf locn org person rdf rdfs rov sec sedi skos vc vcal xsd ext'.split(' '),
);
/** Classes of Open Badges 3.0 that share their IRI with a property: `Criteria` would be another name for `criteria`. */
const CLASS_TERMS: ReadonlySet<string> = new Set([
  'Achievement',
  'Address',
  'Criteria',
  'GeoCoordinates',
  'Image',
  'Profile',
]);

const LONGEST_PREFIX = Math.max(...[...PREFIX_TERMS].map(({ length }) => length));

/** Keys that were looked at before: documents use the same few hundred over and over. */
const plainKeys = new Set<string>();
const MAX_PLAIN_KEYS = 4_096;

/**
 * Reads a JSON-LD document as what it states and not as how it is laid out. A signature over the canonical graph
 * (`…-rdfc-…`) stays good when somebody without a key writes the same statements as another tree: a member of the root
 * moved to another occurrence of the root's id, a node split over two places, `null` members, one value as a list. So
 * members of nodes with one id are merged (union of values), `null` is absent, and whatever would let a statement escape a
 * reader who goes by terms is refused: names with `:` or `@` (full and compact IRIs, keywords; `@context` only at the
 * root), keywords and compact IRIs as ids, classes or values, blank node labels, and `id` that is no string.
 *
 * It relies on the document's contexts having no two terms for one IRI (a test shows it for the pinned ones) and does not
 * look at which contexts those are. Strings are shared and never copied; nodes are merged when they are asked for.
 */
export function readTree(document: JsonObject): Result<DocumentTree, TreeFailure> {
  const occurrences = new Map<string, JsonObject | JsonObject[]>();
  const untidy = new Set<JsonObject>();
  /** Steps to what was refused, innermost first: written down on the way out, so that a good document pays nothing. */
  const steps: (string | number)[] = [];

  /** Null when all is well, else why not. */
  function visit(value: unknown, depth: number): string | null {
    if (typeof value === 'string') return isCompactIri(value) ? 'a compact IRI or keyword as value' : null;
    if (typeof value !== 'object' || value === null) return null;
    if (depth > MAX_DEPTH) return 'nested too deeply';
    return Array.isArray(value) ? visitList(value, depth) : visitObject(value as JsonObject, depth);
  }

  function visitList(list: readonly unknown[], depth: number): string | null {
    if (list.length > MAX_LIST) return `a list of more than ${MAX_LIST} values`;
    for (let index = 0; index < list.length; index++) {
      const item = list[index];
      const trouble = Array.isArray(item) ? 'a list in a list' : visit(item, depth + 1);
      if (trouble !== null) {
        steps.push(index);
        return trouble;
      }
    }
    return null;
  }

  function visitObject(object: JsonObject, depth: number): string | null {
    for (const key in object) {
      const value = object[key];
      const trouble = visitMember(key, value, depth);
      if (trouble !== null) {
        steps.push(key);
        return trouble;
      }
      if (value === null || (Array.isArray(value) && value.includes(null))) untidy.add(object);
    }
    const { id } = object;
    if (typeof id !== 'string') return null;
    const known = occurrences.get(id);
    if (known === undefined) occurrences.set(id, object);
    else if (Array.isArray(known)) known.push(object);
    else occurrences.set(id, [known, object]);
    return null;
  }

  function visitMember(key: string, value: unknown, depth: number): string | null {
    if (key === 'id') return refusedId(value);
    if (key === 'type') return refusedType(value);
    if (!plainKeys.has(key)) {
      if (key === '@context' && depth === 0) return null;
      const trouble = refusedKey(key);
      if (trouble !== null) return trouble;
      if (plainKeys.size < MAX_PLAIN_KEYS && key.length < 64) plainKeys.add(key);
    }
    if (OPAQUE.has(key) || (TEXT_TERMS.has(key) && isTextWithLanguage(value))) return null;
    return visit(value, depth + 1);
  }

  const trouble = visitObject(document, 0);
  if (trouble !== null) return fail({ code: 'tree_not_plain', reason: trouble, pointer: pointerOf(steps.reverse()) });

  const merged = new Map<string | JsonObject, JsonObject>();
  function node(value: unknown): JsonObject | null {
    if (typeof value === 'string') return byId(value);
    if (!isObject(value)) return null;
    return typeof value.id === 'string' ? (byId(value.id) ?? value) : tidy(value);
  }
  function byId(id: string): JsonObject | null {
    const found = occurrences.get(id);
    if (found === undefined) return null;
    if (!Array.isArray(found)) return tidy(found);
    const known = merged.get(id) ?? whole(found);
    merged.set(id, known);
    return known;
  }
  /** Most trees repeat their nodes in full, and then any occurrence is the whole node. */
  function whole([first, ...others]: readonly JsonObject[]): JsonObject {
    if (first === undefined) return {};
    return others.every((other) => isSame(first, other)) ? tidy(first) : union([first, ...others]);
  }
  function tidy(object: JsonObject): JsonObject {
    if (!untidy.has(object)) return object;
    const known = merged.get(object) ?? union([object]);
    merged.set(object, known);
    return known;
  }
  return ok({ root: node(document) ?? document, node });
}

/** An IRI: in a language map `id` is a text in Indonesian. */
const isNodeId = (id: unknown): boolean => typeof id === 'string' && /^[a-z][a-z0-9+.-]*:\S+$/i.test(id);

/** Whether two values say the same in the same words; of nodes with an id only the id counts, since they are merged anyway. */
function isSame(one: unknown, other: unknown, inside = false): boolean {
  if (one === other) return true;
  if (Array.isArray(one)) {
    return (
      Array.isArray(other) && one.length === other.length && one.every((item, at) => isSame(item, other[at], true))
    );
  }
  if (!isObject(one) || !isObject(other)) return false;
  if (inside && isNodeId(one.id)) return one.id === other.id;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => isSame(one[key], other[key], true));
}

/** One object with the members of several: `null` left out, values in the order in which they occur, each once. */
function union(objects: readonly JsonObject[]): JsonObject {
  const members = new Map<string, unknown[]>();
  for (const object of objects) {
    for (const [key, value] of Object.entries(object)) {
      const values = members.get(key) ?? [];
      members.set(key, values);
      for (const item of Array.isArray(value) ? value : [value]) if (item !== null) values.push(item);
    }
  }
  const made: Record<string, unknown> = {};
  for (const [key, values] of members) {
    const distinct = distinctOf(values);
    if (distinct.length === 0) continue;
    made[key] = distinct.length === 1 ? distinct[0] : distinct;
  }
  return made;
}

/**
 * Each value once: scalars by value, nodes by id (any occurrence stands for the whole node), what has no id by its text.
 * Two nodes without id that say the same are one statement written twice, as a tree that repeats its nodes in full does.
 */
function distinctOf(values: readonly unknown[]): unknown[] {
  if (values.length < 2) return [...values];
  const seen = new Map<string, unknown>();
  for (const value of values) {
    const key =
      typeof value === 'object' && value !== null
        ? isNodeId((value as JsonObject).id)
          ? `id ${(value as JsonObject).id}`
          : `object ${JSON.stringify(value)}`
        : `${typeof value} ${String(value)}`;
    if (!seen.has(key)) seen.set(key, value);
  }
  return [...seen.values()];
}

function refusedKey(key: string): string | null {
  if (key.includes(':')) return 'a property named by an IRI instead of its term';
  if (key.includes('@')) return 'a JSON-LD keyword where a term is expected';
  if (CLASS_TERMS.has(key)) return 'a class as the name of a property';
  return key === '__proto__' ? 'a name no property may have' : null;
}

const TEXT_MEMBERS: readonly string[] = ['@value', '@language', '@direction'];

const isTextWithLanguage = (value: unknown): boolean =>
  (Array.isArray(value) ? value : [value]).every(
    (one) =>
      isObject(one) &&
      '@value' in one &&
      Object.entries(one).every(([key, text]) => TEXT_MEMBERS.includes(key) && typeof text === 'string'),
  );

function refusedId(value: unknown): string | null {
  if (typeof value !== 'string') return value === null ? null : 'an id that is no string';
  if (value.startsWith('_:')) return 'a label of a blank node';
  return isCompactIri(value) ? 'a compact IRI or keyword as id' : null;
}

/** A class is named by its term; `type` in a language map would be a text, and no language is called so. */
function refusedType(value: unknown): string | null {
  for (const one of Array.isArray(value) ? value : [value]) {
    if (one !== null && typeof one !== 'string') return 'a class that is no string';
    if (one?.includes(':') || one?.includes('@')) return 'a class named by an IRI instead of its term';
  }
  return null;
}

const KEYWORDS: ReadonlySet<string> = new Set(
  '@base @container @context @default @direction @embed @explicit @first @graph @id @import @included @index @json @language @list @nest @none @null @omitDefault @prefix @preserve @propagate @protected @requireAll @reverse @set @type @value @version @vocab'.split(
    ' ',
  ),
);

/** Whether JSON-LD could read a string as a keyword or as a prefixed name. Looks at the first few characters only. */
function isCompactIri(value: string): boolean {
  if (value.charCodeAt(0) === 64) return KEYWORDS.has(value);
  const end = Math.min(value.length, LONGEST_PREFIX + 1);
  for (let at = 0; at < end; at++) {
    if (value.charCodeAt(at) !== 58) continue;
    return PREFIX_TERMS.has(value.slice(0, at)) && !value.startsWith('//', at + 1) && !/\s/.test(value);
  }
  return false;
}

const pointerOf = (path: readonly (string | number)[]): string =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
