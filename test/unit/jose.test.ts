import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseCompact, signedDigest, verifyCompact } from '../../src/credential/jose/compact.ts';
import { importJwk, type PublicKey } from '../../src/credential/keys/public-key.ts';
import { sha256Hex } from '../../src/record/sha256.ts';
import { makeParty } from './certificates-fixture.ts';
import {
  type Alg,
  compact,
  credential20,
  makeTokenParty,
  segment,
  type TokenParty,
  withSegment,
} from './jose-fixture.ts';

let party: TokenParty;
let token: string;
beforeAll(async () => {
  party = await makeTokenParty();
  token = await compact(party, { alg: 'ES256', typ: 'vc+jwt', kid: '#k1' }, credential20());
});

/** `accepted`, or the code of the refusal. */
async function codeOf(text: string, key: PublicKey = party.key): Promise<string> {
  const parsed = parseCompact(text);
  if (!parsed.ok) return parsed.error.code;
  const verified = await verifyCompact(parsed.value, key);
  return verified.ok ? 'accepted' : verified.error.code;
}

describe('a token is read and then proved', () => {
  it.each<Alg>(['ES256', 'ES384', 'EdDSA', 'RS256', 'PS256'])('%s', async (alg) => {
    const signer = await makeTokenParty(alg);
    expect(await codeOf(await compact(signer, { alg }, { a: 1 }), signer.key)).toBe('accepted');
  });

  it('the fully specified name Ed25519 is EdDSA with such a key (RFC 9864)', async () => {
    const signer = await makeTokenParty('EdDSA');
    expect(await codeOf(await compact(signer, { alg: 'Ed25519' }, {}), signer.key)).toBe('accepted');
  });

  it('header, payload, its exact text, type and key name are handed on', () => {
    const parsed = parseCompact(token);
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        alg: 'ES256',
        algorithm: 'ES256',
        typ: 'vc+jwt',
        kid: '#k1',
        jwk: null,
        certificates: null,
        payload: credential20(),
        payloadText: JSON.stringify(credential20()),
      },
    });
  });

  it('typ is compared without application/ and case (RFC 7515 §4.1.9)', async () => {
    const parsed = parseCompact(await compact(party, { alg: 'ES256', typ: 'Application/VC+JWT' }, {}));
    expect(parsed).toMatchObject({ ok: true, value: { typ: 'vc+jwt' } });
  });

  it('a good and a broken signature are told with what was hashed', async () => {
    const parsed = parseCompact(token);
    if (!parsed.ok) throw new Error(parsed.error.reason);
    const [header = '', payload = ''] = token.split('.');
    const digests = {
      signingInput: await sha256Hex(Buffer.from(`${header}.${payload}`)),
      header: await sha256Hex(Buffer.from(header, 'base64url')),
      payload: await sha256Hex(Buffer.from(payload, 'base64url')),
    };
    expect(await verifyCompact(parsed.value, party.key)).toEqual({ ok: true, value: true });
    expect(await signedDigest(parsed.value)).toBe(digests.signingInput);
    const other = await makeTokenParty();
    expect(await verifyCompact(parsed.value, other.key)).toMatchObject({
      ok: false,
      error: { code: 'signature', evidence: { alg: 'ES256', kid: '#k1', digests } },
    });
  });
});

describe('any change of a token is refused', () => {
  const ALPHABET = 'ABCabc019-_.~+/= \n';
  it('of one character, anywhere', async () => {
    const alphabet = fc.constantFrom(...ALPHABET);
    await fc.assert(
      fc.asyncProperty(fc.nat(token.length - 1), alphabet, async (at, character) => {
        fc.pre(token[at] !== character);
        expect(await codeOf(token.slice(0, at) + character + token.slice(at + 1))).not.toBe('accepted');
      }),
      { numRuns: 1_000, seed: 3 },
    );
  });

  it('of one character put in or taken out', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(token.length), fc.constantFrom(...ALPHABET, ''), async (at, character) => {
        const changed = token.slice(0, at) + character + token.slice(character === '' ? at + 1 : at);
        fc.pre(changed !== token);
        expect(await codeOf(changed)).not.toBe('accepted');
      }),
      { numRuns: 500, seed: 4 },
    );
  });
});

describe('the text of a token', () => {
  it('needs three segments', async () => {
    for (const text of ['', '.', '..', 'a.b', `${token}.`, `.${token}`, token.replaceAll('.', '')])
      expect(await codeOf(text)).toBe('malformed');
  });

  it('needs JSON objects, each name once, no more than 64 levels, well-formed text', async () => {
    const deep = `${'{"a":'.repeat(70)}1${'}'.repeat(70)}`;
    for (const [payload, code] of [
      ['{"a":1,"a":2}', 'duplicate_key'],
      ['{"a":1,"\\u0061":2}', 'duplicate_key'],
      [deep, 'too_complex'],
      ['{"a":"\\ud800"}', 'malformed'],
      ['[]', 'malformed'],
      ['"text"', 'malformed'],
      ['null', 'malformed'],
      ['{} ', 'accepted'],
      ['{}x', 'malformed'],
      ['\ufeff{}', 'malformed'],
      ['', 'malformed'],
    ] as const) {
      expect([payload.slice(0, 20), await codeOf(await compact(party, { alg: 'ES256' }, payload))]).toEqual([
        payload.slice(0, 20),
        code,
      ]);
    }
    expect(await codeOf(await compact(party, '{"alg":"ES256","alg":"ES256"}', {}))).toBe('duplicate_key');
    expect(await codeOf(await compact(party, '[]', {}))).toBe('malformed');
    expect(await codeOf(withSegment(token, 1, () => segment(Uint8Array.of(0x7b, 0xff, 0x7d))))).toBe('malformed');
  });

  it('has a limit, and so has its header', async () => {
    expect(await codeOf(`a.${'a'.repeat(20_000_000)}.a`)).toBe('too_large');
    expect(await codeOf(await compact(party, { alg: 'ES256', note: 'a'.repeat(200_000) }, {}))).toBe('too_large');
    expect(await codeOf(withSegment(token, 2, () => 'A'.repeat(4_000)))).toBe('malformed');
  });
});

