import type { CoverQuestion } from '../../../src/recognition/covers/search.ts';
import type { EctsHundredths } from '../../../src/record/ects.ts';

/** Numbers that look random and are the same each time (xorshift). */
export function sequence(seed: number): (below: number) => number {
  let state = seed | 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** Each node its credit, each once. */
export const creditFrom =
  (pools: ReadonlyMap<string, number>): CoverQuestion['credit'] =>
  (nodes) => {
    let sum = 0;
    for (const node of nodes) sum += pools.get(node) ?? 0;
    return sum as EctsHundredths;
  };

/**
 * What an admissions office can meet: so many credentials of an applicant, a tenth of them composites of four modules that
 * were also handed in by themselves, each of three to six credits; and a unit with so many outcomes, each covered by any of
 * two or three modules, or by two together.
 */
export function realisticQuestion(credentials: number, outcomes: number, seed = 1): CoverQuestion {
  const next = sequence(seed);
  const composites = Math.floor(credentials / 10);
  const modules = credentials - composites;
  const module = () => `module-${next(modules)}`;
  const pools = new Map(Array.from({ length: modules }, (_, at) => [`module-${at}`, 300 + 100 * next(4)]));
  return {
    evidence: [
      ...Array.from({ length: modules }, (_, at) => ({ id: `credential-${at}`, nodes: [`module-${at}`] })),
      ...Array.from({ length: composites }, (_, at) => ({
        id: `composite-${at}`,
        nodes: [`composite-${at}`, module(), module(), module(), module()],
      })),
    ],
    outcomes: Array.from({ length: outcomes }, (_, at) => ({
      id: `outcome-${at}`,
      by: [[module()], [module()], [module(), module()]],
    })),
    required: (outcomes * 100) as EctsHundredths,
    credit: creditFrom(pools),
    max: 60,
  };
}
