import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { decodeBase58btc, encodeBase58btc } from '../../src/credential/keys/base58btc.ts';
import { generateKey, publicMembers } from '../../src/credential/keys/generate.ts';
import { importMasterKey, type MasterKey } from '../../src/credential/keys/master-key.ts';
import { importMultikey, publicKeyMultibase } from '../../src/credential/keys/multikey.ts';
import { importPublicKey } from '../../src/credential/keys/public-key.ts';
import { unwrapPrivateKey, wrapPrivateKey } from '../../src/credential/keys/wrap.ts';
import { decodeBase64Url, encodeBase64Url } from '../../src/record/base64.ts';
import { describeWithShared, sharedJson } from '../support/shared.ts';

const SECRET = 'bWFzdGVyLWtleS1vZi10aGUtdGVzdHMtb25seS0hISE';
const OTHER_SECRET = 'b3RoZXItLWtleS1vZi10aGUtdGVzdHMtb25seS0hISE';
const owner = { institutionId: 'scheldeland', keyId: 'p1' };
const pkcs8 = new TextEncoder().encode('the private key of the tests');

async function master(secret = SECRET): Promise<MasterKey> {
  const key = await importMasterKey(secret);
  if (!key.ok) throw new Error(key.error.reason);
  return key.value;
}

describe('the master key', () => {
  it.each([
    [undefined, 'master_key_missing'],
    ['', 'master_key_missing'],
    [SECRET.slice(0, -4), 'master_key_malformed'],
    [`${SECRET}AAAA`, 'master_key_malformed'],
    [`${SECRET}=`, 'master_key_malformed'],
    [` ${SECRET}`, 'master_key_malformed'],
    [`${SECRET.slice(0, -1)}F`, 'master_key_malformed'],
    [SECRET.replace('W', '+'), 'master_key_malformed'],
  ])('%j is refused as %s, without a word of it', async (secret, code) => {
    const key = await importMasterKey(secret);
    expect(key).toMatchObject({ ok: false, error: { code } });
    if (secret) expect(JSON.stringify(key)).not.toContain(secret.slice(0, 12));
  });

  it('can never be read again', async () => {
    const { key } = await master();
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
    expect(JSON.stringify(await master())).toBe('{"key":{}}');
  });
});

describe('a wrapped private key', () => {
  it('opens under the same master key for the same institution and key id', async () => {
    const wrapped = await wrapPrivateKey(await master(), owner, pkcs8);
    expect(await unwrapPrivateKey(await master(), owner, wrapped)).toEqual({ ok: true, value: pkcs8 });
  });

  it('is another text each time, and holds nothing of the key in the clear', async () => {
    const wrapped = await Promise.all([1, 2].map(async () => wrapPrivateKey(await master(), owner, pkcs8)));
    expect(wrapped[0]).not.toBe(wrapped[1]);
    expect(Buffer.from(wrapped[0]?.slice(3) ?? '', 'base64url').includes(Buffer.from(pkcs8))).toBe(false);
  });

  it('does not open under another master key', async () => {
    const wrapped = await wrapPrivateKey(await master(), owner, pkcs8);
    expect(await unwrapPrivateKey(await master(OTHER_SECRET), owner, wrapped)).toMatchObject({
      error: { code: 'wrapped_key_refused' },
    });
  });

  it.each([
    ['institution', { ...owner, institutionId: 'havendam' }],
    ['key id', { ...owner, keyId: 'p2' }],
    ['split of the two names', { institutionId: 'scheldeland","p1', keyId: '' }],
  ])('does not open for another %s', async (_, other) => {
    const wrapped = await wrapPrivateKey(await master(), owner, pkcs8);
    const opened = await unwrapPrivateKey(await master(), other, wrapped);
    expect(opened).toMatchObject({ error: { code: 'wrapped_key_refused' } });
  });

  it('does not open with any one byte changed', async () => {
    const bytes = decodeBase64Url((await wrapPrivateKey(await master(), owner, pkcs8)).slice(3)) ?? new Uint8Array();
    for (let index = 0; index < bytes.length; index += 1) {
      const changed = `v1.${encodeBase64Url(bytes.with(index, (bytes[index] ?? 0) ^ 1))}`;
      const opened = await unwrapPrivateKey(await master(), owner, changed);
      expect(opened).toMatchObject({ error: { code: 'wrapped_key_refused' } });
    }
  });

  it.each(['', 'v1.', 'v2.AAAA', 'v1.AAAAAAAAAAAAAAAAAAAA', 'v1.not base64url'])('%j is none', async (text) => {
    expect(await unwrapPrivateKey(await master(), owner, text)).toMatchObject({
      error: { code: 'wrapped_key_malformed' },
    });
  });

  it('leaves no trace in the log, whether it opens or not', async () => {
    const spies = (['log', 'info', 'warn', 'error', 'debug'] as const).map((level) => vi.spyOn(console, level));
    const wrapped = await wrapPrivateKey(await master(), owner, pkcs8);
    await unwrapPrivateKey(await master(), owner, wrapped);
    await unwrapPrivateKey(await master(OTHER_SECRET), owner, wrapped);
    for (const spy of spies) expect(spy).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });
});

