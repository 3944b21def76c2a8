import { elmDefinitions } from '../../contexts/elm-context.ts';

/** Any JSON object of a document that is being re-written. */
export type Loose = Record<string, unknown>;
export type Random = () => number;

/** Small seeded generator (mulberry32), so that a failure can be repeated by its seed. */
export function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const pick = <T>(random: Random, from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];

export function objectsIn(value: unknown, found: Loose[] = []): Loose[] {
  if (Array.isArray(value)) for (const item of value) objectsIn(item, found);
  else if (typeof value === 'object' && value !== null) {
    found.push(value as Loose);
    for (const [key, member] of Object.entries(value)) if (key !== '@context') objectsIn(member, found);
  }
  return found;
}

const FIXED: readonly string[] = ['@context', 'id', 'type'];
const DEFINITIONS = elmDefinitions();

const iriOf = (term: string): string | undefined => {
  const definition = DEFINITIONS[term];
  return typeof definition === 'string' ? definition : definition?.['@id'];
};

const members = (node: Loose): string[] => Object.keys(node).filter((key) => !FIXED.includes(key));

/** Occurrences of one node: objects with the same id. */
function occurrencesOf(random: Random, document: Loose): Loose[] | undefined {
  const byId = new Map<string, Loose[]>();
  for (const node of objectsIn(document)) {
    if (typeof node.id === 'string') byId.set(node.id, [...(byId.get(node.id) ?? []), node]);
  }
  return pick(
    random,
    [...byId.values()].filter(({ length }) => length > 1),
  );
}

/** What somebody without a key can try on a tree, each in place. Most keep the graph; the caller asks. */
export const REWRITINGS: Readonly<Record<string, (random: Random, document: Loose) => void>> = {
  /** A member stays at one occurrence of its node only. */
  move(random, document) {
    const nodes = occurrencesOf(random, document);
    const key = nodes && pick(random, [...new Set(nodes.flatMap(members))]);
    const target = nodes && pick(random, nodes);
    if (!nodes || key === undefined || target === undefined) return;
    const value = nodes.find((node) => node[key] !== undefined)?.[key];
    for (const node of nodes) delete node[key];
    target[key] = value;
  },
  /** Every occurrence but one says nothing but its id. */
  split(random, document) {
    const nodes = occurrencesOf(random, document);
    const kept = nodes && pick(random, nodes);
    for (const node of nodes ?? []) if (node !== kept) for (const key of members(node)) delete node[key];
  },
  /** A list of values is divided among two occurrences. */
  divide(random, document) {
    const nodes = occurrencesOf(random, document);
    const [one, other] = nodes ?? [];
    const key =
      one &&
      pick(
        random,
        members(one).filter((name) => Array.isArray(one[name])),
      );
    if (!one || !other || key === undefined) return;
    const [first, ...rest] = one[key] as unknown[];
    for (const node of nodes ?? []) delete node[key];
    one[key] = [first];
    if (rest.length > 0) other[key] = rest;
  },
  reorder(random, document) {
    for (const node of objectsIn(document)) {
      for (const key of members(node)) {
        const value = node[key];
        if (Array.isArray(value) && random() < 0.5) node[key] = value.toReversed();
      }
    }
  },
  reorderMembers(random, document) {
    const node = pick(random, objectsIn(document));
    for (const [key, value] of Object.entries(node ?? {}).toReversed()) {
      if (node === undefined) return;
      delete node[key];
      node[key] = value;
    }
  },
  list(random, document) {
    const node = pick(random, objectsIn(document));
    const key = node && pick(random, members(node));
    if (!node || key === undefined) return;
    const value = node[key];
    node[key] = Array.isArray(value) && value.length === 1 ? value[0] : [value].flat();
  },
  duplicate(random, document) {
    const node = pick(random, objectsIn(document));
    const key = node && pick(random, members(node));
    if (node && key !== undefined) node[key] = [node[key], structuredClone(node[key])].flat();
  },
  nothing(random, document) {
    const node = pick(random, objectsIn(document));
    const key = pick(random, ['validUntil', 'credentialStatus', 'creditReceived', 'title', 'hasPart', 'issued']);
    if (node && key !== undefined && node[key] === undefined) node[key] = random() < 0.5 ? null : [null];
  },
  number(random, document) {
    const nodes = objectsIn(document).filter(({ point, page }) => point !== undefined || page !== undefined);
    const node = pick(random, nodes);
    if (!node) return;
    if (typeof node.point === 'string') node.point = Number(node.point);
    if (typeof node.page === 'number') node.page = String(node.page);
  },
  boolean(_, document) {
    for (const node of objectsIn(document)) {
      if (typeof node.isPartialQualification === 'boolean')
        node.isPartialQualification = String(node.isPartialQualification);
    }
  },
  /** A node that is described elsewhere becomes a bare reference, as an object or as its id. */
  refer(random, document) {
    const holder = pick(random, objectsIn(document));
    const key = holder && pick(random, members(holder));
    const value = key === undefined ? undefined : holder?.[key];
    if (!holder || key === undefined || typeof value !== 'object' || value === null || Array.isArray(value)) return;
    const { id } = value as Loose;
    if (typeof id === 'string') holder[key] = random() < 0.5 ? id : { id };
  },
  languageCase(random, document) {
    const node = pick(
      random,
      objectsIn(document).filter(({ nl, en }) => typeof nl === 'string' && typeof en === 'string'),
    );
    if (!node) return;
    const { nl, en } = node;
    delete node.nl;
    delete node.en;
    Object.assign(node, random() < 0.5 ? { EN: [en], Nl: nl } : { en: [en, null], nl: [nl] });
  },
  fullIri(random, document) {
    const node = pick(random, objectsIn(document));
    const key =
      node &&
      pick(
        random,
        members(node).filter((name) => iriOf(name)?.includes(':')),
      );
    const iri = key === undefined ? undefined : iriOf(key);
    if (!node || key === undefined || iri === undefined) return;
    node[iri] = node[key];
    delete node[key];
  },
  keyword(random, document) {
    const node = pick(random, objectsIn(document));
    if (!node) return;
    const key = pick(random, ['id', 'type']);
    if (key === undefined || node[key] === undefined || node === document) return;
    node[`@${key}`] = node[key];
    delete node[key];
  },
  classIri(random, document) {
    const node = pick(
      random,
      objectsIn(document).filter(({ type }) => typeof type === 'string' && iriOf(type) !== undefined),
    );
    if (node) node.type = iriOf(node.type as string);
  },
};
