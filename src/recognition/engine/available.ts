import type { Evidence } from '../evidence/evidence.ts';
import type { Learned } from '../ledger/learned.ts';
import type { Nodes } from './coverage.ts';
import { type Placed, placesIn } from './criteria/placed.ts';
import { creditIsStated } from './criteria/workload.ts';
import { judgeLearning } from './judge-learning.ts';
import type { RecommendationInput } from './recommendation.ts';
import { type Judged, reaches, STANDINGS, type Standing, worst } from './standing.ts';

/** A piece of learning in its place, judged. */
interface JudgedPlace {
  readonly node: string;
  readonly placed: Placed;
  /** With that of its piece of evidence. */
  readonly standing: Standing;
  readonly judged: Judged;
}

/** What there is to go by at one standing or better. */
export interface Available {
  readonly nodes: Nodes;
  /** Evidence with the learning in it that stands so. */
  readonly evidence: readonly { readonly id: string; readonly nodes: readonly string[] }[];
}

export interface Standings {
  /** The best place of each piece of learning. */
  readonly best: ReadonlyMap<string, JudgedPlace>;
  readonly creditUnknown: ReadonlySet<string>;
  at(standing: Standing): Available;
}

export interface RemainingPiece {
  readonly evidence: Evidence;
  readonly standing: Standing;
}

/**
 * How every piece of learning stands, in each document it is in. It counts by its best place: what one document leaves open,
 * another may show. Credit that nobody states leaves it open everywhere.
 */
export function standingsOf(
  pieces: readonly RemainingPiece[],
  learned: Learned,
  input: RecommendationInput,
): Standings {
  const creditUnknown = new Set([...learned.nodes.keys()].filter((id) => !creditIsStated(learned, id)));
  const places = pieces.flatMap(({ evidence, standing }) =>
    placesIn(evidence).flatMap((placed): JudgedPlace[] => {
      const node = learned.nodeOf(placed.learning.id)?.id;
      if (node === undefined) return [];
      const judged = judgeLearning(placed, input);
      const credit: Standing = creditUnknown.has(node) ? 'open' : 'good';
      return [{ node, placed, judged, standing: worst([standing, judged.standing, credit]) }];
    }),
  );
  const best = new Map<string, JudgedPlace>();
  for (const place of places) {
    const known = best.get(place.node);
    if (known === undefined || isBetter(place, known)) best.set(place.node, place);
  }
  const known = new Map<Standing, Available>();
  return {
    best,
    creditUnknown,
    at(standing) {
      const available = known.get(standing) ?? availableAt(places, standing);
      known.set(standing, available);
      return available;
    },
  };
}

const rank = ({ standing, placed }: JudgedPlace): readonly (string | number)[] => [
  STANDINGS.indexOf(standing),
  placed.wholes.length,
  placed.evidence.id,
  placed.learning.id,
  placed.learning.path,
];

function isBetter(one: JudgedPlace, other: JudgedPlace): boolean {
  const [first, second] = [rank(one), rank(other)];
  const at = first.findIndex((value, index) => value !== second[index]);
  return at >= 0 && (first[at] ?? 0) < (second[at] ?? 0);
}

function availableAt(places: readonly JudgedPlace[], standing: Standing): Available {
  const byEvidence = new Map<string, Set<string>>();
  for (const place of places) {
    if (!reaches(place.standing, standing)) continue;
    const { id } = place.placed.evidence;
    byEvidence.set(id, (byEvidence.get(id) ?? new Set()).add(place.node));
  }
  return {
    nodes: new Set([...byEvidence.values()].flatMap((nodes) => [...nodes])),
    evidence: [...byEvidence]
      .map(([id, nodes]) => ({ id, nodes: [...nodes].toSorted() }))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  };
}
