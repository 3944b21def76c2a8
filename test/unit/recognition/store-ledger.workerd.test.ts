import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../src/recognition/case/case.ts';
import type { Allocation, AllocationKey } from '../../../src/recognition/ledger/allocation.ts';
import type { CaseConflict } from '../../../src/recognition/ports.ts';
import {
  allocationOf,
  book,
  decisionOf,
  ects,
  NOW,
  opened,
  ours,
  provisionBook,
  stepOf,
  stepUsing,
  theirs,
  used,
} from '../../support/recognition/record-book.ts';
import { rows, run } from '../../support/record-book.ts';

beforeAll(provisionBook);

let learners = 0;
/** Cases before the committee, of one learner nobody else has. */
async function casesOf(count: number, change: Partial<CaseRecord> = {}, scope = ours): Promise<CaseRecord[]> {
  learners += 1;
  const learnerReference = `l${learners}`;
  const held: CaseRecord[] = [];
  for (let at = 0; at < count; at += 1)
    held.push(await opened({ state: 'in_committee', learnerReference, ...change }, scope));
  return held;
}

const key = (name: string, taken: number, earned: number | null = 600): AllocationKey => ({
  key: name,
  earned: earned === null ? null : ects(earned),
  ects: ects(taken),
});

/** Decides a case on this credit. */
async function commit(
  held: CaseRecord,
  allocations: readonly Partial<Allocation>[],
  scope = ours,
): Promise<CaseConflict | null> {
  const decision = decisionOf(held);
  const { decisionId } = decision;
  const rows = allocations.map((change) => allocationOf(held, { state: 'committed', decisionId, ...change }));
  const { conflict } = await used(held, rows, { state: 'decided', decisionId }, { decision, release: true }, scope);
  return conflict;
}

/** Fifty committees at once; how many times each answer was given. */
async function atOnce(work: readonly (() => Promise<CaseConflict | null>)[]): Promise<Record<string, number>> {
  const answers = await Promise.all(work.map((one) => one()));
  return Object.fromEntries(
    [...new Set(answers)].map((answer) => [String(answer), answers.filter((one) => one === answer).length]),
  );
}

/** What live allocations take under each name, by programme. */
const taken = (learnerReference: string, scope = ours) =>
  book.ledger(scope, learnerReference).then(({ allocations }) => {
    const sums: Record<string, number> = {};
    for (const { keys, programme, state } of allocations)
      for (const { key: name, ects: of } of state === 'released' ? [] : keys)
        for (const sum of [name, `${name} in ${programme}`]) sums[sum] = (sums[sum] ?? 0) + of;
    return sums;
  });

