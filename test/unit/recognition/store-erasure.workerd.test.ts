import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../src/recognition/case/case.ts';
import { sha256Hex } from '../../../src/record/sha256.ts';
import { sweepOrphans } from '../../../src/store/blobs.ts';
import { evidenceFiles, portfolioFiles } from '../../../src/store/recognition/files.ts';
import {
  allocationOf,
  book,
  decisionOf,
  evidenceRow,
  LETTER_FILES,
  NOW,
  opened,
  ours,
  provisionBook,
  recommendation,
  stepOf,
  stepped,
  stepUsing,
  theirs,
} from '../../support/recognition/record-book.ts';
import { everyRow, rowCounts, rows, run } from '../../support/record-book.ts';

beforeAll(provisionBook);

const PERSONAL =
  /Noor|Peeters|1991-03-14|r0912345|Broeck|u000111x|bemiddel al jaren|zelf gezien|beeldscherm|Omgevingsbemiddelaar|werkstuk/;

const portfolioItem = (sha256: string) => ({
  itemId: crypto.randomUUID(),
  sha256,
  name: 'werkstuk van Noor.pdf',
  mediaType: 'application/pdf',
  size: 99,
  addedBy: 'applicant' as const,
  addedAt: NOW,
});

/** The record of a case as the use case empties it. */
const emptied = (held: CaseRecord): CaseRecord => ({
  ...held,
  version: held.version + 1,
  applicant: null,
  learnerReference: 'digest-of-the-learner',
  application: { filedOn: held.application.filedOn, contractType: 'diploma', examinedThisYear: false },
  erasedAt: NOW + 9,
});

/** A decided case that has everything a case can have. */
async function complete(sha: string) {
  const held = await opened({ state: 'in_committee', eraseFrom: '2029-01-01', submittedAt: NOW - 50 });
  const decision = decisionOf(held, {
    competenceAssessment: { reference: 'BB-1', body: 'Noor’s jury', assessors: ['Ilse Van den Broeck'] },
    deviationReason: 'zelf gezien',
    // What stays has to stay letter for letter, whatever the letters are.
    legalBasis: ['art. "II.241" \\ / \u202e \u0007 \u2028 \ud800 é 🎓 <b>'],
    decidedBy: { body: 'De opleidingscommissie', member: 'Ilse Van den Broeck', person: 'u000111x' },
  });
  const next = await stepped(
    held,
    { state: 'decided', decisionId: decision.decisionId },
    {
      evidence: [evidenceRow({ sha256: sha.repeat(64) }), evidenceRow({ sha256: '0'.repeat(64) })],
      portfolio: [portfolioItem(sha.repeat(64)), portfolioItem('0'.repeat(64))],
      mappings: [
        {
          targetOutcomeId: 'O1',
          sources: [{ learning: 'urn:uuid:l1' }],
          degree: 'full',
          origin: 'assessor',
          note: 'Noor heeft het zelf gezien',
          by: 'u000333',
          at: NOW,
        },
      ],
      recommendation: recommendation({ parts: ['Noor'] }),
      decision,
      credit: {
        ledgerVersion: (await book.ledger(ours, held.learnerReference)).version,
        allocations: [
          allocationOf(held, {
            state: 'committed',
            decisionId: decision.decisionId,
            keys: [{ key: `k${sha}`, earned: allocationOf(held).ects, ects: allocationOf(held).ects }],
          }),
        ],
      },
    },
  );
  const files = Object.fromEntries(
    Object.keys(LETTER_FILES).map((name, at) => [name, `${sha}${at}`.repeat(32)]),
  ) as typeof LETTER_FILES;
  const lettered = await stepped(next, {}, { letter: { decisionId: decision.decisionId, madeAt: NOW, files } });
  await book.putLink(ours, { digest: `link-${sha}`, caseId: held.caseId, expiresAt: NOW + 9, at: NOW });
  await book.redeemLink(`link-${sha}`, { digest: `session-${sha}`, expiresAt: NOW + 99 }, NOW);
  await book.putChallenge(ours, { digest: `challenge-${sha}`, caseId: held.caseId, expiresAt: NOW + 9, at: NOW });
  return { held: lettered, decision, files };
}

