import { beforeEach, describe, expect, test } from 'vitest';
import { askAdvice } from '../../../src/recognition/case/ask-advice.ts';
import { closeElapsed } from '../../../src/recognition/case/close-elapsed.ts';
import { decideAppeal } from '../../../src/recognition/case/decide-appeal.ts';
import { declareInterest } from '../../../src/recognition/case/declare-interest.ts';
import { fileAppeal } from '../../../src/recognition/case/file-appeal.ts';
import { fileWithRaad } from '../../../src/recognition/case/file-with-raad.ts';
import { raadDecided } from '../../../src/recognition/case/raad-decided.ts';
import { requestInformation } from '../../../src/recognition/case/request-information.ts';
import { LEDGER_TRIES } from '../../../src/recognition/case/take-step.ts';
import { toCommittee } from '../../../src/recognition/case/to-committee.ts';
import { withdraw } from '../../../src/recognition/case/withdraw.ts';
import { decide } from '../../../src/recognition/decision/decide.ts';
import { meetConditions } from '../../../src/recognition/decision/meet-conditions.ts';
import { notify } from '../../../src/recognition/decision/notify.ts';
import { reconsider } from '../../../src/recognition/decision/reconsider.ts';
import { runErrand } from '../../../src/recognition/decision/run-errand.ts';
import { parseEcts } from '../../../src/record/ects.ts';
import {
  APPLICANT,
  brussels,
  COMMITTEE,
  caseIn,
  codeOf,
  type Desk,
  decisionRequest,
  done,
  INTAKE,
  officer,
  openedDesk,
  place,
  read,
  recommendation,
  SCOPE,
  TODAY,
} from '../../support/recognition/desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openedDesk();
});

const REFUSED = { outcome: 'refused', deviationReason: 'Onvoldoende.' };
const CONDITIONAL = { outcome: 'granted_conditional', conditions: [{ nl: 'Opfrissen.' }], deviationReason: 'Oud.' };
const decideOn = async (caseId: string, request: object = {}) =>
  done(await decide(desk.deps, SCOPE, COMMITTEE, caseId, decisionRequest(request)));
const decidedCase = async (request: object = {}) => {
  const caseId = await caseIn(desk, 'in_committee');
  const { case: record } = await decideOn(caseId, request);
  return { caseId, decisionId: record.decisionId ?? '' };
};
const live = async (caseId: string) =>
  (await read(desk, caseId)).allocations
    .filter(({ state }) => state !== 'released')
    .map(({ state, ects }) => [state, ects]);
const SIX = parseEcts('6');
/** Decides appeals, and took no decision. */
const JUDGE = officer('committee', { person: 'u-appeal' });

