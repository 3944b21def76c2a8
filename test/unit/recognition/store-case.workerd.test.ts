import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseState } from '../../../src/record/recognition/case-state.ts';
import { CASE_STEPS } from '../../../src/record/recognition/case-state.ts';
import type { JudgedMapping } from '../../../src/record/recognition/mapping.ts';
import {
  allocationOf,
  book,
  caseRecord,
  decisionOf,
  evidenceRow,
  LETTER_FILES,
  NOW,
  opened,
  ours,
  POLICY,
  provisionBook,
  recommendation,
  stepOf,
  stepped,
  theirs,
  UNIT,
} from '../../support/recognition/record-book.ts';
import { rowCounts, rows, run } from '../../support/record-book.ts';

beforeAll(provisionBook);

const portfolioItem = (sha256: string) => ({
  itemId: crypto.randomUUID(),
  sha256,
  name: 'werkstuk.pdf',
  mediaType: 'application/pdf',
  size: 99,
  addedBy: 'applicant' as const,
  addedAt: NOW,
});

const mapping = (change: Partial<JudgedMapping> = {}): JudgedMapping => ({
  targetOutcomeId: 'O1',
  sources: [{ learning: 'urn:uuid:l1', outcome: '#1' }],
  degree: 'full',
  origin: 'assessor',
  by: 'u000333',
  at: NOW,
  ...change,
});

