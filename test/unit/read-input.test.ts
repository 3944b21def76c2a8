import { describe, expect, it } from 'vitest';
import { MAX_INPUT, readInput, recognise, recogniseAll } from '../../src/verifying/read/read-input.ts';
import { describeWithShared, sharedText } from '../support/shared.ts';
import { CREDENTIAL, CREDENTIAL_TEXT, iTXt, pdfWith, png, SEALED, svg, token, utf8, zip } from './container-fixture.ts';

const read = (value: unknown) => readInput(utf8(typeof value === 'string' ? value : JSON.stringify(value)));
const V1 = 'https://www.w3.org/2018/credentials/v1';
const V2 = 'https://www.w3.org/ns/credentials/v2';
const EDC = 'http://data.europa.eu/snb/model/context/edc-ap';
const OB = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
const proof = { type: 'DataIntegrityProof' };
const presentation = { '@context': [V2], type: 'VerifiablePresentation', verifiableCredential: [CREDENTIAL] };

describe('the form is decided by content', () => {
  it.each<[string, unknown, string, string]>([
    ['a JWS, general', SEALED, 'edc', 'edc'],
    ['a JWS, flattened', { payload: '{}', protected: 'e30', signature: 'AA' }, 'edc', 'edc'],
    ['a detached JWS', { protected: 'e30', signature: 'AA' }, 'edc', 'edc'],
    ['ELM before sealing', { ...CREDENTIAL, '@context': [V1, EDC] }, 'json-credential', 'elm'],
    [
      'ELM by its type alone',
      { type: ['VerifiableCredential', 'EuropeanDigitalCredential'] },
      'json-credential',
      'elm',
    ],
    ['VCDM 1.1 with a proof', { ...CREDENTIAL, '@context': [V1], proof }, 'json-credential', 'vcdm1-di'],
    ['ELM in VCDM 1.1 with a proof', { ...CREDENTIAL, '@context': [V1, EDC], proof }, 'json-credential', 'vcdm1-di'],
    ['VCDM 2.0 with proofs', { ...CREDENTIAL, proof: [proof, proof] }, 'json-credential', 'vcdm2-di'],
    ['VCDM 2.0 without', CREDENTIAL, 'json-credential', 'vcdm-unsecured'],
    ['VCDM 2.0 with an empty list of proofs', { ...CREDENTIAL, proof: [] }, 'json-credential', 'vcdm-unsecured'],
    ['a badge', { ...CREDENTIAL, '@context': [V2, OB], proof }, 'json-credential', 'open-badge-di'],
    [
      'a badge by type',
      { ...CREDENTIAL, type: ['VerifiableCredential', 'OpenBadgeCredential'], proof },
      'json-credential',
      'open-badge-di',
    ],
    ['a presentation', presentation, 'presentation', 'presentation'],
    ['vc+jwt', token(CREDENTIAL, { typ: 'vc+jwt' }), 'token', 'vc+jwt'],
    ['vc+jwt by media type', token(CREDENTIAL, { typ: 'application/VC+JWT' }), 'token', 'vc+jwt'],
    ['a JWT with the credential as claims', token(CREDENTIAL), 'token', 'vc+jwt'],
    ['VC-JWT 1.1', token({ iss: 'x', vc: CREDENTIAL }, { typ: 'JWT' }), 'token', 'vc-jwt-1.1'],
    ['a badge as JWT', token({ ...CREDENTIAL, '@context': [V2, OB] }), 'token', 'open-badge-jwt'],
    ['a badge in a VC-JWT', token({ vc: { ...CREDENTIAL, '@context': [V1, OB] } }), 'token', 'open-badge-jwt'],
    ['a VP as JWT', token(presentation, { typ: 'vp+jwt' }), 'presentation-token', 'presentation'],
    ['a VP 1.1 as JWT', token({ vp: presentation }), 'presentation-token', 'presentation'],
    ['SD-JWT', `${token({ vct: 'urn:x' }, { typ: 'dc+sd-jwt' })}~WyJhIl0~`, 'sd-jwt', 'sd-jwt-vc'],
    ['SD-JWT with key binding', `${token({ vct: 'urn:x' })}~WyJhIl0~${token({ nonce: 'n' })}`, 'sd-jwt', 'sd-jwt-vc'],
    ['SD-JWT that lost its tildes', token({ vct: 'urn:x' }, { typ: 'dc+sd-jwt' }), 'sd-jwt', 'sd-jwt-vc'],
  ])('%s', async (_, input, kind, form) => {
    const { found, failures } = await read(input);
    expect(failures).toEqual([]);
    expect(found).toEqual([
      {
        kind,
        form,
        within: null,
        text: typeof input === 'string' ? input : JSON.stringify(input),
        json: ['presentation', 'json-credential', 'edc'].includes(kind) ? input : null,
      },
    ]);
  });

  it('white space around a token is no part of it; inside it is damage', async () => {
    const jwt = token(CREDENTIAL);
    expect((await read(`\r\n ${jwt}\n`)).found[0]?.text).toBe(jwt);
    expect((await read(jwt.replace('.', '.\n'))).failures[0]?.code).toBe('MALFORMED_TOKEN');
  });

  it.each<[string, unknown]>([
    ['nothing', ''],
    ['white space', ' \n'],
    ['prose', 'Dear admissions office'],
    ['a host name with three parts', 'www.example.org'],
    ['an object', { a: 1 }],
    ['null', 'null'],
    ['an empty array', []],
    ['an array of numbers', [1, 2]],
    ['an array in an array', [[CREDENTIAL_TEXT]]],
    ['an access token', token({ sub: 'ann', scope: 'read' })],
    ['an XML file', '<?xml version="1.0"?><elmo xmlns="urn:x"/>'],
    ['a page', '<!DOCTYPE html><html><br></html>'],
  ])('%s is no credential', async (_, input) => {
    const { found, failures } = await read(input);
    expect(found).toEqual([]);
    expect(failures.map(({ code }) => code)).toEqual(['NOT_A_CREDENTIAL']);
  });

  it('a badge of Open Badges 2.0 is unsupported, not invalid', async () => {
    const { failures } = await read({ '@context': 'https://w3id.org/openbadges/v2', type: 'Assertion' });
    expect(failures[0]?.code).toBe('BADGE_VERSION_UNSUPPORTED');
  });
});

