import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { largestSet } from '../../../src/recognition/engine/largest-set.ts';
import { recommend } from '../../../src/recognition/engine/recommend.ts';
import { KINDS, type RecommendationInput } from '../../../src/recognition/engine/recommendation.ts';
import type { Evidence, HolderStanding, Learning } from '../../../src/recognition/evidence/evidence.ts';
import type { CheckCode } from '../../../src/verifying/codes/index.ts';
import {
  allocation,
  assessedBy,
  checksWith,
  ects,
  evidence,
  exemptionPolicy,
  learning,
  mapping,
  recommendationInput,
  targetUnit,
} from '../../support/recognition/evidence.ts';

const RUNS = { numRuns: 300 };
const IDS = ['L1', 'L2', 'L3', 'L4'] as const;
const OUTCOMES = ['E1', 'E2', 'E3'] as const;

const mostly = <T>(usual: T, ...others: T[]) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) });

const oneLearning = fc
  .record({
    id: fc.constantFrom(...IDS),
    credits: mostly<number | null>(6, 3, 2.5, null),
    eqf: mostly<number | null>(7, 6, null),
    awardedOn: mostly<string | null>('2026-06-26', '2020-01-01', '2010-01-01', null),
    assessments: mostly([assessedBy('oral')], [], [assessedBy('attendance')]),
    outcomes: fc.constantFrom(1, 1, 1, 0),
  })
  .map(({ id, credits, outcomes, ...rest }) =>
    learning(id, {
      ...rest,
      ects: credits === null ? null : ects(credits),
      ...(outcomes === 0 ? { outcomes: [] } : {}),
    }),
  );

const pieceOf = (learnings: fc.Arbitrary<readonly Learning[]>) =>
  fc
    .record({
      learnings,
      check: mostly<CheckCode>('STATUS_ACTIVE', 'STATUS_REVOKED', 'STATUS_UNKNOWN', 'SEAL_BROKEN', 'ISSUER_UNKNOWN'),
      holder: mostly<HolderStanding>(
        { result: 'same' },
        { result: 'unknown', because: 'spelling' },
        { result: 'different-birth-date' },
      ),
    })
    .map(
      ({ learnings: some, check, holder }) =>
        (id: string) =>
          evidence(id, some, { checks: checksWith(check), holder }),
    );

const single = pieceOf(oneLearning.map((one) => [one]));
const composite = pieceOf(
  fc
    .uniqueArray(oneLearning, { maxLength: 2, selector: ({ id }) => id })
    .map((parts) => [learning('W', { ects: ects(12), parts })]),
);
const pieces = fc
  .array(fc.oneof({ weight: 4, arbitrary: single }, { weight: 1, arbitrary: composite }), { maxLength: 4 })
  .map((made) => made.map((make, at) => make(`e${at}`)));

const judgement = fc
  .record({
    outcome: fc.constantFrom(...OUTCOMES),
    by: fc.uniqueArray(fc.constantFrom(...IDS, 'W'), { minLength: 1, maxLength: 2 }),
    degree: mostly<'full' | 'partial' | 'none'>('full', 'partial', 'none'),
  })
  .map(({ outcome, by, degree }) => mapping(outcome, by, degree));

const input: fc.Arbitrary<RecommendationInput> = fc
  .record({
    evidence: pieces,
    mappings: fc.array(judgement, { minLength: 2, maxLength: 8 }),
    ledger: fc.array(
      fc
        .record({ id: fc.constantFrom(...IDS), used: fc.constantFrom(1, 3) })
        .map(({ id, used }) => allocation(id, used)),
      { maxLength: 2 },
    ),
    unit: fc.constantFrom(
      targetUnit({ outcomes: OUTCOMES.map((id) => ({ id, text: { nl: id } })) }),
      targetUnit({
        outcomes: OUTCOMES.map((id) => ({ id, text: { nl: id } })),
        parts: [
          { id: 'P1', title: { nl: 'x' }, ects: 2, outcomeIds: ['E1'] },
          { id: 'P2', title: { nl: 'y' }, ects: 3, outcomeIds: ['E2'] },
        ],
      }),
    ),
    policy: fc.constantFrom(
      exemptionPolicy(),
      exemptionPolicy({ minEctsRatio: 0.5 }),
      exemptionPolicy({ coverage: { essentialAll: false, full: 0.5 } }),
      exemptionPolicy({ stacking: { allowed: true, maxCredentials: 1 } }),
    ),
  })
  .map((made) => recommendationInput(made));

const rank = async (given: RecommendationInput) => KINDS.indexOf((await recommend(given)).kind);

