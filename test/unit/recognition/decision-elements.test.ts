import { beforeEach, describe, expect, test } from 'vitest';
import { addEvidence } from '../../../src/recognition/case/add-evidence.ts';
import type { CaseRecord } from '../../../src/recognition/case/case.ts';
import { confirmHolder } from '../../../src/recognition/case/confirm-holder.ts';
import { decide } from '../../../src/recognition/decision/decide.ts';
import { followsRecommendation } from '../../../src/recognition/decision/following.ts';
import { judgeOutcomes } from '../../../src/recognition/decision/judge-outcomes.ts';
import { findingId } from '../../../src/recognition/engine/finding-id.ts';
import { KINDS, type Recommendation } from '../../../src/recognition/engine/recommendation.ts';
import { acceptedIn } from '../../../src/record/accepts.ts';
import { parseEcts } from '../../../src/record/ects.ts';
import { DECISION_OUTCOMES } from '../../../src/record/recognition/decision.ts';
import {
  bytesOf,
  COMMITTEE,
  caseIn,
  codeOf,
  type Desk,
  decisionRequest,
  INTAKE,
  LECTURER,
  openedDesk,
  place,
  read,
  recommendation,
  SCOPE,
} from '../../support/recognition/desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openedDesk();
});

type Given = {
  change?: Partial<CaseRecord>;
  recommendation?: Partial<Recommendation> | null;
  open?: object;
  state?: 'in_committee' | 'inadmissible_proposed';
};
const decided = async (request: object, given: Given = {}) => {
  const caseId = await caseIn(desk, given.state ?? 'in_committee', given);
  return decide(desk.deps, SCOPE, COMMITTEE, caseId, decisionRequest(request));
};
/** The pointers of what is missing, or the code of another refusal. */
const lacking = async (request: object, given: Given = {}) => {
  const result = await decided(request, given);
  if (result.ok) return [];
  expect(desk.book.errands).toEqual([]);
  return result.error.code === 'DECISION_INCOMPLETE'
    ? (result.error.errors ?? []).map(({ pointer }) => pointer)
    : result.error.code;
};

const finding = (result: 'not_met' | 'unknown', code: 'LEVEL_LOW' | 'STATUS_UNKNOWN') =>
  ({ ...recommendation().findings[0], code, result, criterion: 'level' }) as Recommendation['findings'][number];
const T1_OPEN = {
  outcomes: recommendation().outcomes.map(
    (one) => ({ ...one, degree: one.outcomeId === 'T1' ? 'partial' : 'full' }) as const,
  ),
};
const REASON_T1 = [{ outcomeId: 'T1', reason: { nl: 'Enkel ten dele.' } }];
const CREDIT = [{ learning: 'l1', ects: '6' }];

