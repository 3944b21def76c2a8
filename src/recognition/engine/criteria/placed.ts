import type { Evidence, Learning } from '../../evidence/evidence.ts';
import { titleIn } from '../found.ts';

/** One piece of learning where it stands in one piece of evidence, with what it is a part of, nearest first. */
export interface Placed {
  readonly evidence: Evidence;
  readonly learning: Learning;
  readonly wholes: readonly Learning[];
}

/** All learning in a piece of evidence, wholes before their parts. */
export function placesIn(evidence: Evidence): readonly Placed[] {
  const walk = (learning: Learning, wholes: readonly Learning[]): readonly Placed[] => [
    { evidence, learning, wholes },
    ...learning.parts.flatMap((part) => walk(part, [learning, ...wholes])),
  ];
  return evidence.learnings.flatMap((learning) => walk(learning, []));
}

/** Own value, or else that of the nearest whole that states it. */
export function ownOrWhole<T>(
  { learning, wholes }: Placed,
  read: (learning: Learning) => T | null,
): { readonly value: T; readonly of: Learning } | null {
  for (const of of [learning, ...wholes]) {
    const value = read(of);
    if (value !== null) return { value, of };
  }
  return null;
}

/** What findings about it name and point at. */
export const aboutPlace = ({ evidence, learning }: Placed) => ({
  title: titleIn(learning.title),
  where: { evidence: [evidence.id, learning.id] },
});
