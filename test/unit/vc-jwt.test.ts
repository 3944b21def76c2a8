import { beforeAll, describe, expect, it } from 'vitest';
import { verificationMethodOf } from '../../src/credential/jose/claims.ts';
import { verifyCompact } from '../../src/credential/jose/compact.ts';
import { parseVcJwt } from '../../src/credential/vc-jwt/read.ts';
import {
  badge,
  compact,
  credential11,
  credential20,
  ISSUER,
  type Members,
  makeTokenParty,
  NOW,
  type TokenParty,
} from './jose-fixture.ts';

let party: TokenParty;
beforeAll(async () => {
  party = await makeTokenParty();
});

const SECONDS = Date.UTC(2026, 8, 1) / 1000;
const read = async (payload: Members, header: Members = {}) =>
  parseVcJwt(await compact(party, { alg: 'ES256', ...header }, payload));
const codeOf = async (payload: Members, header: Members = {}) => {
  const claimed = await read(payload, header);
  return claimed.ok ? 'accepted' : claimed.error.code;
};
const credentialOf = async (payload: Members, header: Members = {}) => {
  const claimed = await read(payload, header);
  if (!claimed.ok) throw new Error(claimed.error.reason);
  return claimed.value.credential;
};

describe('vc+jwt: the payload is the credential', () => {
  const typ = 'vc+jwt';

  it('is handed on without registered claims, with who and which key it names', async () => {
    const claims = { iss: ISSUER, sub: 'did:example:learner', jti: String(credential20().id), iat: NOW, exp: NOW + 9 };
    const claimed = await read({ ...credential20(), ...claims, aud: 'x' }, { typ, kid: '#p256' });
    expect(claimed).toMatchObject({
      ok: true,
      value: {
        model: '2.0',
        openBadge: false,
        issuerId: ISSUER,
        credentialId: credential20().id,
        kid: '#p256',
        verificationMethod: `${ISSUER}#p256`,
        issuedAt: NOW,
        notBefore: null,
        expires: NOW + 9,
      },
    });
    expect(claimed.ok && claimed.value.credential).toEqual(credential20());
  });

  it('is proved with the key that trust gave', async () => {
    const claimed = await read(credential20(), { typ });
    if (!claimed.ok) throw new Error(claimed.error.reason);
    expect(await verifyCompact(claimed.value.jws, party.key)).toMatchObject({ ok: true });
    expect(await verifyCompact(claimed.value.jws, (await makeTokenParty()).key)).toMatchObject({
      error: { code: 'signature' },
    });
  });

  it.each(['vc+jwt', 'application/vc+jwt', 'VC+JWT', 'vc-ld+jwt', 'vc+ld+jwt', 'vc+ld+json+jwt'])(
    'typ %s',
    async (name) => {
      expect(await codeOf(credential20(), { typ: name })).toBe('accepted');
    },
  );

  it('exp and nbf are of the signature and stand for no member (VC-JOSE-COSE §3.1.3)', async () => {
    const payload = { ...credential20(), validUntil: '2030-01-01T00:00:00Z', nbf: 5, exp: NOW };
    expect(await credentialOf(payload, { typ })).toEqual({ ...credential20(), validUntil: '2030-01-01T00:00:00Z' });
  });

  it('claims never fill in what the credential leaves out', async () => {
    const { issuer: _, ...nameless } = credential20();
    expect(await read({ ...nameless, iss: ISSUER }, { typ })).toMatchObject({ value: { issuerId: null } });
  });

  it.each([
    ['iss', { iss: 'did:web:other.example' }],
    ['jti', { jti: 'urn:uuid:other' }],
    ['sub', { sub: 'did:example:somebody-else' }],
    ['vc', { vc: credential11() }],
    ['vp', { vp: {} }],
    ['vc of null', { vc: null }],
  ])('a payload with another %s than the credential is contradictory', async (_, change) => {
    expect(await codeOf({ ...credential20(), ...change }, { typ })).toBe('claims');
  });

  it.each([
    { iss: 1 },
    { sub: [] },
    { jti: {} },
    { exp: '1' },
    { nbf: null },
    { iat: -1 },
    { exp: 1e300 },
    { aud: 7 },
    { aud: [7] },
  ])('a claim of the wrong type: %j', async (change) => {
    expect(await codeOf({ ...credential20(), ...change }, { typ })).toBe('claims');
  });

  it('a credential of VCDM 1.1 does not bear this typ', async () => {
    expect(await codeOf(credential11(), { typ })).toBe('typ');
    expect(await codeOf({ vc: credential11() }, { typ })).toBe('typ');
    expect(await codeOf({ a: 1 }, { typ })).toBe('typ');
  });

  it('typ may be absent where context and type leave no doubt; then JWT is not enough', async () => {
    expect(await codeOf(credential20())).toBe('accepted');
    expect(await codeOf({ ...credential20(), type: ['ExampleCredential'] })).toBe('typ');
    expect(
      await codeOf({
        ...credential20(),
        '@context': ['https://other.example', 'https://www.w3.org/ns/credentials/v2'],
      }),
    ).toBe('typ');
    expect(await codeOf(credential20(), { typ: 'JWT' })).toBe('typ');
  });
});

