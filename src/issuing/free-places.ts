import type { OpenList, StatusPlace } from './ports.ts';

/** How many random indices are proposed for each list. */
export const CANDIDATES = 24;

/**
 * Two places (revocation, suspension) for the EDC and two for the VCDM 2.0 form: different random indices, because a
 * shared one would link documents that a learner may show apart.
 */
export function freePlaces(lists: readonly OpenList[], candidates: readonly number[]): StatusPlace[] {
  const wanted: Pick<StatusPlace, 'purpose' | 'family'>[] = [
    { purpose: 'revocation', family: 'edc' },
    { purpose: 'suspension', family: 'edc' },
    { purpose: 'revocation', family: 'vcdm2' },
    { purpose: 'suspension', family: 'vcdm2' },
  ];
  const used = new Set<number>();
  return wanted.map(({ purpose, family }) => {
    const list = lists.find((candidate) => candidate.purpose === purpose);
    if (!list) throw new Error(`no open ${purpose} list`);
    const index = candidates.find((candidate) => !list.taken.has(candidate) && !used.has(candidate));
    if (index === undefined) throw new Error(`no free index among the candidates of ${list.listId}`);
    used.add(index);
    return { listId: list.listId, origin: list.origin, purpose, index, family };
  });
}
