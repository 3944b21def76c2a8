import { beforeEach, describe, expect, test } from 'vitest';
import { addEvidence } from '../../../src/recognition/case/add-evidence.ts';
import { addPortfolioItem } from '../../../src/recognition/case/add-portfolio-item.ts';
import { advise } from '../../../src/recognition/case/advise.ts';
import { askAdvice } from '../../../src/recognition/case/ask-advice.ts';
import type { Appeal, CaseActor, CaseFile, CaseRecord } from '../../../src/recognition/case/case.ts';
import { confirmHolder } from '../../../src/recognition/case/confirm-holder.ts';
import { correctCase } from '../../../src/recognition/case/correct-case.ts';
import { decideAppeal } from '../../../src/recognition/case/decide-appeal.ts';
import { declareInterest } from '../../../src/recognition/case/declare-interest.ts';
import { declareVerified } from '../../../src/recognition/case/declare-verified.ts';
import { dropInadmissible } from '../../../src/recognition/case/drop-inadmissible.ts';
import { fileAppeal } from '../../../src/recognition/case/file-appeal.ts';
import { fileWithRaad } from '../../../src/recognition/case/file-with-raad.ts';
import { proposeInadmissible } from '../../../src/recognition/case/propose-inadmissible.ts';
import { raadDecided } from '../../../src/recognition/case/raad-decided.ts';
import type { CaseRefusal } from '../../../src/recognition/case/refusal.ts';
import { requestInformation } from '../../../src/recognition/case/request-information.ts';
import { submitCase } from '../../../src/recognition/case/submit-case.ts';
import { takeIn } from '../../../src/recognition/case/take-in.ts';
import { toCommittee } from '../../../src/recognition/case/to-committee.ts';
import { withdraw } from '../../../src/recognition/case/withdraw.ts';
import { decide } from '../../../src/recognition/decision/decide.ts';
import { judgeOutcomes } from '../../../src/recognition/decision/judge-outcomes.ts';
import { meetConditions } from '../../../src/recognition/decision/meet-conditions.ts';
import { notify } from '../../../src/recognition/decision/notify.ts';
import { openFindings } from '../../../src/recognition/decision/open-findings.ts';
import { reconsider } from '../../../src/recognition/decision/reconsider.ts';
import { showFindings } from '../../../src/recognition/decision/show-findings.ts';
import { findingId } from '../../../src/recognition/engine/finding-id.ts';
import type { RecognitionDeps } from '../../../src/recognition/ports.ts';
import type { InstitutionScope } from '../../../src/record/institution-scope.ts';
import { CASE_STATES, type CaseState } from '../../../src/record/recognition/case-state.ts';
import type { Result } from '../../../src/record/result.ts';
import {
  APPLICANT,
  brussels,
  bytesOf,
  COMMITTEE,
  caseIn,
  codeOf,
  type Desk,
  decisionRequest,
  INTAKE,
  LECTURER,
  NOW,
  officer,
  openedDesk,
  PRECEDENTS,
  place,
  read,
  recommendation,
  SCOPE,
  TODAY,
} from '../../support/recognition/desk.ts';

type Done = Promise<Result<CaseFile, CaseRefusal>>;
type Use<T> = (deps: RecognitionDeps, scope: InstitutionScope, actor: CaseActor, caseId: string, request: T) => Done;
type Plain = (deps: RecognitionDeps, scope: InstitutionScope, actor: CaseActor, caseId: string) => Done;

interface Step {
  readonly name: string;
  readonly do: (desk: Desk, actor: CaseActor, caseId: string) => Done;
  /** Who may. */
  readonly by: readonly CaseActor[];
  /** Where it can be done, and where it leads; null stays. */
  readonly from: Partial<Record<CaseState, CaseState | null>>;
  /** What the record has to say for the step to make sense there. */
  readonly given?: Partial<CaseRecord>;
}
const step =
  <T>(use: Use<T>, request: T): Step['do'] =>
  (desk, actor, caseId) =>
    use(desk.deps, SCOPE, actor, caseId, request);
const plain =
  (use: Plain): Step['do'] =>
  (desk, actor, caseId) =>
    use(desk.deps, SCOPE, actor, caseId);
const stays = (...states: readonly CaseState[]) => Object.fromEntries(states.map((state) => [state, null]));
const leads = (to: CaseState, ...states: readonly CaseState[]) =>
  Object.fromEntries(states.map((state) => [state, to]));

