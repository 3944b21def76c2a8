import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CoverQuestion, searchCovers } from '../../../src/recognition/covers/search.ts';
import type { EctsHundredths } from '../../../src/record/ects.ts';
import { creditFrom, realisticQuestion } from '../../support/recognition/instances.ts';

const ects = (value: number) => value as EctsHundredths;
const brings = (...given: [id: string, ...nodes: string[]][]) => given.map(([id, ...nodes]) => ({ id, nodes }));
const wants = (...by: string[][][]) => by.map((one, at) => ({ id: `o${at}`, by: one }));
const free = () => ects(0);
const question = (given: Partial<CoverQuestion>): CoverQuestion => ({
  evidence: [],
  outcomes: [],
  required: ects(0),
  credit: free,
  max: 60,
  ...given,
});

/** All subsets, smallest first: no bound, no order, no shortcut. A credential that brings strictly less than another is left out, as the search says. */
function bruteForce({ evidence, outcomes, required, credit, enough, max }: CoverQuestion) {
  const sets = evidence.map(({ id, nodes }) => ({ id, nodes: new Set(nodes) }));
  const worth = sets.filter(
    ({ nodes }) =>
      nodes.size > 0 &&
      !sets.some((other) => other.nodes.size > nodes.size && [...nodes].every((n) => other.nodes.has(n))),
  );
  let smallest = Number.POSITIVE_INFINITY;
  let covers: string[][] = [];
  let possible = false;
  for (let mask = 0; mask < 1 << worth.length; mask++) {
    const chosen = worth.filter((_, at) => (mask >> at) & 1);
    const had = new Set(chosen.flatMap(({ nodes }) => [...nodes]));
    const good =
      chosen.length <= max &&
      outcomes.every(({ by }) => by.some((way) => way.every((node) => had.has(node)))) &&
      credit(had) >= required &&
      (enough?.(had) ?? true);
    if (!good) continue;
    possible = true;
    if (chosen.length > smallest) continue;
    if (chosen.length < smallest) [smallest, covers] = [chosen.length, []];
    covers.push(chosen.map(({ id }) => id).sort());
  }
  return { covers: covers.sort((a, b) => (a.join('\n') < b.join('\n') ? -1 : 1)), possible };
}

const NODES = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const someNodes = (max: number) => fc.uniqueArray(fc.constantFrom(...NODES), { minLength: 1, maxLength: max });
/** Small instances with shared nodes, outcomes covered jointly, credit that is shared, and a bound on credentials. */
const small = fc
  .record({
    sets: fc.array(someNodes(4), { maxLength: 9 }),
    by: fc.array(fc.array(fc.oneof(someNodes(1), someNodes(3)), { maxLength: 3 }), { maxLength: 4 }),
    pools: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: NODES.length, maxLength: NODES.length }),
    required: fc.integer({ min: 0, max: 14 }),
    max: fc.integer({ min: 0, max: 6 }),
    more: fc.option(fc.constantFrom(...NODES)),
  })
  .map(({ sets, by, pools, required, max, more }) =>
    question({
      evidence: sets.map((nodes, at) => ({ id: `e${at}`, nodes })),
      outcomes: wants(...by),
      required: ects(required),
      credit: creditFrom(new Map(NODES.map((node, at) => [node, pools[at] ?? 0]))),
      max,
      ...(more === null ? {} : { enough: (nodes: ReadonlySet<string>) => nodes.has(more) }),
    }),
  );

