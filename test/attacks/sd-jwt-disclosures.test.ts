import { beforeAll, describe, expect, it } from 'vitest';
import { parseSdJwtVc, processDisclosures } from '../../src/credential/sd-jwt-vc/read.ts';
import { type Members, makeTokenParty, type TokenParty } from '../unit/jose-fixture.ts';
import { disclose, plainClaims, sdJwt } from '../unit/sd-jwt-vc-fixture.ts';
import { libraryVerdict } from '../unit/sd-jwt-vc-library.ts';

let issuer: TokenParty;
beforeAll(async () => {
  issuer = await makeTokenParty();
});

interface Trick {
  readonly payload: Members | string;
  readonly disclosures?: readonly { text: string }[];
}

const name = () => disclose(['s1', 'given_name', 'Ada']);
const claims = plainClaims;

/** Each breaks one rule of RFC 9901 §7.1 under a good signature of the issuer. */
const VIOLATIONS: readonly [string, string, () => Promise<Trick>][] = [
  [
    'a digest that stands twice in one list',
    '4',
    async () => {
      const one = await name();
      return { payload: { ...claims(), _sd: [one.digest, one.digest] }, disclosures: [one] };
    },
  ],
  [
    'a digest that stands in two places, so that one value appears as two claims',
    '4',
    async () => {
      const one = await name();
      return { payload: { ...claims(), _sd: [one.digest], person: { _sd: [one.digest] } }, disclosures: [one] };
    },
  ],
  [
    'a digest of nothing that stands twice',
    '4',
    async () => {
      const decoy = await name();
      return { payload: { ...claims(), _sd: [decoy.digest], list: [{ '...': decoy.digest }] } };
    },
  ],
  [
    'a disclosure that nothing refers to',
    '5',
    async () => ({
      payload: { ...claims(), _sd: [(await name()).digest] },
      disclosures: [await disclose(['s', 'degree', 'PhD'])],
    }),
  ],
  [
    'a disclosure named _sd',
    '3.c.ii.2',
    async () => {
      const one = await disclose(['s1', '_sd', ['x']]);
      return { payload: { ...claims(), _sd: [one.digest] }, disclosures: [one] };
    },
  ],
  [
    'a disclosure named ...',
    '3.c.ii.2',
    async () => {
      const one = await disclose(['s1', '...', 'x']);
      return { payload: { ...claims(), _sd: [one.digest] }, disclosures: [one] };
    },
  ],
  [
    'a disclosure that overwrites what the issuer says in the open',
    '3.c.ii.3',
    async () => {
      const one = await disclose(['s1', 'achievement_title', 'Doctor in de rechten']);
      return { payload: { ...claims(), _sd: [one.digest] }, disclosures: [one] };
    },
  ],
  [
    'two elements where a name is due',
    '3.c.ii.1',
    async () => {
      const one = await disclose(['s1', 'Ada']);
      return { payload: { ...claims(), _sd: [one.digest] }, disclosures: [one] };
    },
  ],
  [
    'three elements where an array is due',
    '3.c.iii.1',
    async () => {
      const one = await name();
      return { payload: { ...claims(), list: [{ '...': one.digest }] }, disclosures: [one] };
    },
  ],
  ['_sd that is no array', '3.b.i', async () => ({ payload: { ...claims(), person: { _sd: (await name()).digest } } })],
  ['_sd_alg that is no text', '2.d', async () => ({ payload: { ...claims(), _sd_alg: 256 } })],
  [
    '_sd_alg that names another hash than the digests have',
    '5',
    async () => {
      const one = await disclose(['s1', 'given_name', 'Ada'], 'SHA-512');
      return { payload: { ...claims(), _sd_alg: 'sha-256', _sd: [one.digest] }, disclosures: [one] };
    },
  ],
  [
    '... beside other members',
    '3.b.ii',
    async () => {
      const one = await disclose(['s1', 'Ada']);
      return { payload: { ...claims(), list: [{ '...': one.digest, also: 1 }] }, disclosures: [one] };
    },
  ],
];