const BEFORE = [
  'draft',
  'submitted',
  'intake',
  'info_requested',
  'inadmissible_proposed',
  'verified',
  'in_advice',
  'in_committee',
] as const;
const LOOKED_AT = ['intake', 'inadmissible_proposed', 'verified', 'in_advice', 'in_committee'] as const;
const APPEAL: Appeal = {
  filedOn: '2026-09-15',
  grounds: 'Ik ben het niet eens.',
  lateReason: null,
  decideBy: '2026-10-05',
  internal: null,
  raadUntil: null,
  raad: null,
};
const DECIDED: Partial<CaseRecord> = { decisionId: 'd1', notifiedOn: '2026-09-14', appealUntil: '2026-09-21' };
const UPHELD = {
  result: 'upheld',
  reasons: { nl: 'Bevestigd.' },
  decidedOn: '2026-09-16',
  notifiedOn: '2026-09-17',
  body: 'Interne beroepscommissie',
} as const;
const ANSWERED = { ...UPHELD, by: 'u-appeal' };

const STEPS: readonly Step[] = [
  {
    name: 'submit',
    do: plain(submitCase),
    by: [APPLICANT, INTAKE],
    from: leads('submitted', 'draft', 'info_requested'),
  },
  { name: 'take in', do: plain(takeIn), by: [INTAKE], from: leads('intake', 'submitted', 'info_requested') },
  {
    name: 'request information',
    do: step(requestInformation, { text: { nl: 'Wat ontbreekt.' }, dueOn: '2026-10-01' }),
    by: [INTAKE, COMMITTEE],
    from: leads('info_requested', 'intake', 'verified', 'in_advice', 'in_committee'),
  },
  {
    name: 'propose inadmissible',
    do: step(proposeInadmissible, { reason: { nl: 'Te laat.' } }),
    by: [INTAKE],
    from: leads('inadmissible_proposed', 'intake'),
  },
  {
    name: 'drop inadmissible',
    do: plain(dropInadmissible),
    by: [INTAKE],
    from: leads('intake', 'inadmissible_proposed'),
  },
  { name: 'declare verified', do: plain(declareVerified), by: [INTAKE], from: leads('verified', 'intake') },
  {
    name: 'ask advice',
    do: plain(askAdvice),
    by: [INTAKE, COMMITTEE],
    from: leads('in_advice', 'verified', 'in_committee'),
  },
  {
    name: 'advise',
    do: step(advise, { proposal: 'exempt', text: { nl: 'Gunstig.' } }),
    by: [LECTURER],
    from: stays('in_advice'),
  },
  {
    name: 'to committee',
    do: step(toCommittee, { restsOn: [] }),
    by: [COMMITTEE],
    from: leads('in_committee', 'verified', 'in_advice'),
  },
  {
    name: 'declare interest',
    do: step(declareInterest, { conflict: false }),
    by: [LECTURER, COMMITTEE],
    from: stays(...CASE_STATES.filter((state) => state !== 'withdrawn')),
  },
  {
    name: 'confirm holder',
    do: async (desk, actor, caseId) =>
      confirmHolder(desk.deps, SCOPE, actor, caseId, {
        evidenceId: (await desk.book.file(SCOPE, caseId))?.evidence[0]?.evidenceId ?? '',
        how: 'Identiteitskaart.',
      }),
    by: [INTAKE],
    from: stays(...BEFORE),
  },
  {
    name: 'correct',
    do: step(correctCase, { applicant: { givenName: 'Nora' } }),
    by: [INTAKE],
    from: stays(...BEFORE),
  },
  {
    name: 'add evidence',
    do: step(addEvidence, { name: null, bytes: bytesOf({ learning: 'l2' }) }),
    by: [APPLICANT, INTAKE],
    from: stays(...BEFORE),
  },
  {
    name: 'add portfolio item',
    do: step(addPortfolioItem, { name: 'map.pdf', mediaType: 'application/pdf', bytes: new Uint8Array([1]) }),
    by: [APPLICANT, INTAKE],
    from: stays(...BEFORE),
  },
  {
    name: 'withdraw',
    do: step(withdraw, {}),
    by: [APPLICANT, INTAKE],
    from: leads('withdrawn', ...CASE_STATES.filter((state) => state !== 'withdrawn' && state !== 'closed')),
  },
  {
    name: 'judge outcomes',
    do: step(judgeOutcomes, {
      mappings: [{ targetOutcomeId: 'T1', sources: [{ learning: 'l1' }], degree: 'full', origin: 'assessor' }],
    }),
    by: [LECTURER, COMMITTEE],
    from: stays('verified', 'in_advice', 'in_committee'),
  },
  {
    name: 'open findings',
    do: step(openFindings, { findings: recommendation().findings.map(findingId) }),
    by: [INTAKE, COMMITTEE],
    from: stays(...LOOKED_AT),
  },
  { name: 'show findings', do: plain(showFindings), by: [INTAKE, COMMITTEE], from: stays(...LOOKED_AT) },
  {
    name: 'decide',
    do: async (desk, actor, caseId) => {
      const proposed = (await desk.book.file(SCOPE, caseId))?.case.state === 'inadmissible_proposed';
      const notHeard = { outcome: 'inadmissible', deviationReason: 'Te laat ingediend.' };
      return decide(desk.deps, SCOPE, actor, caseId, decisionRequest(proposed ? notHeard : {}));
    },
    by: [COMMITTEE],
    from: leads('decided', 'in_committee', 'inadmissible_proposed'),
  },
  {
    name: 'appeal',
    do: step(fileAppeal, { filedOn: '2026-09-18', grounds: 'Ik ben het niet eens.' }),
    by: [INTAKE],
    from: leads('internal_appeal', 'appeal_open', 'closed'),
    given: DECIDED,
  },
  {
    name: 'decide appeal',
    do: step(decideAppeal, UPHELD),
    by: [COMMITTEE],
    from: leads('external_window', 'internal_appeal', 'external_window'),
    given: { ...DECIDED, appeal: APPEAL },
  },
  {
    name: 'file with the Raad',
    do: step(fileWithRaad, { filedOn: '2026-09-18' }),
    by: [INTAKE],
    from: leads('raad', 'external_window', 'closed'),
    given: { ...DECIDED, appeal: { ...APPEAL, internal: ANSWERED, raadUntil: '2026-09-24' } },
  },
  {
    name: 'ruling of the Raad',
    do: step(raadDecided, { result: 'rejected', on: '2026-09-19' }),
    by: [INTAKE, COMMITTEE],
    from: leads('closed', 'raad'),
    given: {
      ...DECIDED,
      appeal: {
        ...APPEAL,
        internal: ANSWERED,
        raadUntil: '2026-09-24',
        raad: { filedOn: '2026-09-18', orderBy: '2026-10-08', result: null, on: null },
      },
    },
  },
  {
    name: 'reconsider',
    do: step(reconsider, { reason: 'Nieuw stuk.' }),
    by: [COMMITTEE],
    from: leads('in_committee', 'decided', 'appeal_open', 'external_window', 'closed'),
    given: DECIDED,
  },
];