describe('fifty committees at once', () => {
  it('that commit the same six credits: one does, and nothing of the others is kept', async () => {
    const cases = await casesOf(50);
    const answers = await atOnce(cases.map((held) => () => commit(held, [{}])));
    expect(answers).toEqual({ null: 1, credit_used: 49 });
    const [first] = cases;
    const { allocations } = await book.ledger(ours, first?.learnerReference ?? '');
    expect(allocations).toHaveLength(1);
    const states = await rows<{ state: string; n: number }>(
      `SELECT state, COUNT(*) AS n FROM recognition_case WHERE case_id IN (SELECT value FROM json_each(?)) GROUP BY state
       ORDER BY state`,
      JSON.stringify(cases.map(({ caseId }) => caseId)),
    );
    expect(states).toEqual([
      { state: 'decided', n: 1 },
      { state: 'in_committee', n: 49 },
    ]);
    const decisions = await rows(
      'SELECT decision_id FROM recognition_decision WHERE case_id IN (SELECT value FROM json_each(?))',
      JSON.stringify(cases.map(({ caseId }) => caseId)),
    );
    expect(decisions).toHaveLength(1);
  });

  it('that take parts of one whole and the whole itself never take more than was earned of either', async () => {
    // A composite of four parts of six: a part takes from the whole, the whole from all its parts.
    const cases = await casesOf(50);
    const part = (n: number): Partial<Allocation> => ({
      learning: `part-${n}`,
      keys: [key(`part-${n}`, 600), key('whole', 600, 2400)],
    });
    const whole: Partial<Allocation> = {
      learning: 'whole',
      ects: ects(2400),
      keys: [key('whole', 2400, 2400), ...[0, 1, 2, 3].map((n) => key(`part-${n}`, 600))],
    };
    const answers = await atOnce(cases.map((held, at) => () => commit(held, [at % 5 === 4 ? whole : part(at % 5)])));
    const sums = await taken(cases[0]?.learnerReference ?? '');
    expect(sums.whole).toBe(2400);
    for (const n of [0, 1, 2, 3]) expect(sums[`part-${n}`]).toBe(600);
    const winners = answers.null ?? 0;
    expect([1, 4]).toContain(winners);
    expect(answers.credit_used).toBe(50 - winners);
  });

  it('of several programmes: each may use it once, but one that denies sharing only what nobody uses', async () => {
    const cases = await casesOf(50);
    const learnerReference = cases[0]?.learnerReference ?? '';
    const answers = await atOnce(
      cases.map((held, at) => () => commit(held, [{ programme: `P-${at % 5}`, acrossProgrammes: 'warn' }])),
    );
    expect(answers).toEqual({ null: 5, credit_used: 45 });
    const sums = await taken(learnerReference);
    for (const n of [0, 1, 2, 3, 4]) expect(sums[`id urn:uuid:l1 in P-${n}`]).toBe(600);
    const denied = await opened({ state: 'in_committee', learnerReference, programme: 'P-9' });
    expect(await commit(denied, [{ acrossProgrammes: 'deny' }])).toBe('credit_used');
    expect(await commit(denied, [{ acrossProgrammes: 'allow' }])).toBeNull();
  });

  it('that all deny sharing across programmes: one does', async () => {
    const cases = await casesOf(50);
    const answers = await atOnce(
      cases.map((held, at) => () => commit(held, [{ programme: `P-${at}`, acrossProgrammes: 'deny' }])),
    );
    expect(answers).toEqual({ null: 1, credit_used: 49 });
  });

  it('that each take two of nine credits never have more than nine, whatever others reserve and give back meanwhile', async () => {
    const cases = await casesOf(50);
    const two = { ects: ects(200), keys: [key('nine', 200, 900)] };
    const answers = await atOnce(
      cases.map((held, at) => async () => {
        if (at % 2 === 0) return commit(held, [two]);
        const reserved = await used(held, [allocationOf(held, two)]);
        return reserved.conflict ?? book.step(ours, stepOf({ ...held, version: 2 }, {}, { release: true }));
      }),
    );
    const sums = await taken(cases[0]?.learnerReference ?? '');
    expect(sums.nine).toBeLessThanOrEqual(900);
    expect(Object.keys(answers).toSorted()).toEqual(['credit_used', 'null']);
  });
});

