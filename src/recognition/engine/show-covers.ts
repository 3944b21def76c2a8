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
  const free = new Map<string, number>();
  for (const credit of credits) {
    const learning = chosenFor(credit.node, nodes, learned);
    free.set(learning, (free.get(learning) ?? 0) + credit.free);
  }
  let missing: number = question.required;
  return {
    evidence,
    credits: [...free]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([learning, left]): CoverCredit => {
        const used = Math.min(left, missing);
        missing -= used;
        return {
          learning,
          evidence: placeOf(learning, evidence, learned),
          free: left as EctsHundredths,
          used: used as EctsHundredths,
        };
      }),
    usable,
    required: question.required,
  };
}

/** What was judged, where credit lies in a part of it: an assessor who judged a whole reads its name, not those of modules. */
function chosenFor(node: string, chosen: ReadonlySet<string>, { stock: { family } }: Learned): string {
  const top = [...family.above(node)]
    .filter((whole) => chosen.has(whole) && ![...family.above(whole)].some((above) => chosen.has(above)))
    .toSorted()[0];
  return top ?? node;
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