describe('a case', () => {
  it('comes back as it was opened, with unit and policy, for its own institution', async () => {
    const held = await opened();
    expect(await book.file(ours, held.caseId)).toEqual({
      case: held,
      unit: UNIT,
      policy: POLICY,
      evidence: [],
      portfolio: [],
      mappings: [],
      recommendation: null,
      decisions: [],
      letters: [],
      credential: null,
      allocations: [],
    });
    expect(await book.file(theirs, held.caseId)).toBeNull();
    expect(await book.step(theirs, stepOf(held))).toBe('case_moved');
    expect(await book.openCase(ours, held, NOW)).toBe('case_exists');
    expect(await book.openCase(theirs, held, NOW), 'ids are an institution’s own').toBeNull();
  });

  it('cannot be opened for a unit or under a policy that is not there', async () => {
    const none = { code: 'NONE', academicYear: '2026-2027' };
    await expect(book.openCase(ours, caseRecord({ unit: none }), NOW)).rejects.toThrow('FOREIGN KEY');
    await expect(book.openCase(ours, caseRecord({ policy: { id: 'rechten', version: '0' } }), NOW)).rejects.toThrow(
      'FOREIGN KEY',
    );
  });

  it('gives back everything its steps brought, and the audit has a row for each step', async () => {
    const held = await opened({ state: 'in_committee', learnerReference: 'r-everything' });
    const evidence = [evidenceRow(), evidenceRow({ sha256: 'b'.repeat(64), within: '1', name: null })];
    const item = portfolioItem('c'.repeat(64));
    const first = await stepped(
      held,
      {},
      { evidence, portfolio: [item], mappings: [mapping()], recommendation: recommendation() },
    );
    const decision = decisionOf(first);
    const committed = allocationOf(first, { state: 'committed', decisionId: decision.decisionId });
    const decided = await stepped(
      first,
      { state: 'decided', decisionId: decision.decisionId },
      {
        decision,
        credit: { ledgerVersion: 0, allocations: [committed] },
        at: NOW + 5,
        audit: { action: 'case.decided', detail: { outcome: 'granted' } },
      },
    );
    const letter = { decisionId: decision.decisionId, madeAt: NOW + 6, files: LETTER_FILES };
    const last = await stepped(decided, {}, { letter });
    const file = await book.file(ours, held.caseId);
    expect(file).toEqual({
      case: last,
      unit: UNIT,
      policy: POLICY,
      evidence,
      portfolio: [item],
      mappings: [mapping()],
      recommendation: recommendation(),
      decisions: [decision],
      letters: [letter],
      credential: null,
      allocations: [committed],
    });
    const said = await rows<{ action: string; on_behalf_of: string; detail: string }>(
      'SELECT action, on_behalf_of, detail FROM audit WHERE object_id = ? ORDER BY seq',
      held.caseId,
    );
    expect(said.map(({ action }) => action)).toEqual(['case.opened', 'case.changed', 'case.decided', 'case.changed']);
    expect(said[2]).toEqual({
      action: 'case.decided',
      on_behalf_of: 'u000111',
      detail: '{"from":"in_committee","to":"decided","version":3,"outcome":"granted"}',
    });
    expect(JSON.stringify(said)).not.toMatch(/Noor|Peeters|r0912345/);
  });

  it('has one decision and one piece of evidence of an id or document: the rest is a conflict', async () => {
    const held = await opened({ state: 'in_committee' });
    const decision = decisionOf(held);
    const next = await stepped(
      held,
      { state: 'decided' },
      { decision, evidence: [evidenceRow()], portfolio: [portfolioItem('d'.repeat(64))] },
    );
    expect(await book.step(ours, stepOf(next, {}, { decision }))).toBe('decision_exists');
    expect(await book.step(ours, stepOf(next, {}, { evidence: [evidenceRow()] }))).toBe('evidence_exists');
    expect(
      await book.step(ours, stepOf(next, {}, { evidence: [evidenceRow({ within: '1' })] })),
      'another credential in the file',
    ).toBeNull();
    const later = { ...next, version: next.version + 1 };
    expect(await book.step(ours, stepOf(later, {}, { portfolio: [portfolioItem('d'.repeat(64))] }))).toBe(
      'evidence_exists',
    );
    const elsewhere = await opened();
    expect(await book.step(ours, stepOf(elsewhere, {}, { evidence: [evidenceRow()] })), 'another case').toBeNull();
  });

  it('lists evidence in the order in which it came, also within one second', async () => {
    const held = await opened();
    const ids = [9, 1, 5, 0, 7].map((digit) => `${digit}0000000-0000-4000-8000-000000000000`);
    const row = (evidenceId: string, at: number) => evidenceRow({ evidenceId, sha256: `${at}`.repeat(64) });
    const first = await stepped(held, {}, { evidence: ids.slice(0, 3).map(row) });
    const rest = ids.slice(3).map((evidenceId, at) => row(evidenceId, at + 3));
    const second = await stepped(first, {}, { evidence: rest });
    const listed = async () => (await book.file(ours, held.caseId))?.evidence.map(({ evidenceId }) => evidenceId);
    expect(await listed()).toEqual(ids);
    // What a later verification found does not move a piece to the end.
    await stepped(second, {}, { evidence: [row(ids[0] ?? '', 0)] });
    expect(await listed()).toEqual(ids);
  });

  it('takes what a later verification found for evidence it has, and never another document for it', async () => {
    const held = await opened();
    const row = evidenceRow();
    const next = await stepped(held, {}, { evidence: [row] });
    const again = { ...row, evidence: { ...row.evidence, verdict: 'failed' as const } };
    const last = await stepped(next, {}, { evidence: [again] });
    expect((await book.file(ours, held.caseId))?.evidence).toEqual([again]);
    const other = { ...row, sha256: 'e'.repeat(64) };
    await expect(book.step(ours, stepOf(last, {}, { evidence: [other] }))).rejects.toThrow('evidence_is_kept');
    await expect(run('UPDATE case_evidence SET evidence = NULL WHERE case_id = ?', held.caseId)).rejects.toThrow(
      'evidence_is_kept',
    );
    await expect(run('DELETE FROM case_evidence WHERE case_id = ?', held.caseId)).rejects.toThrow('evidence_is_kept');
  });

  it('keeps findings that are longer than a value of the database may be, letter for letter', async () => {
    let held = await opened();
    const row = evidenceRow();
    // Whether the end of a piece falls inside a pair of surrogates depends on one character before it.
    for (const before of ['', 'x']) {
      const long = before + '🎓'.repeat(1_300_000);
      held = await stepped(held, {}, { evidence: [{ ...row, evidence: { ...row.evidence, title: { nl: long } } }] });
      expect((await book.file(ours, held.caseId))?.evidence[0]?.evidence.title?.nl === long).toBe(true);
    }
    await stepped(held, {}, { evidence: [row] });
    expect((await book.file(ours, held.caseId))?.evidence).toEqual([row]);
  });

  it('shows of each outcome and its sources the judgement that was made last', async () => {
    const held = await opened();
    const both = [{ learning: 'l2' }, { learning: 'l1' }];
    const next = await stepped(
      held,
      {},
      {
        mappings: [mapping({ degree: 'partial' }), mapping({ sources: both }), mapping({ targetOutcomeId: 'O2' })],
      },
    );
    const later = mapping({ sources: both.toReversed(), degree: 'none', at: NOW + 9 });
    await stepped(next, {}, { mappings: [later, mapping({ degree: 'none' }), mapping()] });
    expect((await book.file(ours, held.caseId))?.mappings).toEqual([
      mapping({ targetOutcomeId: 'O2' }),
      later,
      mapping(),
    ]);
    expect(await rows('SELECT seq FROM case_mapping WHERE case_id = ?', held.caseId)).toHaveLength(6);
    await expect(run("UPDATE case_mapping SET record = '{}' WHERE case_id = ?", held.caseId)).rejects.toThrow(
      'mapping_is_kept',
    );
    await expect(run('DELETE FROM case_mapping WHERE case_id = ?', held.caseId)).rejects.toThrow('mapping_is_kept');
  });

  it('keeps every recommendation by its input, and shows the one that was made last', async () => {
    const held = await opened();
    const [a, b] = [recommendation(), recommendation({ inputHash: 'c'.repeat(64), kind: 'needs_assessor' })];
    let next = held;
    for (const one of [a, b]) next = await stepped(next, {}, { recommendation: one });
    expect((await book.file(ours, held.caseId))?.recommendation).toEqual(b);
    next = await stepped(next, {}, { recommendation: a });
    expect((await book.file(ours, held.caseId))?.recommendation).toEqual(a);
    expect(await rows('SELECT seq FROM case_recommendation WHERE case_id = ? ORDER BY seq', held.caseId)).toEqual([
      { seq: 2 },
      { seq: 3 },
    ]);
    await expect(run("UPDATE case_recommendation SET record = '{}'")).rejects.toThrow('recommendation_is_kept');
    await expect(run('DELETE FROM case_recommendation')).rejects.toThrow('recommendation_is_kept');
  });
});