describe('certificates in the header', () => {
  const certificate = async () => (await makeParty()).spki;
  const x5c = async () => [Buffer.from(await certificate()).toString('base64')];

  it('are handed on as bytes, in their order', async () => {
    const list = [...(await x5c()), ...(await x5c())];
    const parsed = parseCompact(await compact(party, { alg: 'ES256', x5c: list }, {}));
    expect(parsed.ok && parsed.value.certificates?.map((der) => Buffer.from(der).toString('base64'))).toEqual(list);
  });

  it('have to be one to ten in base64', async () => {
    const [one = ''] = await x5c();
    for (const list of [[], Array(11).fill(one), [1], ['%'], [''], one, [one.replaceAll('=', '')].map((s) => `${s} `)])
      expect(await codeOf(await compact(party, { alg: 'ES256', x5c: list }, {}))).toBe('header_forbidden');
  });

  it('fit their thumbprint where there is one', async () => {
    const list = await x5c();
    const digest = await crypto.subtle.digest('SHA-256', Buffer.from(list[0] ?? '', 'base64'));
    const header = { alg: 'ES256', x5c: list };
    const good = segment(new Uint8Array(digest));
    expect(await codeOf(await compact(party, { ...header, 'x5t#S256': good }, {}))).toBe('accepted');
    for (const wrong of [segment('another'), `${good}=`, 1])
      expect(await codeOf(await compact(party, { ...header, 'x5t#S256': wrong }, {}))).toBe('header_forbidden');
  });
});

describe('a JWK from outside', () => {
  const outcome = async (jwk: Record<string, unknown>) => {
    const imported = await importJwk(jwk);
    return imported.ok ? imported.value.algorithm : imported.error.code;
  };

  it('becomes a key for its algorithm', async () => {
    expect(await outcome(party.jwk)).toBe('ES256');
    expect(await outcome((await makeTokenParty('ES384')).jwk)).toBe('ES384');
    expect(await outcome((await makeTokenParty('EdDSA')).jwk)).toBe('Ed25519');
    expect(await outcome((await makeTokenParty('PS256')).jwk)).toBe('PS256');
    expect(await outcome({ ...party.jwk, alg: 'ES256', use: 'sig', key_ops: ['verify'], kid: 'k' })).toBe('ES256');
  });

  it('of RSA without alg is good for both paddings, with alg for that one', async () => {
    const signer = await makeTokenParty('PS256');
    const { alg: _, ...unnamed } = signer.jwk;
    const [open, bound] = [await importJwk(unnamed), await importJwk({ ...unnamed, alg: 'RS256' })];
    if (!open.ok || !bound.ok) throw new Error('no key');
    const signed = await compact(signer, { alg: 'PS256' }, {});
    expect(await codeOf(signed, open.value)).toBe('accepted');
    expect(await codeOf(signed, bound.value)).toBe('key');
    const pkcs1 = await makeTokenParty('RS256');
    const { alg: __, ...plain } = pkcs1.jwk;
    const imported = await importJwk(plain);
    expect(imported.ok && (await codeOf(await compact(pkcs1, { alg: 'RS256' }, {}), imported.value))).toBe('accepted');
  });

  it('that is private, for something else, off its curve or not canonical is malformed', async () => {
    for (const change of [
      { d: 'AAAA' },
      { k: 'AAAA' },
      { use: 'enc' },
      { key_ops: ['sign'] },
      { key_ops: 'verify' },
      { alg: 'ES384' },
      { alg: 1 },
      { y: party.jwk.x },
      { x: `${String(party.jwk.x)}=` },
      { x: undefined },
      { x: 7 },
    ])
      expect([change, await outcome({ ...party.jwk, ...change })]).toEqual([change, 'jwk_malformed']);
  });

  it('of a kind we do not know is unsupported', async () => {
    for (const jwk of [
      { kty: 'EC', crv: 'secp256k1', x: 'AA', y: 'AA' },
      { kty: 'OKP', crv: 'Ed448', x: 'AA' },
      { kty: 'OKP', crv: 'P-256', x: 'AA', y: 'AA' },
      { kty: 'AKP', alg: 'ML-DSA-44', pub: 'AA' },
      {},
    ])
      expect(await outcome(jwk)).toBe('jwk_unsupported');
    expect(await outcome({ ...(await makeTokenParty('RS256')).jwk, alg: 'RS512' })).toBe('jwk_unsupported');
  });

  it('of RSA below 2,048 bits or with a useless exponent is weak', async () => {
    const short = await makeTokenParty('RS256', 1024);
    expect(await outcome(short.jwk)).toBe('jwk_weak');
    const { jwk } = await makeTokenParty('RS256');
    for (const e of ['AQ', 'Ag', 'AQAA']) expect(await outcome({ ...jwk, e })).toBe('jwk_weak');
    expect(await outcome({ ...jwk, n: `AAAA${String(jwk.n)}` })).toBe('jwk_malformed');
    expect(await outcome({ ...jwk, n: undefined })).toBe('jwk_malformed');
  });
});