const EVERYBODY: readonly CaseActor[] = [INTAKE, LECTURER, COMMITTEE, PRECEDENTS, APPLICANT];
const named = (actor: CaseActor) => (actor.kind === 'officer' ? actor.roles.join() : actor.kind);

let desk: Desk;
beforeEach(async () => {
  desk = await openedDesk();
});

describe.each(STEPS)('$name', ({ do: take, by, from, given = {} }) => {
  const actor = by[0] ?? INTAKE;

  test.each(CASE_STATES)('from %s leads where it should, or is refused and changes nothing', async (state) => {
    const caseId = await caseIn(desk, state, { change: given });
    const before = await read(desk, caseId);
    const result = await take(desk, actor, caseId);
    const after = await read(desk, caseId);
    const to = from[state];
    if (to === undefined) {
      expect(result).toMatchObject({ ok: false, error: { code: 'CASE_STEP_REFUSED', params: { state } } });
      expect(after).toEqual(before);
    } else {
      expect(codeOf(result)).toBe('ok');
      expect(after.case.state).toBe(to ?? state);
      expect(after.case.version).toBeGreaterThan(before.case.version);
    }
  });

  test('is for those who may, and for nobody else', async () => {
    const state = Object.keys(from)[0] as CaseState;
    for (const somebody of EVERYBODY) {
      const caseId = await caseIn(desk, state, { change: given });
      const before = await read(desk, caseId);
      const result = await take(desk, somebody, caseId);
      const may = by.some((one) => named(one) === named(somebody));
      expect([named(somebody), codeOf(result)]).toEqual([named(somebody), may ? 'ok' : 'ROLE_NEEDED']);
      if (!may) expect(await read(desk, caseId)).toEqual(before);
    }
  });

  test('refuses an erased file, a case that is not there, and a case that moved meanwhile', async () => {
    const state = Object.keys(from)[0] as CaseState;
    expect(codeOf(await take(desk, actor, 'nobody'))).toBe('CASE_UNKNOWN');
    const moved = await caseIn(desk, state, { change: given });
    desk.book.beforeStep = () => place(desk, moved, {});
    expect(codeOf(await take(desk, actor, moved))).toBe('CASE_MOVED');
    desk.book.beforeStep = () => {};
    const erased = await caseIn(desk, state, { change: { ...given, erasedAt: NOW } });
    expect(codeOf(await take(desk, actor, erased))).toBe('CASE_ERASED');
  });
});

