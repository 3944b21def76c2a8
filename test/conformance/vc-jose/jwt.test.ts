import { CompactSign, compactVerify, decodeJwt, decodeProtectedHeader, importJWK } from 'jose';
import { describe, expect, it } from 'vitest';
import {
  CREDENTIAL_JWT,
  credential,
  ISSUER,
  issue,
  type Members,
  type Method,
  method,
  PRESENTATION_JWT,
  presentation,
  verify,
} from './fixture.ts';

const utf8 = new TextEncoder();

/** A token as another implementation makes it: any header, any payload. */
async function signed({ secretKeyJwk }: Method, payload: unknown, header: Members = {}): Promise<string> {
  const key = await importJWK(secretKeyJwk, 'ES256');
  return new CompactSign(utf8.encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'ES256', typ: 'vc+jwt', cty: 'vc', ...header })
    .sign(key);
}

describe('VC-JOSE-COSE 1.0 §3.1.1 Securing JSON-LD Verifiable Credentials with JOSE', () => {
  it.each(['ES256', 'ES384', 'ES512', 'EdDSA'] as const)(
    'A conforming JWS issuer implementation MUST use [RFC7515] to secure this media type. (%s)',
    async (alg) => {
      const key = await method(alg);
      const { result, data } = await issue(credential(), key, CREDENTIAL_JWT);
      expect(result).toBe('success');
      const read = await compactVerify(data, await importJWK(key.publicKeyJwk, alg));
      expect(JSON.parse(new TextDecoder().decode(read.payload))).toEqual(credential());
      expect(read.protectedHeader).toEqual({ alg, typ: 'vc+jwt', cty: 'vc', kid: key.id });
    },
  );

  it('A conforming JWS verifier implementation MUST use [RFC7515] to verify conforming JWS documents that use this media type.', async () => {
    const [key, other] = [await method(), await method()];
    const token = await signed(key, credential());
    expect(await verify(token, key, CREDENTIAL_JWT)).toEqual({ result: 'success', data: JSON.stringify(credential()) });
    expect(await verify(token, other, CREDENTIAL_JWT)).toMatchObject({
      result: 'failure',
      data: expect.stringMatching(/^signature: /),
    });
    const [header, payload, signature] = token.split('.');
    const changed = btoa(JSON.stringify({ ...credential(), name: 'Other' })).replaceAll('=', '');
    expect((await verify(`${header}.${changed}.${signature}`, key, CREDENTIAL_JWT)).result).toBe('failure');
    expect((await verify(`${header}.${payload}.`, key, CREDENTIAL_JWT)).result).toBe('failure');
  });

  it('§1.1.2.1: Issuers, Holders, and Verifiers MUST ignore all JWT Claims Sets that have no integrity protection.', async () => {
    const key = await method();
    const none = `${btoa('{"alg":"none","typ":"vc+jwt"}')}.${btoa(JSON.stringify(credential()))}.`.replaceAll('=', '');
    expect(await verify(none, key, CREDENTIAL_JWT)).toMatchObject({
      result: 'failure',
      data: expect.stringMatching(/^alg: /),
    });
    expect((await verify(JSON.stringify(credential()), key, CREDENTIAL_JWT)).result).toBe('failure');
  });

  it('in our words: a token of another type is refused', async () => {
    const key = await method();
    for (const typ of ['vp+jwt', 'JWT', 'dc+sd-jwt', 'openid4vci-proof+jwt'])
      expect(await verify(await signed(key, credential(), { typ }), key, CREDENTIAL_JWT)).toMatchObject({
        result: 'failure',
        data: expect.stringMatching(/^typ: /),
      });
  });
});

