import { beforeAll, describe, expect, it } from 'vitest';
import { asDateTime } from '../../src/record/civil-date.ts';
import { type Content, type Contents, smallContentsOf } from '../support/world/contents.ts';
import { DID, makeWorld, NOW, type World } from '../support/world.ts';

const DAY = 86_400;
let world: World;
let contents: Contents;
beforeAll(async () => {
  world = await makeWorld();
  contents = smallContentsOf(world);
});

const seconds = (dateTime: string): number => Date.parse(dateTime) / 1000;

interface Period {
  readonly from: string;
  readonly until: string;
}

/** Each form as it says from when and until when it holds; signed an hour before the world's noon. */
const FORMS: readonly (readonly [name: string, make: (period: Period) => Promise<string>])[] = [
  ['Data Integrity', ({ from, until }) => world.secured({ ...contents.vcdm2, validFrom: from, validUntil: until })],
  [
    'vc+jwt, by its members',
    ({ from, until }) =>
      world.token({ typ: 'vc+jwt' }, { ...contents.vcdm2, validFrom: from, validUntil: until, iat: NOW - 3600 }),
  ],
  [
    'VC-JWT 1.1, by its claims',
    ({ from, until }) => {
      const { issuanceDate: _, validFrom: __, ...vc } = contents.edc;
      return world.token({ typ: 'JWT' }, { iss: DID, nbf: seconds(from), exp: seconds(until), vc });
    },
  ],
  ['SD-JWT VC', ({ from, until }) => world.sdJwt({ nbf: seconds(from), exp: seconds(until) })],
  [
    'a seal',
    ({ from, until }) => {
      const dates = { issuanceDate: from, validFrom: from, expirationDate: until, validUntil: until };
      return world.seal({ ...contents.edc, ...dates });
    },
  ],
];

/** What the step says of the period; what else there is to say of a certificate or a key is another row's. */
const PERIOD = ['VALID_NOW', 'NOT_YET_VALID', 'EXPIRED', 'DATE_NOT_READABLE'];
async function periodAt(file: string, now: number): Promise<readonly string[]> {
  const { reports } = await world.look(file, { now });
  return (reports[0]?.checks ?? []).map(({ code }) => code).filter((code) => PERIOD.includes(code));
}

describe.each(FORMS)('the clock, for %s', (_, make) => {
  const period = { from: asDateTime(NOW), until: asDateTime(NOW + 7 * DAY) };

  it.each([
    ['301 s before the beginning', NOW - 301, 'NOT_YET_VALID'],
    ['300 s before', NOW - 300, 'VALID_NOW'],
    ['at the beginning', NOW, 'VALID_NOW'],
    ['at the end', NOW + 7 * DAY, 'VALID_NOW'],
    ['300 s after', NOW + 7 * DAY + 300, 'VALID_NOW'],
    ['301 s after the end', NOW + 7 * DAY + 301, 'EXPIRED'],
  ])('%s: five minutes are allowed for once, and not one second more', async (_what, now, code) => {
    expect(await periodAt(await make(period), now)).toEqual([code]);
  });

  it('counts past the year 2038, up to the year 9999', async () => {
    const long = { from: period.from, until: '2038-01-19T03:14:08Z' };
    expect(await periodAt(await make(long), 2 ** 31 + 300)).toEqual(['VALID_NOW']);
    expect(await periodAt(await make(long), 2 ** 31 + 301)).toEqual(['EXPIRED']);
    const forever = { from: period.from, until: '9999-12-31T23:59:59Z' };
    expect(await periodAt(await make(forever), NOW)).toEqual(['VALID_NOW']);
    expect(await periodAt(await make(forever), seconds('9999-12-31T23:59:59Z'))).toEqual(['VALID_NOW']);
  });
});

describe('the hour that comes twice', () => {
  it.each([
    ['2026-10-25T02:30:00+02:00', '2026-10-25T00:30:00Z'],
    ['2026-10-25T02:30:00+01:00', '2026-10-25T01:30:00Z'],
    ['2026-03-29T02:30:00+01:00', '2026-03-29T01:30:00Z'],
  ])('%s is one moment, %s, whatever the clocks in Brussels show', async (validFrom, moment) => {
    const document: Content = { ...contents.vcdm2, validFrom };
    const file = await world.token({ typ: 'vc+jwt' }, document);
    expect(await periodAt(file, seconds(moment) - 301)).toEqual(['NOT_YET_VALID']);
    expect(await periodAt(file, seconds(moment) - 300)).toEqual(['VALID_NOW']);
  });

  it('a moment without a zone is none: nobody knows which', async () => {
    const file = await world.token({ typ: 'vc+jwt' }, { ...contents.vcdm2, validUntil: '2036-01-01T00:00:00' });
    expect(await periodAt(file, NOW)).toEqual(['DATE_NOT_READABLE']);
  });
});

describe('a signature from the future', () => {
  const signed: readonly (readonly [name: string, make: (at: number) => Promise<string>])[] = [
    ['a seal', (at) => world.seal(contents.edc, { at })],
    ['vc+jwt', (at) => world.token({ typ: 'vc+jwt' }, { ...contents.vcdm2, iat: at })],
    ['VC-JWT 1.1', (at) => world.token({ typ: 'JWT' }, { iss: DID, iat: at, vc: contents.edc })],
    ['SD-JWT VC', (at) => world.sdJwt({ iat: at })],
    ['a badge as JWT', (at) => world.token({ typ: 'JWT' }, { ...contents.badge, iat: at })],
  ];
  it.each(signed)('%s: five minutes are allowed for, and not one second more', async (_, make) => {
    expect((await world.look(await make(NOW + 300))).verdict).toBe('passed');
    const found = await world.look(await make(NOW + 301));
    expect(found.verdict).toBe('failed');
    expect(found.reports[0]?.checks.map(({ code }) => code)).toContain('SIGNED_IN_THE_FUTURE');
  });
});