describe('steps with a date', () => {
  const tomorrow = '2026-09-21';
  const refused = async (state: CaseState, change: Partial<CaseRecord>, take: Step['do'], actor: CaseActor) => {
    const caseId = await caseIn(desk, state, { change });
    const result = await take(desk, actor, caseId);
    return result.ok ? 'ok' : `${result.error.code} ${result.error.path}`;
  };
  const external = { ...APPEAL, internal: ANSWERED, raadUntil: '2026-09-24' };

  test('refuse a day in the future, or before what it follows', async () => {
    const appeal = (filedOn: string) => step(fileAppeal, { filedOn, grounds: 'Neen.' });
    expect(await refused('appeal_open', DECIDED, appeal(tomorrow), INTAKE)).toBe('DATE_NOT_POSSIBLE /filedOn');
    expect(await refused('appeal_open', DECIDED, appeal('2026-09-13'), INTAKE)).toBe('DATE_NOT_POSSIBLE /filedOn');
    expect(await refused('appeal_open', DECIDED, appeal('2026-09-14'), INTAKE)).toBe('ok');
    expect(await refused('appeal_open', DECIDED, appeal(TODAY), INTAKE)).toBe('ok');
    const answered = (more: object) => step(decideAppeal, { ...UPHELD, ...more });
    const given = { ...DECIDED, appeal: APPEAL };
    expect(await refused('internal_appeal', given, answered({ decidedOn: '2026-09-14' }), COMMITTEE)).toBe(
      'DATE_NOT_POSSIBLE /decidedOn',
    );
    expect(await refused('internal_appeal', given, answered({ notifiedOn: '2026-09-15' }), COMMITTEE)).toBe(
      'DATE_NOT_POSSIBLE /notifiedOn',
    );
    expect(await refused('internal_appeal', given, answered({ notifiedOn: tomorrow }), COMMITTEE)).toBe(
      'DATE_NOT_POSSIBLE /notifiedOn',
    );
    const raad = (filedOn: string) => step(fileWithRaad, { filedOn });
    expect(await refused('external_window', { ...DECIDED, appeal: external }, raad('2026-09-16'), INTAKE)).toBe(
      'DATE_NOT_POSSIBLE /filedOn',
    );
    expect(await refused('external_window', { ...DECIDED, appeal: external }, raad('2026-09-17'), INTAKE)).toBe('ok');
    const ruling = (on: string) => step(raadDecided, { result: 'rejected', on });
    const before = {
      ...DECIDED,
      appeal: { ...external, raad: { filedOn: '2026-09-18', orderBy: '2026-10-08', result: null, on: null } },
    };
    expect(await refused('raad', before, ruling('2026-09-17'), INTAKE)).toBe('DATE_NOT_POSSIBLE /on');
    expect(await refused('raad', before, ruling(tomorrow), INTAKE)).toBe('DATE_NOT_POSSIBLE /on');
    const asked = (dueOn: string) => step(requestInformation, { text: { nl: 'Wat?' }, dueOn });
    expect(await refused('intake', {}, asked('2026-09-19'), INTAKE)).toBe('DATE_NOT_POSSIBLE /dueOn');
    expect(await refused('intake', {}, asked(TODAY), INTAKE)).toBe('ok');
  });

  test('take an appeal on the last day of its term, and refuse one a day later without a reason', async () => {
    const given = { ...DECIDED, notifiedOn: '2026-09-12', appealUntil: '2026-09-19' };
    const appeal = (more: object) => step(fileAppeal, { filedOn: '2026-09-19', grounds: 'Neen.', ...more });
    expect(await refused('appeal_open', given, appeal({}), INTAKE)).toBe('ok');
    expect(await refused('appeal_open', given, appeal({ filedOn: TODAY }), INTAKE)).toBe('APPEAL_LATE /filedOn');
    expect(await refused('closed', given, appeal({ filedOn: TODAY, lateReason: 'Ziekenhuis.' }), INTAKE)).toBe('ok');
    const late = { ...DECIDED, appeal: { ...external, raadUntil: '2026-09-19' } };
    expect(await refused('external_window', late, step(fileWithRaad, { filedOn: '2026-09-19' }), INTAKE)).toBe('ok');
    expect(await refused('external_window', late, step(fileWithRaad, { filedOn: TODAY }), INTAKE)).toBe(
      'APPEAL_LATE /filedOn',
    );
  });

  test('judge today by the calendar of Brussels', async () => {
    const given = { ...DECIDED, appealUntil: '2026-10-30' };
    desk.now = brussels('2026-09-24', '23:59:59');
    const appeal = step(fileAppeal, { filedOn: '2026-09-25', grounds: 'Neen.' });
    expect(await refused('appeal_open', given, appeal, INTAKE)).toBe('DATE_NOT_POSSIBLE /filedOn');
    desk.now = brussels('2026-09-25', '00:00:00');
    expect(await refused('appeal_open', given, appeal, INTAKE)).toBe('ok');
  });
});