describe('VC-JWT of VCDM 1.1: claims stand for members (§6.3.1)', () => {
  const claims = { iss: ISSUER, sub: 'did:example:learner', jti: 'urn:uuid:1', nbf: SECONDS, exp: SECONDS + 60 };
  const bare = (): Members => ({
    '@context': credential11()['@context'],
    type: credential11().type,
    credentialSubject: { achievement: 'Data en recht' },
  });

  it.each([{}, { typ: 'JWT' }])('members come from the claims (header %j)', async (header) => {
    const claimed = await read({ ...claims, vc: bare() }, header);
    expect(claimed).toMatchObject({
      ok: true,
      value: { model: '1.1', issuerId: ISSUER, credentialId: 'urn:uuid:1', notBefore: SECONDS, expires: SECONDS + 60 },
    });
    expect(claimed.ok && claimed.value.credential).toEqual({
      ...bare(),
      id: 'urn:uuid:1',
      issuer: ISSUER,
      issuanceDate: '2026-09-01T00:00:00Z',
      expirationDate: '2026-09-01T00:01:00Z',
      credentialSubject: { achievement: 'Data en recht', id: 'did:example:learner' },
    });
  });

  it('an issuer that is an object keeps its other members', async () => {
    const vc = { ...bare(), issuer: { name: 'Universiteit Scheldeland' } };
    expect(await credentialOf({ ...claims, vc })).toMatchObject({
      issuer: { id: ISSUER, name: 'Universiteit Scheldeland' },
    });
  });

  it('members that say the same are left as they are, fractions of a second too', async () => {
    const vc = { ...credential11(), issuanceDate: '2026-09-01T02:00:00.25+02:00' };
    const credential = await credentialOf({ iss: ISSUER, sub: 'did:example:learner', nbf: SECONDS, vc });
    expect(credential).toEqual(vc);
  });

  it('without claims the members stand for themselves', async () => {
    expect(await read({ vc: credential11() })).toMatchObject({ value: { issuerId: ISSUER, notBefore: null } });
  });

  it('a credential of VCDM 2.0 inside vc is read by the same rules', async () => {
    const { validFrom: _, ...vc } = credential20();
    expect(await read({ nbf: SECONDS, vc })).toMatchObject({
      value: { model: '2.0', credential: { validFrom: '2026-09-01T00:00:00Z' } },
    });
    expect(await codeOf({ nbf: SECONDS + 1, vc: credential20() })).toBe('claims');
  });

  it.each([
    ['iss', { iss: 'did:web:other.example' }],
    ['jti', { jti: 'urn:uuid:other' }],
    ['sub', { sub: 'did:example:somebody-else' }],
    ['nbf', { nbf: SECONDS + 1 }],
    ['exp', { exp: SECONDS }],
    ['a context', { '@context': [] }],
    ['a subject', { credentialSubject: {} }],
  ])('%s that contradicts vc', async (_, change) => {
    const vc = { ...credential11(), expirationDate: '2030-01-01T00:00:00Z' };
    expect(await codeOf({ vc, ...change })).toBe('claims');
  });

  it('a date that is no moment contradicts every claim', async () => {
    expect(await codeOf({ nbf: SECONDS, vc: { ...credential11(), issuanceDate: '2026-09-01' } })).toBe('claims');
  });

  it('sub with several subjects says nothing anybody could act on', async () => {
    const vc = { ...credential11(), credentialSubject: [{ id: 'did:example:learner' }, { id: 'did:example:other' }] };
    expect(await codeOf({ vc })).toBe('accepted');
    expect(await codeOf({ sub: 'did:example:learner', vc })).toBe('claims');
  });

  it('vc has to be a credential', async () => {
    for (const vc of ['x', [], null, {}, { ...credential11(), type: 'Other' }, { ...credential11(), '@context': 'x' }])
      expect(await codeOf({ vc })).toBe('claims');
  });
});

