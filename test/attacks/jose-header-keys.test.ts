import { compactVerify, EmbeddedJWK } from 'jose';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseCompact, verifyCompact } from '../../src/credential/jose/compact.ts';
import { parseVcJwt } from '../../src/credential/vc-jwt/read.ts';
import { compact, credential20, ISSUER, type Members, makeTokenParty, type TokenParty } from '../unit/jose-fixture.ts';

let issuer: TokenParty;
let thief: TokenParty;
beforeAll(async () => {
  [issuer, thief] = [await makeTokenParty(), await makeTokenParty()];
});

const fetched = vi.fn();
beforeEach(() => {
  vi.stubGlobal('fetch', fetched);
});
afterEach(() => {
  expect(fetched).not.toHaveBeenCalled();
  vi.unstubAllGlobals();
});

const forged = (header: Members) => compact(thief, { alg: 'ES256', typ: 'vc+jwt', ...header }, credential20());
const codeOf = async (header: Members): Promise<string> => {
  const claimed = parseVcJwt(await forged(header));
  if (!claimed.ok) return claimed.error.code;
  const verified = await verifyCompact(claimed.value.jws, issuer.key);
  return verified.ok ? 'accepted' : verified.error.code;
};

describe('a key in the header proves nothing', () => {
  it('jwk is a hint: the signature is proved with the key that trust gave', async () => {
    const token = await forged({ jwk: thief.jwk });
    expect(await codeOf({ jwk: thief.jwk })).toBe('signature');
    expect(parseVcJwt(token)).toMatchObject({ value: { jwk: thief.jwk, verificationMethod: null } });
    // With the key resolver made for it, the library accepts the thief's own key.
    expect((await compactVerify(token, EmbeddedJWK)).protectedHeader.alg).toBe('ES256');
  });

  it('a private key or a secret in jwk, or something else, is refused', async () => {
    for (const jwk of [
      { ...thief.jwk, d: 'AAAA' },
      { kty: 'oct', k: 'c2VjcmV0' },
      { ...thief.jwk, p: 'AA', q: 'AA' },
      'jwk',
      [thief.jwk],
      null,
    ])
      expect(await codeOf({ jwk })).toBe('header_forbidden');
  });

  it.each(['https://thief.example/jwks', 'http://169.254.169.254/latest', 'file:///etc/passwd', '', null, {}])(
    'jku and x5u %j are refused and not fetched',
    async (address) => {
      expect(await codeOf({ jku: address })).toBe('header_forbidden');
      expect(await codeOf({ x5u: address })).toBe('header_forbidden');
    },
  );

  it('x5c is handed on and not used: whose certificate it is, is for those who trust', async () => {
    const x5c = [Buffer.from('a certificate').toString('base64')];
    expect(await codeOf({ x5c })).toBe('signature');
    expect(parseVcJwt(await forged({ x5c }))).toMatchObject({ value: { certificates: [expect.any(Uint8Array)] } });
  });
});

describe('kid names a key and does nothing', () => {
  it.each([
    '../../../etc/passwd',
    '/dev/null',
    'https://thief.example/key',
    'http://127.0.0.1:6379/#k',
    "k' UNION SELECT 'secret' --",
    'k\u0000',
    `${ISSUER}#\u202e`,
  ])('%j is refused for its signature, and no address is made of it', async (kid) => {
    expect(await codeOf({ kid })).toBe('signature');
    const claimed = parseVcJwt(await forged({ kid }));
    expect(claimed).toMatchObject({ value: { kid } });
    if (claimed.ok && claimed.value.verificationMethod !== null)
      expect(claimed.value.verificationMethod.startsWith('did:')).toBe(true);
  });

  it('the name of another issuer’s key stays visible as such', async () => {
    const claimed = parseVcJwt(await forged({ kid: 'did:web:other.example#k' }));
    expect(claimed).toMatchObject({ value: { issuerId: ISSUER, verificationMethod: 'did:web:other.example#k' } });
  });

  it('of a megabyte, or no text, is refused', async () => {
    expect(await codeOf({ kid: 'k'.repeat(2_049) })).toBe('header_forbidden');
    expect(await codeOf({ kid: 'k'.repeat(1_000_000) })).toBe('too_large');
    for (const kid of [7, null, ['k'], {}]) expect(await codeOf({ kid })).toBe('header_forbidden');
    expect(await codeOf({ kid: 'k'.repeat(2_048) })).toBe('signature');
  });
});

describe('parameters that nobody acts on', () => {
  it('are ignored (RFC 7515 §4)', async () => {
    const token = await compact(issuer, { alg: 'ES256', iss: 'x', cty: 'vc', note: {}, x5t: 'AA' }, { a: 1 });
    const parsed = parseCompact(token);
    expect(parsed.ok && (await verifyCompact(parsed.value, issuer.key)).ok).toBe(true);
  });
});
