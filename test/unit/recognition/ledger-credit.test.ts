import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../src/recognition/evidence/evidence.ts';
import { allocationsFor } from '../../../src/recognition/ledger/allocate.ts';
import type { Allocation } from '../../../src/recognition/ledger/allocation.ts';
import { creditOf } from '../../../src/recognition/ledger/credit.ts';
import { learnedOf } from '../../../src/recognition/ledger/learned.ts';
import { evidence, forCase, hundredths, learning, scope, uuid, written } from './ledger-fixture.ts';

const usable = (files: Evidence[], ledger: Allocation[] = [], of?: string[]) => {
  const learned = learnedOf(files, ledger, scope());
  return creditOf(learned, of ?? learned.nodes.keys()).usable;
};
const allocated = (files: Evidence[], ledger: Allocation[], rests: [string, number][], caseId = 'case') => {
  const learned = learnedOf(files, ledger, scope());
  const result = allocationsFor(
    learned,
    rests.map(([id, ects]) => ({ learning: id, ects: hundredths(ects) })),
    forCase(caseId),
    uuid,
  );
  if (!result.ok) return result.error;
  const book = written(ledger, result.value);
  if (book === null) throw new Error('the record book would refuse what was allocated');
  return book;
};
const book = (files: Evidence[], ledger: Allocation[], ...rests: [string, number][]): Allocation[] => {
  const result = allocated(files, ledger, rests);
  if (!Array.isArray(result)) throw new Error(JSON.stringify(result));
  return result;
};
const units = ['a', 'b', 'c', 'd'];