describe('a decision and what follows from it', () => {
  test('are on record together: credit, letter and credential', async () => {
    const { caseId, decisionId } = await decidedCase();
    const file = await read(desk, caseId);
    expect(file.case.state).toBe('decided');
    expect(file.decisions).toMatchObject([{ decisionId, followed: true, supersedes: null, decidedOn: TODAY }]);
    expect(await live(caseId)).toEqual([['committed', SIX]]);
    expect(file.letters).toMatchObject([{ decisionId }]);
    expect(desk.sealed).toEqual([decisionId]);
    expect(desk.book.errands).toEqual([
      { errand: 'letter', decisionId },
      { errand: 'seal-decision', decisionId },
    ]);
    for (const sha256 of Object.values(file.letters[0]?.files ?? {}))
      expect(await desk.files.get(SCOPE, sha256)).not.toBeNull();
  });

  test('a refusal has a letter, and neither credit nor credential', async () => {
    const { caseId, decisionId } = await decidedCase(REFUSED);
    expect(await live(caseId)).toEqual([]);
    expect(desk.sealed).toEqual([]);
    expect(desk.book.errands).toEqual([{ errand: 'letter', decisionId }]);
  });

  test('a crash between decision and letter loses neither and doubles neither', async () => {
    desk.onDraw = () => {
      desk.onDraw = () => {};
      throw new Error('the drawer broke');
    };
    desk.onSeal = async () => {
      desk.onSeal = async () => null;
      throw new Error('no key');
    };
    const { caseId, decisionId } = await decidedCase();
    expect(await read(desk, caseId)).toMatchObject({ case: { state: 'decided' }, letters: [] });
    expect(desk.sealed).toEqual([]);
    for (const { errand } of desk.book.errands)
      expect(await runErrand(desk.deps, SCOPE, errand, decisionId)).toEqual({ ok: true, value: 'done' });
    expect(await runErrand(desk.deps, SCOPE, 'letter', decisionId)).toEqual({ ok: true, value: 'nothing-to-do' });
    const file = await read(desk, caseId);
    expect(file.decisions).toHaveLength(1);
    expect(file.letters).toHaveLength(1);
    expect(desk.drawn).toEqual([decisionId]);
    expect(await live(caseId)).toEqual([['committed', SIX]]);
  });

  test('two who make the letter at once make one', async () => {
    desk.onDraw = () => {
      throw new Error('later');
    };
    const { caseId, decisionId } = await decidedCase();
    desk.onDraw = () => {};
    const both = await Promise.all([1, 2].map(() => runErrand(desk.deps, SCOPE, 'letter', decisionId)));
    expect(both.map((one) => one.ok && one.value).toSorted()).toEqual(['done', 'nothing-to-do']);
    expect((await read(desk, caseId)).letters).toHaveLength(1);
  });

  test('the letter is stored although somebody changes the case meanwhile', async () => {
    desk.onDraw = () => {
      throw new Error('later');
    };
    const { caseId, decisionId } = await decidedCase();
    let faster = true;
    desk.onDraw = () => {};
    desk.book.beforeStep = async () => {
      if (faster) await place(desk, caseId, {});
      faster = false;
    };
    expect(await runErrand(desk.deps, SCOPE, 'letter', decisionId)).toEqual({ ok: true, value: 'done' });
  });

  test('an obstacle to sealing is said, and tried again', async () => {
    desk.onSeal = async () => ({ obstacle: 'NO_ACTIVE_KEY' });
    const { decisionId } = await decidedCase();
    expect(await runErrand(desk.deps, SCOPE, 'seal-decision', decisionId)).toEqual({
      ok: false,
      error: { code: 'NO_ACTIVE_KEY' },
    });
    expect(await runErrand(desk.deps, SCOPE, 'letter', 'nobody')).toEqual({
      ok: false,
      error: { code: 'DECISION_UNKNOWN' },
    });
  });

  test('a decision that falls while it is being sealed leaves no credential', async () => {
    let caseId = '';
    desk.onSeal = async () => {
      done(await withdraw(desk.deps, SCOPE, APPLICANT, caseId, {}));
      return null;
    };
    caseId = await caseIn(desk, 'in_committee');
    await decideOn(caseId);
    const decisionId = (await read(desk, caseId)).decisions[0]?.decisionId;
    expect(desk.sealed).toEqual([decisionId]);
    // Once by the withdrawal, when there was nothing to withdraw yet, and once by the sealing that ended too late.
    expect(desk.withdrawn).toEqual([decisionId, decisionId]);
  });

  test('one that fell is not sealed any more, and one that stands is not withdrawn', async () => {
    desk.onSeal = async () => ({ obstacle: 'NO_ACTIVE_KEY' });
    const { caseId, decisionId } = await decidedCase();
    expect(await runErrand(desk.deps, SCOPE, 'withdraw-decision', decisionId)).toEqual({
      ok: true,
      value: 'nothing-to-do',
    });
    done(await withdraw(desk.deps, SCOPE, APPLICANT, caseId, {}));
    desk.onSeal = async () => null;
    expect(await runErrand(desk.deps, SCOPE, 'seal-decision', decisionId)).toEqual({
      ok: true,
      value: 'nothing-to-do',
    });
    expect(desk.sealed).toEqual([]);
    expect(desk.withdrawn).toEqual([decisionId]);
  });
});

