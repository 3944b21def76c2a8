import { describe, expect, it } from 'vitest';
import { everyLearning } from '../../../src/recognition/evidence/every-learning.ts';
import { evidenceOfStated, StatedEvidence } from '../../../src/recognition/evidence/stated.ts';
import { STATED_EVIDENCE_EXAMPLE } from '../../../src/recognition/evidence/stated-example.ts';
import { acceptedIn } from '../../../src/record/accepts.ts';
import { vocabulary } from '../../../src/record/vocabulary/index.ts';
import { CHECK_CODES, type CheckCode } from '../../../src/verifying/codes/index.ts';

const [LEARNING] = STATED_EVIDENCE_EXAMPLE.learnings;
const stated = (more: object = {}) => evidenceOfStated(StatedEvidence.parse({ ...STATED_EVIDENCE_EXAMPLE, ...more }));
const withCheck = (code: CheckCode, instead?: CheckCode) => ({
  checks: [...STATED_EVIDENCE_EXAMPLE.checks.filter((one) => one.code !== instead), { code }],
});
const learned = (more: object) => stated({ learnings: [{ ...LEARNING, ...more }] }).learnings[0];
const messageOf = (input: unknown): readonly string[] =>
  (StatedEvidence.safeParse(input).error?.issues ?? []).flatMap(({ path, message }) => [
    path.join('/'),
    acceptedIn(message, 'nl'),
  ]);

describe('the example of stated evidence', () => {
  it('is accepted, passed, and has a learning with all that the engine asks for', () => {
    const evidence = stated();
    expect(evidence).toMatchObject({ source: 'stated', verdict: 'passed', holder: { result: 'same' } });
    expect(evidence.learnings[0]).toMatchObject({ ects: 900, eqf: 7, passBasis: 'credit', awardedOn: '2026-06-26' });
    expect(evidence.learnings[0]?.assessments[0]?.types[0]?.uri).toBe(vocabulary('assessment').get('project').uri);
    expect(evidence.learnings[0]?.outcomes.map(({ id }) => id)).toEqual(['#1', '#2']);
    expect(evidence.learnings[0]?.qualityAssurance[0]?.organisations[0]?.name).toEqual({
      nl: 'Universiteit Scheldeland',
    });
  });
});

describe('what verification found', () => {
  it('gives step and outcome of each code, and the verdict, whatever the caller would like', () => {
    expect(stated(withCheck('STATUS_REVOKED', 'STATUS_ACTIVE'))).toMatchObject({ verdict: 'failed' });
    expect(stated(withCheck('STATUS_REVOKED')).checks.at(-1)).toEqual({
      step: 'status',
      outcome: CHECK_CODES.STATUS_REVOKED.outcome,
      code: 'STATUS_REVOKED',
      params: {},
    });
    expect(StatedEvidence.safeParse({ ...STATED_EVIDENCE_EXAMPLE, verdict: 'passed' }).success).toBe(false);
  });

  it('is shown in the reference as it can be stated', () => {
    expect(StatedEvidence.meta()?.example).toBe(STATED_EVIDENCE_EXAMPLE);
    expect(StatedEvidence.safeParse(STATED_EVIDENCE_EXAMPLE).success).toBe(true);
  });

  it.each([
    ['nothing says that the signature was good', { checks: [{ code: 'READ_OK' }] }],
    ['the signature is broken beside another that is good', withCheck('SEAL_BROKEN')],
  ])('takes nothing as a fact when %s', (_, more) => {
    expect(stated(more)).toMatchObject({ title: null, learnings: [], validUntil: null });
  });

  it('keeps the facts of what was revoked, since they were proved', () => {
    expect(stated(withCheck('STATUS_REVOKED')).learnings).toHaveLength(1);
  });
});

describe('stated facts', () => {
  it('have no credits when they were tolerated, whatever is stated beside it', () => {
    expect(learned({ passBasis: 'tolerated' })).toMatchObject({ ects: null, passBasis: 'without-credit' });
  });

  it('have modules two levels deep, with the bodies of the whole where they name none', () => {
    const part = (id: number, more: object = {}) => ({
      id: `urn:uuid:00000000-0000-4000-8000-00000000000${id}`,
      title: { nl: `Module ${id}` },
      specifications: [{ of: 'unit', code: `M${id}` }],
      ...more,
    });
    const evidence = stated({ learnings: [{ ...LEARNING, parts: [part(1, { parts: [part(2)] })] }] });
    const all = everyLearning([evidence]);
    expect(all.map(({ title }) => title.nl)).toEqual(['Omgevingsbemiddelaar', 'Module 1', 'Module 2']);
    expect(all[2]?.keys).toContain('spec NTRBE-0999000101 unit M2');
    expect(all[2]?.path).toBe('/learnings/0/parts/0/parts/0');
    const tooDeep = [part(1, { parts: [part(2, { parts: [] })] })];
    expect(
      StatedEvidence.safeParse({ ...STATED_EVIDENCE_EXAMPLE, learnings: [{ ...LEARNING, parts: tooDeep }] }).success,
    ).toBe(false);
  });

  it('say whose they are as far as somebody compared, and otherwise that nobody did', () => {
    expect(stated({ holder: 'different-birth-date' }).holder).toEqual({ result: 'different-birth-date' });
    expect(stated({ holder: 'spelling' }).holder).toEqual({ result: 'unknown', because: 'spelling' });
    expect(stated({ holder: undefined }).holder).toEqual({ result: 'unknown', because: 'not-described' });
  });

  it('are refused with the field and what it accepts, in Dutch too', () => {
    expect(messageOf({ ...STATED_EVIDENCE_EXAMPLE, checks: [{ code: 'ALL_FINE' }] })).toEqual([
      'checks/0/code',
      'een code van een verificatieverslag',
    ]);
    expect(messageOf({ ...STATED_EVIDENCE_EXAMPLE, learnings: [{ ...LEARNING, ects: '-3' }] })[0]).toBe(
      'learnings/0/ects',
    );
    expect(messageOf({ ...STATED_EVIDENCE_EXAMPLE, learnings: [{ ...LEARNING, score: 9 }] })[0]).toBe('learnings/0');
    expect(
      messageOf({
        ...STATED_EVIDENCE_EXAMPLE,
        learnings: [{ ...LEARNING, assessments: [{ identityVerification: 'x' }] }],
      })[1],
    ).toMatch(/^een van supervised-id-verified, /);
  });
});
