import { createHmac } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseCompact, verifyCompact } from '../../src/credential/jose/compact.ts';
import type { PublicKey } from '../../src/credential/keys/public-key.ts';
import { type Alg, compact, credential20, makeTokenParty, type TokenParty } from '../unit/jose-fixture.ts';

let party: TokenParty;
beforeAll(async () => {
  party = await makeTokenParty();
});

async function codeOf(token: string, key: PublicKey = party.key): Promise<string> {
  const parsed = parseCompact(token);
  if (!parsed.ok) return parsed.error.code;
  const verified = await verifyCompact(parsed.value, key);
  return verified.ok ? 'accepted' : verified.error.code;
}

describe('the algorithm is ours to choose from', () => {
  it.each([
    'none',
    'None',
    'NONE',
    'nOnE',
    'HS256',
    'HS384',
    'HS512',
    'RS1',
    'es256',
    'ES256 ',
    'eddsa',
    '',
    'ECDH-ES',
    'dir',
    'constructor',
  ])('alg %j is refused', async (alg) => {
    expect(await codeOf(await compact(party, { alg }, credential20()))).toBe('alg');
  });

  it('alg absent, null, a number, an array or an object is refused', async () => {
    for (const alg of [undefined, null, 7, ['ES256'], { toString: 'ES256' }, true])
      expect(await codeOf(await compact(party, { alg }, credential20()))).toBe('alg');
  });

  it('alg none with an empty signature is refused', async () => {
    const nothing = { sign: async () => new Uint8Array() };
    expect(await codeOf(await compact(nothing, { alg: 'none' }, credential20()))).toBe('alg');
    expect(await codeOf(await compact(nothing, { alg: 'ES256' }, credential20()))).toBe('signature');
  });

  it('HS256 with the public key as its secret is refused, as PEM, DER or JWK', async () => {
    const spki = Buffer.from(await crypto.subtle.exportKey('spki', party.key.key));
    const pem = `-----BEGIN PUBLIC KEY-----\n${spki.toString('base64')}\n-----END PUBLIC KEY-----\n`;
    for (const secret of [pem, spki, JSON.stringify(party.jwk)]) {
      const hmac = { sign: async (bytes: Uint8Array) => createHmac('sha256', secret).update(bytes).digest() };
      expect(await codeOf(await compact(hmac, { alg: 'HS256' }, credential20()))).toBe('alg');
    }
  });

  it.each(['RS384', 'RS512', 'PS384', 'PS512', 'ES256K', 'Ed448', 'ML-DSA-65'])(
    'alg %s is a real one that we do not check: said to be unsupported, not wrong',
    async (alg) => {
      expect(await codeOf(await compact(party, { alg }, credential20()))).toBe('unsupported');
    },
  );
});

describe('algorithm and key belong together', () => {
  it('a good signature is refused under every key of another kind', async () => {
    const algorithms: readonly Alg[] = ['ES256', 'ES384', 'EdDSA', 'RS256', 'PS256'];
    const parties = await Promise.all(algorithms.map((alg) => makeTokenParty(alg)));
    for (const signer of parties) {
      const token = await compact(signer, { alg: signer.alg }, credential20());
      for (const other of parties)
        expect([signer.alg, other.alg, await codeOf(token, other.key)]).toEqual([
          signer.alg,
          other.alg,
          other === signer ? 'accepted' : 'key',
        ]);
    }
  });

  it('a token that renames its algorithm is refused', async () => {
    const rsa = await makeTokenParty('RS256');
    const token = await compact(rsa, { alg: 'PS256' }, credential20());
    expect(await codeOf(token, rsa.key)).toBe('key');
    expect(await codeOf(token, { ...rsa.key, bothPaddings: true })).toBe('signature');
  });

  it('PS256 with a salt of another length than the digest is refused (RFC 7518 §3.5)', async () => {
    const signer = await makeTokenParty('PS256');
    const short = {
      sign: async (bytes: Uint8Array) =>
        new Uint8Array(
          await crypto.subtle.sign({ name: 'RSA-PSS', saltLength: 20 }, signer.privateKey, bytes as BufferSource),
        ),
    };
    expect(await codeOf(await compact(short, { alg: 'PS256' }, credential20()), signer.key)).toBe('signature');
  });
});