describe('a step on a ledger that moved since', () => {
  const take = (held: CaseRecord, name: string) => allocationOf(held, { keys: [key(name, 100)], ects: ects(100) });

  it('is refused whole, whatever moved: credit of another name used, or given back', async () => {
    const [a, b, c] = await casesOf(3);
    if (!a || !b || !c) throw new Error('three cases');
    const late = await stepUsing(a, [take(a, 'x')]);
    expect(await book.step(ours, await stepUsing(b, [take(b, 'y')]))).toBeNull();
    expect(await book.step(ours, late)).toBe('ledger_moved');
    const again = await stepUsing(a, [take(a, 'x')]);
    expect(await book.step(ours, stepOf({ ...b, version: 2 }, {}, { release: true }))).toBeNull();
    expect(await book.step(ours, again)).toBe('ledger_moved');
    expect((await book.file(ours, a.caseId))?.case).toEqual(a);
    expect(await book.ledger(ours, a.learnerReference)).toMatchObject({
      version: 2,
      allocations: [{ caseId: b.caseId }],
    });
    // A version that is still to come is no better than one that was.
    const { version } = await book.ledger(ours, a.learnerReference);
    const credit = { ledgerVersion: version + 1, allocations: [take(a, 'x')] };
    expect(await book.step(ours, stepOf(a, {}, { credit }))).toBe('ledger_moved');
    expect(await book.step(ours, await stepUsing(a, [take(a, 'x')]))).toBeNull();
    expect(
      await book.step(ours, await stepUsing({ ...a, version: 2 }, [take(a, 'x')], {}, { release: true })),
    ).toBeNull();
    expect((await book.ledger(ours, c.learnerReference)).version).toBe(5);
  });

  it('is nobody’s affair whose ledger it is not, nor of a step that uses no credit', async () => {
    const [a, b] = await casesOf(2);
    const [other] = await casesOf(1);
    if (!a || !b || !other) throw new Error('three cases');
    const late = await stepUsing(a, [take(a, 'x')]);
    expect(await book.step(ours, await stepUsing(other, [take(other, 'x')]))).toBeNull();
    expect(await book.step(ours, late)).toBeNull();
    const none = { ledgerVersion: 0, allocations: [] };
    expect(await book.step(ours, stepOf(b, {}, { release: true, credit: none }))).toBeNull();
  });

  it('all get through that use different credit, each refused at most once for each of the others', async () => {
    const cases = await casesOf(20);
    const answers = await Promise.all(cases.map((held, at) => used(held, [take(held, `k${at}`)])));
    expect(answers.map(({ conflict }) => conflict)).toEqual(cases.map(() => null));
    for (const { moved } of answers) expect(moved).toBeLessThan(cases.length);
    expect(answers.some(({ moved }) => moved > 0)).toBe(true);
  });

  it('would be written without its trigger, and no allocation without a reading at all', async () => {
    const [a, b] = await casesOf(2);
    if (!a || !b) throw new Error('two cases');
    const late = await stepUsing(a, [take(a, 'x')]);
    expect(await book.step(ours, await stepUsing(b, [take(b, 'y')]))).toBeNull();
    const [{ sql } = { sql: '' }] = await rows<{ sql: string }>(
      "SELECT sql FROM sqlite_master WHERE name = 'ledger_has_not_moved'",
    );
    await run('DROP TRIGGER ledger_has_not_moved');
    const written = await book.step(ours, late);
    await run(sql);
    expect(written).toBeNull();
    const [held] = await casesOf(1);
    const copied = (caseId: string) =>
      run(
        `INSERT INTO allocation SELECT institution_id, learner_key, 'copy', ?, decision_id, learning, target_unit, programme,
           across_programmes, ects, state, created_at, changed_at FROM allocation WHERE case_id = ?`,
        caseId,
        a.caseId,
      );
    await expect(copied(held?.caseId ?? ''), 'no reading').rejects.toThrow('allocation_has_its_ledger');
    if (held) await book.step(ours, await stepUsing(held, [take(held, 'x')]));
    await expect(copied(held?.caseId ?? ''), 'another learner').rejects.toThrow('allocation_has_its_ledger');
    await expect(run('UPDATE ledger_reading SET ledger_version = 0')).rejects.toThrow('ledger_reading_is_kept');
    await expect(run('DELETE FROM ledger_reading')).rejects.toThrow('ledger_reading_is_kept');
  });
});

