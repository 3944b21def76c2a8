import { beforeAll, describe, expect, it } from 'vitest';
import { unwrapEnveloped } from '../../src/credential/vc-jwt/enveloped.ts';
import { checkPresentationBinding, parseVpJwt } from '../../src/credential/vc-jwt/presentation.ts';
import { compact, credential20, type Members, makeTokenParty, NOW, type TokenParty } from './jose-fixture.ts';

let holder: TokenParty;
beforeAll(async () => {
  holder = await makeTokenParty();
});

const HOLDER = 'did:example:learner';
const V2 = 'https://www.w3.org/ns/credentials/v2';
const TOKEN = 'eyJh.eyJi.c2ln';
const envelope = (type = 'application/vc+jwt', token = TOKEN): Members => ({
  '@context': V2,
  id: `data:${type},${token}`,
  type: 'EnvelopedVerifiableCredential',
});
const vp20 = (): Members => ({
  '@context': [V2],
  type: 'VerifiablePresentation',
  holder: HOLDER,
  verifiableCredential: [envelope()],
});
const vp11 = (): Members => ({
  '@context': ['https://www.w3.org/2018/credentials/v1'],
  type: ['VerifiablePresentation'],
  verifiableCredential: [TOKEN, credential20()],
});
const read = async (payload: Members, header: Members = {}) =>
  parseVpJwt(await compact(holder, { alg: 'ES256', ...header }, payload));
const codeOf = async (payload: Members, header: Members = {}) => {
  const claimed = await read(payload, header);
  return claimed.ok ? 'accepted' : claimed.error.code;
};

describe('a presentation as a JWT', () => {
  it('vp+jwt: the payload is the presentation', async () => {
    expect(
      await read({ ...vp20(), iss: HOLDER, aud: 'verifier', nonce: 'n', iat: NOW }, { typ: 'vp+jwt', kid: '#k' }),
    ).toMatchObject({
      ok: true,
      value: {
        model: '2.0',
        holderId: HOLDER,
        verificationMethod: `${HOLDER}#k`,
        nonce: 'n',
        audience: ['verifier'],
        issuedAt: NOW,
        presentation: { verifiableCredential: [envelope()] },
      },
    });
  });

  it.each([{}, { typ: 'JWT' }])('VCDM 1.1: in vp, with tokens and objects (header %j)', async (header) => {
    expect(await read({ iss: HOLDER, aud: ['a', 'b'], vp: vp11() }, header)).toMatchObject({
      ok: true,
      value: {
        model: '1.1',
        holderId: HOLDER,
        nonce: null,
        audience: ['a', 'b'],
        presentation: vp11(),
      },
    });
  });

  it('typ may be absent where context and type leave no doubt', async () => {
    expect(await codeOf(vp20())).toBe('accepted');
    expect(await codeOf(vp20(), { typ: 'JWT' })).toBe('typ');
  });

  it('tokens of another kind are refused', async () => {
    expect(await codeOf(credential20(), { typ: 'vp+jwt' })).toBe('typ');
    expect(await codeOf(credential20())).toBe('typ');
    expect(await codeOf({ vc: {}, vp: vp11() })).toBe('typ');
    expect(await codeOf({ vp: 'x' })).toBe('typ');
    expect(await codeOf({ vp: {} })).toBe('claims');
    for (const typ of ['vc+jwt', 'kb+jwt', 'openid4vci-proof+jwt']) expect(await codeOf(vp20(), { typ })).toBe('typ');
  });

  it('contradictions are refused', async () => {
    expect(await codeOf({ ...vp20(), iss: 'did:example:other' }, { typ: 'vp+jwt' })).toBe('claims');
    expect(await codeOf({ ...vp20(), id: 'urn:a', jti: 'urn:b' }, { typ: 'vp+jwt' })).toBe('claims');
    expect(await codeOf({ ...vp20(), nonce: 1 }, { typ: 'vp+jwt' })).toBe('claims');
    expect(await codeOf({ ...vp20(), vc: {} }, { typ: 'vp+jwt' })).toBe('claims');
  });
});

