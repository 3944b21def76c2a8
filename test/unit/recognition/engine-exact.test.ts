import { describe, expect, test } from 'vitest';
import { recommend } from '../../../src/recognition/engine/recommend.ts';
import type { RecommendationInput } from '../../../src/recognition/engine/recommendation.ts';
import type { Learning } from '../../../src/recognition/evidence/evidence.ts';
import {
  allocation,
  ects,
  evidence,
  exemptionPolicy,
  learning,
  mappedTo,
  mapping,
  precedent,
  recommendationInput,
  targetUnit,
} from '../../support/recognition/evidence.ts';

const of = (credits: number, rest: Partial<RecommendationInput> = {}) =>
  recommendationInput({ evidence: [evidence('e1', [learning('L1', { ects: ects(credits) })])], ...rest });
const kindOf = async (input: RecommendationInput) => (await recommend(input)).kind;

describe('credit is compared exactly', () => {
  test.each([
    [7.5, 7, {}, 'grant_full'],
    [7, 7.5, {}, 'needs_assessor'],
    [7.49, 7.5, {}, 'needs_assessor'],
    [7.5, 7.5, {}, 'grant_full'],
    [5.4, 6, { minEctsRatio: 0.9 }, 'grant_full'],
    [5.39, 6, { minEctsRatio: 0.9 }, 'needs_assessor'],
    [5.25, 7, { minEctsRatio: '0.75' }, 'grant_full'],
    [5.5, 6, { ectsTolerance: 0.5 }, 'grant_full'],
    [5.49, 6, { ectsTolerance: 0.5 }, 'needs_assessor'],
    [0.29, 0.57, { minEctsRatio: 0.5 }, 'grant_full'],
    [0.28, 0.57, { minEctsRatio: 0.5 }, 'needs_assessor'],
    [4.9, 6, { minEctsRatio: 0.9, ectsTolerance: 0.5 }, 'grant_full'],
    [4.89, 6, { minEctsRatio: 0.9, ectsTolerance: 0.5 }, 'needs_assessor'],
  ])('%d ECTS for a unit of %d under %j: %s', async (has, asked, policy, kind) => {
    expect(await kindOf(of(has, { unit: targetUnit({ ects: asked }), policy: exemptionPolicy(policy) }))).toBe(kind);
  });

  test('a tolerance above the whole unit asks for no credit, but still for outcomes', async () => {
    const policy = exemptionPolicy({ ectsTolerance: 10 });
    expect(await kindOf(of(1, { policy }))).toBe('grant_full');
    expect(await kindOf(of(1, { policy, mappings: [] }))).toBe('needs_assessor');
  });
});