describe('a decision can be taken only on what the committee has before it', () => {
  test('one that lacks nothing is taken', async () => {
    expect(await lacking({})).toEqual([]);
  });

  test('without a recommendation there is none', async () => {
    expect(await lacking({}, { recommendation: null })).toBe('RECOMMENDATION_MISSING');
  });

  test('it names the recommendation that stands', async () => {
    expect(await lacking({ recommendation: 'h0' })).toBe('RECOMMENDATION_OUTDATED');
  });

  test.each([
    [
      'evidence was added',
      (caseId: string) =>
        addEvidence(desk.deps, SCOPE, INTAKE, caseId, { name: null, bytes: bytesOf({ learning: 'l2', ects: '3' }) }),
    ],
    [
      'an outcome was judged',
      (caseId: string) =>
        judgeOutcomes(desk.deps, SCOPE, LECTURER, caseId, {
          mappings: [{ targetOutcomeId: 'T1', sources: [{ learning: 'l1' }], degree: 'none', origin: 'assessor' }],
        }),
    ],
    [
      'a holder was confirmed',
      async (caseId: string) =>
        confirmHolder(desk.deps, SCOPE, INTAKE, caseId, {
          evidenceId: (await read(desk, caseId)).evidence[0]?.evidenceId ?? '',
          how: 'Identiteitskaart.',
        }),
    ],
  ])('it is outdated once %s', async (_, change) => {
    const caseId = await caseIn(desk, 'in_committee');
    expect(codeOf(await change(caseId))).toBe('ok');
    expect(codeOf(await decide(desk.deps, SCOPE, COMMITTEE, caseId, decisionRequest()))).toBe(
      'RECOMMENDATION_OUTDATED',
    );
  });

  test('it is not outdated by the next morning', async () => {
    const caseId = await caseIn(desk, 'in_committee');
    desk.now += 86_400;
    expect(codeOf(await decide(desk.deps, SCOPE, COMMITTEE, caseId, decisionRequest()))).toBe('ok');
  });

  test('a day later it is outdated if a document fell meanwhile, where the decision would rest on it', async () => {
    const caseId = await caseIn(desk, 'in_committee', { recommendation: T1_OPEN });
    desk.now += 86_400;
    desk.revoked.add('l1');
    const request = (more: object) => decide(desk.deps, SCOPE, COMMITTEE, caseId, decisionRequest(more));
    expect(codeOf(await request({}))).toBe('RECOMMENDATION_OUTDATED');
    const refusal = { outcome: 'refused', deviationReason: 'Onvoldoende.', outcomeReasons: REASON_T1 };
    expect(codeOf(await request(refusal))).toBe('ok');
  });

  test.each(['not_met', 'unknown'] as const)('a finding that is %s was opened', async (result) => {
    const findings = [...recommendation().findings, finding(result, 'LEVEL_LOW')];
    const opened = (some: Recommendation['findings']) =>
      some.map((one) => ({ finding: findingId(one), by: 'u-intake', at: desk.now }));
    expect(await lacking({}, { recommendation: { findings } })).toBe('FINDINGS_NOT_OPENED');
    expect(await lacking({}, { recommendation: { findings }, change: { openedFindings: opened(findings) } })).toEqual(
      [],
    );
  });

  test('two findings with one code are opened one by one', async () => {
    const low = (title: string) => ({ ...finding('not_met', 'LEVEL_LOW'), params: { title } });
    const findings = [...recommendation().findings, low('Een'), low('Twee')];
    const first = { finding: findingId(low('Een')), by: 'u-intake', at: desk.now };
    const given = { recommendation: { findings }, change: { openedFindings: [first] } };
    const refused = await decided({}, given);
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'FINDINGS_NOT_OPENED', params: { findings: findingId(low('Twee')) } },
    });
  });

  test('the findings were shown to the applicant', async () => {
    expect(await lacking({}, { change: { findingsShownAt: null } })).toBe('FINDINGS_NOT_SHOWN');
  });
});

