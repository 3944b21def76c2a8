import { beforeAll, describe, expect, it } from 'vitest';
import { retitled } from '../support/verify-pages.ts';
import { codesOf, makeWorld, type World } from '../support/world.ts';

/** Attack: 97 kB of distinct strings in one array cost no more than a normal credential, in whatever form they come. */

const WORDS = Array.from({ length: 12_000 }, (_, index) => `w${index}`);
const HOSTILE = { nl: WORDS } as object as Readonly<Record<string, string>>;

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const flat = { learning_outcomes: WORDS };
const FORMS: readonly (readonly [name: string, hostile: () => Promise<string>])[] = [
  ['vc+jwt', () => world.token({ typ: 'vc+jwt' }, retitled(world.vcdm2Document, HOSTILE))],
  [
    'a Data Integrity credential',
    async () => JSON.stringify(retitled(JSON.parse(await world.secured(world.vcdm2Document)), HOSTILE)),
  ],
  ['a sealed EDC', () => world.seal(retitled(world.edcDocument, HOSTILE))],
  ['an SD-JWT VC, always shown', () => world.sdJwt(flat, {})],
  ['an SD-JWT VC, in one disclosure', () => world.sdJwt({}, flat)],
];

/** The least user and system time of several rounds, in microseconds: what the work costs, and not what else ran. */
async function costOf(file: string): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 12; round += 1) {
    const start = process.cpuUsage();
    for (let turn = 0; turn < 5; turn += 1) await world.look(file);
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, user + system);
  }
  return least / 5;
}

describe('97 kB of distinct strings in one array', () => {
  it.each(FORMS)('cost no more than a normal credential as %s, and are not called good', async (_, hostile) => {
    const file = await hostile();
    expect(file.length).toBeGreaterThan(97_000);
    const usual = await costOf(await world.secured(world.vcdm2Document));
    expect(await costOf(file)).toBeLessThan(usual);
    const found = await world.look(file);
    expect(found.verdict).toBe('indeterminate');
    const [fact] = found.reports[0]?.facts ?? [];
    expect(fact?.outcomes.length ?? 0).toBeLessThanOrEqual(500);
    expect(codesOf(found, 'unknown').join()).toMatch(/^(?:TREE_NOT_PLAIN|DOCUMENT_TOO_COMPLEX|FACTS_TOO_MANY)/);
  });
});