describe('VC-JOSE-COSE 1.0 §3.1.2 Securing JSON-LD Verifiable Presentations with JOSE', () => {
  it('Verifiable Credentials secured in verifiable presentations MUST use the Enveloped Verifiable Credential type defined by the [VC-DATA-MODEL-2.0]. … Credentials in verifiable presentations MUST be secured.', async () => {
    const key = await method();
    const { data: token } = await issue(credential(), key, CREDENTIAL_JWT);
    const good = await issue(presentation(token), key, PRESENTATION_JWT);
    expect(good.result).toBe('success');
    expect(decodeProtectedHeader(good.data)).toMatchObject({ typ: 'vp+jwt', cty: 'vp' });
    expect(JSON.parse((await verify(good.data, key, PRESENTATION_JWT)).data)).toEqual(presentation(token));
    const plain = { ...presentation(token), holder: ISSUER, verifiableCredential: [credential()] };
    expect((await issue(plain, key, PRESENTATION_JWT)).result).toBe('failure');
    const foreign = await signed(key, plain, { typ: 'vp+jwt' });
    expect((await verify(foreign, key, PRESENTATION_JWT)).result).toBe('failure');
  });

  it('Implementations MUST support the JWS compact serialization. Use of the JWS JSON serialization is NOT RECOMMENDED. (and not taken)', async () => {
    const key = await method();
    const { data: token } = await issue(credential(), key, CREDENTIAL_JWT);
    const { data: compact } = await issue(presentation(token), key, PRESENTATION_JWT);
    expect((await verify(compact, key, PRESENTATION_JWT)).result).toBe('success');
    const [header, payload, signature] = compact.split('.');
    for (const json of [
      { protected: header, payload, signature },
      { payload, signatures: [{ protected: header, signature }] },
    ])
      expect((await verify(JSON.stringify(json), key, PRESENTATION_JWT)).result).toBe('failure');
  });

  it.each([
    ['no data: URL', { id: 'not-a-credential' }],
    ['no token', { id: 'data:application/vc+jwt,' }],
    ['another media type', { id: 'data:text/plain,eyJ.eyJ.sig' }],
    ['another type beside', { type: ['EnvelopedVerifiableCredential', 'VerifiableCredential'] }],
    ['no context', { '@context': 'https://example.org/' }],
  ])('a malformed enveloped credential is a failure: %s', async (_, change) => {
    const key = await method();
    const { data: token } = await issue(credential(), key, CREDENTIAL_JWT);
    const whole = presentation(token);
    const [envelope] = whole.verifiableCredential as [Members];
    const broken = { ...whole, verifiableCredential: [{ ...envelope, ...change }] };
    expect((await issue(broken, key, PRESENTATION_JWT)).result).toBe('failure');
    const foreign = await signed(key, broken, { typ: 'vp+jwt', cty: 'vp' });
    expect((await verify(foreign, key, PRESENTATION_JWT)).result).toBe('failure');
  });
});

describe('VC-JOSE-COSE 1.0 §3.1.3 JOSE Header Parameters and JWT Claims', () => {
  it.each(['vc', 'vp'])('The JWT Claim Names vc and vp MUST NOT be present. (%s)', async (claim) => {
    const key = await method();
    const payload = { ...credential(), [claim]: {} };
    expect((await issue(payload, key, CREDENTIAL_JWT)).result).toBe('failure');
    expect(await verify(await signed(key, payload), key, CREDENTIAL_JWT)).toMatchObject({
      result: 'failure',
      data: expect.stringMatching(/^claims: vc or vp/),
    });
  });

  it('Additional members may be present as header parameters and claims. If they are not understood, they MUST be ignored.', async () => {
    const key = await method();
    const token = await signed(key, { ...credential(), iat: 1, unheardOf: { of: 'nobody' } }, { 'x-other': 1 });
    const { result, data } = await verify(token, key, CREDENTIAL_JWT);
    expect(result).toBe('success');
    expect(JSON.parse(data)).not.toHaveProperty('iat');
  });

  it('in our words: a member that the data model does not have is not signed', async () => {
    const answer = await issue({ ...credential(), badExtension: {} }, await method(), CREDENTIAL_JWT);
    expect(answer).toMatchObject({ result: 'failure', data: expect.stringMatching(/badExtension/) });
  });
});