describe('a generated key', () => {
  const SIGNING = {
    ES256: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
    RS256: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
    Ed25519: { name: 'Ed25519' },
  } as const;

  it.each(['ES256', 'RS256', 'Ed25519'] as const)('of %s signs what its public half verifies', async (algorithm) => {
    const { pkcs8: der, publicJwk } = await generateKey(algorithm);
    const parameters = SIGNING[algorithm];
    const secret = await crypto.subtle.importKey('pkcs8', der as BufferSource, parameters, false, ['sign']);
    const open = await crypto.subtle.importKey('jwk', publicJwk, parameters, false, ['verify']);
    const signature = await crypto.subtle.sign(parameters, secret, pkcs8);
    expect(await crypto.subtle.verify(parameters, open, signature, pkcs8)).toBe(true);
  });

  it('has only public members in its public half', async () => {
    expect(Object.keys((await generateKey('ES256')).publicJwk).sort()).toEqual(['crv', 'kty', 'x', 'y']);
    expect(Object.keys((await generateKey('RS256')).publicJwk).sort()).toEqual(['e', 'kty', 'n']);
    expect(Object.keys((await generateKey('Ed25519')).publicJwk).sort()).toEqual(['crv', 'kty', 'x']);
    expect(publicMembers({ kty: 'EC', d: 'secret', p: 'secret', k: 'secret' })).toEqual({ kty: 'EC' });
  });

  it('of RS256 has 3072 bits', async () => {
    expect(decodeBase64Url((await generateKey('RS256')).publicJwk.n ?? '')).toHaveLength(384);
  });
});

describe('Multikey', () => {
  it('of a P-256 key is what @digitalbazaar/ecdsa-multikey writes, and comes back as the same key', async () => {
    for (const curve of ['P-256', 'P-384'] as const) {
      for (let round = 0; round < 8; round += 1) {
        const pair = await EcdsaMultikey.generate({ curve, id: 'urn:x:k', controller: 'urn:x' });
        const imported = await importMultikey(pair.publicKeyMultibase);
        if (!imported.ok) throw new Error(imported.error.reason);
        expect(imported.value.algorithm).toBe(curve === 'P-256' ? 'ES256' : 'ES384');
        const jwk = (await crypto.subtle.exportKey('jwk', imported.value.key)) as JsonWebKey;
        expect(publicKeyMultibase(jwk)).toBe(pair.publicKeyMultibase);
      }
    }
  });

  it('of an Ed25519 key is what @digitalbazaar/ed25519-multikey writes, and comes back as the same key', async () => {
    const pair = await Ed25519Multikey.generate({ id: 'urn:x:k', controller: 'urn:x' });
    const imported = await importMultikey(pair.publicKeyMultibase);
    if (!imported.ok) throw new Error(imported.error.reason);
    expect(publicKeyMultibase((await crypto.subtle.exportKey('jwk', imported.value.key)) as JsonWebKey)).toBe(
      pair.publicKeyMultibase,
    );
  });

  it('begins as readers expect: zDn for P-256, z6Mk for Ed25519', async () => {
    expect(publicKeyMultibase((await generateKey('ES256')).publicJwk)).toMatch(/^zDn/);
    expect(publicKeyMultibase((await generateKey('Ed25519')).publicJwk)).toMatch(/^z6Mk/);
  });

  it('does not exist for RSA', async () => {
    const { publicJwk } = await generateKey('RS256');
    expect(() => publicKeyMultibase(publicJwk)).toThrow(TypeError);
  });

  const p256 = (...bytes: number[]) => `z${encodeBase58btc(new Uint8Array([0x80, 0x24, ...bytes]))}`;
  it.each([
    ['not multibase', 'DnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP', 'multikey_malformed'],
    ['not base58', 'zDnaep0uvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP', 'multikey_malformed'],
    ['too short', p256(2, 1), 'multikey_malformed'],
    ['an uncompressed point', p256(4, ...new Array(32).fill(1)), 'multikey_malformed'],
    ['an abscissa beyond the prime', p256(2, ...new Array(32).fill(255)), 'multikey_malformed'],
    ['a point that is not on the curve', p256(2, ...new Array(31).fill(0), 1), 'multikey_malformed'],
    [
      'a secret key',
      `z${encodeBase58btc(new Uint8Array([0x86, 0x26, ...new Array(32).fill(1)]))}`,
      'multikey_unsupported',
    ],
    [
      'secp256k1',
      `z${encodeBase58btc(new Uint8Array([0xe7, 0x01, 2, ...new Array(32).fill(1)]))}`,
      'multikey_unsupported',
    ],
  ])('that is %s is refused', async (_, value, code) => {
    expect(await importMultikey(value)).toMatchObject({ ok: false, error: { code } });
  });
});

