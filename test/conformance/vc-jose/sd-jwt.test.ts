import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { decodeBase64Url } from '../../../src/record/base64.ts';
import {
  CREDENTIAL_JWT,
  CREDENTIAL_SD_JWT,
  credential,
  issue,
  type Members,
  method,
  PRESENTATION_SD_JWT,
  presentation,
  verify,
} from './fixture.ts';

const disclosed = (sdJwt: string): unknown[] =>
  sdJwt
    .split('~')
    .slice(1, -1)
    .map((text) => JSON.parse(new TextDecoder().decode(decodeBase64Url(text) ?? new Uint8Array())));

const PATHS = [
  'issuer',
  'credentialSubject.address.street',
  'credentialSubject.modules[1]',
  'credentialSubject.address',
];

describe('VC-JOSE-COSE 1.0 §3.2.1 Securing JSON-LD Verifiable Credentials with SD-JWT', () => {
  it('A conforming SD-JWT issuer implementation MUST use [SD-JWT] to secure this media type.', async () => {
    const key = await method('ES384');
    const { result, data } = await issue(credential(), key, CREDENTIAL_SD_JWT, PATHS);
    expect(result).toBe('success');
    const [token = ''] = data.split('~');
    const payload = decodeJwt(token) as Members;
    expect(payload).toMatchObject({ _sd_alg: 'sha-256', validFrom: '2026-09-01T00:00:00Z' });
    expect(payload).not.toHaveProperty('issuer');
    const hidden = JSON.stringify(payload);
    for (const value of ['Naamsestraat', 'Leuven', 'Statistics', 'college.example'])
      expect(hidden).not.toContain(value);
    expect(hidden).toContain('Algebra');
    const [issuer, street, module, address] = disclosed(data) as [unknown[], unknown[], unknown[], unknown[]];
    expect(issuer.slice(1)).toEqual(['issuer', 'https://college.example/issuer']);
    expect(street.slice(1)).toEqual(['street', 'Naamsestraat 22']);
    expect(module.slice(1)).toEqual(['Statistics']);
    // The street is behind a digest inside the address, which is behind a digest itself.
    expect(address[2]).toMatchObject({ city: 'Leuven', _sd: [expect.any(String)] });
    expect(new Set(disclosed(data).map((one) => (one as unknown[])[0])).size).toBe(4);
  });

  it('A conforming SD-JWT verifier implementation MUST use [SD-JWT] to verify conforming JWS documents that use this media type.', async () => {
    const key = await method('ES512');
    const { data } = await issue(credential(), key, CREDENTIAL_SD_JWT, PATHS);
    const whole = await verify(data, key, CREDENTIAL_SD_JWT);
    expect(JSON.parse(whole.data)).toEqual(credential());
    const [token = '', issuer = '', street = '', module = ''] = data.split('~');
    const partly = await verify(`${token}~${issuer}~${module}~`, key, CREDENTIAL_SD_JWT);
    expect(JSON.parse(partly.data)).toMatchObject({
      credentialSubject: { modules: ['Algebra', 'Statistics'], givenName: 'Ana' },
    });
    expect(partly.data).not.toContain('Leuven');
    // A disclosure that nothing refers to, one given twice, one that was changed, none at the end.
    expect((await verify(`${token}~${issuer}~${street}~`, key, CREDENTIAL_SD_JWT)).result).toBe('failure');
    expect((await verify(`${token}~${issuer}~${issuer}~`, key, CREDENTIAL_SD_JWT)).result).toBe('failure');
    expect((await verify(`${token}~${issuer.slice(0, -4)}AAAA~`, key, CREDENTIAL_SD_JWT)).result).toBe('failure');
    expect((await verify(`${token}~${issuer}`, key, CREDENTIAL_SD_JWT)).result).toBe('failure');
    // Without its issuer it is no credential any more.
    expect((await verify(`${token}~`, key, CREDENTIAL_SD_JWT)).result).toBe('failure');
  });

  it('in our words: a JWT is no SD-JWT, and an SD-JWT no JWT', async () => {
    const key = await method();
    const [jwt, sdJwt] = [
      await issue(credential(), key, CREDENTIAL_JWT),
      await issue(credential(), key, CREDENTIAL_SD_JWT),
    ];
    expect((await verify(`${jwt.data}~`, key, CREDENTIAL_SD_JWT)).result).toBe('failure');
    expect((await verify(sdJwt.data.slice(0, -1), key, CREDENTIAL_JWT)).result).toBe('failure');
  });

  it.each([
    ['leads to nothing', 'credentialSubject.nobody'],
    ['leads beyond the list', 'credentialSubject.modules[2]'],
    ['is no path', 'credentialSubject..givenName'],
    ['leads to what every object has', 'credentialSubject.constructor'],
  ])('a path that %s is a failure, and nothing is signed', async (_, path) => {
    expect((await issue(credential(), await method(), CREDENTIAL_SD_JWT, [path])).result).toBe('failure');
  });

  it('in our words: a path named twice, and names that SD-JWT keeps for itself, are failures', async () => {
    const key = await method();
    expect((await issue(credential(), key, CREDENTIAL_SD_JWT, ['issuer', 'issuer'])).result).toBe('failure');
    for (const reserved of ['_sd', '_sd_alg', '...']) {
      const document = { ...credential(), credentialSubject: { givenName: 'Ana', [reserved]: [] } };
      expect((await issue(document, key, CREDENTIAL_SD_JWT, ['issuer'])).result).toBe('failure');
    }
  });
});

describe('VC-JOSE-COSE 1.0 §3.2.2 Securing JSON-LD Verifiable Presentations with SD-JWT', () => {
  it('Verifiable Credentials secured in verifiable presentations MUST use the Enveloped Verifiable Credential type defined by the [VC-DATA-MODEL-2.0].', async () => {
    const key = await method();
    const { data: token } = await issue(credential(), key, CREDENTIAL_JWT);
    const { result, data } = await issue(presentation(token), key, PRESENTATION_SD_JWT, [
      'holder',
      'verifiableCredential[0]',
    ]);
    expect(result).toBe('success');
    expect(JSON.parse((await verify(data, key, PRESENTATION_SD_JWT)).data)).toEqual(presentation(token));
    const plain = {
      ...presentation(token),
      verifiableCredential: [{ ...credential(), issuer: 'did:example:learner' }],
    };
    expect((await issue(plain, key, PRESENTATION_SD_JWT)).result).toBe('failure');
  });
});
