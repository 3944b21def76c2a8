import { beforeAll, describe, expect, it } from 'vitest';
import { verifyUpload } from '../../src/api/verify.ts';
import type { Verification } from '../../src/verifying/report.ts';
import { smallContentsOf } from '../support/world/contents.ts';
import { ASKED } from '../support/world/forms.ts';
import { DID, makeWorld, NOW, type World } from '../support/world.ts';
import { zip } from '../unit/container-fixture.ts';

/** Attack: a small file that asks for ten thousand verifications, by presentations beside and inside one another. */

const MOST = 100;
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

let world: World;
let credential: object;
beforeAll(async () => {
  world = await makeWorld();
  credential = JSON.parse(await world.secured(smallContentsOf(world).vcdm2)) as object;
  await world.look(JSON.stringify(credential));
});

/** An unsigned presentation. */
const presentation = (credentials: readonly unknown[]): object => ({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiablePresentation'],
  verifiableCredential: credentials,
});
const times = <T>(count: number, value: T): T[] => Array<T>(count).fill(value);

const examined = ({ reports }: Verification): number => reports.filter(({ facts }) => facts !== null).length;
const refused = ({ reports }: Verification, code: string): number =>
  reports.filter(({ checks }) => checks.some((one) => one.code === code && one.outcome === 'failed')).length;

/** User and system time of a look, in milliseconds. */
async function costOf<T>(look: () => Promise<T>): Promise<readonly [T, number]> {
  const start = process.cpuUsage();
  const found = await look();
  const { user, system } = process.cpuUsage(start);
  return [found, (user + system) / 1000];
}

describe('at most a hundred credentials of one input are verified', () => {
  let usual: number;
  beforeAll(async () => {
    const [found, cost] = await costOf(() => world.look(JSON.stringify(times(MOST, credential))));
    expect(examined(found)).toBe(MOST);
    usual = cost;
  });

  it('one presentation of a hundred is in order, and one of a hundred and one is said to be too many', async () => {
    expect(examined(await world.look(JSON.stringify(presentation(times(MOST, credential)))))).toBe(MOST);
    const found = await world.look(JSON.stringify(presentation(times(MOST + 1, credential))));
    expect([found.verdict, found.reports.length, refused(found, 'TOO_MANY')]).toEqual(['failed', 1, 1]);
  });

  it('a hundred presentations of a hundred cost no more than a hundred credentials', async () => {
    const { '@context': context, type } = credential as Readonly<Record<string, unknown>>;
    const file = JSON.stringify(times(MOST, presentation(times(MOST, { '@context': context, type, issuer: DID }))));
    const [found, cost] = await costOf(() => world.look(file));
    expect(file.length).toBeLessThan(15 * 1024 * 1024);
    expect([examined(found), refused(found, 'TOO_MANY')]).toEqual([0, MOST]);
    expect(found.verdict).toBe('failed');
    expect(cost).toBeLessThan(usual * 1.5);
  });

  it('what fits is verified, and of what does not fit each presentation is named', async () => {
    const file = JSON.stringify([credential, ...[60, 60, 30].map((count) => presentation(times(count, credential)))]);
    const found = await world.look(file);
    expect(examined(found)).toBe(1 + 60 + 30);
    expect(refused(found, 'TOO_MANY')).toBe(1);
    expect(found.verdict).toBe('failed');
  });

  it('entries count before anybody looks what they are', async () => {
    const found = await world.look(JSON.stringify(presentation([...times(MOST, 7), credential])));
    expect([found.reports.length, refused(found, 'TOO_MANY')]).toEqual([1, 1]);
  });

  it('a presentation that holds nothing counts as well', async () => {
    const empty = times(60, presentation([]));
    const found = await world.look(zip({ 'a.json': JSON.stringify(empty), 'b.json': JSON.stringify(empty) }));
    expect([found.reports.length, refused(found, 'TOO_MANY')]).toEqual([1, 1]);
  });

  it('tokens are counted before their signature is checked', async () => {
    const token = await world.holder.presentsToken('2.0', times(MOST, 'x'), ASKED);
    const tokens = times(50, token);
    const [found, cost] = await costOf(() => world.look(JSON.stringify(tokens), { expected: ASKED }));
    expect(refused(found, 'TOO_MANY')).toBe(50);
    expect(cost).toBeLessThan(usual * 1.5);
  });

  it('files of one upload share the hundred', async () => {
    const { trust } = await world.trustFor();
    const deps = { origin: 'https://verifier.example', verifying: { openTrust: async () => trust, now: () => NOW } };
    const several = (counts: readonly number[]) => ({
      files: counts.map((count, index) => ({
        name: `${index}.json`,
        bytes: utf8(JSON.stringify(presentation(times(count, credential)))),
      })),
      expected: {},
    });
    const fits = await verifyUpload(several([50, 50]), deps);
    expect([examined(fits), refused(fits, 'TOO_MANY')]).toEqual([100, 0]);
    const flood = await verifyUpload(several([50, 51, 49, 1, 1]), deps);
    // A presentation that is refused has been counted as one.
    expect([examined(flood), flood.verdict]).toEqual([99, 'failed']);
    const tooMany = flood.reports.filter(({ checks }) => checks[0]?.code === 'TOO_MANY').map(({ within }) => within);
    expect(tooMany).toEqual(['1.json', '3.json', '4.json']);
  });
});

describe('a presentation inside a presentation is not opened', () => {
  const nested = (depth: number, inner: object): object =>
    depth === 0 ? inner : nested(depth - 1, presentation([inner]));

  it.each([1, 2, 20])('unsigned, %i deep', async (depth) => {
    const found = await world.look(JSON.stringify(nested(depth + 1, credential)));
    expect([found.verdict, found.reports.length, examined(found)]).toEqual(['failed', 1, 0]);
    expect(refused(found, 'NOT_A_CREDENTIAL')).toBe(1);
  });

  it('signed, as an object, as a token and in an envelope', async () => {
    const inner = await world.holder.presents('2.0', [credential], ASKED);
    const token = await world.holder.presentsToken('2.0', [credential], ASKED);
    const envelope = {
      '@context': 'https://www.w3.org/ns/credentials/v2',
      type: 'EnvelopedVerifiablePresentation',
      id: `data:application/vp+jwt,${token}`,
    };
    for (const one of [inner, token, envelope]) {
      const found = await world.look(JSON.stringify(presentation([credential, one])), { expected: ASKED });
      expect([examined(found), refused(found, 'NOT_A_CREDENTIAL'), found.verdict]).toEqual([1, 1, 'failed']);
    }
  });

  it('ten wide and three deep: ten are refused, and none of the thousand is looked at', async () => {
    const wide = (depth: number): object => presentation(times(10, depth === 0 ? credential : wide(depth - 1)));
    const file = JSON.stringify(wide(2));
    const [found, cost] = await costOf(() => world.look(file));
    expect(found.reports).toHaveLength(10);
    expect(cost).toBeLessThan(2_000);
  });
});
