import type { LearningClass } from './same.ts';

/** Which learning is part of which. No node is above or below itself. */
export interface Family {
  /** Direct parts and wholes, sorted. */
  parts(id: string): readonly string[];
  wholes(id: string): readonly string[];
  /** Everything it consists of, at any depth. */
  below(id: string): ReadonlySet<string>;
  /** Everything it belongs to, at any height. */
  above(id: string): ReadonlySet<string>;
  /** All nodes, what is deepest first: a part always before its wholes. */
  readonly deepestFirst: readonly string[];
}

type Edges = ReadonlyMap<string, ReadonlySet<string>>;

const NONE: ReadonlySet<string> = new Set();

function reached(from: string, edges: Edges): Set<string> {
  const seen = new Set<string>();
  const open = [...(edges.get(from) ?? NONE)];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    for (const next of edges.get(at) ?? NONE) open.push(next);
  }
  return seen;
}

/**
 * The parts that any copy names, taken together. Documents that make a thing part of itself, at whatever remove, say
 * nothing usable there: all links of such a circle are left out, so that the order of documents does not choose one.
 */
export function familyOf(classes: readonly LearningClass[]): Family {
  const stated = new Map<string, Set<string>>(classes.map(({ id }) => [id, new Set()]));
  for (const { id, copies } of classes)
    for (const { within } of copies) if (within !== null) stated.get(within)?.add(id);
  const reach = new Map(classes.map(({ id }) => [id, reached(id, stated)]));
  const down = new Map<string, Set<string>>(classes.map(({ id }) => [id, new Set()]));
  const up = new Map<string, Set<string>>(classes.map(({ id }) => [id, new Set()]));
  for (const [whole, parts] of stated)
    for (const part of parts)
      if (part !== whole && !reach.get(part)?.has(whole)) {
        down.get(whole)?.add(part);
        up.get(part)?.add(whole);
      }
  const below = new Map(classes.map(({ id }) => [id, reached(id, down)]));
  const above = new Map(classes.map(({ id }) => [id, reached(id, up)]));
  const sorted = (edges: Edges) => new Map([...edges].map(([id, ends]) => [id, [...ends].sort()]));
  const parts = sorted(down);
  const wholes = sorted(up);
  const height = (id: string) => above.get(id)?.size ?? 0;
  return {
    parts: (id) => parts.get(id) ?? [],
    wholes: (id) => wholes.get(id) ?? [],
    below: (id) => below.get(id) ?? NONE,
    above: (id) => above.get(id) ?? NONE,
    // What lies below has all wholes of what it belongs to, and that itself.
    deepestFirst: classes.map(({ id }) => id).sort((a, b) => height(b) - height(a) || (a < b ? -1 : 1)),
  };
}
