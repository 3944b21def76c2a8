import { beforeAll, describe, expect, it } from 'vitest';
import { extension } from '../../keys/certificate-writing.ts';
import { context, sequence } from '../../src/credential/certificates/der-writing.ts';
import { verifyCompact } from '../../src/credential/jose/compact.ts';
import { checkKeyBinding, type KeyBindingExpectation } from '../../src/credential/sd-jwt-vc/key-binding.ts';
import { parseSdJwtVc, processDisclosures } from '../../src/credential/sd-jwt-vc/read.ts';
import { makeParty, unsignedCertificate } from './certificates-fixture.ts';
import { credential20, ISSUER, type Members, makeTokenParty, NOW, type TokenParty } from './jose-fixture.ts';
import { AUDIENCE, bindKey, disclose, NONCE, plainClaims, sdJwt, VCT } from './sd-jwt-vc-fixture.ts';

let issuer: TokenParty;
let holder: TokenParty;
beforeAll(async () => {
  [issuer, holder] = [await makeTokenParty(), await makeTokenParty()];
});

const read = (text: string) => {
  const claimed = parseSdJwtVc(text);
  if (!claimed.ok) throw new Error(`${claimed.error.code}: ${claimed.error.reason}`);
  return claimed.value;
};
const process = async (text: string) => {
  const processed = await processDisclosures(read(text));
  if (!processed.ok) throw new Error(`${processed.error.code}: ${processed.error.reason}`);
  return processed.value;
};
const parseCode = (text: string) => {
  const claimed = parseSdJwtVc(text);
  return claimed.ok ? 'accepted' : claimed.error.code;
};

describe('an SD-JWT VC is read', () => {
  it('with issuer, type, key, period, status and how many disclosures', async () => {
    const one = await disclose(['salt', 'given_name', 'Ada']);
    const status = { status_list: { idx: 7, uri: 'https://scheldeland.example/status/1' } };
    const text = await sdJwt(issuer, { ...plainClaims(), status, _sd: [one.digest] }, [one]);
    const claimed = read(text);
    expect(claimed).toMatchObject({
      issuerId: ISSUER,
      vct: VCT,
      credentialId: plainClaims().jti,
      kid: '#p256',
      verificationMethod: `${ISSUER}#p256`,
      disclosures: [one.text],
      keyBinding: null,
      presented: text,
      issuedAt: NOW - 1_000,
      notBefore: null,
      expires: NOW + 1_000_000,
      status,
    });
    expect((await verifyCompact(claimed.jws, issuer.key)).ok).toBe(true);
  });

  it('under the typ it has and the one it had as a draft, and no other', async () => {
    for (const typ of ['dc+sd-jwt', 'vc+sd-jwt', 'application/dc+sd-jwt'])
      expect(parseCode(await sdJwt(issuer, plainClaims(), [], { typ }))).toBe('accepted');
    for (const typ of [undefined, 'JWT', 'vc+jwt', 'kb+jwt', 'sd+jwt', 'example+sd-jwt'])
      expect(parseCode(await sdJwt(issuer, plainClaims(), [], { typ }))).toBe('typ');
  });

  it('only with vct; a VCDM 2.0 credential secured with SD-JWT is another thing', async () => {
    const { vct: _, ...untyped } = plainClaims();
    expect(parseCode(await sdJwt(issuer, untyped))).toBe('claims');
    expect(parseCode(await sdJwt(issuer, { ...untyped, vct: 7 }))).toBe('claims');
    expect(parseCode(await sdJwt(issuer, { ...untyped, vct: '' }))).toBe('claims');
    expect(parseCode(await sdJwt(issuer, { ...untyped, status: 'x' }))).toBe('claims');
    expect(parseCode(await sdJwt(issuer, { ...untyped, exp: '1' }))).toBe('claims');
    expect(parseCode(await sdJwt(issuer, credential20(), [], { typ: 'vc+sd-jwt' }))).toBe('unsupported');
  });

  it('only with its tildes', async () => {
    const text = await sdJwt(issuer, plainClaims());
    expect(parseCode(text.slice(0, -1))).toBe('malformed');
    expect(parseCode(`${text}~`)).toBe('malformed');
    expect(parseCode(`~${text}`)).toBe('malformed');
    expect(parseCode(`${text}${' '.repeat(20_000_000)}`)).toBe('too_large');
  });
});

