/**
 * The set of items with the greatest total size that fits; of equal ones the first in the order of the items. `fits` is asked
 * of every set on the way there: a set that does not fit has no larger one that does. `most` bounds every total. Exact; looks
 * at as few sets as it can, because each may ask for a search.
 */
export function largestSet<T>(
  items: readonly T[],
  size: (item: T) => number,
  most: number,
  fits: (chosen: readonly T[]) => boolean,
): readonly T[] {
  const single = items.filter((item) => size(item) <= most && fits([item]));
  const target = greatestTotal(single.map(size), most);
  const rest = single.map((_, at) => single.slice(at).reduce((sum, item) => sum + size(item), 0));
  let best: readonly T[] = [];
  let bestTotal = 0;
  const walk = (at: number, chosen: readonly T[], total: number): void => {
    if (total > bestTotal) [best, bestTotal] = [chosen, total];
    const item = single[at];
    if (item === undefined || bestTotal >= target || Math.min(total + (rest[at] ?? 0), target) <= bestTotal) return;
    const more = [...chosen, item];
    if (total + size(item) <= most && (chosen.length === 0 || fits(more))) walk(at + 1, more, total + size(item));
    walk(at + 1, chosen, total);
  };
  walk(0, [], 0);
  return best;
}

/** The greatest sum of some of the sizes that is not above the bound. */
function greatestTotal(sizes: readonly number[], most: number): number {
  const sums = new Set([0]);
  for (const size of sizes) for (const sum of [...sums]) if (sum + size <= most) sums.add(sum + size);
  return Math.max(...sums);
}
