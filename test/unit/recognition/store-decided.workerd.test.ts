import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Appeal } from '../../../src/recognition/case/case.ts';
import { openOutbox, outboxDone, outboxFailed } from '../../../src/store/outbox.ts';
import {
  book,
  caseRecord,
  decisionOf,
  ects,
  NOW,
  opened,
  ours,
  provisionBook,
  stepped,
  theirs,
} from '../../support/recognition/record-book.ts';
import { rows, run } from '../../support/record-book.ts';

beforeAll(provisionBook);

const appeal: Appeal = {
  filedOn: '2026-09-28',
  grounds: 'Ik ben het er niet mee eens.',
  lateReason: null,
  decideBy: '2026-10-18',
  internal: null,
  raadUntil: null,
  raad: null,
};

/** A case that was decided at a moment. */
async function decided(at: number, change: Parameters<typeof decisionOf>[1] = {}, scope = ours) {
  const held = await opened({ state: 'in_committee', submittedAt: NOW - 500 }, scope);
  const decision = decisionOf(held, { decidedAt: at, ...change });
  const next = await stepped(held, { state: 'decided', decisionId: decision.decisionId }, { decision, at }, scope);
  return { held: next, decision };
}

describe('decisions', () => {
  it('are found by id in their own institution, and stay as they were taken', async () => {
    const { decision } = await decided(NOW + 1000);
    const id = decision.decisionId;
    expect(await book.decision(ours, id)).toEqual(decision);
    expect(await book.decision(theirs, id)).toBeNull();
    for (const change of [
      "record = json_set(record, '$.outcome', 'refused')",
      "record = json_set(record, '$.applicant.givenName', '')",
      'decided_at = 0',
      `erased_at = ${NOW}`,
    ])
      await expect(run(`UPDATE recognition_decision SET ${change} WHERE decision_id = ?`, id), change).rejects.toThrow(
        /decision_is_frozen|CHECK/,
      );
    await expect(run('DELETE FROM recognition_decision WHERE decision_id = ?', id)).rejects.toThrow(
      'decision_is_frozen',
    );
    expect(await book.decision(ours, id)).toEqual(decision);
  });

  it('that stand are listed by time, page by page, for one learner or all', async () => {
    const from = NOW + 10_000;
    const first = await decided(from);
    const second = await decided(from);
    const replacing = decisionOf(first.held, { decidedAt: from + 5, supersedes: first.decision.decisionId });
    const again = await stepped(first.held, { state: 'in_committee', decisionId: null });
    const standing = (page: { limit: number; after?: string; learner?: string }) =>
      book.standing(ours, from, from + 19, page);
    expect(await standing({ limit: 9 }), 'one that was annulled does not stand').toEqual([
      { decision: second.decision, conditionsMet: false },
    ]);
    const met = { on: '2026-10-01', by: 'commissie', note: 'Toets afgelegd.' };
    await stepped(
      again,
      { state: 'decided', decisionId: replacing.decisionId, conditionsMet: met },
      { decision: replacing },
    );
    await decided(from + 20);
    await decided(from, {}, theirs);
    expect(await standing({ limit: 1 })).toEqual([{ decision: second.decision, conditionsMet: false }]);
    expect(await standing({ limit: 2, after: second.decision.decisionId })).toEqual([
      { decision: replacing, conditionsMet: true },
    ]);
    const { reference } = second.decision.applicant;
    expect((await standing({ limit: 9, learner: reference })).length).toBeGreaterThan(0);
    expect(await standing({ limit: 9, learner: 'somebody-else' })).toEqual([]);
    expect((await book.decided(ours, from, from + 5)).map(({ decidedAt }) => decidedAt)).toEqual([from, from + 5]);
  });

  it('become one line a case, without a person', async () => {
    const from = NOW + 20_000;
    const partial = {
      outcome: 'granted_partial' as const,
      parts: [
        { id: 'A', title: { nl: 'A' }, ects: ects(150) },
        { id: 'B', title: { nl: 'B' }, ects: null },
        { id: 'C', title: { nl: 'C' }, ects: ects(100) },
      ],
      followed: false,
    };
    await decided(from);
    await decided(from + 1, partial);
    const { held } = await decided(from + 2, {
      outcome: 'refused',
      recommendation: { inputHash: 'c', kind: 'refer_evc', engineVersion: '1' },
    });
    const waiting = await stepped(held, { state: 'appeal_open', appealUntil: '2026-09-28' });
    const appealed = await stepped(waiting, { state: 'internal_appeal', appeal });
    await stepped(appealed, {
      state: 'in_committee',
      decisionId: held.decisionId,
      appeal: null,
      earlierAppeals: [appeal],
    });
    const lines = await book.decided(ours, from, from + 2);
    const line = {
      unit: 'BOP-701/2026-2027',
      programme: 'MA-OMG',
      policy: 'rechten@2026-1',
      route: 'EVK',
      outcome: 'granted',
      recommended: 'grant_full',
      followed: true,
      appealed: false,
      submittedAt: NOW - 500,
      decidedAt: from,
      ects: 600,
    };
    expect(lines).toEqual([
      line,
      { ...line, outcome: 'granted_partial', followed: false, decidedAt: from + 1, ects: 250 },
      { ...line, outcome: 'refused', recommended: 'refer_evc', appealed: true, decidedAt: from + 2, ects: 0 },
    ]);
    expect(await book.decided(theirs, from, from + 3)).toEqual([]);
  });
});