describe('Credit is counted once', () => {
  it('keeps 7.5 apart from 7: 7.5 can be used, 7.51 cannot', () => {
    const files = [evidence('e', learning('uk', 750))];
    expect(usable(files)).toBe(750);
    expect(allocated(files, [], [['uk', 751]])).toEqual({
      code: 'CREDIT_USED',
      params: { learning: 'uk', free: '7.5', asked: '7.51' },
    });
    const after = book(files, [], ['uk', 700]);
    expect(usable(files, after)).toBe(50);
    expect(allocated(files, after, [['uk', 51]])).toMatchObject({ params: { free: '0.5', asked: '0.51' } });
    expect(usable(files, book(files, after, ['uk', 50]))).toBe(0);
  });

  it('counts two postgraduates of 20 that share two modules of 5 as 30', () => {
    const module = (id: string) => learning(id, 500, { spec: [id] });
    const files = [
      evidence('1', learning('et', 2000, { parts: ['m1', 'm2', 'et1', 'et2'].map(module) })),
      evidence('2', learning('ic', 2000, { parts: ['m1', 'm2', 'ic1', 'ic2'].map(module) })),
    ];
    expect(usable(files)).toBe(3000);
    expect(usable(files, [], ['et'])).toBe(2000);
    const after = book(files, [], ['et', 2000]);
    expect(usable(files, after)).toBe(1000);
    expect(usable(files, after, ['m1', 'm2'])).toBe(0);
    expect(allocated(files, after, [['ic', 1001]])).toMatchObject({ params: { free: '10' } });
    expect(usable(files, book(files, after, ['ic', 1000]))).toBe(0);
  });

  it('takes for a whole first what no other whole shares', () => {
    const module = (id: string) => learning(id, 500, { spec: [id] });
    const files = [
      evidence('1', learning('et', 1000, { parts: ['shared', 'zz'].map(module) })),
      evidence('2', learning('ic', 1000, { parts: ['shared', 'yy'].map(module) })),
    ];
    expect(usable(files, book(files, [], ['et', 500]), ['ic'])).toBe(1000);
    const both = allocated(
      files,
      [],
      [
        ['et', 500],
        ['ic', 1000],
      ],
    );
    expect(Array.isArray(both)).toBe(true);
  });

  it('counts a composite of four times six together with its units as 24, not 48', () => {
    const files = [
      evidence('whole', learning('w', 2400, { parts: units.map((id) => learning(id, null)) })),
      ...units.map((id) => evidence(id, learning(id, 600))),
    ];
    expect(usable(files)).toBe(2400);
    expect(usable(files, [], ['w'])).toBe(2400);
    expect(usable(files, [], units)).toBe(2400);
    expect(learnedOf(files, [], scope()).ignored).toHaveLength(4);
    const after = book(files, [], ['w', 2400]);
    expect(usable(files, after)).toBe(0);
    for (const id of units) expect(allocated(files, after, [[id, 1]])).toMatchObject({ code: 'CREDIT_USED' });
  });

  it('exempts four of five units of six from a composite of 24, and finds the fifth short', () => {
    const files = [
      evidence('whole', learning('w', 2400, { parts: units.map((id) => learning(id, null)) })),
      ...units.map((id) => evidence(id, learning(id, 600))),
    ];
    let ledger: Allocation[] = [];
    for (const id of units) ledger = book(files, ledger, [id, 600]);
    expect(usable(files, ledger)).toBe(0);
    expect(allocated(files, ledger, [['w', 600]])).toMatchObject({ code: 'CREDIT_USED', params: { free: '0' } });
    // The same from the whole alone, which does not say what its units brought.
    const whole = files.slice(0, 1);
    ledger = [];
    for (let step = 0; step < 4; step++) ledger = book(whole, ledger, ['w', 600]);
    expect(allocated(whole, ledger, [['w', 600]])).toMatchObject({ code: 'CREDIT_USED', params: { free: '0' } });
    // And whoever then brings one unit by itself brings nothing new.
    expect(usable([evidence('a', learning('a', 600))], ledger)).toBe(0);
  });

  it('counts the same course twice, in two versions, once, with the greatest figure', () => {
    const files = [
      evidence('2024', learning('run-1', 500, { spec: ['course'] })),
      evidence('2026', learning('run-2', 600, { spec: ['course'] })),
    ];
    const learned = learnedOf(files, [], scope());
    expect(creditOf(learned, learned.nodes.keys()).usable).toBe(600);
    expect(learned.ignored).toEqual([
      {
        learning: 'run-1',
        evidence: '2024',
        countedAs: { learning: 'run-2', evidence: '2026' },
        because: 'same-specification',
      },
    ]);
    expect(usable(files, book(files, [], ['run-1', 400]), ['run-1'])).toBe(200);
  });

  it('counts a creditbewijs and the credential of the same unit once', () => {
    const files = [
      evidence('creditbewijs', learning('credit', 600, { spec: ['OLA-1'] })),
      evidence(
        'credential',
        learning('mc', null, { spec: ['MC-1'], parts: [learning('part', 600, { spec: ['OLA-1'] })] }),
      ),
    ];
    expect(usable(files)).toBe(600);
    expect(usable(files, book(files, [], ['credit', 600]))).toBe(0);
    expect(learnedOf(files, [], scope()).ignored).toMatchObject([{ because: 'same-specification' }]);
  });

  it('counts an offering in a programme and in a summer school of the same specification once', () => {
    const files = [
      evidence('programme', learning('regular', 300, { spec: ['stat'] })),
      evidence('summer', learning('summer', 300, { spec: ['stat'] })),
    ];
    expect(usable(files)).toBe(300);
    expect(usable([files[1]!], book([files[0]!], [], ['regular', 300]))).toBe(0);
  });

  it('knows learning as one through a third document that has both names', () => {
    const apart = [
      evidence('1', learning('x', 500, { spec: ['old'] })),
      evidence('2', learning('y', 500, { spec: ['new'] })),
    ];
    expect(usable(apart)).toBe(1000);
    expect(usable([...apart, evidence('3', learning('z', 500, { spec: ['old', 'new'] }))])).toBe(500);
  });

  it('does not make learning one because an allocation counts under both names', () => {
    const files = [evidence('w', learning('w', 1000, { parts: [learning('a', 500), learning('b', 500)] }))];
    const ledger = book(files, [], ['w', 600]);
    const parts = [evidence('a', learning('a', 500)), evidence('b', learning('b', 500))];
    expect(learnedOf(parts, ledger, scope()).nodes.size).toBe(2);
    expect(usable(parts, ledger)).toBe(400);
  });

  it('shows a credential of a part without a figure as counted in its whole', () => {
    const files = [
      evidence('w', learning('w', 1000, { parts: [learning('a', null)] })),
      evidence('a', learning('a', null)),
    ];
    expect(learnedOf(files, [], scope()).ignored).toContainEqual({
      learning: 'a',
      evidence: 'a',
      countedAs: { learning: 'w', evidence: 'w' },
      because: 'part-of-whole',
    });
  });

  it('does not hang on documents that are part of each other, and loses no credit over it', () => {
    const files = [
      evidence('1', learning('a', 500, { parts: [learning('b', null)] })),
      evidence('2', learning('b', 600, { parts: [learning('a', null)] })),
      evidence('3', learning('c', 100, { parts: [learning('c', 100)] })),
    ];
    const { nodes } = learnedOf(files, [], scope());
    expect([...nodes.values()].map(({ id, parts, pool }) => [id, parts, pool])).toEqual([
      ['a', [], 500],
      ['b', [], 600],
      ['c', [], 100],
    ]);
  });

  it('never counts a whole for less than its parts', () => {
    const files = [evidence('w', learning('w', 400, { parts: [learning('a', 300), learning('b', 300)] }))];
    expect(learnedOf(files, [], scope()).nodes.get('w')).toMatchObject({ earned: 600, pool: 0 });
    expect(usable(files)).toBe(600);
  });

  it('gives the same whatever the order of evidence and ledger', () => {
    const files = [
      evidence('whole', learning('w', 2400, { parts: units.map((id) => learning(id, null)) })),
      ...units.map((id) => evidence(id, learning(id, 600, { spec: ['s'] }))),
    ];
    const ledger = [...book(files, [], ['w', 500]), ...book(files, [], ['a', 100])];
    const plain = (one: Evidence[], two: Allocation[]) => {
      const { nodes, ignored } = learnedOf(one, two, scope());
      return { nodes: [...nodes], ignored };
    };
    expect(plain(files.toReversed(), ledger.toReversed())).toEqual(plain(files, ledger));
  });
});