describe('Open Badges 3.0 as a JWT (§8.2)', () => {
  const claims = { iss: ISSUER, sub: 'did:example:learner', jti: String(badge().id), nbf: SECONDS };

  it.each([{ typ: 'JWT' }, {}, { typ: 'vc+jwt' }])('payload and credential are one (header %j)', async (header) => {
    const claimed = await read({ ...badge(), ...claims }, header);
    expect(claimed).toMatchObject({ ok: true, value: { model: '2.0', openBadge: true, issuerId: ISSUER } });
    expect(claimed.ok && claimed.value.credential).toEqual(badge());
  });

  it('of VCDM 1.1, where claims fill in members', async () => {
    const { validFrom: _, id: __, ...members } = badge();
    const old = { ...members, '@context': ['https://www.w3.org/2018/credentials/v1'] };
    expect(await credentialOf({ ...old, ...claims }, { typ: 'JWT' })).toEqual({
      ...old,
      id: badge().id,
      issuanceDate: '2026-09-01T00:00:00Z',
    });
    expect(await codeOf(credential11(), { typ: 'JWT' })).toBe('typ');
  });

  it('a key in the header is a hint and no more', async () => {
    const claimed = await read(badge(), { typ: 'JWT', jwk: party.jwk });
    expect(claimed).toMatchObject({ ok: true, value: { jwk: party.jwk, verificationMethod: null } });
  });
});

describe('tokens of another kind', () => {
  it.each([
    'openid4vci-proof+jwt',
    'kb+jwt',
    'vp+jwt',
    'dc+sd-jwt',
    'statuslist+jwt',
    'at+jwt',
    'JOSE',
    'application/json',
    '',
  ])('typ %s is refused', async (typ) => {
    for (const payload of [credential20(), { vc: credential11() }, badge()])
      expect(await codeOf(payload, { typ })).toBe('typ');
  });

  it('a typ that is no text, an access token, a presentation', async () => {
    expect(await codeOf(credential20(), { typ: ['vc+jwt'] })).toBe('typ');
    expect(await codeOf({ iss: ISSUER, sub: 'x', scope: 'y' }, { typ: 'JWT' })).toBe('typ');
    expect(await codeOf({ vp: {}, vc: credential11() }, { typ: 'JWT' })).toBe('typ');
  });
});

describe('the key a header names', () => {
  const DID = 'did:web:scheldeland.example';
  it.each([
    [`${DID}#k`, DID, `${DID}#k`],
    ['did:web:other.example#k', DID, 'did:web:other.example#k'],
    ['https://scheldeland.example/keys#k', null, 'https://scheldeland.example/keys#k'],
    ['#k', DID, `${DID}#k`],
    ['k-1', DID, `${DID}#k-1`],
    ['#k', 'https://scheldeland.example', 'https://scheldeland.example#k'],
    ['k-1', 'https://scheldeland.example', null],
    [DID, DID, null],
    ['../../etc/passwd', DID, null],
    ["k' OR 1=1 --", DID, null],
    ['http://scheldeland.example/k#1', DID, null],
    [`${DID}#a#b`, DID, null],
    ['#a b', DID, null],
    ['#k', `${DID}#x`, null],
    ['k-1', null, null],
    [null, DID, null],
  ])('kid %s of %s', (kid, issuer, method) => {
    expect(verificationMethodOf(kid, issuer)).toBe(method);
  });
});