describe('credit counts once', () => {
  const modules = ['M1', 'M2', 'M3', 'M4'].map((id) => learning(id));
  const composite = learning('C', {
    ects: ects(24),
    parts: modules.map((one): Learning => ({ ...one, ects: null })),
  });
  const five = [evidence('c', [composite]), ...modules.map((one) => evidence(`e-${one.id}`, [one]))];

  test('a whole and its parts: 24 and not 48, and the copies that were not counted are shown', async () => {
    const found = await recommend(recommendationInput({ evidence: five, mappings: mappedTo('C') }));
    expect(found).toMatchObject({ kind: 'grant_full', workload: { usable: 2400, required: 600 } });
    expect(found.ignored.length).toBeGreaterThan(0);
    expect(found.findings.some(({ code }) => code === 'COUNTED_ONCE')).toBe(true);
  });

  test('four units of 6 use it up; for the fifth the workload is not met', async () => {
    const ledger = modules.map(({ id }) =>
      allocation(id, 6, {
        keys: [
          { key: `id ${id}`, earned: ects(6), ects: ects(6) },
          { key: 'id C', earned: ects(24), ects: ects(6) },
        ],
      }),
    );
    const found = await recommend(recommendationInput({ evidence: five, mappings: mappedTo('C'), ledger }));
    expect(found).toMatchObject({ kind: 'needs_assessor', workload: { usable: 0, required: 600 } });
    expect(found.findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['WORKLOAD_SHORT', 'ECTS_ALREADY_USED']),
    );
    expect(found.ignored.some(({ because }) => because === 'already-used')).toBe(true);
    const three = recommendationInput({ evidence: five, mappings: mappedTo('C'), ledger: ledger.slice(1) });
    expect(await recommend(three)).toMatchObject({ kind: 'grant_full', workload: { usable: 600 } });
  });

  test('credit used in another programme counts again, with a warning, unless the policy denies it', async () => {
    const elsewhere = [allocation('L1', 6, { programme: 'ANDERS' })];
    const under = (otherProgramme: string) =>
      recommend(of(6, { ledger: elsewhere, policy: exemptionPolicy({ reuse: { otherProgramme } }) }));
    expect((await under('allow')).kind).toBe('grant_full');
    const warned = await under('warn');
    expect(warned.kind).toBe('grant_full');
    expect(warned.findings.some(({ code }) => code === 'ECTS_USED_ELSEWHERE')).toBe(true);
    expect((await under('deny')).kind).toBe('needs_assessor');
    expect(await kindOf(of(6, { ledger: elsewhere, programme: 'ANDERS' }))).toBe('needs_assessor');
    expect(await kindOf(of(6, { ledger: [allocation('L1', 6, { state: 'released' })] }))).toBe('grant_full');
  });

  test('learning that was judged to cover nothing brings no credit', async () => {
    const two = [
      evidence('e1', [learning('L1', { ects: ects(3) })]),
      evidence('e2', [learning('L2', { ects: ects(3) })]),
    ];
    expect(await kindOf(recommendationInput({ evidence: two }))).toBe('needs_assessor');
    const partly = [...mappedTo('L1'), mapping('E1', ['L2'], 'partial')];
    expect(await kindOf(recommendationInput({ evidence: two, mappings: partly }))).toBe('grant_full');
    const none = [...mappedTo('L1'), mapping('E1', ['L2'], 'none')];
    expect(await kindOf(recommendationInput({ evidence: two, mappings: none }))).toBe('needs_assessor');
  });

  test('hours that do not go with the credits are shown and change nothing', async () => {
    const withHours = (hours: number) =>
      recommend(recommendationInput({ evidence: [evidence('e1', [learning('L1', { hours })])] }));
    for (const hours of [150, 180, 149.5, 181]) {
      const { kind, findings } = await withHours(hours);
      expect(kind).toBe('grant_full');
      expect(findings.some(({ code }) => code === 'HOURS_RANGE')).toBe(hours < 150 || hours > 180);
    }
  });
});