describe('What nobody states is not counted', () => {
  const shared = (id: string, ects: number) => evidence(id, learning(id, ects, { parts: [learning('common', null)] }));

  it('counts only the larger of two wholes that share a part without a figure, and says so', () => {
    const files = [shared('x', 2000), shared('y', 3000)];
    const learned = learnedOf(files, [], scope());
    expect(creditOf(learned, ['x', 'y']).usable).toBe(3000);
    expect(learned.overlapping).toEqual([{ part: 'common', wholes: ['x', 'y'] }]);
    const after = book(files, [], ['x', 2000]);
    expect(usable(files, after)).toBe(1000);
    expect(usable([files[1]!], after)).toBe(1000);
    expect(usable(files, book(files, after, ['y', 1000]))).toBe(0);
    // One more document that says what the common part brought makes the rest certain.
    expect(usable([...files, evidence('c', learning('common', 500))])).toBe(4500);
  });

  it('keeps both of two wholes that overlap only with a third, smaller one', () => {
    const x = evidence('x', learning('x', 1000, { parts: [learning('p', null), learning('q', null)] }));
    const y = evidence('y', learning('y', 900, { parts: [learning('p', null)] }));
    const z = evidence('z', learning('z', 800, { parts: [learning('q', null)] }));
    expect(usable([x, y, z])).toBe(1700);
  });

  it('names learning without a figure as unknown, unless a chosen whole accounts for it', () => {
    const files = [shared('x', 2000), evidence('hours', learning('hours', null))];
    const learned = learnedOf(files, [], scope());
    expect(creditOf(learned, ['common', 'hours'])).toEqual({ usable: 0, unknown: ['common', 'hours'], credits: [] });
    expect(creditOf(learned, ['x'])).toEqual({ usable: 2000, unknown: [], credits: [{ node: 'x', free: 2000 }] });
    expect(creditOf(learned, ['x', 'common', 'nobody']).unknown).toEqual([]);
  });

  it('counts of a whole without a figure what its parts brought; what it brought itself nobody knows', () => {
    const whole = (b: number | null) => [
      evidence('w', learning('w', null, { parts: [learning('a', 300), learning('b', b)] })),
    ];
    const added = learnedOf(whole(200), [], scope());
    expect(added.nodes.get('w')).toMatchObject({ earned: null, pool: null });
    expect(creditOf(added, ['w'])).toMatchObject({ usable: 500, unknown: [] });
    const learned = learnedOf(whole(null), [], scope());
    expect(learned.nodes.get('w')).toMatchObject({ earned: null, pool: null, free: null });
    expect(creditOf(learned, ['w'])).toMatchObject({ usable: 300, unknown: ['b'] });
  });

  it('lets a person say once what learning without a figure is worth', () => {
    const files = [evidence('hours', learning('hours', null))];
    const after = book(files, [], ['hours', 300]);
    expect(allocated(files, after, [['hours', 1]])).toMatchObject({ code: 'CREDIT_USED', params: { free: '0' } });
    // Two at the same moment: neither saw the other, the record book keeps them apart.
    const second = allocationsFor(
      learnedOf(files, [], scope()),
      [{ learning: 'hours', ects: hundredths(300) }],
      forCase('other'),
      uuid,
    );
    expect(second.ok && written(after, second.value)).toBeNull();
  });

  it('lets such a part take no more than its whole has left', () => {
    const files = [shared('x', 2000)];
    const after = book(files, [], ['x', 1800]);
    expect(allocated(files, after, [['common', 100]])).toMatchObject({ code: 'CREDIT_USED' });
    expect(allocated(files, [], [['common', 2001]])).toMatchObject({ code: 'CREDIT_USED' });
    expect(usable(files, book(files, [], ['common', 500]))).toBe(1500);
  });
});