describe('lists of cases', () => {
  it('are filtered, newest first, page by page, for one institution', async () => {
    const unit = { code: 'BOP-701', academicYear: '2026-2027' };
    const at = NOW + 50_000;
    const open = (change: Parameters<typeof opened>[0], scope = ours) =>
      opened({ unit, openedAt: at, learnerReference: 'lister', ...change }, scope);
    const a = await open({ openedAt: at + 1, answerBy: '2026-10-01' });
    const b = await open({ openedAt: at + 2, state: 'decided', answerBy: '2026-10-01' });
    const c = await open({ openedAt: at + 3, programme: 'MA-REC', answerBy: '2026-10-02' });
    const d = await open({ openedAt: at + 4, learnerReference: 'somebody' });
    await open({ openedAt: at + 5 }, theirs);
    const listed = async (filter: Parameters<typeof book.cases>[1], page = { limit: 10 }) =>
      (await book.cases(ours, filter, page)).map(({ caseId }) => caseId);
    expect(await listed({ learner: 'lister' })).toEqual([c.caseId, b.caseId, a.caseId]);
    expect(await listed({ learner: 'lister', state: 'decided' })).toEqual([b.caseId]);
    expect(await listed({ programme: 'MA-REC' })).toEqual([c.caseId]);
    expect(await listed({ unit: 'BOP-701' }, { limit: 1 })).toEqual([d.caseId]);
    expect(await listed({ unit: 'BOP-701/2026-2027' }, { limit: 1 })).toEqual([d.caseId]);
    expect(await listed({ unit: 'BOP-701/2027-2028' })).toEqual([]);
    expect(await listed({ dueBy: '2026-10-01' }), 'a decided case waits for no answer').toEqual([a.caseId]);
    expect(await listed({ dueBy: '2026-10-02' })).toEqual([c.caseId, a.caseId]);
    const before = { openedAt: c.openedAt, caseId: c.caseId };
    expect((await book.cases(ours, { learner: 'lister' }, { limit: 1, before })).map(({ caseId }) => caseId)).toEqual([
      b.caseId,
    ]);
  });

  it('name cases whose term has run out only after its last day, and only while it runs', async () => {
    const day = async (change: Parameters<typeof opened>[0]) => (await opened(change)).caseId;
    const a = await day({ state: 'appeal_open', appealUntil: '2026-03-31' });
    const b = await day({
      state: 'internal_appeal',
      appealUntil: '2026-01-01',
      appeal: { ...appeal, decideBy: '2026-04-01' },
    });
    const c = await day({
      state: 'external_window',
      appeal: { ...appeal, decideBy: '2026-01-01', raadUntil: '2026-04-02' },
    });
    await day({ state: 'closed', appealUntil: '2026-01-01' });
    await day({ state: 'raad', appealUntil: '2026-01-01', appeal });
    const elapsed = async (today: string, limit = 10) =>
      (await book.elapsed(today, limit)).map(({ caseId }) => caseId).toSorted();
    expect(await elapsed('2026-03-31'), 'the last day is one of the term').toEqual([]);
    expect(await elapsed('2026-04-01')).toEqual([a]);
    expect(await elapsed('2026-04-03')).toEqual([a, b, c].toSorted());
    expect(await elapsed('2026-04-03', 1)).toHaveLength(1);
    const first = new Set<string>();
    for (let run = 0; run < 200 && first.size < 3; run += 1) first.add((await elapsed('2026-04-03', 1))[0] ?? '');
    expect([...first].toSorted(), 'none that fails keeps the others waiting').toEqual([a, b, c].toSorted());
    const held = (await book.file(ours, a))?.case ?? caseRecord();
    await stepped(held, { state: 'closed' });
    expect(await book.elapsed('2026-04-02', 10)).toEqual([{ institutionId: 'scheldeland', caseId: b }]);
  });

  it('say in the audit who read what', async () => {
    const { caseId } = await opened();
    await book.logReading(ours, [caseId], 'portfolio/1', NOW + 7);
    expect(
      await rows(
        "SELECT at, key_id, on_behalf_of, detail FROM audit WHERE object_id = ? AND action = 'case.read'",
        caseId,
      ),
    ).toEqual([{ at: NOW + 7, key_id: 'key-1', on_behalf_of: 'u000111', detail: '{"what":"portfolio/1"}' }]);
  });
});

describe('errands', () => {
  it('are given to the sweeper like other work, put off to once an hour when they keep failing, except withdrawing', async () => {
    const held = await opened({ state: 'in_committee' });
    const decision = decisionOf(held);
    const errands = (['letter', 'seal-decision', 'withdraw-decision'] as const).map((errand) => ({
      errand,
      decisionId: decision.decisionId,
    }));
    await stepped(held, { state: 'decided' }, { decision, errands });
    const open = async (at: number) =>
      (await openOutbox(env.DB, at, 10)).filter(({ subjectId }) => subjectId === decision.decisionId);
    expect(await open(NOW - 1)).toEqual([]);
    const due = await open(NOW);
    expect(due.map(({ topic }) => topic).toSorted()).toEqual(['letter', 'seal-decision', 'withdraw-decision']);
    for (const row of due) for (let times = 0; times < 10; times += 1) await outboxFailed(env.DB, row, 'KEY_MISSING');
    expect((await open(NOW + 120)).map(({ topic }) => topic)).toEqual(['withdraw-decision']);
    expect(await open(NOW + 3600)).toHaveLength(3);
    for (const row of due) await outboxDone(env.DB, row, NOW + 3600);
    expect(await open(NOW + 7200)).toEqual([]);
  });
});
