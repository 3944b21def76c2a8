import { expect, test } from 'vitest';
import { recommend } from '../../../src/recognition/engine/recommend.ts';
import type { RecommendationInput } from '../../../src/recognition/engine/recommendation.ts';
import type { Learning } from '../../../src/recognition/evidence/evidence.ts';
import {
  allocation,
  assessedBy,
  checksWith,
  ects,
  evidence,
  learning,
  mapping,
  precedent,
  recommendationInput,
  targetUnit,
} from '../../support/recognition/evidence.ts';

/** Every list in a value the other way round, and every member of an object too. */
function reversed<T>(value: T): T {
  if (Array.isArray(value)) return value.map(reversed).toReversed() as T;
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, one]) => [name, reversed(one)]);
  return Object.fromEntries(members.toReversed()) as T;
}
/** Members only: what no reader of JSON can tell apart. */
function rekeyed<T>(value: T): T {
  if (Array.isArray(value)) return value.map(rekeyed) as T;
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, one]) => [name, rekeyed(one)]);
  return Object.fromEntries(members.toReversed()) as T;
}

const module = (id: string, more: Partial<Learning> = {}) => learning(id, { ects: ects(3), ...more });
const whole = (...parts: Learning[]) => learning('W', { ects: ects(12), parts });
const unit = targetUnit({
  ects: 9,
  parts: [
    { id: 'P1', title: { nl: 'Een' }, ects: 3, outcomeIds: ['E1', 'E2'] },
    { id: 'P2', title: { nl: 'Twee' }, ects: 2, outcomeIds: ['E3'] },
  ],
});
const mappings = [
  mapping('E1', ['A', 'B']),
  mapping('E2', ['B']),
  mapping('E3', ['C']),
  mapping('E4', ['D'], 'partial'),
  mapping('E4', ['A', 'D']),
];
const INPUTS: readonly (readonly [string, RecommendationInput])[] = [
  [
    'a whole and its modules, some doubtful',
    recommendationInput({
      unit,
      mappings,
      evidence: [
        evidence('e1', [whole(module('A'), module('B', { eqf: null }), module('C'), module('D'))]),
        evidence('e2', [module('B', { assessments: [assessedBy('oral'), assessedBy('attendance')] })]),
        evidence('e3', [module('D', { awardedOn: '2019-01-01' })], { checks: checksWith('STATUS_UNKNOWN') }),
      ],
      ledger: [allocation('C', 1), allocation('A', 2, { programme: 'ANDER' })],
    }),
  ],
  [
    'with a part in use and one revoked',
    recommendationInput({
      unit,
      mappings,
      evidence: [
        evidence('e1', [whole(module('A'), module('B'))]),
        evidence('e2', [module('C'), module('D')], { checks: checksWith('STATUS_REVOKED') }),
      ],
      ledger: [allocation('B', 3)],
      precedents: [precedent(), precedent({ id: 'p2', outcome: 'partial', partIds: ['P1'] })],
    }),
  ],
];

/** What a person goes by, without the order of lists that the sheet or the document has. */
async function gist(input: RecommendationInput) {
  const { kind, nextStep, parts, workload, coverage, covers, ignored, findings, outcomes } = await recommend(input);
  const list = (values: readonly unknown[]): string[] => values.map((one) => JSON.stringify(one)).toSorted();
  return {
    kind,
    nextStep,
    workload,
    coverage: { ...coverage, essentialMissing: list(coverage.essentialMissing) },
    parts: list(parts),
    covers: list(covers.shown),
    ignored: list(ignored),
    outcomes: list(outcomes.map(({ outcomeId, degree }) => [outcomeId, degree])),
    findings: list(findings.map(({ code, evidence: about, outcomes: of }) => [code, list(about), list(of)])),
  };
}

test.each(INPUTS)('%s: the order of parts, outcomes, assessments and checks changes nothing', async (_, input) => {
  expect(await gist(reversed(input))).toEqual(await gist(input));
});

test.each(INPUTS)('%s: the order of members changes not even the digest', async (_, input) => {
  expect(rekeyed(input)).toEqual(input);
  expect(await recommend(rekeyed(input))).toEqual(await recommend(input));
  const other = { ...input, today: '2026-09-22' };
  expect((await recommend(other)).inputHash).not.toBe((await recommend(input)).inputHash);
});
