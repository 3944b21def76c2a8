import type { Evidence, Learning } from '../evidence/evidence.ts';
import type { Learned } from '../ledger/learned.ts';
import type { Nodes } from './coverage.ts';
import { placesIn } from './criteria/placed.ts';
import { judgeLearning } from './judge-learning.ts';
import type { RecommendationInput } from './recommendation.ts';
import { type Judged, reaches, STANDINGS, type Standing, worst } from './standing.ts';

export interface RemainingPiece {
  readonly evidence: Evidence;
  readonly standing: Standing;
}

/** A piece of learning where it stands in one document, judged; the standing is the worse of its own and the document's. */
interface JudgedPlace extends Judged {
  readonly evidence: string;
  readonly node: string;
  readonly learning: Learning;
  readonly depth: number;
}

/** What there is to go by at one standing or better. */
export interface Available {
  readonly standing: Standing;
  readonly nodes: Nodes;
  /** Evidence with the learning in it that stands so. */
  readonly evidence: readonly { readonly id: string; readonly nodes: readonly string[] }[];
  /** What was learned, with the credit that is stated where it stands so: no doubtful document makes a good one larger. */
  readonly learned: Learned;
}

export interface Standings {
  /** The best place of each piece of learning. */
  readonly best: ReadonlyMap<string, Judged>;
  at(standing: Standing): Available;
}

/**
 * How every piece of learning stands, in each document it is in. It counts by its best place: what one document leaves open,
 * another may show. Which pieces are one and the same is known from all documents, whatever they are worth otherwise.
 */
export function standingsOf(
  pieces: readonly RemainingPiece[],
  learnedFrom: (evidence: readonly Evidence[]) => Learned,
  input: RecommendationInput,
): Standings & { readonly learned: Learned } {
  const learned = learnedFrom(pieces.map(({ evidence }) => evidence));
  const judged = pieces.map(({ evidence, standing }) => ({
    evidence,
    places: placesIn(evidence).map((placed): JudgedPlace => {
      const own = judgeLearning(placed, input);
      return {
        evidence: evidence.id,
        node: learned.nodeOf(placed.learning.id)?.id ?? placed.learning.id,
        learning: placed.learning,
        depth: placed.wholes.length,
        standing: worst([standing, own.standing]),
        findings: own.findings,
      };
    }),
  }));
  const places = judged.flatMap((piece) => piece.places);
  const best = new Map<string, JudgedPlace>();
  for (const place of places) {
    const known = best.get(place.node);
    if (known === undefined || isBetter(place, known)) best.set(place.node, place);
  }
  // A worse standing holds all that a better one does: where there is as much, it is the same.
  const bySize = new Map<number, Available>();
  return {
    learned,
    best,
    at(standing) {
      const reaching = places.filter((place) => reaches(place.standing, standing));
      const known = bySize.get(reaching.length);
      if (known !== undefined) return { ...known, standing };
      const all = reaching.length === places.length;
      const available: Available = {
        standing,
        nodes: new Set(reaching.map(({ node }) => node)),
        evidence: nodesByEvidence(reaching),
        learned: all ? learned : learnedFrom(judged.map((piece) => asFarAs(standing, piece))),
      };
      bySize.set(reaching.length, available);
      return available;
    },
  };
}

function isBetter(one: JudgedPlace, other: JudgedPlace): boolean {
  const rank = ({ standing, depth }: JudgedPlace): number => STANDINGS.indexOf(standing) * 1000 + depth;
  const name = ({ evidence, learning }: JudgedPlace): string => JSON.stringify([evidence, learning.id, learning.path]);
  return rank(one) < rank(other) || (rank(one) === rank(other) && name(one) < name(other));
}

function nodesByEvidence(places: readonly JudgedPlace[]): Available['evidence'] {
  const byEvidence = new Map<string, Set<string>>();
  for (const { evidence, node } of places) byEvidence.set(evidence, (byEvidence.get(evidence) ?? new Set()).add(node));
  return [...byEvidence]
    .map(([id, nodes]) => ({ id, nodes: [...nodes].toSorted() }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** The evidence without the credit of what does not stand so: its names still say what is one and the same. */
function asFarAs(
  standing: Standing,
  { evidence, places }: { readonly evidence: Evidence; readonly places: readonly JudgedPlace[] },
): Evidence {
  const standingOf = new Map(places.map((place) => [place.learning, place.standing]));
  const strip = (learning: Learning): Learning => ({
    ...learning,
    ects: reaches(standingOf.get(learning) ?? 'aside', standing) ? learning.ects : null,
    parts: learning.parts.map(strip),
  });
  return { ...evidence, learnings: evidence.learnings.map(strip) };
}