describe('each element a decision lacks is named', () => {
  const partial = {
    outcome: 'granted_partial',
    parts: ['P1'],
    outcomeReasons: REASON_T1,
    restsOn: [{ learning: 'l1', ects: '2' }],
  };
  const refused = { outcome: 'refused', deviationReason: 'Omdat.', outcomeReasons: REASON_T1 };
  const whole = { recommendation: T1_OPEN };
  const onParts = { recommendation: { ...T1_OPEN, kind: 'grant_partial', parts: ['P1'] } } as const;

  test('the ones that lack nothing are taken', async () => {
    expect(await lacking(partial, onParts)).toEqual([]);
    desk = await openedDesk();
    expect(await lacking(refused, whole)).toEqual([]);
    desk = await openedDesk();
    const conditional = { outcome: 'granted_conditional', conditions: [{ nl: 'Opfrissen.' }] };
    expect(await lacking(conditional, { recommendation: { kind: 'grant_conditional' } })).toEqual([]);
    desk = await openedDesk();
    expect(await lacking({ outcome: 'granted_elective' })).toEqual([]);
    desk = await openedDesk();
    expect(
      await lacking(
        { outcome: 'inadmissible', deviationReason: 'Te laat.' },
        { ...whole, state: 'inadmissible_proposed' },
      ),
    ).toEqual([]);
  });

  test.each([
    ['reasons in Dutch', { motivation: { en: 'Covered.' } }, {}, '/motivation/nl'],
    [
      'conditions in Dutch',
      { outcome: 'granted_conditional', conditions: [{ en: 'Refresh.' }] },
      { recommendation: { kind: 'grant_conditional' } },
      '/conditions/0/nl',
    ],
    ['a reason for an essential outcome', { ...refused, outcomeReasons: [] }, whole, '/outcomeReasons'],
    [
      'that reason in Dutch',
      { ...refused, outcomeReasons: [{ outcomeId: 'T1', reason: { en: 'Partly.' } }] },
      whole,
      '/outcomeReasons/0/reason/nl',
    ],
    [
      'reasons about outcomes of this unit',
      { outcomeReasons: [{ outcomeId: 'T9', reason: { nl: 'x' } }] },
      {},
      '/outcomeReasons/0/outcomeId',
    ],
    [
      'one reason for each outcome',
      { ...refused, outcomeReasons: [...REASON_T1, ...REASON_T1] },
      whole,
      '/outcomeReasons/1/outcomeId',
    ],
    ['a reason where a part is granted', { ...partial, outcomeReasons: [] }, onParts, '/outcomeReasons'],
    ['parts', { ...partial, parts: [], deviationReason: 'x' }, onParts, '/parts'],
    ['listed parts', { ...partial, parts: ['P9'], deviationReason: 'x' }, onParts, '/parts'],
    ['each part once', { ...partial, parts: ['P1', 'P1'], deviationReason: 'x' }, onParts, '/parts'],
    ['no parts where the whole is granted', { parts: ['P1'] }, {}, '/parts'],
    [
      'conditions',
      { outcome: 'granted_conditional' },
      { recommendation: { kind: 'grant_conditional' } },
      '/conditions',
    ],
    ['no conditions where none are set', { conditions: [{ nl: 'x' }] }, {}, '/conditions'],
    ['a body that may decide', { body: 'De decaan' }, {}, '/body'],
    ['a reason to deviate', { outcome: 'granted_conditional', conditions: [{ nl: 'x' }] }, {}, '/deviationReason'],
    ['a reason to give other parts', { ...partial, parts: ['P2'] }, onParts, '/deviationReason'],
    [
      'a reason to refuse, also where it follows',
      { ...refused, deviationReason: undefined },
      { recommendation: { ...T1_OPEN, kind: 'no_basis_found' } },
      '/deviationReason',
    ],
    [
      'a reason to refer, also where it follows',
      { ...refused, outcome: 'referred_evc', deviationReason: undefined },
      { recommendation: { ...T1_OPEN, kind: 'refer_evc' } },
      '/deviationReason',
    ],
    ['a proposal, to be inadmissible', { outcome: 'inadmissible', deviationReason: 'x' }, {}, '/outcome'],
    ['an outcome of the proposal', {}, { state: 'inadmissible_proposed' }, '/outcome'],
    [
      'no assessment in route EVK',
      { competenceAssessment: { reference: 'BO-1', body: 'AUGent', assessors: ['A', 'B'] } },
      {},
      '/competenceAssessment',
    ],
    ['an assessment in route EVC', {}, { open: { route: 'EVC' } }, '/competenceAssessment'],
    [
      'enough assessors',
      { competenceAssessment: { reference: 'BO-1', body: 'AUGent', assessors: ['A', 'A'] } },
      { open: { route: 'EVC' } },
      '/competenceAssessment/assessors',
    ],
    ['enough credit', { restsOn: [{ learning: 'l1', ects: '5.99' }] }, {}, '/restsOn'],
  ] as readonly (readonly [string, object, Given, string])[])('%s', async (_, request, given, pointer) => {
    expect(await lacking(request, given)).toEqual([pointer]);
  });

  test('all of them at once, in both languages', async () => {
    const result = await decided({
      outcome: 'granted_partial',
      motivation: { en: 'x' },
      conditions: [{ nl: 'x' }],
      body: 'De decaan',
    });
    expect(result).toMatchObject({ ok: false, error: { code: 'DECISION_INCOMPLETE' } });
    const errors = result.ok ? [] : (result.error.errors ?? []);
    expect(errors.map(({ pointer }) => pointer)).toEqual([
      '/motivation/nl',
      '/parts',
      '/conditions',
      '/body',
      '/deviationReason',
    ]);
    for (const { accepted } of errors) expect(acceptedIn(accepted, 'nl')).not.toBe(acceptedIn(accepted, 'en'));
  });

  test('less credit than the policy asks for is enough where somebody says why', async () => {
    expect(await lacking({ restsOn: [{ learning: 'l1', ects: '5.99' }], deviationReason: 'Een honderdste.' })).toEqual(
      [],
    );
  });

  test('an assessment of competences grants in route EVC without any credit', async () => {
    const assessed = { reference: 'BO-1', body: 'AUGent', assessors: ['A', 'B'] };
    const result = await decided({ competenceAssessment: assessed }, { open: { route: 'EVC' } });
    expect(result).toMatchObject({
      ok: true,
      value: { allocations: [], decisions: [{ competenceAssessment: assessed }] },
    });
  });

  test('nothing is decided for which no letter can be made', async () => {
    const findings: Recommendation['findings'] = [];
    expect(await lacking({}, { recommendation: { findings } })).toBe('LETTER_INCOMPLETE');
  });
});