describe('whose judgement counts', () => {
  const judge = (actor: CaseActor, caseId: string) =>
    judgeOutcomes(desk.deps, SCOPE, actor, caseId, {
      mappings: [{ targetOutcomeId: 'T1', sources: [{ learning: 'l1' }], degree: 'full', origin: 'assessor' }],
    });
  const giveAdvice = (actor: CaseActor, caseId: string) =>
    advise(desk.deps, SCOPE, actor, caseId, { proposal: 'exempt', text: { nl: 'Gunstig.' } });
  const answer = async (actor: CaseActor, caseId: string) => {
    await place(desk, caseId, { ...DECIDED, appeal: APPEAL });
    return decideAppeal(desk.deps, SCOPE, actor, caseId, UPHELD);
  };
  const take = (actor: CaseActor, caseId: string) => decide(desk.deps, SCOPE, actor, caseId, decisionRequest());

  test.each([
    ['judging', judge, LECTURER, 'in_advice'],
    ['advising', giveAdvice, LECTURER, 'in_advice'],
    ['deciding', take, COMMITTEE, 'in_committee'],
    ['deciding an appeal', answer, COMMITTEE, 'internal_appeal'],
  ] as const)('%s needs a declaration that there is no interest', async (_, use, actor, state) => {
    const none = await caseIn(desk, state, { change: { declarations: [] } });
    expect(codeOf(await use(actor, none))).toBe('INTEREST_NOT_DECLARED');
    const somebodyElse = { person: 'u-other', conflict: false, note: null, at: NOW };
    const others = await caseIn(desk, state, { change: { declarations: [somebodyElse] } });
    expect(codeOf(await use(actor, others))).toBe('INTEREST_NOT_DECLARED');
    const free = await caseIn(desk, state, { change: { declarations: [] } });
    await declareInterest(desk.deps, SCOPE, actor, free, { conflict: true, note: 'Mijn zus.' });
    expect(codeOf(await use(actor, free))).toBe('CONFLICT_OF_INTEREST');
    const again = (note?: string) =>
      declareInterest(
        desk.deps,
        SCOPE,
        actor,
        free,
        note === undefined ? { conflict: false } : { conflict: false, note },
      );
    expect(await again()).toMatchObject({ ok: false, error: { code: 'INTEREST_NOTE_NEEDED', path: '/note' } });
    expect(codeOf(await use(actor, free))).toBe('CONFLICT_OF_INTEREST');
    expect(codeOf(await again('Zij trok haar aanvraag in.'))).toBe('ok');
    expect(codeOf(await again())).toBe('ok');
    expect(codeOf(await use(actor, free))).toBe('ok');
    expect((await read(desk, free)).case.declarations).toHaveLength(3);
  });

  test('a lecturer judges and advises on units of their own only', async () => {
    const caseId = await caseIn(desk, 'in_advice');
    const elsewhere: CaseActor = { kind: 'officer', person: 'u-lecturer', roles: ['lecturer'], units: ['ANDERS'] };
    expect(codeOf(await judge(elsewhere, caseId))).toBe('UNIT_NOT_YOURS');
    expect(codeOf(await giveAdvice(elsewhere, caseId))).toBe('UNIT_NOT_YOURS');
    expect(codeOf(await judge({ ...elsewhere, units: ['OMR-BEM'] }, caseId))).toBe('ok');
    expect(codeOf(await judge({ ...elsewhere, roles: ['lecturer', 'committee'] }, caseId))).toBe('ok');
    expect(codeOf(await giveAdvice({ ...elsewhere, roles: ['lecturer', 'committee'] }, caseId))).toBe('UNIT_NOT_YOURS');
  });
});

