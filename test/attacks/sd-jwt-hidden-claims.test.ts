import { beforeAll, describe, expect, it } from 'vitest';
import { parseSdJwtVc, processDisclosures } from '../../src/credential/sd-jwt-vc/read.ts';
import { type Members, makeTokenParty, NOW, type TokenParty } from '../unit/jose-fixture.ts';
import { disclose, plainClaims, sdJwt } from '../unit/sd-jwt-vc-fixture.ts';
import { libraryVerdict } from '../unit/sd-jwt-vc-library.ts';

let issuer: TokenParty;
let jwk: Members;
beforeAll(async () => {
  issuer = await makeTokenParty();
  jwk = (await makeTokenParty()).jwk;
});

const outcomeOf = async (text: string) => {
  const claimed = parseSdJwtVc(text);
  if (!claimed.ok) return claimed.error;
  const processed = await processDisclosures(claimed.value);
  return processed.ok ? 'accepted' : processed.error;
};

/** A credential whose claim of that name the holder may show or keep back. */
const hiding = async (claim: string, value: unknown, shown: boolean): Promise<string> => {
  const one = await disclose(['salt', claim, value]);
  const { [claim]: _, ...rest } = plainClaims();
  return sdJwt(issuer, { ...rest, _sd: [one.digest] }, shown ? [one] : []);
};

describe('what a verifier decides by cannot be hidden', () => {
  it.each([
    ['iss', 'did:web:other.example'],
    ['exp', NOW + 9],
    ['nbf', NOW - 9],
    ['cnf', { jwk: {} }],
    ['status', { status_list: { idx: 1, uri: 'https://scheldeland.example/1' } }],
    ['aud', 'x'],
    ['vct#integrity', 'sha256-x'],
    ['_sd_alg', 'sha-512'],
  ])('%s in a disclosure', async (claim, value) => {
    expect(await outcomeOf(await hiding(claim, value, true))).toMatchObject({ code: 'sd_forbidden_claim', claim });
  });

  it('vct in a disclosure, also beside one in the open', async () => {
    const one = await disclose(['salt', 'vct', 'urn:other']);
    const { vct: _, ...untyped } = plainClaims();
    expect(await outcomeOf(await sdJwt(issuer, { ...untyped, _sd: [one.digest] }, [one]))).toMatchObject({
      code: 'claims',
    });
    expect(await outcomeOf(await sdJwt(issuer, { ...plainClaims(), _sd: [one.digest] }, [one]))).toMatchObject({
      code: 'sd_forbidden_claim',
      claim: 'vct',
    });
  });

  it('parts of it in disclosures, shown or not', async () => {
    const key = await disclose(['salt', 'jwk', jwk]);
    for (const [claim, value, one] of [
      ['cnf', { _sd: [key.digest] }, key],
      ['status', { status_list: { idx: 1, _sd: [key.digest] } }, key],
    ] as const)
      for (const shown of [[one], []])
        expect(await outcomeOf(await sdJwt(issuer, { ...plainClaims(), [claim]: value }, shown))).toMatchObject({
          code: 'sd_forbidden_claim',
          claim,
        });
  });

  it('the library accepts an issuer, an expiry and a status that the holder may keep back', async () => {
    for (const [claim, value] of [
      ['iss', 'did:web:other.example'],
      ['exp', NOW + 9],
      ['cnf', { jwk: {} }],
      ['aud', 'x'],
    ] as const)
      expect([claim, await libraryVerdict(issuer, await hiding(claim, value, true))]).toEqual([claim, 'accepted']);
    expect(await libraryVerdict(issuer, await hiding('exp', NOW - 1_000_000, false))).toBe('accepted');
  });
});

describe('an audience whose members are hidden', () => {
  it('is no audience', async () => {
    const one = await disclose(['salt', 'somebody']);
    const text = await sdJwt(issuer, { ...plainClaims(), aud: [{ '...': one.digest }] }, [one]);
    expect(await outcomeOf(text)).toMatchObject({ code: 'claims' });
  });
});
