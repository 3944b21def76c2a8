import { beforeAll, describe, expect, it } from 'vitest';
import { parseCompact } from '../../src/credential/jose/compact.ts';
import { parseSdJwtVc } from '../../src/credential/sd-jwt-vc/read.ts';
import { parseVpJwt } from '../../src/credential/vc-jwt/presentation.ts';
import { parseVcJwt } from '../../src/credential/vc-jwt/read.ts';
import {
  compact,
  credential11,
  credential20,
  type Members,
  makeTokenParty,
  type TokenParty,
} from '../unit/jose-fixture.ts';
import { plainClaims } from '../unit/sd-jwt-vc-fixture.ts';

let party: TokenParty;
beforeAll(async () => {
  party = await makeTokenParty();
});

const codeOf = async (header: Members | string): Promise<string> => {
  const parsed = parseCompact(await compact(party, header, credential20()));
  return parsed.ok ? 'accepted' : parsed.error.code;
};

describe('a critical extension is understood or the token is refused (RFC 7515 §4.1.11)', () => {
  it.each<[string, Members]>([
    ['unknown', { crit: ['x'], x: 1 }],
    ['unknown beside a known one', { crit: ['b64', 'x'], b64: true, x: 1 }],
    ['an empty list', { crit: [] }],
    ['no list', { crit: 'b64', b64: true }],
    ['null', { crit: null }],
    ['a name twice', { crit: ['b64', 'b64'], b64: true }],
    ['a parameter that is not there', { crit: ['b64'] }],
    ['a registered parameter', { crit: ['alg'] }],
    ['something that is no name', { crit: [7] }],
    ['an inherited name', { crit: ['constructor'] }],
    ['of JAdES', { crit: ['sigT'], sigT: '2026-01-01T00:00:00Z' }],
    ['an unencoded payload', { crit: ['b64'], b64: false }],
    ['an unencoded payload without saying so', { b64: false }],
    ['b64 that is no boolean', { b64: 'false' }],
  ])('%s', async (_, members) => {
    expect(await codeOf({ alg: 'ES256', ...members })).toBe('crit');
  });

  it('b64: true asks for nothing', async () => {
    expect(await codeOf({ alg: 'ES256', b64: true })).toBe('accepted');
    expect(await codeOf({ alg: 'ES256', b64: true, crit: ['b64'] })).toBe('accepted');
  });

  it('a list that stands twice is no list', async () => {
    expect(await codeOf('{"alg":"ES256","crit":["x"],"crit":["b64"],"b64":true}')).toBe('duplicate_key');
  });
});

describe('a token of one kind is not read as another (RFC 8725 §3.11)', () => {
  const KINDS = {
    'vc+jwt': { payload: credential20, reader: parseVcJwt, suffix: '' },
    'vp+jwt': {
      payload: () => ({ '@context': credential20()['@context'], type: 'VerifiablePresentation' }),
      reader: parseVpJwt,
      suffix: '',
    },
    'dc+sd-jwt': { payload: plainClaims, reader: parseSdJwtVc, suffix: '~' },
  } as const;

  const FOREIGN = [
    'JWT',
    'jwt',
    'openid4vci-proof+jwt',
    'key-attestation+jwt',
    'kb+jwt',
    'statuslist+jwt',
    'oauth-authz-req+jwt',
    'at+jwt',
    'dpop+jwt',
    'logout+jwt',
    'JOSE',
    'vc+cose',
    'application/vc',
    '',
  ];

  it.each(Object.entries(KINDS))('%s', async (own, { payload, reader, suffix }) => {
    const codeUnder = async (typ: unknown) => {
      const read = reader((await compact(party, { alg: 'ES256', typ }, payload())) + suffix);
      return read.ok ? 'accepted' : read.error.code;
    };
    expect(await codeUnder(own)).toBe('accepted');
    for (const typ of [...FOREIGN, ...Object.keys(KINDS).filter((kind) => kind !== own), 7, null, [own]])
      expect([typ, await codeUnder(typ)]).toEqual([typ, 'typ']);
  });

  it('a credential is no presentation and a presentation no credential, whatever typ is left out', async () => {
    const untyped = (payload: Members) => compact(party, { alg: 'ES256' }, payload);
    const vp = { '@context': credential20()['@context'], type: 'VerifiablePresentation' };
    expect(parseVcJwt(await untyped(vp))).toMatchObject({ error: { code: 'typ' } });
    expect(parseVcJwt(await untyped({ vp }))).toMatchObject({ error: { code: 'typ' } });
    expect(parseVpJwt(await untyped(credential20()))).toMatchObject({ error: { code: 'typ' } });
    expect(parseVpJwt(await untyped({ vc: credential11() }))).toMatchObject({ error: { code: 'typ' } });
    expect(parseSdJwtVc(`${await untyped(plainClaims())}~`)).toMatchObject({ error: { code: 'typ' } });
  });
});
