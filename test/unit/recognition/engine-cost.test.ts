import { describe, expect, test } from 'vitest';
import { recommend } from '../../../src/recognition/engine/recommend.ts';
import type { RecommendationInput } from '../../../src/recognition/engine/recommendation.ts';
import type { Learning } from '../../../src/recognition/evidence/evidence.ts';
import {
  ects,
  evidence,
  learning,
  mapping,
  precedent,
  recommendationInput,
  targetUnit,
} from '../../support/recognition/evidence.ts';

/** Many times what it takes on a machine with nothing else to do. */
const SECONDS = 20_000;
const AWARDED = { id: 'did:web:scheldeland.example', name: { nl: 'Scheldeland' }, identifiers: [], country: null };

async function timed(input: RecommendationInput) {
  const from = performance.now();
  const found = await recommend(input);
  return { found, milliseconds: performance.now() - from };
}

/** So many credentials, each a whole of so many modules with a code of their own. */
const programmes = (credentials: number, modules: number) =>
  Array.from({ length: credentials }, (_, whole) =>
    evidence(`e${whole}`, [
      learning(`W${whole}`, {
        ects: ects(30),
        parts: Array.from({ length: modules }, (_, at) =>
          learning(`M${whole}-${at}`, {
            ects: ects(1),
            specifications: [{ scheme: null, code: `C${at}`, version: '2025-2026' }],
            awardingBodies: [AWARDED],
          }),
        ),
      }),
    ]),
  );

function nested(depth: number): Learning {
  let one = learning('N0', { ects: null, eqf: null });
  for (let at = 1; at < depth; at++) one = learning(`N${at}`, { parts: [one], ects: null, eqf: null });
  return one;
}

describe('whatever is handed in, a recommendation takes a bounded time', () => {
  test('60 credentials of 50 modules, and a concordance table of 500 lines about them', {
    timeout: 60_000,
  }, async () => {
    const precedents = Array.from({ length: 500 }, (_, at) =>
      precedent({
        id: `p${at}`,
        source: { issuerId: AWARDED.id, unitSpecId: `C${at % 50}`, specVersions: ['2025-2026'] },
      }),
    );
    const without = await timed(recommendationInput({ evidence: programmes(60, 50), mappings: [] }));
    const { found, milliseconds } = await timed(
      recommendationInput({ evidence: programmes(60, 50), mappings: [], precedents }),
    );
    console.log(`concordance table: ${milliseconds.toFixed(0)} ms, without ${without.milliseconds.toFixed(0)} ms`);
    expect(found.kind).toBe('grant_full');
    expect(found.precedents).toHaveLength(500);
    expect(milliseconds).toBeLessThan(15 * without.milliseconds);
  });

  test('60 credentials of 200 things that were learned', { timeout: 60_000 }, async () => {
    const pieces = Array.from({ length: 60 }, (_, piece) =>
      evidence(
        `e${piece}`,
        Array.from({ length: 200 }, (_, at) => learning(`L${piece}-${at}`, { ects: ects(1) })),
      ),
    );
    const mappings = ['E1', 'E2', 'E3', 'E4'].flatMap((id, at) => [
      mapping(id, [`L${at}-1`]),
      mapping(id, [`L${at}-2`]),
    ]);
    const { found, milliseconds } = await timed(
      recommendationInput({ evidence: pieces, mappings, unit: targetUnit({ ects: 4 }) }),
    );
    expect(found.kind).toBe('grant_full');
    expect(milliseconds).toBeLessThan(SECONDS);
  });

  test('parts of parts, as deep as a document can be read, and deeper', async () => {
    const { found, milliseconds } = await timed(
      recommendationInput({ evidence: [evidence('e1', [nested(300)])], mappings: [] }),
    );
    expect(found.kind).toBe('needs_assessor');
    expect(milliseconds).toBeLessThan(SECONDS);
  });

  test('what is part of itself: the circle says nothing, and no credit comes of it', async () => {
    const circle = learning('A', { parts: [learning('B', { parts: [learning('A', { parts: [] })] })] });
    const input = recommendationInput({
      evidence: [evidence('e1', [circle])],
      mappings: ['E1', 'E2', 'E3', 'E4'].map((id) => mapping(id, ['A'])),
    });
    const { found } = await timed(input);
    expect(found.workload.usable).toBe(600);
  });

  test('ten thousand outcomes that all name one ESCO skill', async () => {
    const esco = ['http://data.europa.eu/esco/skill/a'];
    const outcomes = Array.from({ length: 10_000 }, (_, at) => ({ id: `#${at + 1}`, text: { nl: 'x' }, esco }));
    const { milliseconds } = await timed(
      recommendationInput({ evidence: [evidence('e1', [learning('L1', { outcomes })])] }),
    );
    expect(milliseconds).toBeLessThan(SECONDS);
  });
});