describe('a presentation is bound to who asked for it', () => {
  const expected = { challenge: 'c', domain: 'https://verifier.example', now: NOW };
  const vp = {
    nonce: 'c',
    audience: ['https://verifier.example'],
    issuedAt: NOW,
    notBefore: NOW,
    expires: NOW,
  };

  it('as it should be', () => {
    expect(checkPresentationBinding(vp, expected)).toEqual({ ok: true, value: true });
    expect(checkPresentationBinding({ ...vp, issuedAt: null, notBefore: null, expires: null }, expected).ok).toBe(true);
  });

  it.each([
    ['another challenge', { nonce: 'd' }],
    ['no challenge', { nonce: null }],
    ['another verifier', { audience: ['https://other.example'] }],
    ['nobody', { audience: [] }],
    ['several verifiers', { audience: ['https://verifier.example', 'https://other.example'] }],
    ['the future', { issuedAt: NOW + 301 }],
    ['long ago', { issuedAt: NOW - 601 }],
    ['later', { notBefore: NOW + 301 }],
    ['earlier', { expires: NOW - 301 }],
  ])('made for %s', (_, change) => {
    expect(checkPresentationBinding({ ...vp, ...change }, expected)).toMatchObject({
      error: { code: 'holder_binding' },
    });
  });

  it.each([{ issuedAt: NOW + 300 }, { issuedAt: NOW - 600 }, { notBefore: NOW + 300 }, { expires: NOW - 300 }])(
    'within what clocks may differ: %j',
    (change) => {
      expect(checkPresentationBinding({ ...vp, ...change }, expected).ok).toBe(true);
    },
  );

  it('an empty challenge binds nothing', () => {
    expect(checkPresentationBinding({ ...vp, nonce: '' }, { ...expected, challenge: '' }).ok).toBe(false);
  });
});

describe('an envelope', () => {
  const outcome = (value: Members) => {
    const unwrapped = unwrapEnveloped(value);
    if (unwrapped === null) return null;
    return unwrapped.ok ? `${unwrapped.value.mediaType} ${unwrapped.value.token}` : unwrapped.error.code;
  };

  it.each([
    ['application/vc+jwt', 'application/vc+jwt'],
    ['Application/VC+JWT', 'application/vc+jwt'],
    ['application/vc-ld+jwt', 'application/vc+jwt'],
    ['application/dc+sd-jwt', 'application/dc+sd-jwt'],
    ['application/vc+sd-jwt', 'application/vc+sd-jwt'],
  ])('with %s', (type, mediaType) => {
    expect(outcome(envelope(type, 'a.b.c'))).toBe(`${mediaType} a.b.c`);
  });

  it.each(['data:application/vc+jwt;base64,YS5iLmM=', 'data:application/vc+jwt,a%2Eb.c'])(
    'may hold the token encoded again: %s',
    (id) => {
      expect(outcome({ ...envelope(), id })).toBe('application/vc+jwt a.b.c');
    },
  );

  it('keeps the tildes of an SD-JWT', () => {
    expect(outcome(envelope('application/dc+sd-jwt', 'a.b.c~d~'))).toBe('application/dc+sd-jwt a.b.c~d~');
  });

  it('of a presentation holds a presentation', () => {
    const presentation = { ...envelope('application/vp+jwt'), type: ['EnvelopedVerifiablePresentation'] };
    expect(outcome(presentation)).toBe(`application/vp+jwt ${TOKEN}`);
    expect(outcome({ ...envelope(), type: 'EnvelopedVerifiablePresentation' })).toBe('unsupported');
    expect(outcome(envelope('application/vp+jwt'))).toBe('unsupported');
    const both = ['EnvelopedVerifiableCredential', 'EnvelopedVerifiablePresentation'];
    expect(outcome({ ...envelope(), type: both })).toBe('malformed');
  });

  it('is nothing else than what says it is one', () => {
    expect(outcome(credential20())).toBeNull();
    expect(outcome({ id: envelope().id })).toBeNull();
  });

  it.each([
    ['malformed', { id: 'https://scheldeland.example/credential' }],
    ['malformed', { id: 7 }],
    ['malformed', { id: undefined }],
    ['malformed', { id: 'data:application/vc+jwt,' }],
    ['malformed', { id: 'data:application/vc+jwt,a.b.c d' }],
    ['malformed', { id: 'data:application/vc+jwt;base64,YS5iLmM=!' }],
    ['malformed', { id: 'data:application/vc+jwt,a%2' }],
    ['malformed', { id: 'data:application/vc+jwt;base64,/w==' }],
    ['unsupported', { id: 'data:,a.b.c' }],
    ['unsupported', { id: 'data:application/vc+cose;base64,AAAA' }],
    ['unsupported', { id: 'data:application/ld+json,{}' }],
  ])('%s: %j', (code, change) => {
    expect(outcome({ ...envelope(), ...change })).toBe(code);
  });

  it('hands on nothing that stands beside the token', () => {
    const unwrapped = unwrapEnveloped({ ...envelope(), credentialSubject: { grade: 20 } });
    expect(unwrapped).toEqual({ ok: true, value: { mediaType: 'application/vc+jwt', token: TOKEN } });
  });
});