describe('credit is reserved on the way to the committee', () => {
  const sent = async (made: Parameters<typeof recommendation>[0] | null = {}, restsOn: object[] = []) => {
    const caseId = await caseIn(desk, 'verified', { recommendation: made });
    const result = await toCommittee(desk.deps, SCOPE, COMMITTEE, caseId, { restsOn: restsOn as never });
    return { caseId, code: codeOf(result) };
  };

  test('the only cover is, and freed when the committee does not decide', async () => {
    const { caseId } = await sent();
    expect(await live(caseId)).toEqual([['reserved', SIX]]);
    done(await requestInformation(desk.deps, SCOPE, COMMITTEE, caseId, { text: { nl: 'Wat?' }, dueOn: TODAY }));
    expect(await live(caseId)).toEqual([]);
  });

  test('of several covers none is, until one is named', async () => {
    const cover = recommendation().covers.shown[0];
    const several = { covers: { shown: cover ? [cover, cover] : [], all: true, exact: true } };
    expect(await live((await sent(several)).caseId)).toEqual([]);
    expect(await live((await sent(several, [{ learning: 'l1', ects: SIX }])).caseId)).toEqual([['reserved', SIX]]);
  });

  test('only on findings of the case as it is now', async () => {
    const missing = await sent(null, [{ learning: 'l1', ects: SIX }]);
    expect(missing.code).toBe('RECOMMENDATION_MISSING');
    const caseId = await caseIn(desk, 'verified', { change: { recommendedFrom: 'older' } });
    const before = await read(desk, caseId);
    expect(codeOf(await toCommittee(desk.deps, SCOPE, COMMITTEE, caseId, { restsOn: [] }))).toBe(
      'RECOMMENDATION_OUTDATED',
    );
    expect(await read(desk, caseId)).toEqual(before);
  });

  test('without findings the committee has the case before it, and nothing is reserved', async () => {
    const { caseId, code } = await sent(null);
    expect(code).toBe('ok');
    expect(await live(caseId)).toEqual([]);
  });

  test('a second case cannot reserve it, and can once the first is withdrawn', async () => {
    const first = await sent();
    const second = await sent();
    expect([first.code, second.code]).toEqual(['ok', 'CREDIT_USED']);
    expect((await read(desk, second.caseId)).case.state).toBe('verified');
    done(await withdraw(desk.deps, SCOPE, APPLICANT, first.caseId, { reason: 'Ik volg het vak.' }));
    expect(codeOf(await toCommittee(desk.deps, SCOPE, COMMITTEE, second.caseId, { restsOn: [] }))).toBe('ok');
    expect((await read(desk, first.caseId)).case.withdrawal).toMatchObject({ reason: 'Ik volg het vak.' });
  });

  test('a decision takes the place of the reservation', async () => {
    const { caseId } = await sent();
    await decideOn(caseId);
    expect(await live(caseId)).toEqual([['committed', SIX]]);
  });
});

test('fifty committees that grant the same six credits at once grant them once', async () => {
  const cases = await Promise.all(Array.from({ length: 50 }, () => caseIn(desk, 'in_committee')));
  // Every one of them has read the ledger before the first writes: only the record book is left to keep them apart.
  let waiting = 0;
  let open: () => void = () => {};
  const all = new Promise<void>((resolve) => {
    open = resolve;
  });
  desk.book.beforeStep = async (step) => {
    if (step.decision === undefined) return;
    waiting += 1;
    if (waiting === 50) open();
    await all;
  };
  const codes = (
    await Promise.all(cases.map((caseId) => decide(desk.deps, SCOPE, COMMITTEE, caseId, decisionRequest())))
  ).map(codeOf);
  expect(codes.filter((code) => code === 'ok')).toHaveLength(1);
  expect(codes.filter((code) => code === 'CREDIT_USED')).toHaveLength(49);
  const { allocations } = await desk.book.ledger(SCOPE, 'r1');
  expect(allocations.filter(({ state }) => state !== 'released').reduce((sum, { ects }) => sum + ects, 0)).toBe(600);
  expect(desk.sealed).toHaveLength(1);
});