describe('several in one', () => {
  it('an array gives each member with its place, and the broken ones as failures', async () => {
    const jwt = token(CREDENTIAL);
    const { found, failures } = await read([SEALED, jwt, CREDENTIAL, 7, `${jwt}=`]);
    expect(found.map(({ kind, within }) => [kind, within])).toEqual([
      ['edc', '[0]'],
      ['token', '[1]'],
      ['json-credential', '[2]'],
    ]);
    expect(failures).toEqual([
      { code: 'NOT_A_CREDENTIAL', within: '[3]', params: {} },
      { code: 'MALFORMED_TOKEN', within: '[4]', params: { part: '3' } },
    ]);
    expect(JSON.parse(found[0]?.text ?? '')).toEqual(SEALED);
  });

  it.each([
    [{ credential: CREDENTIAL }, 'json-credential'],
    [{ verifiableCredential: CREDENTIAL }, 'json-credential'],
    [{ verifiablePresentation: presentation }, 'presentation'],
    [{ credential: token(CREDENTIAL) }, 'token'],
    [{ credential: JSON.stringify(SEALED, null, 1) }, 'edc'],
  ])('a wrapper of one member is taken off: %j', async (input, kind) => {
    const { found } = await read(input);
    expect(found.map((one) => [one.kind, one.within])).toEqual([[kind, null]]);
  });

  it('with a second member it is no wrapper, and a wrapper in a wrapper is none either', async () => {
    expect((await read({ credential: CREDENTIAL, note: 'x' })).failures[0]?.code).toBe('NOT_A_CREDENTIAL');
    expect((await read({ credential: { credential: CREDENTIAL } })).failures[0]?.code).toBe('NOT_A_CREDENTIAL');
    const text = JSON.stringify({ credential: CREDENTIAL });
    expect((await read({ credential: text })).failures[0]?.code).toBe('NOT_A_CREDENTIAL');
  });

  it('takes a hundred credentials and refuses one more', async () => {
    const many = (count: number) => read(Array.from({ length: count }, () => CREDENTIAL));
    expect((await many(100)).found).toHaveLength(100);
    expect(await many(101)).toMatchObject({ found: [], failures: [{ code: 'TOO_MANY', params: { limit: '100' } }] });
    const both = zip({
      'a.json': JSON.stringify(Array(60).fill(CREDENTIAL)),
      'b.json': JSON.stringify(Array(60).fill(CREDENTIAL)),
    });
    expect((await readInput(both)).failures[0]?.code).toBe('TOO_MANY');
  });

  it('opens an archive of files, PDF and badges included, and names what is none', async () => {
    const files = zip({
      'map/a.json': CREDENTIAL_TEXT,
      'map/': '',
      'b.pdf': await pdfWith({ 'c.jsonld': JSON.stringify(SEALED) }, true),
      'd.png': png(iTXt(utf8(token(CREDENTIAL)))),
      'e.svg': svg(`<openbadges:credential verify="${token(CREDENTIAL)}"/>`),
      'f.json': `[${CREDENTIAL_TEXT}]`,
      'photo.png': png(),
      'torn.png': png().subarray(0, 30),
      'read me.txt': 'hello',
      'g.json': CREDENTIAL_TEXT.slice(0, -1),
    });
    const { found, failures, ignored } = await readInput(files);
    expect(found.map(({ within, kind }) => [within, kind])).toEqual([
      ['map/a.json', 'json-credential'],
      ['b.pdf › attachment c.jsonld', 'edc'],
      ['d.png › badge', 'token'],
      ['e.svg › badge', 'token'],
      ['f.json › [0]', 'json-credential'],
    ]);
    expect(failures.map(({ code, within }) => [code, within])).toEqual([['MALFORMED', 'g.json']]);
    expect(ignored).toEqual(['photo.png', 'torn.png', 'read me.txt']);
  });
});

