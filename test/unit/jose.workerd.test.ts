import { beforeAll, describe, expect, it } from 'vitest';
import { parseCompact, verifyCompact } from '../../src/credential/jose/compact.ts';
import { importJwk } from '../../src/credential/keys/public-key.ts';
import { checkKeyBinding } from '../../src/credential/sd-jwt-vc/key-binding.ts';
import { parseSdJwtVc, processDisclosures } from '../../src/credential/sd-jwt-vc/read.ts';
import { parseVcJwt } from '../../src/credential/vc-jwt/read.ts';
import { decodeBase64, decodeBase64Url, encodeBase64, encodeBase64Url } from '../../src/record/base64.ts';
import {
  type Alg,
  compact,
  credential20,
  loose,
  makeTokenParty,
  NOW,
  type TokenParty,
  withSegment,
} from './jose-fixture.ts';
import { AUDIENCE, bindKey, disclose, NONCE, plainClaims, sdJwt } from './sd-jwt-vc-fixture.ts';

describe('inside workerd', () => {
  it.each<Alg>(['ES256', 'ES384', 'EdDSA', 'RS256', 'PS256'])('vc+jwt with %s', async (alg) => {
    const party = await makeTokenParty(alg);
    const claimed = parseVcJwt(await compact(party, { alg, typ: 'vc+jwt' }, credential20()));
    if (!claimed.ok) throw new Error(claimed.error.reason);
    expect(claimed.value.credential).toEqual(credential20());
    expect(await verifyCompact(claimed.value.jws, party.key)).toMatchObject({ ok: true });
    const other = await makeTokenParty(alg);
    expect(await verifyCompact(claimed.value.jws, other.key)).toMatchObject({ error: { code: 'signature' } });
  });

  it('an RSA key without alg, for both paddings', async () => {
    const party = await makeTokenParty('PS256');
    const { alg: _, ...jwk } = party.jwk;
    const key = await importJwk(jwk);
    const parsed = parseCompact(await compact(party, { alg: 'PS256' }, {}));
    expect(key.ok && parsed.ok && (await verifyCompact(parsed.value, key.value)).ok).toBe(true);
  });

  it('SD-JWT VC with key binding', async () => {
    const [issuer, holder] = [await makeTokenParty(), await makeTokenParty('EdDSA')];
    const one = await disclose(['salt', 'given_name', 'Ada']);
    const payload = { ...plainClaims(), cnf: { jwk: holder.jwk }, _sd: [one.digest] };
    const claimed = parseSdJwtVc(await bindKey(await sdJwt(issuer, payload, [one]), holder));
    if (!claimed.ok) throw new Error(claimed.error.reason);
    const processed = await processDisclosures(claimed.value);
    if (!processed.ok) throw new Error(processed.error.reason);
    expect(processed.value.payload.given_name).toBe('Ada');
    const asked = { nonce: NONCE, audience: AUDIENCE, now: NOW };
    expect(await checkKeyBinding(claimed.value, processed.value, asked)).toMatchObject({ value: { addressed: true } });
  });
});

describe('inside workerd, base64 has one spelling, though the runtime reads others', () => {
  it('and reads what was written', () => {
    for (let length = 0; length < 200; length++) {
      const bytes = crypto.getRandomValues(new Uint8Array(length));
      expect(decodeBase64Url(encodeBase64Url(bytes))).toEqual(bytes);
      expect(decodeBase64(encodeBase64(bytes))).toEqual(bytes);
    }
  });

  it('no padding, white space, leftover bits or foreign alphabet in base64url', () => {
    for (const text of ['Zg==', 'Zg=', 'Z g', ' Zg', 'Zg\n', 'Zh', 'Zm9', 'Zm+v', 'Zm/v', 'Z', 'Zg.', 'Zm9vY'])
      expect([text, decodeBase64Url(text)]).toEqual([text, null]);
  });

  it('padding and nothing else in base64', () => {
    for (const text of [
      'Zg',
      'Zg=',
      'Zh==',
      'Zm9=',
      'Zm-v',
      'Zm_v',
      'Zg==\n',
      'Z g==',
      'Zg==Zg==',
      '====',
      'A===',
      'Z===',
    ])
      expect([text, decodeBase64(text)]).toEqual([text, null]);
  });

  let party: TokenParty;
  let token: string;
  beforeAll(async () => {
    party = await makeTokenParty();
    token = await compact(party, { alg: 'ES256' }, credential20());
  });

  it('in a token neither', () => {
    for (const spell of [
      (segment: string) => `${segment}==`,
      (segment: string) => `${segment} `,
      (segment: string) => `${segment.slice(0, 9)}\n${segment.slice(9)}`,
      (segment: string) => loose(segment) ?? `${segment}=`,
    ])
      for (const index of [0, 1, 2] as const)
        expect(parseCompact(withSegment(token, index, spell))).toMatchObject({ error: { code: 'malformed' } });
  });
});