describe('disclosures come in the place of their digests', () => {
  it('in objects, arrays, and inside each other', async () => {
    const city = await disclose(['s1', 'locality', 'Gent']);
    const address = await disclose(['s2', 'address', { country: 'BE', _sd: [city.digest] }]);
    const outcome = await disclose(['s3', 'kan rekenen']);
    const kept = await disclose(['s4', 'kan schrijven']);
    const decoy = await disclose(['s5', 'nobody', 1]);
    const payload = {
      ...plainClaims(),
      _sd_alg: 'sha-256',
      _sd: [decoy.digest, address.digest],
      outcomes: ['kan lezen', { '...': kept.digest }, { '...': outcome.digest }],
    };
    expect(await process(await sdJwt(issuer, payload, [city, address, outcome]))).toEqual({
      payload: {
        ...plainClaims(),
        outcomes: ['kan lezen', 'kan rekenen'],
        address: { country: 'BE', locality: 'Gent' },
      },
      ld: null,
      disclosed: ['/address', '/address/locality', '/outcomes/1'],
      undisclosed: 2,
      incomplete: ['', '/outcomes'],
      hash: 'SHA-256',
    });
  });

  it('with the hash the issuer names, SHA-256 where it names none', async () => {
    for (const [named, hash] of [
      [undefined, 'SHA-256'],
      ['sha-256', 'SHA-256'],
      ['sha-384', 'SHA-384'],
      ['sha-512', 'SHA-512'],
    ] as const) {
      const one = await disclose(['s', 'given_name', 'Ada'], hash);
      const text = await sdJwt(issuer, { ...plainClaims(), _sd_alg: named, _sd: [one.digest] }, [one]);
      expect(await process(text)).toMatchObject({ payload: { given_name: 'Ada' }, hash });
    }
  });

  it('over the text as it stands, however the issuer wrote its JSON', async () => {
    const one = await disclose('["s",  "given_name",\n "\\u0041da"]');
    expect(await process(await sdJwt(issuer, { ...plainClaims(), _sd: [one.digest] }, [one]))).toMatchObject({
      payload: { given_name: 'Ada' },
    });
  });

  it('ld is handed on after processing, with the person in it disclosed', async () => {
    const person = await disclose(['s', 'givenName', { nl: 'Ada' }]);
    const ld = { '@context': ['https://www.w3.org/ns/credentials/v2'], credentialSubject: { _sd: [person.digest] } };
    const text = await sdJwt(issuer, { ...plainClaims(), ld }, [person]);
    expect(await process(text)).toMatchObject({
      ld: { credentialSubject: { givenName: { nl: 'Ada' } } },
      disclosed: ['/ld/credentialSubject/givenName'],
    });
    expect((await process(await sdJwt(issuer, { ...plainClaims(), ld }))).ld).toEqual({ ...ld, credentialSubject: {} });
  });

  it('iat, sub and jti may be disclosed; names below the top level are free', async () => {
    const hidden = [
      await disclose(['a', 'iat', NOW]),
      await disclose(['b', 'sub', 'x']),
      await disclose(['c', 'exp', 1]),
    ];
    const [iat, sub, exp] = hidden.map(({ digest }) => digest);
    const { iat: _, ...claims } = plainClaims();
    const text = await sdJwt(issuer, { ...claims, _sd: [iat, sub], period: { _sd: [exp] } }, hidden);
    expect(await process(text)).toMatchObject({ payload: { iat: NOW, sub: 'x', period: { exp: 1 } } });
  });

  it('a thousand disclosures are read, one more is not', async () => {
    const many = await Promise.all(
      Array.from({ length: 1_001 }, (_, index) => disclose([`s${index}`, `n${index}`, 1])),
    );
    const with1000 = many.slice(0, 1_000);
    const text = await sdJwt(issuer, { ...plainClaims(), _sd: with1000.map(({ digest }) => digest) }, with1000);
    expect((await process(text)).disclosed.length).toBe(1_000);
    expect(parseCode(await sdJwt(issuer, { ...plainClaims(), _sd: many.map(({ digest }) => digest) }, many))).toBe(
      'too_complex',
    );
  });

  it('a hash that is good and not implemented is unsupported', async () => {
    const claimed = read(await sdJwt(issuer, { ...plainClaims(), _sd_alg: 'sha3-256' }));
    expect(await processDisclosures(claimed)).toMatchObject({ error: { code: 'unsupported' } });
  });
});