describe('erasure', () => {
  it('empties everything personal of a case, and gives the documents that no other case holds', async () => {
    const { held, decision, files } = await complete('5');
    // Another case of the institution holds one document of each store; another institution counts for nothing.
    const other = await opened();
    await stepped(
      other,
      {},
      {
        evidence: [evidenceRow({ sha256: '0'.repeat(64), name: null })],
        portfolio: [{ ...portfolioItem('0'.repeat(64)), name: 'x' }],
      },
    );
    const abroad = await opened({}, theirs);
    await stepped(abroad, {}, { evidence: [evidenceRow({ sha256: '5'.repeat(64), name: null })] }, theirs);
    const lines = await book.decided(ours, NOW, NOW + 1);

    const given = await book.erase(ours, emptied(held), NOW + 9);
    expect(given).toEqual({
      evidence: [...Object.values(files), '5'.repeat(64)].toSorted(),
      portfolio: ['5'.repeat(64)],
    });

    const ofCase: string[] = [];
    for (const table of [
      'recognition_case',
      'case_evidence',
      'case_portfolio',
      'case_mapping',
      'case_recommendation',
      'recognition_decision',
      'allocation',
      'case_link',
      'case_session',
      'case_challenge',
      'case_transition',
    ])
      ofCase.push(JSON.stringify(await rows(`SELECT * FROM ${table} WHERE case_id = ?`, held.caseId)));
    ofCase.push(JSON.stringify(await rows('SELECT * FROM audit WHERE object_id = ?', held.caseId)));
    expect(ofCase.join('\n')).not.toMatch(PERSONAL);

    const file = await book.file(ours, held.caseId);
    expect(file).toMatchObject({
      case: emptied(held),
      evidence: [],
      portfolio: [],
      recommendation: null,
      letters: [],
      mappings: [{ targetOutcomeId: 'O1', degree: 'full' }],
      allocations: [{ learnerReference: 'digest-of-the-learner', state: 'committed' }],
    });
    const after = await book.decision(ours, decision.decisionId);
    expect(after).toMatchObject({
      outcome: 'granted',
      decidedOn: decision.decidedOn,
      unit: decision.unit,
      policy: decision.policy,
    });
    expect(after?.applicant).toEqual({
      reference: 'digest-of-the-learner',
      givenName: '',
      familyName: '',
      preferredLanguage: 'nl',
    });
    expect(after?.evidence).toMatchObject([{ sha256: decision.evidence[0]?.sha256, title: {}, credentialId: null }]);
    expect(after?.credits).toMatchObject([{ ects: 600, title: {} }]);
    const standing = await book.standing(ours, NOW, NOW + 1, { limit: 200 });
    expect(standing.map(({ decision: { decisionId } }) => decisionId)).not.toContain(after?.decisionId);
    expect(await book.decided(ours, NOW, NOW + 1), 'statistics do not change').toEqual(lines);
    expect(await rows('SELECT sha256 FROM case_evidence WHERE case_id = ?', held.caseId), 'digests stay').toHaveLength(
      2,
    );
    expect(await book.session('session-5', NOW)).toBeNull();
  });

  it('leaves used credit used: the learner’s next case finds it in the ledger', async () => {
    const { held } = await complete('6');
    await book.erase(ours, emptied(held), NOW + 9);
    const { allocations } = await book.ledger(ours, 'r0912345');
    expect(allocations.filter(({ caseId }) => caseId === held.caseId)).toMatchObject([
      { learnerReference: 'r0912345', state: 'committed' },
    ]);
    const next = await opened({ state: 'in_committee' });
    const again = allocationOf(next, {
      keys: [{ key: 'k6', earned: allocationOf(next).ects, ects: allocationOf(next).ects }],
    });
    expect(await book.step(ours, await stepUsing(next, [again]))).toBe('credit_used');
  });

  it('frees what a case reserved and never used for a decision, and leaves no term behind', async () => {
    const held = await opened({ state: 'in_committee', learnerReference: 'r-abandoned' });
    const key = { key: 'id urn:abandoned', earned: allocationOf(held).ects, ects: allocationOf(held).ects };
    expect(await book.step(ours, await stepUsing(held, [allocationOf(held, { keys: [key] })]))).toBeNull();
    const file = await book.file(ours, held.caseId);
    if (!file) throw new Error('no such case');
    expect(file.allocations.map(({ state }) => state)).toEqual(['reserved']);
    await book.erase(ours, emptied(file.case), NOW + 9);
    expect((await book.ledger(ours, 'r-abandoned')).allocations.map(({ state }) => state)).toEqual(['released']);

    const appealed = await opened({ state: 'appeal_open', appealUntil: '2026-09-27' });
    await book.erase(ours, emptied(appealed), NOW + 9);
    const due = (await book.elapsed('2099-01-01', 100)).map(({ caseId }) => caseId);
    expect(due).not.toContain(appealed.caseId);
  });

  it('happens once, of the newest version, and nothing can be added to an erased case', async () => {
    const { held } = await complete('7');
    const before = await rowCounts();
    expect(await book.erase(ours, emptied({ ...held, version: held.version - 1 }), NOW)).toBe('case_moved');
    expect(await book.erase(theirs, emptied(held), NOW)).toBe('case_moved');
    expect(await rowCounts()).toEqual(before);
    await expect(book.erase(ours, { ...emptied(held), applicant: held.applicant }, NOW)).rejects.toThrow(
      'no applicant',
    );
    expect(await book.erase(ours, emptied(held), NOW)).not.toBe('case_moved');
    expect(await book.erase(ours, emptied(held), NOW)).toBe('case_moved');
    await expect(book.step(ours, stepOf(emptied(held)))).rejects.toThrow('case_is_erased');
  });

  it('that breaks half way leaves the case as it was', async () => {
    const { held } = await complete('8');
    const before = await everyRow();
    for (const part of [
      'UPDATE ON case_evidence',
      'UPDATE ON recognition_decision',
      'DELETE ON case_link',
      'INSERT ON audit',
    ]) {
      await run(`CREATE TRIGGER breaks AFTER ${part} BEGIN SELECT RAISE(ABORT, 'broken'); END`);
      await expect(book.erase(ours, emptied(held), NOW + 9), part).rejects.toThrow('broken');
      await run('DROP TRIGGER breaks');
      expect(await everyRow(), part).toBe(before);
    }
  });

  it('is the one change a decision can see: anything more or less than it is refused, also for an erased case', async () => {
    const { held, decision } = await complete('9');
    const [{ sql: guard } = { sql: '' }] = await rows<{ sql: string }>(
      "SELECT sql FROM sqlite_master WHERE name = 'decision_is_frozen'",
    );
    const stored = () =>
      rows<{ record: string }>('SELECT record FROM recognition_decision WHERE decision_id = ?', decision.decisionId);
    const [{ record: full } = { record: '' }] = await stored();
    await book.erase(ours, emptied(held), NOW + 9);
    const [{ record: erasedRecord } = { record: '' }] = await stored();
    // As if only the case had been erased: the decision as it was, and the guard in place again.
    await run('DROP TRIGGER decision_is_frozen');
    await run(
      'UPDATE recognition_decision SET record = ?, erased_at = NULL WHERE decision_id = ?',
      full,
      decision.decisionId,
    );
    await run(guard);
    const change = (record: string, erasedAt: number | null = NOW) =>
      run(
        'UPDATE recognition_decision SET record = ?, erased_at = NULLIF(?, 0) WHERE decision_id = ?',
        record,
        erasedAt ?? 0,
        decision.decisionId,
      );
    const erased = JSON.parse(erasedRecord);
    const wrong = {
      'a name left': { ...erased, applicant: { ...erased.applicant, familyName: 'Peeters' } },
      'a birth date left': { ...erased, applicant: { ...erased.applicant, birthDate: '1991-03-14' } },
      'another outcome': { ...erased, outcome: 'refused' },
      'another digest': { ...erased, evidence: [{ ...erased.evidence[0], sha256: 'f'.repeat(64) }] },
      'evidence left out': { ...erased, evidence: [] },
      'other credit': { ...erased, credits: [{ ...erased.credits[0], ects: 1 }] },
      'reasons left': { ...erased, motivation: decision.motivation },
      'something added': { ...erased, remark: 'x' },
    };
    for (const [what, record] of Object.entries(wrong))
      await expect(change(JSON.stringify(record)), what).rejects.toThrow('decision_is_frozen');
    await expect(change(erasedRecord, null), 'not marked as erased').rejects.toThrow('decision_is_frozen');
    await change(erasedRecord);
    await expect(change(erasedRecord), 'once').rejects.toThrow('decision_is_frozen');
  });

  it('is due from the day the case names, until it is done', async () => {
    const { held } = await complete('a');
    const due = async (today: string) => (await book.erasable(today, 20)).map(({ caseId }) => caseId);
    expect(await due('2028-12-31')).not.toContain(held.caseId);
    expect(await due('2029-01-01')).toContain(held.caseId);
    await book.erase(ours, emptied(held), NOW + 9);
    expect(await due('2029-01-01')).not.toContain(held.caseId);
  });
});

