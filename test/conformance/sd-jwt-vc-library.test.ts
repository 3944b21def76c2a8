import { describe, expect, it } from 'vitest';
import { verifyCompact } from '../../src/credential/jose/compact.ts';
import { checkKeyBinding } from '../../src/credential/sd-jwt-vc/key-binding.ts';
import { parseSdJwtVc, processDisclosures } from '../../src/credential/sd-jwt-vc/read.ts';
import { makeTokenParty, NOW } from '../unit/jose-fixture.ts';
import { AUDIENCE, bindKey, disclose, NONCE, plainClaims, sdJwt, VCT } from '../unit/sd-jwt-vc-fixture.ts';
import { library, libraryVerdict } from '../unit/sd-jwt-vc-library.ts';

const claims = {
  iss: 'did:web:scheldeland.example',
  iat: NOW - 10,
  exp: NOW + 1_000,
  vct: VCT,
  achievement_title: 'Data en recht',
  given_name: 'Ada',
  family_name: 'Lovelace',
  address: { country: 'BE', locality: 'Gent' },
  learning_outcomes: ['lezen', 'schrijven', 'rekenen'],
};
const frame = {
  _sd: ['given_name', 'family_name', 'address'],
  _sd_decoy: 3,
  address: { _sd: ['locality'] },
  learning_outcomes: { _sd: [0, 2], _sd_decoy: 1 },
} as never;

async function read(text: string) {
  const claimed = parseSdJwtVc(text);
  if (!claimed.ok) throw new Error(claimed.error.reason);
  const processed = await processDisclosures(claimed.value);
  if (!processed.ok) throw new Error(processed.error.reason);
  return { claimed: claimed.value, processed: processed.value };
}

describe('RFC 9901: what @sd-jwt issues, we read', () => {
  it('§4: with everything disclosed', async () => {
    const issuer = await makeTokenParty();
    const { claimed, processed } = await read(await library(issuer).issue(claims, frame));
    expect((await verifyCompact(claimed.jws, issuer.key)).ok).toBe(true);
    expect(processed.payload).toEqual(claims);
    expect(processed.disclosed).toEqual([
      '/address',
      '/address/locality',
      '/family_name',
      '/given_name',
      '/learning_outcomes/0',
      '/learning_outcomes/2',
    ]);
    expect(processed.undisclosed).toBe(4);
  });

  it('§7.2: with what the holder chose, and §7.3: bound to the holder', async () => {
    const [issuer, holder] = [await makeTokenParty(), await makeTokenParty()];
    const wallet = library(issuer, holder);
    const issued = await wallet.issue({ ...claims, cnf: { jwk: holder.jwk } } as never, frame);
    const presented = await wallet.present(issued, { given_name: true, learning_outcomes: { 2: true } } as never, {
      kb: { payload: { iat: NOW, aud: AUDIENCE, nonce: NONCE } },
    });
    const { claimed, processed } = await read(presented);
    const { given_name, achievement_title, iss, iat, exp, vct } = claims;
    expect(processed.payload).toEqual({
      ...{ given_name, achievement_title, iss, iat, exp, vct },
      cnf: { jwk: holder.jwk },
      learning_outcomes: ['schrijven', 'rekenen'],
    });
    expect(await checkKeyBinding(claimed, processed, { nonce: NONCE, audience: AUDIENCE, now: NOW })).toMatchObject({
      ok: true,
      value: { presented: true, addressed: true, holderKey: holder.jwk },
    });
    expect(await checkKeyBinding(claimed, processed, { nonce: 'other', audience: AUDIENCE, now: NOW })).toMatchObject({
      error: { code: 'holder_binding' },
    });
  });

  it('§4.1.1: with another hash', async () => {
    const issuer = await makeTokenParty();
    const sha512 = library(issuer);
    Object.assign(Reflect.get(sha512, 'userConfig'), { hashAlg: 'sha-512' });
    const { processed } = await read(await sha512.issue(claims, frame));
    expect(processed).toMatchObject({ payload: claims, hash: 'SHA-512' });
  });
});

describe('what our tests make, @sd-jwt reads (so that they test what they say)', () => {
  it('disclosures and key binding', async () => {
    const [issuer, holder] = [await makeTokenParty(), await makeTokenParty()];
    const one = await disclose(['salt', 'given_name', 'Ada']);
    const text = await sdJwt(issuer, { ...plainClaims(), cnf: { jwk: holder.jwk }, _sd: [one.digest] }, [one]);
    const bound = await bindKey(text, holder);
    expect(await libraryVerdict(issuer, bound, NONCE)).toBe('accepted');
    expect(await libraryVerdict(issuer, bound, 'other')).not.toBe('accepted');
    expect(await libraryVerdict(holder, bound, NONCE)).not.toBe('accepted');
    expect(await library(issuer).getClaims(bound)).toMatchObject({ given_name: 'Ada' });
  });
});