describe('the ledger of a learner moves while committees decide', () => {
  /** Cases before the committee, each with a piece of learning of its own. */
  const different = (count: number) =>
    Promise.all(
      Array.from({ length: count }, async (_, at) => {
        const learned = `m${at}`;
        const caseId = await caseIn(desk, 'in_committee', { brought: [{ learning: learned, ects: '6' }] });
        return { caseId, request: decisionRequest({ restsOn: [{ learning: learned, ects: '6' }] }) };
      }),
    );

  test('fifty at once on different credits all get through', async () => {
    const cases = await different(50);
    const results = await Promise.all(
      cases.map(({ caseId, request }) => decide(desk.deps, SCOPE, COMMITTEE, caseId, request)),
    );
    expect(results.map(codeOf)).toEqual(cases.map(() => 'ok'));
    const { allocations, version } = await desk.book.ledger(SCOPE, 'r1');
    expect([allocations.length, version]).toEqual([50, 50]);
  });

  /** Somebody else's credit is written or given back each time before the step is. */
  const moving = (times: number) => {
    let moved = 0;
    const { ledger } = desk.book;
    const deps = {
      ...desk.deps,
      book: {
        ...desk.book,
        ledger: async (...asked: Parameters<typeof ledger>) => {
          moved += 1;
          const { version, allocations } = await ledger(...asked);
          return { version: moved <= times ? version - 1 : version, allocations };
        },
      },
    };
    return { deps, tries: () => moved };
  };

  test('a step is tried as often as LEDGER_TRIES says, and then nothing was stored', async () => {
    const last = moving(LEDGER_TRIES - 1);
    const [first, second] = await different(2);
    if (!first || !second) throw new Error('two cases');
    expect(codeOf(await decide(last.deps, SCOPE, COMMITTEE, first.caseId, first.request))).toBe('ok');
    expect(last.tries()).toBe(LEDGER_TRIES);
    const before = await read(desk, second.caseId);
    const never = moving(LEDGER_TRIES);
    expect(codeOf(await decide(never.deps, SCOPE, COMMITTEE, second.caseId, second.request))).toBe('CASE_MOVED');
    expect(never.tries()).toBe(LEDGER_TRIES);
    expect(await read(desk, second.caseId)).toEqual(before);
  });

  test('a refusal, which uses no credit, does not wait for the ledger', async () => {
    const never = moving(LEDGER_TRIES);
    const caseId = await caseIn(desk, 'in_committee');
    expect(codeOf(await decide(never.deps, SCOPE, COMMITTEE, caseId, decisionRequest(REFUSED)))).toBe('ok');
  });
});

test('two members who decide one case at once: one decision stands', async () => {
  const caseId = await caseIn(desk, 'in_committee');
  const codes = (
    await Promise.all([1, 2].map(() => decide(desk.deps, SCOPE, COMMITTEE, caseId, decisionRequest())))
  ).map(codeOf);
  expect(codes.toSorted()).toEqual(['CASE_MOVED', 'ok']);
  expect((await read(desk, caseId)).decisions).toHaveLength(1);
});

describe('a decision is reconsidered', () => {
  const again = async (first: object, second: object) => {
    const { caseId, decisionId } = await decidedCase(first);
    done(await reconsider(desk.deps, SCOPE, COMMITTEE, caseId, { reason: 'Een nieuw stuk.' }));
    expect(await read(desk, caseId)).toMatchObject({
      case: { state: 'in_committee', decisionId, reconsiderations: [{ reason: 'Een nieuw stuk.' }] },
    });
    const before = (await read(desk, caseId)).decisions[0];
    const between = await live(caseId);
    await decideOn(caseId, second);
    const file = await read(desk, caseId);
    expect(file.decisions[0]).toEqual(before);
    expect(file.decisions[1]).toMatchObject({ supersedes: decisionId });
    expect(file.case.decisionId).toBe(file.decisions[1]?.decisionId);
    return { caseId, between, old: decisionId, now: file.case.decisionId };
  };

  test('the old one stands with its credit until the new one takes its place', async () => {
    const { caseId, between, old, now } = await again({}, { restsOn: [{ learning: 'l1', ects: '6' }] });
    expect(between).toEqual([['committed', SIX]]);
    expect(await live(caseId)).toEqual([['committed', SIX]]);
    // The new credential replaces the old one: it is not withdrawn as well.
    expect(desk.sealed).toEqual([old, now]);
    expect(desk.withdrawn).toEqual([]);
  });

  test('a refusal in its place frees the credit and withdraws the credential', async () => {
    const { caseId, old } = await again({}, REFUSED);
    expect(await live(caseId)).toEqual([]);
    expect(desk.withdrawn).toEqual([old]);
  });

  test('a grant in the place of a refusal withdraws nothing', async () => {
    const { now } = await again(REFUSED, {});
    expect(desk.sealed).toEqual([now]);
    expect(desk.withdrawn).toEqual([]);
  });

  test('conditions that were met belong to the decision that set them', async () => {
    const { caseId } = await decidedCase(CONDITIONAL);
    done(await meetConditions(desk.deps, SCOPE, COMMITTEE, caseId, { on: TODAY, note: 'Geslaagd.' }));
    done(await reconsider(desk.deps, SCOPE, COMMITTEE, caseId, { reason: 'Nieuw.' }));
    const file = await decideOn(caseId, CONDITIONAL);
    expect(file.case.conditionsMet).toBeNull();
    expect(desk.sealed).toHaveLength(1);
    expect(desk.withdrawn).toEqual(desk.sealed);
  });

  test('coming before the committee again reserves nothing beside the credit of the decision that stands', async () => {
    const { caseId } = await decidedCase();
    done(await reconsider(desk.deps, SCOPE, COMMITTEE, caseId, { reason: 'Nieuw.' }));
    done(await askAdvice(desk.deps, SCOPE, COMMITTEE, caseId));
    done(await toCommittee(desk.deps, SCOPE, COMMITTEE, caseId, { restsOn: [] }));
    expect(await live(caseId)).toEqual([['committed', SIX]]);
  });

  test('going back from the committee does not touch the credit of the decision that stands', async () => {
    const { caseId } = await decidedCase();
    done(await reconsider(desk.deps, SCOPE, COMMITTEE, caseId, { reason: 'Nieuw.' }));
    done(await requestInformation(desk.deps, SCOPE, COMMITTEE, caseId, { text: { nl: 'Wat?' }, dueOn: TODAY }));
    expect(await live(caseId)).toEqual([['committed', SIX]]);
  });
});