describe('documents of cases', () => {
  const evidence = evidenceFiles(env.BLOBS);
  const portfolio = portfolioFiles(env.BLOBS);
  const bytesOf = (text: string) => new TextEncoder().encode(text);
  const put = async (files: typeof evidence, text: string, scope = ours) => {
    const sha256 = await sha256Hex(bytesOf(text));
    await files.put(scope, sha256, bytesOf(text));
    return sha256;
  };

  it('are kept by institution and store, as they came, until they are deleted', async () => {
    const sha256 = await put(evidence, 'een bewijs');
    expect(await evidence.get(ours, sha256)).toEqual(bytesOf('een bewijs'));
    expect([await evidence.get(theirs, sha256), await portfolio.get(ours, sha256)]).toEqual([null, null]);
    await put(portfolio, 'een bewijs');
    await evidence.delete(ours, sha256);
    expect(await evidence.get(ours, sha256)).toBeNull();
    expect(await portfolio.get(ours, sha256)).toEqual(bytesOf('een bewijs'));
    await expect(evidence.put(ours, sha256, bytesOf('een ander')), 'other bytes').rejects.toThrow();
  });

  it('that a case refers to stay when orphans are swept, those of erased cases and of none go after a day', async () => {
    const held = await opened({ state: 'in_committee' });
    const [kept, item, lost, gone, letter] = [
      await put(evidence, 'kept'),
      await put(portfolio, 'item'),
      await put(evidence, 'lost'),
      await put(portfolio, 'gone'),
      await put(evidence, 'letter'),
    ];
    const foreign = await put(evidence, 'kept', theirs);
    const decision = decisionOf(held);
    const files = { ...LETTER_FILES, 'nl.pdf': letter };
    const next = await stepped(
      held,
      { state: 'decided', decisionId: decision.decisionId },
      {
        evidence: [evidenceRow({ sha256: kept })],
        portfolio: [portfolioItem(item)],
        decision,
        letter: { decisionId: decision.decisionId, madeAt: NOW, files },
      },
    );
    const tomorrow = Math.floor(Date.now() / 1000) + 2 * 86_400;
    await sweepOrphans(env.DB, env.BLOBS, Math.floor(Date.now() / 1000));
    expect(await evidence.get(ours, lost), 'a fresh one may be on its way').not.toBeNull();
    await sweepOrphans(env.DB, env.BLOBS, tomorrow);
    expect([
      await evidence.get(ours, lost),
      await portfolio.get(ours, gone),
      await evidence.get(theirs, foreign),
    ]).toEqual([null, null, null]);
    for (const [store, sha256] of [
      [evidence, kept],
      [portfolio, item],
      [evidence, letter],
    ] as const)
      expect(await store.get(ours, sha256)).not.toBeNull();
    await book.erase(ours, emptied(next), NOW);
    await sweepOrphans(env.DB, env.BLOBS, tomorrow);
    for (const [store, sha256] of [
      [evidence, kept],
      [portfolio, item],
      [evidence, letter],
    ] as const)
      expect(await store.get(ours, sha256)).toBeNull();
  });
});
