import { beforeAll, describe, expect, it } from 'vitest';
import { checkKeyBinding, type KeyBindingExpectation } from '../../src/credential/sd-jwt-vc/key-binding.ts';
import { parseSdJwtVc, processDisclosures } from '../../src/credential/sd-jwt-vc/read.ts';
import { encodeBase64Url } from '../../src/record/base64.ts';
import { type Members, makeTokenParty, NOW, type TokenParty } from '../unit/jose-fixture.ts';
import { AUDIENCE, bindKey, disclose, NONCE, plainClaims, sdJwt } from '../unit/sd-jwt-vc-fixture.ts';
import { libraryVerdict } from '../unit/sd-jwt-vc-library.ts';

let issuer: TokenParty;
let holder: TokenParty;
let thief: TokenParty;
beforeAll(async () => {
  [issuer, holder, thief] = [await makeTokenParty(), await makeTokenParty(), await makeTokenParty()];
});

const ASKED: KeyBindingExpectation = { nonce: NONCE, audience: AUDIENCE, now: NOW };
const bound = async (claims: Members = {}) => sdJwt(issuer, { ...plainClaims(), cnf: { jwk: holder.jwk }, ...claims });

async function codeOf(text: string, expected: KeyBindingExpectation = ASKED): Promise<string> {
  const claimed = parseSdJwtVc(text);
  if (!claimed.ok) return claimed.error.code;
  const processed = await processDisclosures(claimed.value);
  if (!processed.ok) return processed.error.code;
  const checked = await checkKeyBinding(claimed.value, processed.value, expected);
  return checked.ok ? 'accepted' : checked.error.code;
}

describe('a presentation is of this holder, for us, now', () => {
  it('and one that is so is accepted', async () => {
    expect(await codeOf(await bindKey(await bound(), holder))).toBe('accepted');
  });

  it.each<[string, Members]>([
    ['another nonce', { nonce: 'other' }],
    ['no nonce', { nonce: undefined }],
    ['an empty nonce', { nonce: '' }],
    ['a nonce that is no text', { nonce: [NONCE] }],
    ['another audience', { aud: 'x509_hash:other' }],
    ['no audience', { aud: undefined }],
    ['several audiences', { aud: [AUDIENCE, 'other'] }],
    ['no time', { iat: undefined }],
    ['a time that is no number', { iat: String(NOW) }],
    ['the future', { iat: NOW + 301 }],
    ['long ago', { iat: NOW - 601 }],
    ['a later period', { nbf: NOW + 301 }],
    ['an earlier period', { exp: NOW - 301 }],
    ['no sd_hash', { sd_hash: undefined }],
    ['an sd_hash of nothing', { sd_hash: '' }],
  ])('with %s', async (_, claims) => {
    expect(await codeOf(await bindKey(await bound(), holder, claims))).toBe('holder_binding');
  });

  it.each<Members>([{ iat: NOW + 300 }, { iat: NOW - 600 }, { nbf: NOW + 300 }, { exp: NOW - 300 }])(
    'within what clocks may differ: %j',
    async (claims) => {
      expect(await codeOf(await bindKey(await bound(), holder, claims))).toBe('accepted');
    },
  );

  it.each<[string, Members]>([
    ['no typ', { typ: undefined }],
    ['typ JWT', { typ: 'JWT' }],
    ['a proof of another protocol', { typ: 'openid4vci-proof+jwt' }],
    ['alg none', { alg: 'none' }],
    ['an HMAC', { alg: 'HS256' }],
    ['another algorithm than its key', { alg: 'ES384' }],
    ['a critical extension', { crit: ['x'], x: 1 }],
    ['a key elsewhere', { jku: 'https://thief.example/jwks' }],
  ])('with a header of %s', async (_, header) => {
    expect(await codeOf(await bindKey(await bound(), holder, {}, header))).toBe('holder_binding');
  });

  it('signed with another key, also one that the header brings along', async () => {
    expect(await codeOf(await bindKey(await bound(), thief))).toBe('holder_binding');
    expect(await codeOf(await bindKey(await bound(), thief, {}, { jwk: thief.jwk }))).toBe('holder_binding');
  });

  it('not of another credential, nor with a disclosure taken out or put in afterwards', async () => {
    const [name, grade] = [await disclose(['a', 'given_name', 'Ada']), await disclose(['b', 'grade', '9'])];
    const payload = { ...plainClaims(), cnf: { jwk: holder.jwk }, _sd: [name.digest, grade.digest] };
    const full = await sdJwt(issuer, payload, [name, grade]);
    const fewer = full.replace(`${grade.text}~`, '');
    const bindingOf = async (presented: string) => (await bindKey(presented, holder)).slice(presented.length);
    expect(await codeOf(full + (await bindingOf(full)))).toBe('accepted');
    expect(await codeOf(fewer + (await bindingOf(full)))).toBe('holder_binding');
    expect(await codeOf(full + (await bindingOf(fewer)))).toBe('holder_binding');
    const swapped = full.replace(`${name.text}~${grade.text}`, `${grade.text}~${name.text}`);
    expect(await codeOf(swapped + (await bindingOf(full)))).toBe('holder_binding');
    expect(await codeOf((await bound()) + (await bindingOf(full)))).toBe('holder_binding');
  });

  it('stripped of its binding, when one was asked for', async () => {
    expect(await codeOf(await bound())).toBe('holder_binding');
    expect(await codeOf(await bound(), { now: NOW, nonce: NONCE })).toBe('holder_binding');
    expect(await codeOf(await bound(), { now: NOW, audience: AUDIENCE })).toBe('holder_binding');
    expect(await codeOf(await bound(), { now: NOW, requireBinding: true })).toBe('holder_binding');
    expect(await codeOf(await bound(), { now: NOW })).toBe('accepted');
  });

  it('of a credential that is bound to nobody, or to something that is no key', async () => {
    for (const cnf of [undefined, null, 'x', [], { jwk: 'x' }, { jwk: { ...holder.jwk, d: 'AAAA' } }])
      expect(await codeOf(await bindKey(await bound({ cnf }), holder))).toBe('holder_binding');
  });

  it('a broken binding is refused although nobody asked for one', async () => {
    const text = await bindKey(await bound(), thief);
    expect(await codeOf(text, { now: NOW })).toBe('holder_binding');
    expect(await codeOf(`${await bound()}x`, { now: NOW })).toBe('holder_binding');
    expect(await codeOf(`${await bound()}a.b.c`, { now: NOW })).toBe('holder_binding');
  });

  it('a key binding as long as it likes in its signature is no binding', async () => {
    const text = await bindKey(await bound(), holder);
    expect(await codeOf(`${text}${encodeBase64Url(new Uint8Array(3))}`)).toBe('holder_binding');
  });
});

describe('what the library lets through', () => {
  it('another audience and any age, when a nonce is given', async () => {
    const elsewhere = await bindKey(await bound(), holder, { aud: 'x509_hash:other', iat: 1 });
    expect(await libraryVerdict(issuer, elsewhere, NONCE)).toBe('accepted');
  });

  it('a binding made in the future', async () => {
    expect(await libraryVerdict(issuer, await bindKey(await bound(), holder, { iat: NOW + 9_999_999 }), NONCE)).toBe(
      'accepted',
    );
  });

  it('no binding, and a broken one, when no nonce is given', async () => {
    expect(await libraryVerdict(issuer, await bound())).toBe('accepted');
    expect(await libraryVerdict(issuer, await bindKey(await bound(), thief))).toBe('accepted');
  });
});