describe('What other cases use', () => {
  const files = [evidence('w', learning('w', 1500, { parts: [learning('a', 500), learning('b', 500)] }))];

  it('takes credit of a whole first from what belongs to no part, then from parts, so that the rest stays free', () => {
    const first = book(files, [], ['w', 400]);
    expect(usable(files, first, ['a', 'b'])).toBe(1000);
    const more = book(files, first, ['w', 400]);
    expect(usable(files, more)).toBe(700);
    expect(usable(files, more, ['a', 'b'])).toBe(700);
    expect(allocated(files, more, [['w', 701]])).toMatchObject({ params: { free: '7' } });
  });

  it('takes for a whole no part that the same decision rests on by itself', () => {
    const all = allocated(
      files,
      [],
      [
        ['w', 1000],
        ['a', 500],
      ],
    );
    expect(Array.isArray(all)).toBe(true);
    expect(usable(files, all as Allocation[])).toBe(0);
  });

  it('places what an earlier allocation took from a whole whose parts were not known then', () => {
    const before = book([evidence('w', learning('w', 1500))], [], ['w', 700]);
    expect(usable(files, before)).toBe(800);
    const now = book(files, before, ['w', 800]);
    expect(usable(files, now)).toBe(0);
  });

  it('reduces the whole by a part that was used where the whole was not known', () => {
    const part = book([evidence('a', learning('a', 500))], [], ['a', 500]);
    expect(usable(files, part)).toBe(1000);
    expect(usable([evidence('w', learning('w', 1500, { parts: [learning('a', null)] }))], part)).toBe(1000);
  });

  it('counts reserved and committed, not released', () => {
    const [row] = book(files, [], ['w', 1500]);
    const as = (state: Allocation['state']) => usable(files, [{ ...row!, state }]);
    expect([as('reserved'), as('committed'), as('released')]).toEqual([0, 0, 1500]);
  });

  it('counts another programme only where the policy denies it, and reports it elsewhere', () => {
    const ledger = book(files, [], ['a', 300]);
    const free = (programme: string, other: 'allow' | 'warn' | 'deny') =>
      learnedOf(files, ledger, scope(programme, other));
    for (const other of ['allow', 'warn'] as const) {
      expect(free('q', other).nodes.get('a')?.free).toBe(500);
      expect(free('q', other).usedElsewhere('a')).toEqual([
        { programme: 'p', targetUnit: 'case-unit/2026-27', ects: 300 },
      ]);
      expect(free('q', other).usedElsewhere('b')).toEqual([]);
      expect(free('p', other).nodes.get('a')?.free).toBe(200);
      expect(free('p', other).usedElsewhere('a')).toEqual([]);
    }
    expect(free('q', 'deny').nodes.get('a')?.free).toBe(200);
    expect(free('q', 'deny').usedElsewhere('a')).toEqual([]);
  });

  it('refuses learning that is not in the evidence', () => {
    expect(allocated(files, [], [['nobody', 100]])).toEqual({
      code: 'LEARNING_UNKNOWN',
      params: { learning: 'nobody' },
    });
  });

  it('writes rows in the order asked, under every name of learning, whole and parts it takes from', () => {
    const named = [evidence('w', learning('w', 1000, { spec: ['W'], parts: [learning('a', 400, { spec: ['A'] })] }))];
    const [whole, part] = book(named, [], ['w', 700], ['a', 300]);
    expect(whole).toMatchObject({ learning: 'w', ects: 700, caseId: 'case', state: 'committed' });
    expect(whole?.keys).toEqual([
      { key: 'id a', earned: 400, ects: 100 },
      { key: 'spec https://ucx.example ola A', earned: 400, ects: 100 },
      { key: 'id w', earned: 1000, ects: 700 },
      { key: 'rest id w', earned: 600, ects: 600 },
      { key: 'spec https://ucx.example ola W', earned: 1000, ects: 700 },
      { key: 'rest spec https://ucx.example ola W', earned: 600, ects: 600 },
    ]);
    expect(part?.keys.map(({ ects }) => ects)).toEqual([300, 300, 300, 300]);
  });

  it('a decision on learning a person judged and on what may be the same: the record book takes what was allocated', () => {
    const shared = () => learning('shared', null);
    const files = [
      evidence('e1', learning('silent', null, { parts: [shared()] })),
      evidence('e2', learning('stated', 1800, { parts: [shared()] })),
    ];
    expect(
      allocated(
        files,
        [],
        [
          ['silent', 100],
          ['stated', 500],
        ],
      ),
    ).toHaveLength(2);
  });
});