describe('whatever the evidence', () => {
  test('more of it never worsens a recommendation', async () => {
    await fc.assert(
      fc.asyncProperty(input, single, async (given, more) => {
        const before = await rank(given);
        const after = await rank({ ...given, evidence: [...given.evidence, more('z')] });
        expect(after).toBeGreaterThanOrEqual(before);
      }),
      RUNS,
    );
  });

  test('its order, and that of judgements and ledger, changes nothing', async () => {
    const shuffled = input.chain((given) =>
      fc.record({
        given: fc.constant(given),
        evidence: fc.shuffledSubarray([...given.evidence], { minLength: given.evidence.length }),
        mappings: fc.shuffledSubarray([...given.mappings], { minLength: given.mappings.length }),
        ledger: fc.shuffledSubarray([...given.ledger], { minLength: given.ledger.length }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async ({ given, ...order }) => {
        const turned = order.mappings.map((one) => ({ ...one, sources: one.sources.toReversed() }));
        expect(await recommend({ ...given, ...order, mappings: turned })).toEqual(await recommend(given));
      }),
      RUNS,
    );
  });

  test('what was met and becomes unknown never gives a better recommendation, and no "no basis" by itself', async () => {
    await fc.assert(
      fc.asyncProperty(input, fc.nat(), fc.nat(), async (given, which, how) => {
        const piece = given.evidence[which % Math.max(1, given.evidence.length)];
        if (piece === undefined) return;
        const before = await rank(given);
        const doubt = DOUBTS[how % DOUBTS.length];
        // What is not proved is not read: then nobody knows any more that its level was too low, or its birth date another.
        if (doubt === UNPROVED && before < KINDS.indexOf('needs_assessor')) return;
        const doubted = doubt?.(piece);
        if (doubted === undefined || doubted === null) return;
        const after = await rank({ ...given, evidence: given.evidence.map((one) => (one === piece ? doubted : one)) });
        expect(after).toBeLessThanOrEqual(before);
        if (KINDS[before] !== 'no_basis_found') expect(KINDS[after]).not.toBe('no_basis_found');
      }),
      { numRuns: 600 },
    );
  });

  test('nothing is a refusal, and a grant always shows what it rests on', async () => {
    await fc.assert(
      fc.asyncProperty(input, async (given) => {
        const found = await recommend(given);
        expect(KINDS).toContain(found.kind);
        expect(found.parts.length > 0).toBe(found.kind === 'grant_partial');
        expect(found.alternatives.length > 0 || found.kind === 'grant_full' || found.kind === 'grant_conditional').toBe(
          true,
        );
        if (!found.kind.startsWith('grant')) return;
        expect(found.covers.shown.length).toBeGreaterThan(0);
        for (const { usable, required, credits } of found.covers.shown) {
          expect(usable).toBeGreaterThanOrEqual(required);
          expect(credits.reduce((sum, { used }) => sum + used, 0)).toBe(required);
          for (const { free, used } of credits) expect(used).toBeLessThanOrEqual(free);
        }
      }),
      RUNS,
    );
  });
});

const learnedOnce = (piece: Evidence, when: (one: Learning) => boolean, change: Partial<Learning>): Evidence | null => {
  const [first] = piece.learnings;
  return first !== undefined && when(first) ? { ...piece, learnings: [{ ...first, ...change }] } : null;
};
const isGood = (piece: Evidence, step: string) =>
  piece.checks.filter((check) => check.step === step).every(({ outcome }) => outcome === 'passed');
const unless =
  (step: string, ...codes: CheckCode[]) =>
  (piece: Evidence) =>
    isGood(piece, step)
      ? {
          ...piece,
          checks: [
            ...piece.checks.filter((check) => check.step !== step),
            ...checksWith(...codes).slice(-codes.length),
          ],
        }
      : null;

const UNPROVED = unless('prove', 'NOT_SEALED');

/** Ways in which something that is known to be good becomes unknown; null where it was not good. */
const DOUBTS: readonly ((piece: Evidence) => Evidence | null)[] = [
  (piece) => learnedOnce(piece, ({ eqf }) => eqf === 7, { eqf: null }),
  (piece) => learnedOnce(piece, ({ ects: credits }) => credits !== null, { ects: null }),
  (piece) => learnedOnce(piece, ({ awardedOn }) => awardedOn === '2026-06-26', { awardedOn: null }),
  (piece) =>
    learnedOnce(piece, ({ assessments }) => assessments[0]?.types[0]?.code === 'oral', { assessments: [], parts: [] }),
  (piece) => learnedOnce(piece, ({ outcomes }) => outcomes.length > 0, { outcomes: [] }),
  (piece) =>
    piece.holder.result === 'same' ? { ...piece, holder: { result: 'unknown', because: 'other-name' } } : null,
  (piece) => ({ ...piece, issuer: null }),
  unless('status', 'STATUS_UNKNOWN'),
  unless('status', 'STATUS_NOT_OFFERED'),
  unless('timing', 'VALIDITY_MAY_BE_WITHHELD'),
  UNPROVED,
  unless('mean', 'CREDITS_UNCLEAR'),
  unless('authority', 'AWARDED_BY_ISSUER', 'QA_UNKNOWN'),
];

test('the parts that are chosen are the most there can be', () => {
  const sum = (some: readonly number[]) => some.reduce((total, one) => total + one, 0);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 10 }), fc.nat(100), (sizes, most) => {
      const fits = (some: readonly number[]) => sum(some) <= most;
      const best = largestSet(sizes, (size) => size, most, fits);
      let greatest = 0;
      for (let set = 0; set < 2 ** sizes.length; set += 1) {
        const total = sum(sizes.filter((_, at) => set & (1 << at)));
        if (total <= most) greatest = Math.max(greatest, total);
      }
      expect(sum(best)).toBe(greatest);
      expect(fits(best)).toBe(true);
    }),
  );
});

test('twelve outcomes and thirty credentials take a few milliseconds', async () => {
  const outcomes = Array.from({ length: 12 }, (_, at) => `O${at}`);
  const some = Array.from({ length: 30 }, (_, at) => evidence(`e${at}`, [learning(`X${at}`, { ects: ects(3) })]));
  const given = recommendationInput({
    unit: targetUnit({ ects: 12, outcomes: outcomes.map((id) => ({ id, text: { nl: id } })) }),
    evidence: some,
    mappings: outcomes.flatMap((id, at) => [0, 1, 2, 3].map((more) => mapping(id, [`X${(at * 5 + more * 7) % 30}`]))),
  });
  await recommend(given);
  const times: number[] = [];
  for (let run = 0; run < 5; run += 1) {
    const start = performance.now();
    expect((await recommend(given)).kind).toBe('grant_full');
    times.push(performance.now() - start);
  }
  console.info(`recommendation: ${Math.min(...times).toFixed(1)} ms`);
  expect(Math.min(...times)).toBeLessThan(250);
});