describe('the ledger', () => {
  it('counts to the hundredth: what was earned may be used whole, and not one hundredth more', async () => {
    const [a, b, c] = await casesOf(3);
    if (!a || !b || !c) throw new Error('three cases');
    const take = (held: CaseRecord, hundredths: number) =>
      commit(held, [{ ects: ects(hundredths), keys: [key('k', hundredths, 750)] }]);
    expect(await take(a, 700)).toBeNull();
    expect(await take(b, 51)).toBe('credit_used');
    expect(await take(b, 50)).toBeNull();
    expect(await take(c, 1)).toBe('credit_used');
  });

  it('takes the most that any copy states as earned, and checks nothing where none states it', async () => {
    const [a, b, c, d] = await casesOf(4);
    if (!a || !b || !c || !d) throw new Error('four cases');
    expect(await commit(a, [{ keys: [key('k', 300, null)] }])).toBeNull();
    expect(await commit(b, [{ keys: [key('k', 300, null)] }])).toBeNull();
    expect(await commit(c, [{ keys: [key('k', 100, 600)] }]), 'now it is known').toBe('credit_used');
    expect(await commit(c, [{ keys: [key('k', 100, 700)] }])).toBeNull();
    expect(await commit(d, [{ keys: [key('k', 1, null)] }]), 'and is not forgotten').toBe('credit_used');
  });

  it('refuses what one case by itself would use twice', async () => {
    const [held] = await casesOf(1);
    if (!held) throw new Error('a case');
    expect(await commit(held, [{}, { learning: 'urn:uuid:copy' }])).toBe('credit_used');
    expect(await commit(held, [{ keys: [key('k', 601)] }])).toBe('credit_used');
    expect(await commit(held, [{}])).toBeNull();
  });

  it('sets free what a case gives back, and commits in one step what it had reserved', async () => {
    const [a, b] = await casesOf(2);
    if (!a || !b) throw new Error('two cases');
    const reserving = await stepUsing(a, [allocationOf(a)]);
    expect(await book.step(ours, reserving)).toBeNull();
    const reserved = reserving.case;
    expect(await commit(b, [{}]), 'reserved is taken').toBe('credit_used');
    expect(await commit(reserved, [{}])).toBeNull();
    const file = await book.file(ours, a.caseId);
    expect(file?.allocations.map(({ state }) => state).toSorted()).toEqual(['committed', 'released']);
    if (!file) throw new Error('a file');
    const given = stepOf(file.case, { state: 'withdrawn' }, { release: true, at: NOW + 1 });
    expect(await book.step(ours, given)).toBeNull();
    expect(await commit(b, [{}])).toBeNull();
    expect(await taken(a.learnerReference)).toEqual({ 'id urn:uuid:l1': 600, 'id urn:uuid:l1 in MA-OMG': 600 });
  });

  it('gives back each allocation under the reference that was asked, and keeps no reference itself', async () => {
    const [held] = await casesOf(1);
    if (!held) throw new Error('a case');
    const keys = [key('a', 200, null), key('b', 200)];
    const allocation = allocationOf(held, { keys, ects: ects(200), acrossProgrammes: 'deny' });
    await used(held, [allocation]);
    expect(await book.ledger(ours, held.learnerReference)).toEqual({ version: 1, allocations: [allocation] });
    const stored = await rows('SELECT * FROM allocation JOIN allocation_key USING (institution_id, learner_key)');
    expect(JSON.stringify(stored)).not.toContain(`"${held.learnerReference}"`);
  });

  it('counts by learner and by institution', async () => {
    const [a] = await casesOf(1);
    if (!a) throw new Error('a case');
    const b = await opened({ state: 'in_committee', learnerReference: `${a.learnerReference}-other` });
    const c = await opened({ state: 'in_committee', learnerReference: a.learnerReference }, theirs);
    expect([await commit(a, [{}]), await commit(b, [{}]), await commit(c, [{}], theirs)]).toEqual([null, null, null]);
    expect(await book.ledger(theirs, a.learnerReference)).toMatchObject({ allocations: [{ caseId: c.caseId }] });
    const other = await stepUsing(a, [allocationOf(b)]);
    await expect(book.step(ours, other)).rejects.toThrow('another case or learner');
    const nameless = await stepUsing(a, [allocationOf(a, { keys: [] })]);
    await expect(book.step(ours, nameless)).rejects.toThrow('count nowhere');
  });

  it('is guarded by the database itself: no allocation grows, comes back or goes, and no key is added past what was earned', async () => {
    const [a] = await casesOf(1);
    if (!a) throw new Error('a case');
    await commit(a, [{}]);
    const [{ learner_key: learner, allocation_id: id } = { learner_key: '', allocation_id: '' }] = await rows<{
      learner_key: string;
      allocation_id: string;
    }>('SELECT learner_key, allocation_id FROM allocation WHERE case_id = ?', a.caseId);
    const add = (name: string, credit: number) =>
      run(
        'INSERT INTO allocation_key (institution_id, learner_key, name, allocation_id, earned, ects) VALUES (?, ?, ?, ?, 600, ?)',
        'scheldeland',
        learner,
        name,
        id,
        credit,
      );
    await expect(add('more', 601)).rejects.toThrow('credit_used');
    await add('more', 600);
    const change = (what: string) => run(`UPDATE allocation SET ${what} WHERE allocation_id = ?`, id);
    await expect(change('ects = 1')).rejects.toThrow('allocation_is_kept');
    await expect(change("programme = 'P'")).rejects.toThrow('allocation_is_kept');
    await expect(change("state = 'reserved'")).rejects.toThrow('allocation_is_kept');
    await expect(run('UPDATE allocation_key SET ects = 1')).rejects.toThrow('allocation_is_kept');
    await expect(run('DELETE FROM allocation_key')).rejects.toThrow('allocation_is_kept');
    await expect(run('DELETE FROM allocation')).rejects.toThrow('allocation_is_kept');
    await change("state = 'released'");
    await expect(change("state = 'committed'")).rejects.toThrow('allocation_is_kept');
  });

  it('without its trigger would let two committees commit the same credit', async () => {
    const [{ sql } = { sql: '' }] = await rows<{ sql: string }>(
      "SELECT sql FROM sqlite_master WHERE name = 'credit_is_used_once'",
    );
    const cases = await casesOf(2);
    await run('DROP TRIGGER credit_is_used_once');
    const answers = await atOnce(cases.map((held) => () => commit(held, [{}])));
    await run(sql);
    expect(answers).toEqual({ null: 2 });
  });
});
