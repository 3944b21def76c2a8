import { oddKey, oddValue, setMember } from './odd-values.ts';
import type { Random } from './random.ts';

type Container = Record<string, unknown> | unknown[];

/** A copy of a real document, cut down to a few members and then changed in up to three places. */
export function mutated(original: object, random: Random): object {
  const document = cutDown(original, random, 0.3) as Record<string, unknown>;
  const changes = random.below(3);
  for (let index = 0; index < changes; index += 1) change(document, random);
  return document;
}

const ALWAYS_KEPT: ReadonlySet<string> = new Set(['@context', 'id', 'type']);

/** Keeps so much of the members, less and less further down: a document of ours has five hundred. */
function cutDown(value: unknown, random: Random, share: number): unknown {
  if (Array.isArray(value)) {
    return value.slice(0, random.chance(0.2) ? 3 : 1).map((each) => cutDown(each, random, share));
  }
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => ALWAYS_KEPT.has(name) || random.chance(share));
  return Object.fromEntries(
    kept.map(([name, member]) => [
      name,
      name === '@context' ? structuredClone(member) : cutDown(member, random, share * 0.85),
    ]),
  );
}

type Place = readonly [container: Container, key: string];

function placesOf(root: Record<string, unknown>): Place[] {
  const places: Place[] = [];
  const visit = (container: Container): void => {
    for (const [key, value] of Object.entries(container)) {
      if (container === root && key === '@context') continue;
      places.push([container, key]);
      if (typeof value === 'object' && value !== null) visit(value as Container);
    }
  };
  visit(root);
  return places;
}

function change(document: Record<string, unknown>, random: Random): void {
  const places = placesOf(document);
  if (places.length === 0) return;
  const [container, key] = random.pick(places);
  const value = (container as Record<string, unknown>)[key];
  const set = (name: string, changed: unknown): void => {
    if (Array.isArray(container)) container[Number(key)] = changed;
    else setMember(container, name, changed);
  };
  const [from, other] = random.pick(places);
  const another = (from as Record<string, unknown>)[other];
  const changes: readonly (() => void)[] = [
    () => remove(container, key),
    () => set(key, oddValue(random)),
    () => set(random.chance(0.5) ? oddKey(random) : key, random.chance(0.5) ? oddValue(random) : value),
    () => set(key, [value]),
    () => set(key, [value, structuredClone(value)]),
    () => set(key, [oddValue(random), value]),
    // A term is used where it was not meant.
    () => set(random.chance(0.5) ? other : key, value),
    () => set(key, structuredClone(another)),
  ];
  random.pick(changes)();
}

function remove(container: Container, key: string): void {
  if (Array.isArray(container)) container.splice(Number(key), 1);
  else delete container[key];
}