describe('Covers are the smallest sets of credentials, and all of them', () => {
  it('finds exactly what trying all subsets finds', () => {
    fc.assert(
      fc.property(small, (asked) => {
        const { covers, possible } = bruteForce(asked);
        const answer = searchCovers(asked);
        expect(answer.exact).toBe(true);
        expect(answer.possible).toBe(possible);
        expect(answer.all).toBe(covers.length <= 20);
        if (answer.all) expect(answer.covers).toEqual(covers);
        else {
          expect(answer.covers).toHaveLength(20);
          const all = new Set(covers.map((cover) => cover.join()));
          expect(answer.covers.every((cover) => all.has(cover.join()))).toBe(true);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('does not depend on the order of evidence, of nodes, of outcomes or of ways to cover them', () => {
    const shuffled = <T>(values: readonly T[]) =>
      fc.shuffledSubarray([...values], { minLength: values.length, maxLength: values.length });
    fc.assert(
      fc.property(
        small.chain((asked) =>
          fc.record({
            asked: fc.constant(asked),
            evidence: shuffled(asked.evidence),
            outcomes: shuffled(asked.outcomes.map((one) => ({ ...one, by: one.by.toReversed() }))),
          }),
        ),
        ({ asked, evidence, outcomes }) => {
          const other = evidence.map(({ id, nodes }) => ({ id, nodes: nodes.toReversed() }));
          expect(searchCovers({ ...asked, evidence: other, outcomes })).toEqual(searchCovers(asked));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('offers each of two credentials that bring the very same learning', () => {
    const asked = question({ evidence: brings(['x', 'a'], ['y', 'a'], ['z', 'b']), outcomes: wants([['a']], [['b']]) });
    expect(searchCovers(asked)).toEqual({
      covers: [
        ['x', 'z'],
        ['y', 'z'],
      ],
      all: true,
      exact: true,
      possible: true,
    });
  });

  it('does not offer a module beside the composite that contains it', () => {
    const evidence = brings(['whole', 'w', 'a', 'b'], ['module a', 'a'], ['module b', 'b']);
    expect(searchCovers(question({ evidence, outcomes: wants([['a']]) })).covers).toEqual([['whole']]);
  });

  it('needs both credentials when two pieces of learning cover an outcome only together', () => {
    const evidence = brings(['x', 'a'], ['y', 'b']);
    expect(searchCovers(question({ evidence, outcomes: wants([['a', 'b']]) })).covers).toEqual([['x', 'y']]);
    expect(searchCovers(question({ evidence: evidence.slice(1), outcomes: wants([['a', 'b']]) }))).toEqual({
      covers: [],
      all: true,
      exact: true,
      possible: false,
    });
  });

  it('adds a credential when outcomes are covered and credit is short, and counts shared credit once', () => {
    const pools = new Map([
      ['a', 300],
      ['b', 300],
      ['c', 300],
    ]);
    const asked = question({
      evidence: brings(['x', 'a', 'b'], ['y', 'b', 'c'], ['z', 'a', 'c']),
      outcomes: wants([['a']]),
      credit: creditFrom(pools),
      required: ects(700),
    });
    expect(searchCovers(asked).covers).toEqual([
      ['x', 'y'],
      ['x', 'z'],
      ['y', 'z'],
    ]);
    expect(searchCovers({ ...asked, required: ects(901) }).possible).toBe(false);
    expect(searchCovers({ ...asked, max: 1 }).possible).toBe(false);
  });

  it('shows twenty of twenty-one and says that there are more; of twenty it shows all', () => {
    const same = (count: number) =>
      question({
        evidence: Array.from({ length: count }, (_, at) => ({ id: `e${at}`, nodes: ['a'] })),
        outcomes: wants([['a']]),
      });
    const apart = (count: number) =>
      question({
        evidence: Array.from({ length: count }, (_, at) => ({ id: `e${at}`, nodes: ['a', `own ${at}`] })),
        outcomes: wants([['a']]),
      });
    for (const asked of [same, apart]) {
      expect(searchCovers(asked(20))).toMatchObject({ all: true, exact: true });
      expect(searchCovers(asked(20)).covers).toHaveLength(20);
      expect(searchCovers(asked(21))).toMatchObject({ all: false, exact: true });
      expect(searchCovers(asked(21)).covers).toHaveLength(20);
    }
  });

  it('is exact for twelve outcomes and says that it is not for thirteen, where it still finds a cover', () => {
    expect(searchCovers(realisticQuestion(30, 12))).toMatchObject({ exact: true, possible: true });
    const asked = realisticQuestion(30, 13);
    const answer = searchCovers(asked);
    expect(answer).toMatchObject({ exact: false, all: false, possible: true });
    const had = new Set(
      asked.evidence.filter(({ id }) => answer.covers[0]?.includes(id)).flatMap(({ nodes }) => nodes),
    );
    expect(asked.outcomes.every(({ by }) => by.some((way) => way.every((node) => had.has(node))))).toBe(true);
    expect(asked.credit(had)).toBeGreaterThanOrEqual(asked.required);
  });

  it('asks for nothing when nothing is wanted', () => {
    expect(searchCovers(question({ evidence: brings(['x', 'a']) })).covers).toEqual([[]]);
  });
});

/** Shortest of some runs, milliseconds: what a busy machine adds says nothing about the search. */
function timed(run: () => unknown, times = 7): number {
  run();
  const taken = Array.from({ length: times }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...taken);
}

describe('Covers are found in bounded time', () => {
  it('takes a few milliseconds for 12 outcomes and 30 credentials', () => {
    for (let seed = 1; seed <= 10; seed++)
      expect(timed(() => searchCovers(realisticQuestion(30, 12, seed)), 5)).toBeLessThan(20);
    for (let seed = 1; seed <= 40; seed++) expect(searchCovers(realisticQuestion(30, 12, seed)).exact).toBe(true);
  });

  /** Instances made to be hard: everything overlaps, credit misleads, many sets nearly do. */
  const hostile: [name: string, asked: CoverQuestion][] = [
    [
      'sixty credentials with the same two credits and one of their own',
      question({
        evidence: Array.from({ length: 60 }, (_, at) => ({ id: `e${at}`, nodes: ['shared', `own ${at}`] })),
        outcomes: wants([['shared']]),
        credit: (nodes) => ects(nodes.has('shared') ? 500 + nodes.size : nodes.size),
        required: ects(530),
      }),
    ],
    [
      'pairs out of 120 nodes, credit of exactly half',
      question({
        evidence: Array.from({ length: 120 }, (_, at) => ({
          id: `e${at}`,
          nodes: [`n${at}`, `n${(at * 7 + 1) % 120}`, `n${(at * 31 + 5) % 120}`],
        })),
        outcomes: wants(...Array.from({ length: 12 }, (_, at) => [[`n${at * 9}`, `n${at * 9 + 4}`]])),
        credit: (nodes) => ects(nodes.size),
        required: ects(60),
      }),
    ],
    [
      'a further condition that only everything together meets',
      question({
        evidence: Array.from({ length: 40 }, (_, at) => ({ id: `e${at}`, nodes: [`n${at}`] })),
        outcomes: wants([['n0']]),
        enough: (nodes) => nodes.size === 40,
      }),
    ],
    [
      'twelve outcomes, each by thirty joint ways of which nobody brings two nodes',
      question({
        evidence: Array.from({ length: 60 }, (_, at) => ({ id: `e${at}`, nodes: [`n${at}`] })),
        outcomes: wants(
          ...Array.from({ length: 12 }, (_, o) =>
            Array.from({ length: 30 }, (_, w) => [0, 1, 2, 3].map((k) => `n${(o * 5 + w * 7 + k * 13) % 60}`)),
          ),
        ),
      }),
    ],
    ['sixty outcomes and 120 credentials', realisticQuestion(120, 60, 3)],
  ];
  it.each(hostile)('stays within bounds for %s', (_name, asked) => {
    const answer = searchCovers(asked);
    expect(answer.possible).toBe(true);
    const took = timed(() => searchCovers(asked), 15);
    expect(took).toBeLessThan(50);
  });

  it('says that a search was cut short', () => {
    const asked = hostile[2]?.[1];
    expect(asked && searchCovers(asked)).toMatchObject({ all: false, exact: false, possible: true });
  });

  it('grows at most quadratically from 30 to 120 credentials', () => {
    const at = (credentials: number) =>
      timed(() => [1, 2, 3].map((seed) => searchCovers(realisticQuestion(credentials, 12, seed))));
    // Quadratic growth is a factor of 16; twice that leaves room for a busy machine.
    expect(at(120)).toBeLessThan(32 * Math.max(1, at(30)));
  });
});