/** Further ones, which the library refuses or that it never gets to see. */
const OTHERS: typeof VIOLATIONS = [
  ['... outside an array', '3.b.ii', async () => ({ payload: { ...claims(), person: { '...': 'x' } } })],
  ['_sd with something that is no text', '3.b', async () => ({ payload: { ...claims(), _sd: [7] } })],
  ['... with something that is no text', '3.b', async () => ({ payload: { ...claims(), list: [{ '...': 7 }] } })],
  ['_sd_alg below the top level', '2.d', async () => ({ payload: { ...claims(), person: { _sd_alg: 'sha-256' } } })],
  ...['sha-256-128', 'md5', 'SHA-256', 'none', 'toString', ''].map((alg): (typeof VIOLATIONS)[number] => [
    `_sd_alg ${JSON.stringify(alg)}`,
    '2.d',
    async () => ({ payload: { ...claims(), _sd_alg: alg } }),
  ]),
  [
    'the same disclosure twice',
    '5',
    async () => {
      const one = await name();
      return { payload: { ...claims(), _sd: [one.digest] }, disclosures: [one, one] };
    },
  ],
  [
    'two disclosures of one name',
    '3.c.ii.3',
    async () => {
      const two = [await name(), await disclose(['s2', 'given_name', 'Eve'])];
      return { payload: { ...claims(), _sd: two.map(({ digest }) => digest) }, disclosures: two };
    },
  ],
  [
    'a disclosure named __proto__',
    '3.c.ii.2',
    async () => {
      const one = await disclose('["s1","__proto__",{"admin":true}]');
      return { payload: { ...claims(), _sd: [one.digest] }, disclosures: [one] };
    },
  ],
  ...['["s"]', '["s","a",1,2]', '{"a":1}', '"s"', '[1,"a",1]', '["s",7,1]', '[]'].map(
    (text): (typeof VIOLATIONS)[number] => [
      `a disclosure that reads ${text}`,
      '3.c',
      async () => {
        const one = await disclose(text);
        return { payload: { ...claims(), _sd: [one.digest] }, disclosures: [one] };
      },
    ],
  ),
];

const made = async (trick: () => Promise<Trick>): Promise<string> => {
  const { payload, disclosures } = await trick();
  return sdJwt(issuer, payload, disclosures);
};
const outcomeOf = async (text: string) => {
  const claimed = parseSdJwtVc(text);
  if (!claimed.ok) return claimed.error;
  const processed = await processDisclosures(claimed.value);
  return processed.ok ? processed.value : processed.error;
};

describe('what the issuer signed and what is disclosed have to fit exactly', () => {
  it.each([...VIOLATIONS, ...OTHERS])('%s is refused', async (_, step, trick) => {
    expect(await outcomeOf(await made(trick))).toMatchObject({ code: 'sd_jwt', step: `RFC 9901 §7.1 step ${step}` });
  });

  it.each(VIOLATIONS.filter(([what]) => what !== '_sd_alg that is no text'))(
    '%s: the library accepts it',
    async (_, __, trick) => {
      expect(await libraryVerdict(issuer, await made(trick))).toBe('accepted');
    },
  );

  it('a disclosure is strict JSON in canonical base64url', async () => {
    const spoiled = async (text: string, spoil: (text: string) => string) => {
      const one = await disclose(text);
      const digest = await disclose(text);
      return sdJwt(issuer, { ...claims(), _sd: [digest.digest] }, [{ text: spoil(one.text) }]);
    };
    const good = '["salt","given_name","Ada"]';
    expect(await outcomeOf(await spoiled(good, (text) => text))).toMatchObject({ disclosed: ['/given_name'] });
    for (const spoil of [(text: string) => `${text}=`, (text: string) => ` ${text}`, (text: string) => `${text}A`])
      expect(await outcomeOf(await spoiled(good, spoil))).toMatchObject({
        code: expect.stringMatching(/malformed|sd_jwt/),
      });
    expect(await outcomeOf(await spoiled('["s","a",{"b":1,"b":2}]', (text) => text))).toMatchObject({
      code: 'duplicate_key',
    });
    expect(await outcomeOf(await spoiled('["s","a",1', (text) => text))).toMatchObject({ code: 'malformed' });
    const deep = `["s","a",${'['.repeat(70)}${']'.repeat(70)}]`;
    expect(await outcomeOf(await spoiled(deep, (text) => text))).toMatchObject({ code: 'too_complex' });
  });

  it('disclosures inside disclosures may not dig deeper than 64 levels together', async () => {
    const nested = async (levels: number) => {
      const chain = [await disclose(['s', 'end', 1])];
      for (let level = 1; level < levels; level++)
        chain.push(await disclose([`s${level}`, 'next', { _sd: [chain.at(-1)?.digest] }]));
      return sdJwt(issuer, { ...claims(), _sd: [chain.at(-1)?.digest] }, chain);
    };
    expect(await outcomeOf(await nested(60))).toMatchObject({ undisclosed: 0 });
    expect(await outcomeOf(await nested(70))).toMatchObject({ code: 'too_complex' });
  });

  it('__proto__ in a disclosed value stays a member and touches nothing else', async () => {
    const one = await disclose('["s1","person",{"__proto__":{"admin":true}}]');
    const outcome = await outcomeOf(await sdJwt(issuer, { ...claims(), _sd: [one.digest] }, [one]));
    if (!('payload' in outcome)) throw new Error(outcome.reason);
    const person = Object(outcome.payload.person);
    expect(Object.getPrototypeOf(person)).toBe(Object.prototype);
    expect(Object.keys(person)).toEqual(['__proto__']);
    expect(person.admin).toBeUndefined();
  });
});
