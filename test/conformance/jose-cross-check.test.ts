import { CompactSign, compactVerify, EmbeddedJWK, exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { parseCompact, verifyCompact } from '../../src/credential/jose/compact.ts';
import { importJwk } from '../../src/credential/keys/public-key.ts';
import { parseVcJwt } from '../../src/credential/vc-jwt/read.ts';
import { badge, compact, credential11, credential20, ISSUER, makeTokenParty, NOW } from '../unit/jose-fixture.ts';

const ALGORITHMS = ['ES256', 'ES384', 'EdDSA', 'Ed25519', 'RS256', 'PS256'] as const;

/** A key of jose's making, read by us as anybody's JWK is. */
async function joseParty(alg: string) {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const imported = await importJwk({ ...(await exportJWK(publicKey)) });
  if (!imported.ok) throw new Error(imported.error.reason);
  return { privateKey, publicKey, key: imported.value };
}

describe('RFC 7515 §5.1: what jose signs, we read and prove', () => {
  it.each(ALGORITHMS)('%s', async (alg) => {
    const { privateKey, key } = await joseParty(alg);
    const token = await new SignJWT(credential20()).setProtectedHeader({ alg, typ: 'vc+jwt' }).sign(privateKey);
    const claimed = parseVcJwt(token);
    if (!claimed.ok) throw new Error(claimed.error.reason);
    expect(claimed.value.credential).toEqual(credential20());
    expect(await verifyCompact(claimed.value.jws, key)).toMatchObject({ ok: true });
    const changed = parseCompact(token.replace(/\.[^.]{4}/, '.eyJi'));
    expect(changed.ok && (await verifyCompact(changed.value, key)).ok).toBe(false);
  });

  it('whatever JSON the payload has', async () => {
    const { privateKey, key } = await joseParty('ES256');
    for (const text of ['{}', ' { "a" : "é – “\\u0000” 😀" } ', '{"n":1e3,"deep":[[[[{}]]]]}']) {
      const signed = new CompactSign(new TextEncoder().encode(text)).setProtectedHeader({ alg: 'ES256' });
      const parsed = parseCompact(await signed.sign(privateKey));
      expect(parsed).toMatchObject({ ok: true, value: { payloadText: text, payload: JSON.parse(text) } });
      expect(parsed.ok && (await verifyCompact(parsed.value, key)).ok).toBe(true);
    }
  });

  it('VCDM 1.1 §6.3.1 and Open Badges 3.0 as jose makes them', async () => {
    const { privateKey } = await joseParty('ES256');
    const claims = { iss: ISSUER, sub: 'did:example:learner', nbf: Date.UTC(2026, 8, 1) / 1000 };
    const inVc = new SignJWT({ vc: credential11(), ...claims }).setProtectedHeader({ alg: 'ES256', typ: 'JWT' });
    expect(parseVcJwt(await inVc.sign(privateKey))).toMatchObject({
      value: { model: '1.1', credential: credential11() },
    });
    const flat = new SignJWT({ ...badge(), ...claims }).setProtectedHeader({ alg: 'ES256', typ: 'JWT' });
    expect(parseVcJwt(await flat.sign(privateKey))).toMatchObject({ value: { openBadge: true, credential: badge() } });
  });
});

describe('RFC 7515 §5.2: what our tests sign, jose proves (so that they test what they say)', () => {
  it.each(['ES256', 'ES384', 'EdDSA', 'RS256', 'PS256'] as const)('%s', async (alg) => {
    const party = await makeTokenParty(alg);
    const token = await compact(party, { alg, typ: 'vc+jwt' }, credential20());
    const { payload } = await jwtVerify(token, party.key.key, { algorithms: [alg], typ: 'vc+jwt' });
    expect(payload).toEqual(credential20());
  });
});

describe('RFC 8725: what jose proves and we refuse', () => {
  const cases: readonly [string, Record<string, unknown> | string, Record<string, unknown> | string, string][] = [
    ['a claim that stands twice (§2.4)', { alg: 'ES256' }, '{"iss":"a","iss":"b"}', 'duplicate_key'],
    ['a header parameter that stands twice (RFC 7515 §4)', '{"alg":"ES256","kid":"a","kid":"b"}', {}, 'duplicate_key'],
    ['a private key in the header (§3.10)', { alg: 'ES256', jwk: { kty: 'oct', k: 'AA' } }, {}, 'header_forbidden'],
    ['the address of a key (§3.10)', { alg: 'ES256', jku: 'https://thief.example' }, {}, 'header_forbidden'],
    ['a kid that is no text', { alg: 'ES256', kid: { a: 1 } }, {}, 'header_forbidden'],
    ['a payload nested without end', { alg: 'ES256' }, `{"a":${'['.repeat(99)}${']'.repeat(99)}}`, 'too_complex'],
  ];
  it.each(cases)('%s', async (_, header, payload, code) => {
    const party = await makeTokenParty();
    const token = await compact(party, header, payload);
    expect(parseCompact(token)).toMatchObject({ ok: false, error: { code } });
    expect((await compactVerify(token, party.key.key)).payload.length).toBeGreaterThan(0);
  });

  it('a key that only the header vouches for (§3.10)', async () => {
    const thief = await makeTokenParty();
    const token = await compact(thief, { alg: 'ES256', jwk: thief.jwk }, credential20());
    expect((await compactVerify(token, EmbeddedJWK)).payload.length).toBeGreaterThan(0);
    const parsed = parseCompact(token);
    expect(parsed.ok && (await verifyCompact(parsed.value, (await makeTokenParty()).key))).toMatchObject({
      error: { code: 'signature' },
    });
  });

  it('another kind of token, unless it is told which (§3.11)', async () => {
    const party = await makeTokenParty();
    const token = await compact(party, { alg: 'ES256', typ: 'openid4vci-proof+jwt' }, { ...credential20(), iat: NOW });
    expect((await jwtVerify(token, party.key.key, { currentDate: new Date(NOW * 1000) })).payload.iat).toBe(NOW);
    expect(parseVcJwt(token)).toMatchObject({ error: { code: 'typ' } });
  });
});
