import { compactVerify } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseCompact, verifyCompact } from '../../src/credential/jose/compact.ts';
import {
  compact,
  credential20,
  loose,
  type Members,
  makeTokenParty,
  segment,
  type TokenParty,
  withSegment,
} from '../unit/jose-fixture.ts';

let party: TokenParty;
let token: string;
beforeAll(async () => {
  party = await makeTokenParty();
  token = await compact(party, { alg: 'ES256', typ: 'vc+jwt' }, credential20());
});

const ours = async (text: string): Promise<string> => {
  const parsed = parseCompact(text);
  if (!parsed.ok) return parsed.error.code;
  return (await verifyCompact(parsed.value, party.key)).ok ? 'accepted' : 'signature';
};
const joses = async (text: string): Promise<string> =>
  compactVerify(text, party.key.key).then(
    () => 'accepted',
    (error: Error) => error.constructor.name,
  );

const SPELLINGS: readonly [string, (segment: string) => string][] = [
  ['padding', (segment) => `${segment}${'='.repeat((4 - (segment.length % 4)) % 4)}`],
  ['a space in front', (segment) => ` ${segment}`],
  ['a space at the end', (segment) => `${segment} `],
  ['a space inside', (segment) => `${segment.slice(0, 9)} ${segment.slice(9)}`],
  ['a line break inside', (segment) => `${segment.slice(0, 9)}\n${segment.slice(9)}`],
  ['a tab inside', (segment) => `${segment.slice(0, 9)}\t${segment.slice(9)}`],
  ['bits that mean nothing', (segment) => loose(segment) ?? segment],
];

describe('one signature has one spelling', () => {
  it.each(SPELLINGS)('%s: refused', async (_, spell) => {
    expect(await ours(withSegment(token, 2, spell))).toBe('malformed');
  });

  it.each(SPELLINGS)('%s: another text that the library takes for the same token', async (_, spell) => {
    const other = withSegment(token, 2, spell);
    expect(other).not.toBe(token);
    expect(await joses(other)).toBe('accepted');
  });

  it('the standard alphabet is refused, by the library too', async () => {
    let signed = token;
    while (!/[-_]/.test(signed.slice(signed.lastIndexOf('.')))) signed = await compact(party, { alg: 'ES256' }, {});
    const other = withSegment(signed, 2, (segment) => segment.replaceAll('-', '+').replaceAll('_', '/'));
    expect(await ours(signed)).toBe('accepted');
    expect(await ours(other)).toBe('malformed');
    expect(await joses(other)).toBe('JWSInvalid');
  });
});

describe('header and payload have one spelling too, even when their other spelling was signed', () => {
  /** One byte more than a multiple of three, so that there is a last character with unused bits. */
  const uneven = (members: Members): string => {
    const text = JSON.stringify(members);
    return text + ' '.repeat((4 - (Buffer.byteLength(text) % 3)) % 3);
  };
  const signedAs = async (index: 0 | 1, spell: (segment: string) => string): Promise<string> => {
    const plain = `${segment(uneven({ alg: 'ES256' }))}.${segment(uneven(credential20()))}`;
    const input = withSegment(plain, index, spell);
    expect(input).not.toBe(plain);
    return `${input}.${Buffer.from(await party.sign(Buffer.from(input))).toString('base64url')}`;
  };

  it('as it should be, it is accepted', async () => {
    const plain = await compact(party, uneven({ alg: 'ES256' }), uneven(credential20()));
    expect(await ours(plain)).toBe('accepted');
  });

  it.each(SPELLINGS)('%s: refused, and accepted by the library', async (_, spell) => {
    for (const index of [0, 1] as const) {
      const other = await signedAs(index, spell);
      expect(await ours(other)).toBe('malformed');
      expect(await joses(other)).toBe('accepted');
    }
  });
});

describe('the number of segments', () => {
  it.each([
    ['two', (text: string) => text.slice(0, text.lastIndexOf('.'))],
    ['four', (text: string) => `${text}.AAAA`],
    ['five, as encrypted tokens have', (text: string) => `${text}.AAAA.AAAA`],
    ['an empty one in front', (text: string) => `.${text}`],
    ['white space around it', (text: string) => ` ${text}\n`],
    ['a quoted token', (text: string) => `"${text}"`],
  ])('%s', async (_, change) => {
    expect(await ours(change(token))).toBe('malformed');
  });

  it('an empty signature is no signature', async () => {
    expect(await ours(withSegment(token, 2, () => ''))).toBe('signature');
  });
});
