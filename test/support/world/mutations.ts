import { decodeBase64Url, encodeBase64Url } from '../../../src/record/base64.ts';

/** Numbers from 0 up to 1 that are the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export type Random = () => number;
const below = (random: Random, end: number): number => Math.floor(random() * end);
const oneOf = <T>(random: Random, list: readonly T[]): T => list[below(random, list.length)] as T;

/** One byte made another one, put in or taken out, or a few of them doubled or exchanged. */
export function changedBytes(bytes: Uint8Array, random: Random): Uint8Array {
  const at = below(random, bytes.length);
  const here = bytes[at] ?? 0;
  const some = bytes.subarray(at, at + 1 + below(random, 12));
  const [taken, put] = oneOf<() => [number, ArrayLike<number>]>(random, [
    () => [1, [below(random, 256)]],
    () => [1, [here ^ (1 << below(random, 8))]],
    () => [0, [below(random, 256)]],
    () => [1, []],
    () => [0, some],
    () => [some.length, some.toReversed()],
  ])();
  const changed = new Uint8Array(bytes.length - taken + put.length);
  changed.set(bytes.subarray(0, at));
  changed.set(put, at);
  changed.set(bytes.subarray(at + taken), at + put.length);
  return changed;
}

// biome-ignore lint/suspicious/noExplicitAny: any JSON may come out
type Any = any;
interface Place {
  readonly parent: Any;
  readonly key: string | number;
}

function placesIn(root: Any): Place[] {
  const places: Place[] = [];
  const walk = (parent: Any): void => {
    if (typeof parent !== 'object' || parent === null) return;
    for (const key of Array.isArray(parent) ? parent.keys() : Object.keys(parent)) {
      places.push({ parent, key });
      walk(parent[key]);
    }
  };
  walk(root);
  return places;
}

const NAMES = [
  'id',
  'type',
  '@id',
  '@type',
  '@graph',
  '@reverse',
  '@value',
  'title',
  'name',
  'hasClaim',
  'validUntil',
  'proof',
  'credentialStatus',
  'vc',
  'ld',
  '_sd',
  'nieuw',
] as const;
const VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e21,
  '',
  'x',
  'urn:x',
  'did:web:elders.example',
  '2036-01-01T00:00:00Z',
  [],
  {},
  [[]],
  { id: 'urn:x' },
  ['a', 'b'],
];
const CONTEXTS: readonly unknown[] = [
  'https://www.w3.org/2018/credentials/v1',
  'https://www.w3.org/ns/credentials/v2',
  'https://w3id.org/security/data-integrity/v2',
  'http://data.europa.eu/snb/model/context/edc-ap',
  'https://elders.example/context',
  { title: 'https://elders.example/title' },
  { '@vocab': 'https://elders.example/' },
];

const remove = ({ parent, key }: Place): void => {
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
};

/** A member under another name, at its place among the others. */
function rename(object: Any, from: string | number, to: string): void {
  if (Array.isArray(object)) return;
  const members = Object.entries(object);
  for (const [name] of members) delete object[name];
  for (const [name, value] of members) object[name === from ? to : name] = value;
}

function otherScalar(value: unknown, random: Random): unknown {
  if (typeof value === 'number') return value + oneOf(random, [1, -1, 0.5]);
  if (typeof value === 'boolean') return !value;
  if (typeof value !== 'string' || value === '') return oneOf(random, VALUES);
  const at = below(random, value.length);
  return oneOf(random, [
    `${value} `,
    value.slice(0, at) + value.slice(at + 1),
    `${value.slice(0, at)}a${value.slice(at)}`,
    value.toUpperCase(),
    value.normalize('NFD'),
  ]);
}