describe('a public key by JWK', () => {
  it('is not made from a key of another algorithm', async () => {
    await expect(importPublicKey('ES256', (await generateKey('Ed25519')).publicJwk)).rejects.toThrow();
  });
});

describe('base58-btc', () => {
  it('comes back as the same bytes, leading zeros included', () => {
    const bytes = fc.tuple(fc.nat({ max: 4 }), fc.uint8Array({ maxLength: 100 }));
    fc.assert(
      fc.property(bytes, ([zeros, rest]) => {
        const value = new Uint8Array([...new Uint8Array(zeros), ...rest]);
        expect(decodeBase58btc(encodeBase58btc(value))).toEqual(value);
      }),
    );
  });

  it('has one text for any bytes: whatever is accepted is written the same way', () => {
    const text = fc.string({ unit: fc.constantFrom(...'123456789ABCxyz0OIl +/'), maxLength: 40 });
    fc.assert(
      fc.property(text, (value) => {
        const bytes = decodeBase58btc(value);
        if (bytes !== null) expect(encodeBase58btc(bytes)).toBe(value);
        else expect(value).toMatch(/[0OIl +/]/);
      }),
    );
  });

  it('is read to a bounded length only', () => {
    expect(decodeBase58btc('2'.repeat(256))).not.toBeNull();
    expect(decodeBase58btc('2'.repeat(257))).toBeNull();
  });

  // draft-msporny-base58 §5
  it.each([
    ['2NEpo7TZRRrLZSi2U', 'Hello World!'],
    ['USm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z', 'The quick brown fox jumps over the lazy dog.'],
  ])('%s is %j', (text, plain) => {
    expect(encodeBase58btc(new TextEncoder().encode(plain))).toBe(text);
    expect(new TextDecoder().decode(decodeBase58btc(text) ?? undefined)).toBe(plain);
  });
});

describe('base64url', () => {
  it('comes back as the same bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
        expect(decodeBase64Url(encodeBase64Url(bytes))).toEqual(bytes);
      }),
    );
  });

  it.each(['A', 'AB', 'AAB', 'AA==', 'A A', 'AA\n', 'A+', 'A/'])('%j is refused', (text) => {
    expect(decodeBase64Url(text)).toBeNull();
  });
});

describeWithShared('Multikeys of the W3C vectors', () => {
  it.each(['p256KeyPair.json', 'p384KeyPair.json'])('%s comes back as the published text', async (file) => {
    const { publicKeyMultibase: published } = sharedJson(`vectors/vc-di-ecdsa/${file}`) as {
      publicKeyMultibase: string;
    };
    const key = await importMultikey(published);
    if (!key.ok) throw new Error(key.error.reason);
    const jwk = (await crypto.subtle.exportKey('jwk', key.value.key)) as JsonWebKey;
    expect(publicKeyMultibase(jwk)).toBe(published);
  });
});