describe('appeals and the calendar', () => {
  const notified = async (request: object = {}) => {
    const of = await decidedCase(request);
    done(await notify(desk.deps, SCOPE, INTAKE, of.caseId, { notifiedOn: TODAY }));
    return of;
  };
  const elapsed = async (caseId: string) => done(await closeElapsed(desk.deps, SCOPE, caseId)).case;
  const appealed = async (request: object = {}) => {
    const of = await notified(request);
    desk.now = brussels('2026-09-25');
    done(await fileAppeal(desk.deps, SCOPE, INTAKE, of.caseId, { filedOn: '2026-09-25', grounds: 'Neen.' }));
    return of;
  };
  const answered = async (caseId: string, result: 'upheld' | 'annulled', on: string, actor = JUDGE) => {
    await declareInterest(desk.deps, SCOPE, actor, caseId, { conflict: false });
    const request = { result, reasons: { nl: 'x' }, decidedOn: on, notifiedOn: on };
    return decideAppeal(desk.deps, SCOPE, actor, caseId, request);
  };

  test('whoever took the decision does not decide on the appeal against it', async () => {
    const { caseId } = await appealed();
    const before = await read(desk, caseId);
    const own = await answered(caseId, 'upheld', '2026-09-25', COMMITTEE);
    expect(own).toMatchObject({ ok: false, error: { code: 'APPEAL_OWN_DECISION' } });
    expect((await read(desk, caseId)).case).toMatchObject({ state: 'internal_appeal', appeal: before.case.appeal });
    expect(done(await answered(caseId, 'upheld', '2026-09-25')).case.appeal?.internal).toMatchObject({
      by: 'u-appeal',
      body: 'Interne beroepscommissie',
    });
  });

  test('a term that has passed closes the case at midnight in Brussels, and not a second before', async () => {
    const { caseId } = await notified();
    desk.now = brussels('2026-09-27', '23:59:59');
    expect((await elapsed(caseId)).state).toBe('appeal_open');
    desk.now = brussels('2026-09-28', '00:00:00');
    expect(await elapsed(caseId)).toMatchObject({ state: 'closed', eraseFrom: '2028-09-27', closedAt: desk.now });
    expect((await elapsed(caseId)).state).toBe('closed');
  });

  test('an appeal in time can be put on record after the case was closed', async () => {
    const { caseId } = await notified();
    desk.now = brussels('2026-09-28');
    await elapsed(caseId);
    const filed = done(await fileAppeal(desk.deps, SCOPE, INTAKE, caseId, { filedOn: '2026-09-27', grounds: 'Neen.' }));
    expect(filed.case).toMatchObject({
      state: 'internal_appeal',
      closedAt: null,
      eraseFrom: '2028-09-28',
      appeal: { decideBy: '2026-10-17', lateReason: null },
    });
  });

  test('no internal decision in time opens the way to the Raad, and its term closes the case', async () => {
    const { caseId } = await appealed();
    desk.now = brussels('2026-10-15', '23:59:59');
    expect((await elapsed(caseId)).state).toBe('internal_appeal');
    desk.now = brussels('2026-10-16', '00:00:00');
    expect(await elapsed(caseId)).toMatchObject({
      state: 'external_window',
      appeal: { decideBy: '2026-10-15', raadUntil: '2026-10-22' },
      eraseFrom: '2028-10-16',
    });
    const early = await fileWithRaad(desk.deps, SCOPE, INTAKE, caseId, { filedOn: '2026-10-15' });
    expect(codeOf(early)).toBe('DATE_NOT_POSSIBLE');
    desk.now = brussels('2026-10-23');
    expect(await elapsed(caseId)).toMatchObject({ state: 'closed', eraseFrom: '2028-10-22' });
    const inTime = await fileWithRaad(desk.deps, SCOPE, INTAKE, caseId, { filedOn: '2026-10-22' });
    expect(inTime).toMatchObject({
      ok: true,
      value: { case: { state: 'raad', closedAt: null, eraseFrom: '2028-10-23' } },
    });
  });

  test('what the sweeper missed for weeks is made good in one go', async () => {
    const { caseId } = await appealed();
    desk.now = brussels('2026-12-01');
    expect(await elapsed(caseId)).toMatchObject({ state: 'closed', appeal: { raadUntil: '2026-10-22' } });
  });

  test('a decision that is upheld opens the way to the Raad from the day after its notification', async () => {
    const { caseId } = await appealed();
    desk.now = brussels('2026-10-24');
    expect(done(await answered(caseId, 'upheld', '2026-10-22')).case).toMatchObject({
      state: 'external_window',
      appeal: { raadUntil: '2026-10-29' },
    });
    expect(codeOf(await answered(caseId, 'upheld', '2026-10-22'))).toBe('CASE_STEP_REFUSED');
  });

  test('a late decision never shortens the way to the Raad', async () => {
    const { caseId } = await appealed();
    desk.now = brussels('2026-10-16');
    await elapsed(caseId);
    expect(done(await answered(caseId, 'upheld', '2026-10-14')).case.appeal).toMatchObject({ raadUntil: '2026-10-22' });
  });

  test('an annulled decision falls with its credit and credential, and the committee decides again', async () => {
    const { caseId, decisionId } = await appealed();
    const file = done(await answered(caseId, 'annulled', '2026-09-25'));
    expect(file.case).toMatchObject({ state: 'in_committee', decisionId: null });
    expect(await live(caseId)).toEqual([]);
    expect(desk.withdrawn).toEqual([decisionId]);
    const after = await decideOn(caseId);
    expect(after.decisions[1]).toMatchObject({ supersedes: decisionId });
    expect(after.case).toMatchObject({ state: 'decided', appeal: null, notifiedOn: null, appealUntil: null });
    expect(after.case.earlierAppeals).toMatchObject([{ internal: { result: 'annulled' } }]);
    done(await notify(desk.deps, SCOPE, INTAKE, caseId, { notifiedOn: '2026-09-25' }));
    const second = await fileAppeal(desk.deps, SCOPE, INTAKE, caseId, { filedOn: '2026-09-25', grounds: 'Weer neen.' });
    expect(codeOf(second)).toBe('ok');
  });

  test('the Raad annuls or not, and decides nothing itself', async () => {
    const { caseId, decisionId } = await appealed(REFUSED);
    done(await answered(caseId, 'upheld', '2026-09-25'));
    const filed = done(await fileWithRaad(desk.deps, SCOPE, INTAKE, caseId, { filedOn: '2026-09-25' }));
    expect(filed.case.appeal?.raad).toEqual({ filedOn: '2026-09-25', orderBy: '2026-10-15', result: null, on: null });
    desk.now = brussels('2026-12-01');
    expect((await elapsed(caseId)).state).toBe('raad');
    const annulled = done(
      await raadDecided(desk.deps, SCOPE, INTAKE, caseId, { result: 'annulled', on: '2026-11-30' }),
    );
    expect(annulled.case).toMatchObject({
      state: 'in_committee',
      decisionId: null,
      appeal: { raad: { result: 'annulled' } },
    });
    expect(annulled.decisions).toMatchObject([{ decisionId, outcome: 'refused' }]);
    expect(desk.withdrawn).toEqual([]);
  });

  test('what the Raad rejects is closed', async () => {
    const { caseId } = await appealed();
    done(await answered(caseId, 'upheld', '2026-09-25'));
    done(await fileWithRaad(desk.deps, SCOPE, INTAKE, caseId, { filedOn: '2026-09-25' }));
    const closed = done(await raadDecided(desk.deps, SCOPE, INTAKE, caseId, { result: 'rejected', on: '2026-09-25' }));
    expect(closed.case).toMatchObject({ state: 'closed', eraseFrom: '2028-09-25' });
    expect(await live(caseId)).toEqual([['committed', SIX]]);
    const again = await fileAppeal(desk.deps, SCOPE, INTAKE, caseId, { filedOn: '2026-09-25', grounds: 'Neen.' });
    expect(codeOf(again)).toBe('CASE_STEP_REFUSED');
  });
});
