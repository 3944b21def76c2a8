import type { EctsHundredths } from '../../record/ects.ts';
import { type CoverQuestion, searchCovers } from '../covers/search.ts';
import { creditOf } from '../ledger/credit.ts';
import type { Learned } from '../ledger/learned.ts';
import type { Cover, CoverCredit, Covers } from './recommendation.ts';

export const NO_COVERS: Covers = { shown: [], all: true, exact: true };

/** The smallest choices of credentials that would do, each with the credit it would use. None is chosen. */
export function showCovers(question: CoverQuestion, learned: Learned, counting: ReadonlySet<string>): Covers {
  const { covers, all, exact } = searchCovers(question);
  return { shown: covers.map((cover) => shownCover(cover, question, learned, counting)), all, exact };
}

function shownCover(
  evidence: readonly string[],
  question: CoverQuestion,
  learned: Learned,
  counting: ReadonlySet<string>,
): Cover {
  const pieces = question.evidence.filter(({ id }) => evidence.includes(id));
  const nodes = new Set(pieces.flatMap((piece) => piece.nodes).filter((node) => counting.has(node)));
  const { credits, usable } = creditOf(learned, nodes);
  let missing: number = question.required;
  return {
    evidence,
    credits: credits.map(({ node, free }): CoverCredit => {
      const used = Math.min(free, missing) as EctsHundredths;
      missing -= used;
      return { learning: node, evidence: placeOf(node, evidence, learned), free, used };
    }),
    usable,
    required: question.required,
  };
}

/** The credential of the cover in which that learning stands: by itself, or else in a whole of it. */
function placeOf(node: string, evidence: readonly string[], learned: Learned): string {
  const copies = learned.nodes.get(node)?.copies ?? [];
  return (
    copies
      .map((copy) => copy.evidence)
      .filter((id) => evidence.includes(id))
      .toSorted()[0] ?? ''
  );
}