/** JSON with one thing done to it (in place): what somebody who edits a credential does, and what a fuzzer does. */
export function changeJson(root: Any, random: Random): Any {
  const places = placesIn(root);
  if (places.length === 0) return oneOf(random, VALUES);
  // Proof and contexts are few among many, and the most worth changing.
  const telling = places.filter(
    ({ parent, key }) => key === 'proof' || key === '@context' || parent === root || parent?.proofValue,
  );
  const place = oneOf(random, random() < 0.3 && telling.length > 0 ? telling : places);
  const other = oneOf(random, places);
  const { parent, key } = place;
  const value = parent[key];
  const objects = [root, ...places.map((one) => one.parent[one.key])].filter(
    (one) => typeof one === 'object' && one !== null && !Array.isArray(one),
  );
  oneOf<() => void>(random, [
    () => remove(place),
    () => {
      if (Array.isArray(parent)) parent.splice(Number(key), 0, structuredClone(value));
      else parent[oneOf(random, NAMES)] = structuredClone(value);
    },
    () => rename(parent, key, random() < 0.5 ? oneOf(random, NAMES) : `${key}x`),
    () => {
      const into = oneOf(random, objects) ?? parent;
      const moved = structuredClone(value);
      remove(place);
      into[typeof key === 'string' ? key : oneOf(random, NAMES)] = moved;
    },
    () => (parent[key] = typeof value === 'object' ? oneOf(random, VALUES) : otherScalar(value, random)),
    () => ((oneOf(random, objects) ?? parent)[oneOf(random, NAMES)] = structuredClone(oneOf(random, VALUES))),
    () => (parent[key] = Array.isArray(value) && value.length === 1 ? value[0] : [value]),
    () => {
      const [one, two] = [structuredClone(value), structuredClone(other.parent[other.key])];
      parent[key] = two;
      other.parent[other.key] = one;
    },
    () => {
      const contexts = [root['@context'] ?? []].flat();
      const changed = oneOf(random, [
        contexts.toReversed(),
        [...contexts, oneOf(random, CONTEXTS)],
        [oneOf(random, CONTEXTS), ...contexts],
        contexts.slice(1),
      ]);
      if (typeof root === 'object') root['@context'] = changed;
    },
    () => {
      const [proof] = [root.proof].flat();
      if (proof)
        proof[oneOf(random, Object.keys(proof))] =
          random() < 0.5 ? oneOf(random, VALUES) : otherScalar('2026-11-21T10:00:00Z', random);
      else parent[key] = otherScalar(value, random);
    },
    // The same node, told as a reference: what the graph allows and the tree does not show.
    () => (parent[key] = typeof value === 'object' && typeof value?.id === 'string' ? value.id : { id: value }),
  ])();
  return root;
}

/** A name said twice in one object: readers disagree about which counts. */
export function saidTwice(json: string, random: Random): string {
  const names = [...json.matchAll(/"[A-Za-z@]+":/g)];
  const found = oneOf(random, names);
  return found === undefined ? json : `${json.slice(0, found.index)}${found[0]}null,${json.slice(found.index)}`;
}

const decoded = (segment: string): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(decodeBase64Url(segment) ?? new Uint8Array()));
  } catch {
    return null;
  }
};
const encoded = (value: unknown): string => encodeBase64Url(new TextEncoder().encode(JSON.stringify(value)));

/** A JSON text with one thing changed. */
export const changedText = (text: string, random: Random): string =>
  random() < 0.1 ? saidTwice(text, random) : JSON.stringify(changeJson(JSON.parse(text), random));

/** One segment of a token, decoded, changed and encoded again; the signature stays what it was. */
function changedJws(token: string, random: Random): string {
  const segments = token.split('.');
  const at = below(random, 2);
  const value = decoded(segments[at] ?? '');
  // The same header or payload in another order of members says the same and is not what was signed.
  const changed =
    random() < 0.1 && typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).toReversed())
      : changeJson(value, random);
  return segments.map((segment, index) => (index === at ? encoded(changed) : segment)).join('.');
}

/** A token, or an SD-JWT of which parts can also be left out, doubled, exchanged or made up. */
export function changedToken(text: string, random: Random): string {
  const parts = text.split('~');
  if (parts.length === 1) return changedJws(text, random);
  const at = below(random, parts.length);
  const part = parts[at] ?? '';
  if (part.includes('.') && random() < 0.7) return parts.with(at, changedJws(part, random)).join('~');
  const disclosure = 1 + below(random, Math.max(1, parts.length - 2));
  return oneOf<() => string[]>(random, [
    () => parts.toSpliced(disclosure, 1),
    () => parts.toSpliced(disclosure, 0, parts[disclosure] ?? ''),
    () => parts.with(disclosure, encoded(changeJson(decoded(parts[disclosure] ?? ''), random))),
    () => parts.toSpliced(disclosure, 0, encoded(['salt', 'eqf', 8])),
    () => [parts[0] ?? '', ...parts.slice(1, -1).toReversed(), parts.at(-1) ?? ''],
    () => [...parts.slice(0, -1), ''],
  ])().join('~');
}

/** A seal: its document, its protected header, its unsigned values or its signature. */
export function changedSeal(text: string, random: Random): string {
  const sealed = JSON.parse(text);
  const entry = Array.isArray(sealed.signatures) ? sealed.signatures[0] : sealed;
  oneOf<() => void>(random, [
    () => (sealed.payload = changedText(sealed.payload, random)),
    () => (sealed.payload = JSON.stringify(JSON.parse(sealed.payload), null, 1)),
    () => (entry.protected = encoded(changeJson(decoded(entry.protected), random))),
    () =>
      (entry.protected = encoded(Object.fromEntries(Object.entries(decoded(entry.protected) as object).toReversed()))),
    () => changeJson(sealed, random),
    () => (entry.header = changeJson(structuredClone(entry.header ?? {}), random)),
    () => (entry.header.etsiU = [encoded(changeJson(decoded(entry.header.etsiU[0]), random))]),
  ])();
  return JSON.stringify(sealed);
}