describe('enveloped credentials', () => {
  const enveloped = (id: unknown, more: object = {}) => ({
    '@context': [V2],
    type: 'EnvelopedVerifiableCredential',
    id,
    ...more,
  });
  it.each([
    ['token', 'vc+jwt', (jwt: string) => `data:application/vc+jwt,${jwt}`],
    ['token', 'vc+jwt', (jwt: string) => `data:application/vc+jwt;charset=utf-8,${jwt}`],
    ['token', 'vc+jwt', (jwt: string) => `data:application/vc+jwt;base64,${Buffer.from(jwt).toString('base64')}`],
    ['sd-jwt', 'sd-jwt-vc', (jwt: string) => `data:application/vc+sd-jwt,${jwt}%7EWyJhIl0~`],
  ])('hands on the %s inside', async (kind, form, url) => {
    const { found } = await read(enveloped(url(token(CREDENTIAL))));
    expect(found).toMatchObject([{ kind, form, within: 'enveloped' }]);
  });

  it('of a presentation too, with the place in an array', async () => {
    const jwt = token(presentation, { typ: 'vp+jwt' });
    const envelope = {
      '@context': V2,
      type: ['EnvelopedVerifiablePresentation'],
      id: `data:application/vp+jwt,${jwt}`,
    };
    expect(recognise(envelope, '', '[1]')).toMatchObject({
      kind: 'presentation-token',
      within: '[1] › enveloped',
      text: jwt,
    });
  });

  it.each([
    ['an https address', 'https://example.org/vc', 'MALFORMED_MEMBER'],
    ['no id', undefined, 'MALFORMED_MEMBER'],
    ['prose', 'data:application/vc+jwt,hello', 'MALFORMED_TOKEN'],
    ['a broken percent sign', 'data:application/vc+jwt,%', 'MALFORMED_MEMBER'],
    ['a kind of token that is none of the standard', 'data:text/plain,eyJhIjoxfQ.e30.eA', 'CONTAINER_UNSUPPORTED'],
    ['COSE, which we do not read', 'data:application/vc+cose;base64,AAAA', 'CONTAINER_UNSUPPORTED'],
  ])('refuses %s', async (_, id, code) => {
    expect((await read(enveloped(id))).failures.map((failure) => failure.code)).toEqual([code]);
  });

  it('refuses what stands beside the token: nobody signed it', async () => {
    const url = `data:application/vc+jwt,${token(CREDENTIAL)}`;
    expect((await read(enveloped(url, { name: 'Doctor' }))).failures[0]).toMatchObject({
      code: 'MALFORMED_MEMBER',
      params: { member: 'name' },
    });
  });
});