describe('coverage is compared exactly', () => {
  const weights = (...given: number[]) =>
    targetUnit({
      outcomes: given.map((weight, at) => ({ id: `E${at + 1}`, text: { nl: 'x' }, weight, essential: false })),
    });
  const threshold = (full: number) => exemptionPolicy({ coverage: { essentialAll: false, full } });

  test.each([
    [0.7, 'grant_full'],
    [0.7001, 'needs_assessor'],
  ])('0.5 and half of 0.4 against a threshold of %d: %s', async (full, kind) => {
    const mappings = [mapping('E1', ['L1']), mapping('E2', ['L1'], 'partial')];
    expect(await kindOf(of(6, { unit: weights(0.5, 0.4, 0.1), policy: threshold(full), mappings }))).toBe(kind);
  });

  test('a third and a third are two thirds, and no rounding makes them more', async () => {
    const unit = targetUnit({ outcomes: ['E1', 'E2', 'E3'].map((id) => ({ id, text: { nl: id } })) });
    const mappings = mappedTo('L1', ['E1', 'E2']);
    const under = (full: number) => kindOf(of(6, { unit, mappings, policy: threshold(full) }));
    expect(await under(2 / 3)).toBe('grant_full');
    expect(await under(0.66666666)).toBe('grant_full');
    expect(await under(0.66666667)).toBe('needs_assessor');
  });

  test('thresholds that binary fractions cannot write', async () => {
    for (const full of [0.1, 0.29, 0.57, 0.58, 0.7, 0.9]) {
      const unit = weights(full, Math.round((1 - full) * 1e4) / 1e4);
      expect(await kindOf(of(6, { unit, policy: threshold(full), mappings: mappedTo('L1', ['E1']) }))).toBe(
        'grant_full',
      );
      const above = Math.round((full + 0.0001) * 1e4) / 1e4;
      expect(await kindOf(of(6, { unit, policy: threshold(above), mappings: mappedTo('L1', ['E1']) }))).toBe(
        'needs_assessor',
      );
    }
  });

  test('a threshold besides all essential outcomes asks for both, and nothing covered never suffices', async () => {
    const policy = exemptionPolicy({ coverage: { essentialAll: true, full: 0.8 } });
    expect(await kindOf(of(6, { policy, mappings: mappedTo('L1') }))).toBe('grant_full');
    const unit = targetUnit({
      outcomes: ['E1', 'E2', 'E3', 'E4'].map((id) => ({ id, text: { nl: id }, essential: id === 'E1' })),
    });
    expect(await kindOf(of(6, { unit, policy, mappings: mappedTo('L1', ['E1']) }))).toBe('needs_assessor');
    expect(await kindOf(of(6, { unit, policy, mappings: mappedTo('L1', ['E1', 'E2', 'E3']) }))).toBe('needs_assessor');
    expect(await kindOf(of(6, { policy: threshold(0), mappings: [] }))).toBe('needs_assessor');
  });

  test('a half and a half of one outcome are not the whole of it', async () => {
    const two = [evidence('e1', [learning('L1')]), evidence('e2', [learning('L2')])];
    const mappings = [
      ...mappedTo('L1', ['E1', 'E2', 'E3']),
      mapping('E4', ['L1'], 'partial'),
      mapping('E4', ['L2'], 'partial'),
    ];
    expect(await kindOf(recommendationInput({ evidence: two, mappings }))).toBe('needs_assessor');
    const together = [...mappings, mapping('E4', ['L1', 'L2'])];
    expect(await kindOf(recommendationInput({ evidence: two, mappings: together }))).toBe('grant_full');
    const [first] = two;
    expect(await kindOf(recommendationInput({ evidence: first ? [first] : [], mappings: together }))).toBe(
      'needs_assessor',
    );
  });
});

describe('listed parts', () => {
  const part = (id: string, credits: number | null, ...outcomeIds: string[]) => ({
    id,
    title: { nl: id },
    ...(credits === null ? {} : { ects: credits }),
    outcomeIds,
  });
  const partsOf = async (credits: number, ...parts: ReturnType<typeof part>[]) =>
    (await recommend(of(credits, { unit: targetUnit({ ects: 20, parts }) }))).parts;

  test('are the set with the most credits that is there, the first of equal ones', async () => {
    expect(await partsOf(5, part('P1', 2, 'E1'), part('P2', 2, 'E2'), part('P3', 5, 'E3'))).toEqual(['P3']);
    expect(await partsOf(4, part('P1', 2, 'E1'), part('P2', 2, 'E2'), part('P3', 4, 'E3'))).toEqual(['P1', 'P2']);
    expect(await partsOf(1.99, part('P1', 2, 'E1'))).toEqual([]);
    expect(await partsOf(2, part('P1', 2, 'E1'))).toEqual(['P1']);
  });

  test('need every outcome in full, and credits of their own', async () => {
    expect(await partsOf(6, part('P1', 2, 'E1'), part('P2', null, 'E2'))).toEqual(['P1']);
    const input = of(6, {
      unit: targetUnit({ ects: 20, parts: [part('P1', 2, 'E1', 'E2')] }),
      mappings: [mapping('E1', ['L1']), mapping('E2', ['L1'], 'partial')],
    });
    expect((await recommend(input)).kind).toBe('needs_assessor');
  });

  test('count only the credit of learning that covers them', async () => {
    const input = recommendationInput({
      evidence: [
        evidence('e1', [learning('L1', { ects: ects(1) })]),
        evidence('e2', [learning('L2', { ects: ects(9) })]),
      ],
      unit: targetUnit({ ects: 20, parts: [part('P1', 2, 'E1'), part('P2', 2, 'E2')] }),
      mappings: [mapping('E1', ['L1']), mapping('E2', ['L2'])],
    });
    expect(await recommend(input)).toMatchObject({ kind: 'grant_partial', parts: ['P2'] });
  });
});

