import { add, type Bits, bitsFor, bitsOf, bringsNew, count, membersOf, oneWithin, union, within } from './bits.ts';
import type { CoverQuestion } from './search.ts';

/** Credentials that bring the very same learning; any one of them does. */
export interface Candidate {
  readonly nodes: Bits;
  /** Ids of evidence, sorted. */
  readonly members: readonly string[];
  /** What it brings by itself. */
  readonly credit: number;
}

export interface Wanted {
  /** Nodes each of which covers the outcome by itself. */
  readonly alone: Bits;
  /** Other sets of nodes that cover it; none contains another, or a node that does so by itself. */
  readonly by: readonly Bits[];
  /** All nodes that occur in one of them. */
  readonly any: Bits;
}

/** A question in a form that is searched quickly and does not depend on the order of what was asked. */
export interface Problem {
  /** Most credit first, then by what it brings. No candidate brings strictly less than another. */
  readonly candidates: readonly Candidate[];
  /** Outcomes that are not covered by having nothing. */
  readonly outcomes: readonly Wanted[];
  readonly required: number;
  readonly max: number;
  readonly nothing: Bits;
  covers(wanted: Wanted, had: Bits): boolean;
  credit(had: Bits): number;
  /** Whether credit and the further condition are met. */
  suffices(had: Bits, credit: number): boolean;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Credentials with the same nodes become one candidate. A candidate whose nodes are all among those of another, which has
 * more, is left out: it could only stand in a cover where the other can stand as well. Ways to cover an outcome that ask
 * for more than another way, or for what nobody brings, are left out too.
 */
export function problemOf(question: CoverQuestion): Problem {
  const names = [...new Set(question.evidence.flatMap(({ nodes }) => nodes))].sort(byText);
  const at = new Map(names.map((name, index) => [name, index]));
  const size = names.length;

  const credit = (had: Bits): number => question.credit(new Set(membersOf(had).map((index) => names[index] ?? '')));
  const grouped = new Map<string, { nodes: Bits; ids: Set<string> }>();
  for (const { id, nodes } of question.evidence) {
    const indices = [...new Set(nodes.map((name) => at.get(name) ?? 0))].sort((a, b) => a - b);
    if (indices.length === 0) continue;
    const name = indices.join(' ');
    const there = grouped.get(name);
    if (there) there.ids.add(id);
    else grouped.set(name, { nodes: bitsOf(indices, size), ids: new Set([id]) });
  }
  const groups = [...grouped].map(([name, { nodes, ids }]) => ({ name, nodes, members: [...ids].sort(byText) }));
  const candidates = groups
    .filter((one) => !groups.some((other) => other !== one && within(one.nodes, other.nodes)))
    .map((one) => ({ ...one, credit: credit(one.nodes) }))
    .sort((a, b) => b.credit - a.credit || byText(a.name, b.name));

  const nothing = bitsFor(size);
  const outcomes = question.outcomes.map(({ by }): Wanted => {
    const ways = by
      .filter((way) => way.every((name) => at.has(name)))
      .map((way) =>
        bitsOf(
          way.map((name) => at.get(name) ?? 0),
          size,
        ),
      );
    // Most ways are one node, and there can be thousands: only the others are compared with one another.
    const alone = bitsFor(size);
    for (const way of ways) if (count(way) === 1) add(way, alone);
    const joint = ways.filter((way) => !bringsNew(way, alone, nothing));
    const least = joint.filter(
      (way, index) =>
        !joint.some((other, place) => place !== index && within(other, way) && (place < index || !within(way, other))),
    );
    return { alone, by: least, any: least.reduce(union, alone) };
  });
  const covers = ({ alone, by }: Wanted, had: Bits) => bringsNew(had, alone, nothing) || oneWithin(by, had);
  return {
    candidates,
    outcomes: outcomes.filter((wanted) => !covers(wanted, nothing)),
    required: question.required,
    max: question.max,
    nothing,
    covers,
    credit,
    suffices: (had, brought) =>
      brought >= question.required &&
      (question.enough?.(new Set(membersOf(had).map((index) => names[index] ?? ''))) ?? true),
  };
}