describe('tokens that are broken', () => {
  const jwt = token(CREDENTIAL);
  const [header, payload, signature] = jwt.split('.');
  it.each([
    ['padding', `${jwt}==`, '3'],
    ['standard base64', `${header}.${payload}+/.${signature}`, '2'],
    ['two parts', `${header}.${payload}`, '3'],
    ['four parts', `${jwt}.AA`, '4'],
    ['a payload that is no JSON', `${header}.e30x.${signature}`, '2'],
    ['a cut header', `${header?.slice(0, -3)}.${payload}.${signature}`, '1'],
    ['a foreign disclosure', `${jwt}~a b~`, '~'],
  ])('%s', async (_, text, part) => {
    expect((await read(text)).failures).toEqual([{ code: 'MALFORMED_TOKEN', within: null, params: { part } }]);
  });

  it('an encrypted token is unsupported', async () => {
    expect((await read(`${header}.AA.AA.AA.AA`)).failures[0]?.code).toBe('CONTAINER_UNSUPPORTED');
  });
});

describe('recognise, for values inside others', () => {
  it('a string is a token and never JSON', () => {
    expect(recognise(CREDENTIAL_TEXT, CREDENTIAL_TEXT, null)).toMatchObject({ code: 'NOT_A_CREDENTIAL' });
    expect(recognise(token(CREDENTIAL), '', '[0]')).toMatchObject({ kind: 'token', within: '[0]' });
  });
  it('an array gives all, or its first failure; recogniseAll gives both', () => {
    expect(recognise([CREDENTIAL, CREDENTIAL], '', null)).toHaveLength(2);
    expect(recognise([CREDENTIAL, 'eyJ'], '', null)).toMatchObject({ code: 'MALFORMED_TOKEN', within: '[1]' });
    expect(recogniseAll([CREDENTIAL, 'eyJ'], '', null)).toMatchObject({ found: [{}], failures: [{}] });
  });
});

describe('limits of a file', () => {
  it('takes 15 MB and not a byte more', async () => {
    const bytes = new Uint8Array(MAX_INPUT + 1).fill(0x20);
    bytes.set(utf8(CREDENTIAL_TEXT));
    expect((await readInput(bytes)).failures[0]).toMatchObject({ code: 'TOO_LARGE', params: { limit: '15 MB' } });
    expect((await readInput(bytes.subarray(0, -1))).found).toHaveLength(1);
  });
});

describeWithShared('the official samples', () => {
  it.each([
    ['elm/Sample-MC-Annex1-signed.jsonld', 'edc'],
    ['elm/Sample-CertOfPart-signed.jsonld', 'edc'],
    ['elm/Sample-MC-Annex1-unsigned.jsonld', 'elm'],
    ['elm/Sample-CertOfPart-unsigned.jsonld', 'elm'],
  ])('%s is %s, with its exact text', async (path, form) => {
    const text = sharedText(path);
    expect((await read(text)).found).toMatchObject([{ form, text }]);
  });

  it('a sample that is cut off says where', async () => {
    const text = sharedText('elm/Sample-MC-Annex1-signed.jsonld').slice(0, -1);
    const { failures } = await read(text);
    expect(failures).toEqual([
      {
        code: 'MALFORMED',
        within: null,
        params: { reason: `JSON, position ${text.length + 1}`, position: String(text.length + 1) },
      },
    ]);
  });
});