describe('combining credentials', () => {
  const two = [evidence('e1', [learning('L1')]), evidence('e2', [learning('L2')]), evidence('e3', [learning('L3')])];
  const halves = [...mappedTo('L1', ['E1', 'E2']), ...mappedTo('L2', ['E3', 'E4']), ...mappedTo('L3', ['E3', 'E4'])];
  const input = (stacking: Record<string, unknown>, rest: Partial<RecommendationInput> = {}) =>
    recommendationInput({ evidence: two, mappings: halves, policy: exemptionPolicy({ stacking }), ...rest });

  test('all ways to do it are shown and none is chosen', async () => {
    const found = await recommend(input({}));
    expect(found.kind).toBe('grant_full');
    expect(found.covers).toMatchObject({ all: true, exact: true });
    expect(found.covers.shown.map((cover) => cover.evidence)).toEqual([
      ['e1', 'e2'],
      ['e1', 'e3'],
    ]);
    for (const { credits, required } of found.covers.shown)
      expect(credits.reduce((sum, { used }) => sum + used, 0)).toBe(required);
  });

  test('no more than the policy lets be combined', async () => {
    expect((await recommend(input({ maxCredentials: 2 }))).kind).toBe('grant_full');
    const limited = await recommend(input({ maxCredentials: 1 }));
    expect(limited.kind).toBe('needs_assessor');
    expect(limited.findings.find(({ code }) => code === 'STACKING_LIMIT')?.params).toEqual({ max: '1' });
    expect((await recommend(input({ allowed: false, maxCredentials: 5 }))).kind).toBe('needs_assessor');
    const single = recommendationInput({ policy: exemptionPolicy({ stacking: { allowed: false } }) });
    expect((await recommend(single)).kind).toBe('grant_full');
  });

  test('a part that one credential covers can still be exempted', async () => {
    const parts = [{ id: 'P1', title: { nl: 'x' }, ects: 3, outcomeIds: ['E1'] }];
    const found = await recommend(input({ allowed: false }, { unit: targetUnit({ parts }) }));
    expect(found).toMatchObject({ kind: 'grant_partial', parts: ['P1'] });
  });
});

describe('what committees decided before', () => {
  const specified = learning('L1', {
    specifications: [{ scheme: null, code: 'OMG', version: '2025-2026' }],
    awardingBodies: [{ id: 'did:web:scheldeland.example', name: {}, identifiers: [], country: null }],
  });
  const input = (rest: Partial<RecommendationInput>) =>
    recommendationInput({ evidence: [evidence('e1', [specified])], mappings: [], precedents: [precedent()], ...rest });

  test('fills in what nobody judged, and is named', async () => {
    const found = await recommend(input({}));
    expect(found).toMatchObject({ kind: 'grant_full', precedents: ['p1'] });
    expect(found.outcomes.every(({ origin }) => origin === 'precedent')).toBe(true);
  });

  test('never takes the place of what a person judged', async () => {
    const found = await recommend(input({ mappings: [mapping('E1', ['L1'], 'none')] }));
    expect(found).toMatchObject({ kind: 'needs_assessor', precedents: ['p1'] });
    expect(found.outcomes[0]).toMatchObject({ outcomeId: 'E1', degree: 'none', origin: 'assessor' });
    const nothing = ['E1', 'E2', 'E3', 'E4'].map((id) => mapping(id, [], 'none'));
    expect(await recommend(input({ mappings: nothing }))).toMatchObject({ kind: 'needs_assessor', precedents: [] });
  });

  test('ends on its day, and everything else is judged as always', async () => {
    expect((await recommend(input({ today: '2027-09-30' }))).kind).toBe('grant_full');
    expect((await recommend(input({ today: '2027-10-01' }))).kind).toBe('needs_assessor');
    const low = [evidence('e1', [{ ...specified, eqf: 6 }])];
    expect((await recommend(input({ evidence: low }))).kind).toBe('refer_evc');
  });
});
