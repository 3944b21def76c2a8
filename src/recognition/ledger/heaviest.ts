/** Groups of overlapping pools up to this size are searched completely. */
const EXACT = 16;

/** Splits nodes into groups that overlap, directly or through others; alone is a group of one. */
function groupsOf(ids: readonly string[], overlaps: (id: string) => ReadonlySet<string>): string[][] {
  const waiting = new Set(ids);
  const groups: string[][] = [];
  for (const first of ids) {
    if (!waiting.delete(first)) continue;
    const group = [first];
    for (const at of group) for (const next of overlaps(at)) if (waiting.delete(next)) group.push(next);
    groups.push(group.sort());
  }
  return groups;
}

/**
 * The nodes whose credit certainly adds up: of those that may be partly the same, the heaviest choice in which no two
 * overlap. Exact in groups of up to 16, beyond that the heaviest first, which can only count too little.
 */
export function heaviestApart(
  ids: readonly string[],
  overlaps: (id: string) => ReadonlySet<string>,
  weight: (id: string) => number,
): string[] {
  return groupsOf([...ids].sort(), overlaps).flatMap((group) => {
    if (group.length === 1) return group;
    const heavy = group.toSorted((a, b) => weight(b) - weight(a) || (a < b ? -1 : 1));
    if (group.length > EXACT) {
      const chosen: string[] = [];
      for (const id of heavy) if (!chosen.some((other) => overlaps(id).has(other))) chosen.push(id);
      return chosen;
    }
    let best: string[] = [];
    let most = -1;
    const choose = (at: number, chosen: string[], total: number): void => {
      const id = heavy[at];
      if (id === undefined) {
        if (total > most) [best, most] = [[...chosen], total];
        return;
      }
      if (!chosen.some((other) => overlaps(id).has(other))) choose(at + 1, [...chosen, id], total + weight(id));
      choose(at + 1, chosen, total);
    };
    choose(0, [], 0);
    return best;
  });
}
