/** One thing that was timed: microseconds per operation, lowest and median round. */
export interface Measured {
  readonly name: string;
  readonly lowest: number;
  readonly median: number;
}

/** Milliseconds one thing is repeated for in a round: workerd's clock ticks in milliseconds. */
const ROUND = 120;

/**
 * Times several things in turn, A B C A B C …, so that a slow moment of the machine falls on all of them. Only ratios
 * within one call mean anything.
 */
export async function measure(rounds: number, things: Readonly<Record<string, () => unknown>>): Promise<Measured[]> {
  const times = new Map<string, number[]>(Object.keys(things).map((name) => [name, []]));
  for (const thing of Object.values(things)) await thing();
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, thing] of Object.entries(things)) {
      let count = 0;
      const start = performance.now();
      let elapsed = 0;
      while (elapsed < ROUND) {
        await thing();
        count += 1;
        elapsed = performance.now() - start;
      }
      times.get(name)?.push((elapsed * 1000) / count);
    }
  }
  return [...times].map(([name, taken]) => {
    const sorted = taken.toSorted((a, b) => a - b);
    return { name, lowest: sorted[0] ?? Number.NaN, median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN };
  });
}