describe('notify and conditions', () => {
  const decided = async (request: object) => {
    const caseId = await caseIn(desk, 'in_committee');
    const result = await decide(desk.deps, SCOPE, COMMITTEE, caseId, decisionRequest(request));
    expect(codeOf(result)).toBe('ok');
    return caseId;
  };

  test('a letter reaches the applicant on or after the day of the decision, and the term is counted from there', async () => {
    const caseId = await decided({});
    const on = (notifiedOn: string, actor = INTAKE) => notify(desk.deps, SCOPE, actor, caseId, { notifiedOn });
    expect(codeOf(await on(TODAY, COMMITTEE))).toBe('ROLE_NEEDED');
    expect(codeOf(await on('2026-09-19'))).toBe('DATE_NOT_POSSIBLE');
    expect(codeOf(await on('2026-09-21'))).toBe('DATE_NOT_POSSIBLE');
    desk.now = brussels('2026-10-23');
    expect(await on('2026-10-22')).toMatchObject({
      ok: true,
      value: { case: { state: 'appeal_open', notifiedOn: '2026-10-22', appealUntil: '2026-10-29' } },
    });
    expect(codeOf(await on('2026-10-22'))).toBe('CASE_STEP_REFUSED');
  });

  test('without a letter there is nothing to notify', async () => {
    desk.onDraw = () => {
      throw new Error('no ink');
    };
    const caseId = await decided({});
    expect(codeOf(await notify(desk.deps, SCOPE, INTAKE, caseId, { notifiedOn: TODAY }))).toBe('LETTER_MISSING');
  });

  test('a conditional exemption is sealed once its conditions are met, and not before', async () => {
    const caseId = await decided({
      outcome: 'granted_conditional',
      conditions: [{ nl: 'Een opfriscursus.' }],
      deviationReason: 'Een opfrissing is nodig.',
    });
    const decisionId = (await read(desk, caseId)).case.decisionId ?? '';
    expect(desk.sealed).toEqual([]);
    const met = (on: string, actor = COMMITTEE) =>
      meetConditions(desk.deps, SCOPE, actor, caseId, { on, note: 'Geslaagd.' });
    expect(codeOf(await met(TODAY, INTAKE))).toBe('ROLE_NEEDED');
    expect(codeOf(await met('2026-09-19'))).toBe('DATE_NOT_POSSIBLE');
    expect(codeOf(await met('2026-09-21'))).toBe('DATE_NOT_POSSIBLE');
    const other = officer('committee', { person: 'u-other' });
    expect(codeOf(await met(TODAY, other))).toBe('INTEREST_NOT_DECLARED');
    await declareInterest(desk.deps, SCOPE, other, caseId, { conflict: true });
    expect(codeOf(await met(TODAY, other))).toBe('CONFLICT_OF_INTEREST');
    expect(desk.sealed).toEqual([]);
    expect(codeOf(await met(TODAY))).toBe('ok');
    expect(desk.sealed).toEqual([decisionId]);
    expect(codeOf(await met(TODAY))).toBe('CASE_STEP_REFUSED');
  });

  test('an exemption without conditions has none to meet', async () => {
    const caseId = await decided({});
    expect(codeOf(await meetConditions(desk.deps, SCOPE, COMMITTEE, caseId, { on: TODAY, note: 'x' }))).toBe(
      'CASE_STEP_REFUSED',
    );
  });
});
