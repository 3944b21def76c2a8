/** One thing that was timed: microseconds per operation, of each round, and of the lowest and the median one. */
export interface Measured {
  readonly name: string;
  readonly rounds: readonly number[];
  readonly lowest: number;
  readonly median: number;
}

const middleOf = (numbers: readonly number[]): number =>
  numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? Number.NaN;

/**
 * How many times as long one thing took as another that was timed beside it: the median over the rounds of what the two
 * took in the same round. The lowest of each may be of different moments of the machine.
 */
export const ratioOf = (one: Measured, other: Measured): number =>
  middleOf(one.rounds.map((time, round) => time / (other.rounds[round] ?? Number.NaN)));

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
  return [...times].map(([name, rounds]) => ({ name, rounds, lowest: Math.min(...rounds), median: middleOf(rounds) }));
}