describe('steps', () => {
  it('are allowed in the record book exactly as CASE_STEPS says', async () => {
    const stored = await rows<{ from_state: CaseState; to_state: CaseState }>('SELECT * FROM allowed_case_step');
    const pairs = Object.entries(CASE_STEPS).flatMap(([from, steps]) => steps.map((to) => `${from} ${to}`));
    expect(stored.map(({ from_state: from, to_state: to }) => `${from} ${to}`).toSorted()).toEqual(pairs.toSorted());
  });

  it('that no rule allows are a fault, and those from an older version or another state are told', async () => {
    const held = await opened();
    await expect(book.step(ours, stepOf(held, { state: 'decided' }))).rejects.toThrow('case_step_refused');
    expect(await book.step(ours, stepOf({ ...held, state: 'submitted' }, { state: 'intake' }))).toBe('case_moved');
    const next = await stepped(held);
    expect(await book.step(ours, stepOf(held, { state: 'submitted' })), 'nothing moved, and yet it changed').toBe(
      'case_moved',
    );
    expect(await book.step(ours, stepOf({ ...next, version: 7 }))).toBe('case_moved');
    expect(await book.step(ours, stepOf(next, { state: 'submitted' }))).toBeNull();
  });

  it('of two at once one wins, and the other leaves nothing', async () => {
    const held = await opened();
    const rival = (sha: string) =>
      stepOf(held, { state: 'submitted' }, { evidence: [evidenceRow({ sha256: sha.repeat(64) })] });
    const outcomes = await Promise.all([book.step(ours, rival('1')), book.step(ours, rival('2'))]);
    expect(outcomes.toSorted()).toEqual(['case_moved', null]);
    const file = await book.file(ours, held.caseId);
    expect(file?.case).toMatchObject({ state: 'submitted', version: 2 });
    expect(file?.evidence.map(({ sha256 }) => sha256[0])).toEqual([outcomes[0] === null ? '1' : '2']);
  });

  it('that fail in any of their parts leave nothing at all', async () => {
    const held = await opened({ state: 'in_committee', learnerReference: 'r-nothing' });
    const decision = decisionOf(held);
    const step = stepOf(
      held,
      { state: 'decided', decisionId: decision.decisionId },
      {
        evidence: [evidenceRow()],
        portfolio: [portfolioItem('f'.repeat(64))],
        mappings: [mapping()],
        recommendation: recommendation(),
        decision,
        letter: { decisionId: decision.decisionId, madeAt: NOW, files: LETTER_FILES },
        credit: {
          ledgerVersion: 0,
          allocations: [
            allocationOf(held, {
              learning: 'half',
              keys: [{ key: 'half', earned: null, ects: allocationOf(held).ects }],
            }),
          ],
        },
        errands: [{ errand: 'letter', decisionId: decision.decisionId }],
      },
    );
    const before = await rowCounts();
    const parts = [
      'INSERT ON case_transition',
      'UPDATE ON recognition_case',
      'INSERT ON case_evidence',
      'INSERT ON case_portfolio',
      'INSERT ON case_mapping',
      'INSERT ON case_recommendation',
      'INSERT ON recognition_decision',
      'INSERT ON case_letter',
      'INSERT ON letter_file',
      'INSERT ON ledger_reading',
      'INSERT ON allocation',
      'INSERT ON allocation_key',
      'INSERT ON outbox',
      'INSERT ON audit',
    ];
    for (const part of parts) {
      await run(`CREATE TRIGGER breaks AFTER ${part} BEGIN SELECT RAISE(ABORT, 'broken'); END`);
      await expect(book.step(ours, step), part).rejects.toThrow('broken');
      await run('DROP TRIGGER breaks');
      expect(await rowCounts(), part).toEqual(before);
      expect((await book.file(ours, held.caseId))?.case, part).toEqual(held);
    }
    expect(await book.step(ours, step)).toBeNull();
  });

  it('put errands down by name and decision, once, open again when they are asked for again; a letter ends its own', async () => {
    const held = await opened({ state: 'in_committee' });
    const decision = decisionOf(held);
    const errands = (['letter', 'seal-decision'] as const).map((errand) => ({
      errand,
      decisionId: decision.decisionId,
    }));
    const decided = await stepped(held, { state: 'decided' }, { decision, errands });
    const outbox = () =>
      rows<{ outbox_id: string }>(
        'SELECT outbox_id, topic, done_at, attempts FROM outbox WHERE subject_id = ? ORDER BY outbox_id',
        decision.decisionId,
      );
    expect(await outbox()).toEqual([
      { outbox_id: `letter:${decision.decisionId}`, topic: 'letter', done_at: null, attempts: 0 },
      { outbox_id: `seal-decision:${decision.decisionId}`, topic: 'seal-decision', done_at: null, attempts: 0 },
    ]);
    const letter = { decisionId: decision.decisionId, madeAt: NOW + 3, files: LETTER_FILES };
    const lettered = await stepped(decided, {}, { letter, at: NOW + 3 });
    expect(await outbox()).toMatchObject([{ done_at: NOW + 3 }, { done_at: null }]);
    const other = { ...letter, madeAt: NOW + 9, files: { ...LETTER_FILES, 'nl.pdf': '9'.repeat(64) } };
    const same = await stepped(lettered, {}, { letter: other });
    expect((await book.file(ours, held.caseId))?.letters, 'the first letter is the letter').toEqual([letter]);
    await stepped(same, {}, { errands: errands.slice(0, 1), at: NOW + 10 });
    expect(await outbox()).toMatchObject([{ done_at: null }, { done_at: null }]);
    await expect(run("UPDATE case_letter SET files = '{}'")).rejects.toThrow('letter_is_kept');
    await expect(run('DELETE FROM case_letter')).rejects.toThrow('letter_is_kept');
  });

  it('are the only way to change a case, and the record of them stays', async () => {
    const held = await opened();
    const moved = JSON.stringify({ ...held, state: 'submitted', version: 2 });
    const change = (record: string) =>
      run('UPDATE recognition_case SET record = ? WHERE case_id = ?', record, held.caseId);
    await expect(change(moved)).rejects.toThrow('case_changes_by_transition');
    await expect(change(JSON.stringify({ ...held, answerBy: '2026-10-01' }))).rejects.toThrow(
      'case_changes_by_transition',
    );
    const next = stepOf(held);
    for (const stolen of [
      { programme: 'MA-REC' },
      { openedAt: NOW + 1 },
      { policy: { id: 'rechten', version: '2026-2' } },
    ])
      await expect(book.step(ours, { ...next, case: { ...next.case, ...stolen } })).rejects.toThrow(
        'case_keeps_its_subject',
      );
    await stepped(held);
    await expect(run('UPDATE case_transition SET at = 0')).rejects.toThrow('case_transition_is_kept');
    await expect(run('DELETE FROM case_transition')).rejects.toThrow('case_transition_is_kept');
  });
});