describe('the credit a decision rests on', () => {
  const twice = recommendation().covers.shown[0];
  const several = { covers: { shown: twice ? [twice, twice] : [], all: true, exact: true } };

  test('is named where there are several ways, or nobody knows whether there are', async () => {
    expect(await lacking({}, { recommendation: several })).toBe('COVER_NOT_CHOSEN');
    expect(await lacking({}, { recommendation: { covers: { ...recommendation().covers, all: false } } })).toBe(
      'COVER_NOT_CHOSEN',
    );
    expect(await lacking({}, { recommendation: { covers: { shown: [], all: true, exact: true } } })).toBe(
      'COVER_NOT_CHOSEN',
    );
    expect(await lacking({ restsOn: CREDIT }, { recommendation: several })).toEqual([]);
  });

  test('is named where something else is granted than was recommended', async () => {
    const request = { outcome: 'granted_partial', parts: ['P1'], deviationReason: 'x' };
    expect(await lacking(request)).toBe('COVER_NOT_CHOSEN');
    expect(await lacking({ ...request, restsOn: [{ learning: 'l1', ects: '2' }] })).toEqual([]);
  });

  test('is of learning in the evidence, and free', async () => {
    expect(await lacking({ restsOn: [{ learning: 'l9', ects: '6' }] })).toBe('LEARNING_UNKNOWN');
    expect(await lacking({ restsOn: [{ learning: 'l1', ects: '6.01' }] })).toBe('CREDIT_USED');
  });

  test('is not of evidence that is set aside', async () => {
    const caseId = await caseIn(desk, 'in_committee', { brought: [] });
    desk.revoked.add('l1');
    await addEvidence(desk.deps, SCOPE, INTAKE, caseId, { name: null, bytes: bytesOf({ learning: 'l1', ects: '6' }) });
    const { madeFrom } = await import('../../../src/recognition/decision/made-from.ts');
    await place(desk, caseId, { recommendedFrom: await madeFrom(await read(desk, caseId), [], '2026-09-20') });
    const result = await decide(desk.deps, SCOPE, COMMITTEE, caseId, decisionRequest({ restsOn: CREDIT }));
    expect(codeOf(result)).toBe('LEARNING_UNKNOWN');
  });

  test('is committed with a grant, and none with a refusal', async () => {
    const granted = await decided({});
    expect(granted).toMatchObject({
      ok: true,
      value: { allocations: [{ learning: 'l1', ects: parseEcts('6'), state: 'committed', programme: 'MAN-OMR' }] },
    });
    const refusal = await decided(
      { outcome: 'refused', deviationReason: 'x', outcomeReasons: REASON_T1 },
      { open: { applicant: { reference: 'r2', givenName: 'An', familyName: 'Maes' } }, recommendation: T1_OPEN },
    );
    expect(refusal).toMatchObject({ ok: true, value: { allocations: [] } });
  });
});

describe('which outcome follows which recommendation', () => {
  test.each(KINDS.flatMap((kind) => DECISION_OUTCOMES.map((outcome) => [kind, outcome] as const)))(
    '%s, %s',
    (kind, outcome) => {
      const follows = {
        no_basis_found: ['refused'],
        refer_evc: ['referred_evc'],
        needs_assessor: [],
        grant_partial: ['granted_partial'],
        grant_conditional: ['granted_conditional'],
        grant_full: ['granted', 'granted_elective'],
      }[kind] as readonly string[];
      const made = { kind, parts: ['P1'], findings: [] };
      const given = { outcome, parts: ['P1'] };
      expect(followsRecommendation(made, given, { advised: false })).toBe(follows.includes(outcome));
    },
  );

  test('an assessor is followed where one has looked, whatever is decided', () => {
    const made = { kind: 'needs_assessor', parts: [], findings: [] } as const;
    expect(followsRecommendation(made, { outcome: 'granted', parts: [] }, { advised: true })).toBe(true);
    expect(followsRecommendation(made, { outcome: 'granted', parts: [] }, { advised: false })).toBe(false);
  });

  test('not hearing a case follows a finding that it cannot be heard', () => {
    const late = { ...finding('not_met', 'LEVEL_LOW'), criterion: 'admissibility' } as const;
    const made = { kind: 'grant_full', parts: [], findings: [late] } as const;
    expect(followsRecommendation(made, { outcome: 'inadmissible', parts: [] }, { advised: false })).toBe(true);
  });
});