describe('whoever presents it may prove that they hold its key', () => {
  const bound = async (claims: Members = {}) =>
    sdJwt(issuer, { ...plainClaims(), cnf: { jwk: holder.jwk }, ...claims });
  const check = async (text: string, expected: Partial<KeyBindingExpectation> = {}) => {
    const claimed = read(text);
    const processed = await processDisclosures(claimed);
    if (!processed.ok) throw new Error(processed.error.reason);
    return checkKeyBinding(claimed, processed.value, { now: NOW, ...expected });
  };
  const asked = { nonce: NONCE, audience: AUDIENCE };

  it('to us, for our nonce', async () => {
    expect(await check(await bindKey(await bound(), holder), asked)).toMatchObject({
      ok: true,
      value: {
        presented: true,
        addressed: true,
        holderKey: holder.jwk,
        issuedAt: NOW - 5,
        audience: AUDIENCE,
        nonce: NONCE,
      },
    });
  });

  it('to somebody else: a good binding that says nothing about who presents it here', async () => {
    const text = await bindKey(await bound(), holder, { iat: NOW - 1_000_000 });
    expect(await check(text)).toMatchObject({ ok: true, value: { presented: true, addressed: false } });
    expect(await check(await bindKey(await bound(), holder), { nonce: NONCE })).toMatchObject({
      value: { addressed: false },
    });
  });

  it('or not at all, which is said', async () => {
    expect(await check(await bound())).toEqual({ ok: true, value: { presented: false, expected: true } });
    expect(await check(await sdJwt(issuer, plainClaims()))).toEqual({
      ok: true,
      value: { presented: false, expected: false },
    });
  });

  it('with any key and hash we know', async () => {
    for (const alg of ['ES384', 'EdDSA', 'PS256'] as const) {
      const other = await makeTokenParty(alg);
      const text = await bindKey(await bound({ cnf: { jwk: other.jwk } }), other);
      expect(await check(text, asked)).toMatchObject({ ok: true });
    }
    const sha512 = await bound({ _sd_alg: 'sha-512' });
    expect(await check(await bindKey(sha512, holder, {}, {}, 'SHA-512'), asked)).toMatchObject({ ok: true });
    expect(await check(await bindKey(sha512, holder), asked)).toMatchObject({ error: { code: 'holder_binding' } });
  });

  it('named by other means than a key, or with a key of an unknown kind: unsupported', async () => {
    const secp256k1 = { kty: 'EC', crv: 'secp256k1', x: 'AA', y: 'AA' };
    for (const cnf of [{ kid: 'did:example:learner#1' }, { jkt: 'x' }, { jwk: secp256k1 }])
      expect(await check(await bindKey(await bound({ cnf }), holder), asked)).toMatchObject({
        error: { code: 'unsupported' },
      });
    expect(await check(await bindKey(await bound(), holder, {}, { alg: 'ES256K' }), asked)).toMatchObject({
      error: { code: 'unsupported' },
    });
  });
});

describe('an issuer that only its certificate names', () => {
  const uri = (text: string) => context(6, false, new TextEncoder().encode(text));
  const dns = context(2, false, new TextEncoder().encode('scheldeland.example'));
  const certificate = async (...names: Uint8Array[]) => {
    const wish = { subject: 'Seal', issuer: 'Authority', spki: (await makeParty()).spki };
    return names.length === 0
      ? unsignedCertificate(wish)
      : unsignedCertificate({ ...wish, extensions: [extension('2.5.29.17', false, sequence(...names))] });
  };
  const issuerOf = async (der: Uint8Array, claims: Members = {}) => {
    const x5c = [Buffer.from(der).toString('base64')];
    return read(await sdJwt(issuer, { ...plainClaims(), iss: undefined, ...claims }, [], { x5c })).issuerId;
  };

  it('is the one https address there', async () => {
    expect(await issuerOf(await certificate(dns, uri('https://scheldeland.example/i/a')))).toBe(
      'https://scheldeland.example/i/a',
    );
  });

  it('is nobody where there is none, several, another kind, or no certificate', async () => {
    expect(await issuerOf(await certificate())).toBeNull();
    expect(await issuerOf(await certificate(dns))).toBeNull();
    expect(await issuerOf(await certificate(uri('https://a.example'), uri('https://b.example')))).toBeNull();
    expect(await issuerOf(await certificate(uri('http://a.example')))).toBeNull();
    expect(await issuerOf(Uint8Array.of(1, 2, 3))).toBeNull();
    expect(await issuerOf(await certificate(Uint8Array.of(0x86, 0x7f)))).toBeNull();
    expect(read(await sdJwt(issuer, { ...plainClaims(), iss: undefined })).issuerId).toBeNull();
  });

  it('is iss where there is one', async () => {
    const der = await certificate(uri('https://a.example'));
    expect(await issuerOf(der, { iss: ISSUER })).toBe(ISSUER);
  });
});
