import { describe, expect, it } from 'vitest';
import type { ProblemCode } from '../../../src/api/problem.ts';
import { recognitionOperations } from '../../../src/api/recognition/index.ts';
import { STEP_OF } from '../../../src/api/recognition/next-steps.ts';
import { byPerson } from '../../../src/api/recognition/step.ts';
import type { CaseRecord } from '../../../src/recognition/case/case.ts';
import { beforeDecision, possibleSteps } from '../../../src/recognition/case/next-steps.ts';
import { decide } from '../../../src/recognition/decision/decide.ts';
import type { Recommendation } from '../../../src/recognition/engine/recommendation.ts';
import type { OfficerRole } from '../../../src/record/recognition/officer.ts';
import {
  COMMITTEE,
  caseIn,
  codeOf,
  type Desk,
  decisionRequest,
  NOW,
  openedDesk,
  read,
  recommendation,
  SCOPE,
  TODAY,
} from '../../support/recognition/desk.ts';

const OPEN: Recommendation['findings'] = [
  ...recommendation().findings,
  {
    code: 'LATE',
    criterion: 'admissibility',
    topic: 'admissibility',
    result: 'not_met',
    weight: 'context',
    params: {},
    evidence: [],
    outcomes: [],
  },
];

async function office(desk: Desk) {
  const roles: [string, OfficerRole][] = [
    ['u-committee', 'committee'],
    ['u-lecturer', 'lecturer'],
  ];
  for (const [person, role] of roles) await desk.book.putOfficer(SCOPE, person, { name: person, roles: [role] }, NOW);
  const [officers, precedents] = await Promise.all([desk.book.officers(SCOPE), desk.book.precedents(SCOPE)]);
  return { officers, precedents, today: TODAY };
}
const steps = async (state: CaseRecord['state'], change: Partial<CaseRecord> = {}): Promise<string[]> => {
  const desk = await openedDesk();
  return possibleSteps(await read(desk, await caseIn(desk, state, { change })));
};

describe('what a case can do next', () => {
  it('is asked for at an address of the reference, by who may do it there', () => {
    for (const { step, roles } of Object.values(STEP_OF)) {
      const found = recognitionOperations.find(
        ({ method, path }) => method === 'post' && path === `/recognition/cases/{case}/${step}`,
      );
      expect(found, step).toBeDefined();
      expect(found?.description, step).toContain(byPerson(...roles));
    }
  });

  it('is said to meet a problem of credit, cover or decision only where it can', () => {
    const withProblem = (code: ProblemCode) =>
      recognitionOperations.filter(({ problems }) => problems.includes(code)).map(({ id }) => id);
    expect(withProblem('CREDIT_USED').toSorted()).toEqual(['decideCase', 'sendToCommittee']);
    expect(withProblem('COVER_NOT_CHOSEN')).toEqual(['decideCase']);
    expect(withProblem('DECISION_MISSING')).toEqual(['readDecision']);
    expect(withProblem('APPEAL_OWN_DECISION')).toEqual(['decideAppeal']);
    const ofPeopleWhoseWordCounts = ['decideAppeal', 'decideCase', 'giveAdvice', 'judgeOutcomes', 'meetConditions'];
    for (const code of ['INTEREST_NOT_DECLARED', 'CONFLICT_OF_INTEREST'] as const)
      expect(withProblem(code).toSorted(), code).toEqual(ofPeopleWhoseWordCounts);
  });

  it('leaves out what makes no sense for this case', async () => {
    expect(await steps('draft')).toContain('case.submitted');
    expect(await steps('draft')).not.toContain('case.taken-in');
    expect(await steps('closed')).not.toContain('case.appealed');
    expect(await steps('closed', { appealUntil: '2026-09-27', notifiedOn: '2026-09-20' })).toContain('case.appealed');
    expect(await steps('closed')).not.toContain('case.raad-filed');
    expect(await steps('decided')).not.toContain('case.conditions-met');
    expect(await steps('withdrawn')).toEqual([]);
    expect(await steps('closed', { erasedAt: NOW })).toEqual([]);
  });
});

describe('what stands between a case and a decision', () => {
  const declared = (person: string, conflict: boolean) => ({ person, conflict, note: null, at: NOW });
  const cases: readonly [string, Parameters<typeof caseIn>[2], readonly string[]][] = [
    ['nothing', {}, []],
    [
      'nobody of the committee declared',
      { change: { declarations: [declared('u-lecturer', false)] } },
      ['INTEREST_NOT_DECLARED'],
    ],
    ['no recommendation', { recommendation: null }, ['RECOMMENDATION_MISSING']],
    ['something changed since', { change: { recommendedFrom: 'older' } }, ['RECOMMENDATION_OUTDATED']],
    ['a finding nobody opened', { recommendation: { findings: OPEN } }, ['FINDINGS_NOT_OPENED']],
    ['not shown', { change: { findingsShownAt: null } }, ['FINDINGS_NOT_SHOWN']],
    [
      'everything at once',
      {
        change: { declarations: [], findingsShownAt: null, recommendedFrom: 'older' },
        recommendation: { findings: OPEN },
      },
      ['INTEREST_NOT_DECLARED', 'RECOMMENDATION_OUTDATED', 'FINDINGS_NOT_OPENED', 'FINDINGS_NOT_SHOWN'],
    ],
  ];

  it.each(cases)('is what the decision is refused for: %s', async (_, given, expected) => {
    const desk = await openedDesk();
    const caseId = await caseIn(desk, 'in_committee', given);
    const obstacles = await beforeDecision(await read(desk, caseId), await office(desk));
    expect(obstacles.map(({ code }) => code)).toEqual(expected);
    const decided = await decide(desk.deps, SCOPE, COMMITTEE, caseId, decisionRequest());
    expect(codeOf(decided)).toBe(expected[0] ?? 'ok');
  });

  it('is not said of a committee member with an interest, nor where no decision is near', async () => {
    const desk = await openedDesk();
    const change = { declarations: [declared('u-committee', true)] };
    const conflict = await read(desk, await caseIn(desk, 'in_committee', { change }));
    expect((await beforeDecision(conflict, await office(desk))).map(({ code }) => code)).toEqual([
      'INTEREST_NOT_DECLARED',
    ]);
    for (const state of ['draft', 'intake', 'decided', 'closed'] as const) {
      const file = await read(desk, await caseIn(desk, state, { change: { findingsShownAt: null } }));
      expect(await beforeDecision(file, await office(desk))).toEqual([]);
    }
  });
});