describe('VC-JOSE-COSE 1.0 §4 Key Discovery', () => {
  it('When the issuer value is a string, iss value, if present, MUST match issuer value. When issuer value is an object with an id value, iss value, if present, MUST match issuer.id value.', async () => {
    const key = await method();
    for (const issuer of [ISSUER, { id: ISSUER, name: 'College' }]) {
      const document = { ...credential(), issuer };
      expect((await verify(await signed(key, { ...document, iss: ISSUER }), key, CREDENTIAL_JWT)).result).toBe(
        'success',
      );
      const lying = await signed(key, { ...document, iss: 'https://other.example' });
      expect(await verify(lying, key, CREDENTIAL_JWT)).toMatchObject({
        result: 'failure',
        data: expect.stringMatching(/iss and issuer/),
      });
    }
  });

  it('§4.1.1, in our words: the kid is there when the key is named by a DID URL, and is that URL', async () => {
    const issuer = 'did:example:college';
    const key = { ...(await method()), id: `${issuer}#key-1`, controller: issuer };
    const { result, data } = await issue({ ...credential(), issuer }, key, CREDENTIAL_JWT);
    expect(result).toBe('success');
    expect(decodeProtectedHeader(data).kid).toBe(`${issuer}#key-1`);
    expect((await verify(data, key, CREDENTIAL_JWT)).result).toBe('success');
    const nameless = await issue({ ...credential(), issuer }, { ...key, id: undefined }, CREDENTIAL_JWT);
    expect(decodeProtectedHeader(nameless.data).kid).toBeUndefined();
  });

  it('When iss is absent, and the issuer is identified as a URL, the kid MUST be an absolute URL to a verification method listed in a controlled identifier document.', async () => {
    const key = await method();
    const named = await issue(credential(), key, CREDENTIAL_JWT);
    expect(decodeProtectedHeader(named.data).kid).toBe(key.id);
    expect(decodeJwt(named.data).iss).toBeUndefined();
    const nameless = await issue(credential(), { ...key, id: 'key-1' }, CREDENTIAL_JWT);
    expect(decodeProtectedHeader(nameless.data).kid).toBeUndefined();
    expect(decodeJwt(nameless.data).iss).toBe(ISSUER);
  });
});

describe('what a key cannot do', () => {
  it('a kind of key that is not implemented is indeterminate, and a broken one a failure', async () => {
    const key = await method();
    const token = await signed(key, credential());
    const other = {
      ...key,
      publicKeyJwk: { kty: 'OKP', crv: 'Ed448', x: 'AA' },
      secretKeyJwk: { kty: 'OKP', crv: 'Ed448' },
    };
    expect((await verify(token, other, CREDENTIAL_JWT)).result).toBe('indeterminate');
    expect((await issue(credential(), other, CREDENTIAL_JWT)).result).toBe('indeterminate');
    const broken = { ...key, publicKeyJwk: { ...key.publicKeyJwk, x: 'AAAA' } };
    expect((await verify(token, broken, CREDENTIAL_JWT)).result).toBe('failure');
    expect((await verify(token, {}, CREDENTIAL_JWT)).result).toBe('failure');
  });

  it('halves of two keys are noticed before anything is given out', async () => {
    const [key, other] = [await method(), await method()];
    const mixed = { ...key, publicKeyJwk: other.publicKeyJwk };
    expect(await issue(credential(), mixed, CREDENTIAL_JWT)).toMatchObject({
      result: 'failure',
      data: expect.stringMatching(/does not verify/),
    });
  });

  it('a secret key is in no answer', async () => {
    const key = await method();
    const { d, ...halved } = key.secretKeyJwk;
    for (const secretKeyJwk of [{ ...halved, d: `${d}=` }, { ...key.secretKeyJwk, alg: 'ES384' }, `${d}`])
      expect((await issue(credential(), { ...key, secretKeyJwk }, CREDENTIAL_JWT)).data).not.toContain(d);
  });
});
