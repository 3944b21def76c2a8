import type { StatusPurpose, SuppliedPlace, SuppliedView } from './ports.ts';

/** Places as they will look, for judging a document before any is taken. */
export const samplePlaces = (ownLists: string, purposes: readonly StatusPurpose[]): readonly SuppliedPlace[] =>
  purposes.map((purpose, index) => ({ purpose, listId: purpose, listUrl: `${ownLists}${purpose}`, index }));

/** A free place for each purpose, at different random indices; null where a purpose has no open list. */
export function suppliedPlaces(
  lists: SuppliedView['lists'],
  purposes: readonly StatusPurpose[],
  candidates: readonly number[],
): readonly SuppliedPlace[] | null {
  const used = new Set<number>();
  const places: SuppliedPlace[] = [];
  for (const purpose of purposes) {
    const list = lists.find((candidate) => candidate.purpose === purpose);
    if (!list) return null;
    const index = candidates.find((candidate) => !list.taken.has(candidate) && !used.has(candidate));
    if (index === undefined) throw new Error(`no free index among the candidates of ${list.listId}`);
    used.add(index);
    places.push({ purpose, listId: list.listId, listUrl: list.url, index });
  }
  return places;
}
