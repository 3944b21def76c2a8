import { describe, expect, it } from 'vitest';
import {
  credential,
  defining,
  HOLDER,
  ISSUER,
  presentation,
  problemsOf,
  said,
  secured,
  V2,
} from '../../support/data-model.ts';

const TOKEN = 'eyJhbGciOiJFUzI1NiJ9.e30.c2ln';
const envelope = (changes: Readonly<Record<string, unknown>> = {}) => ({
  '@context': V2,
  id: `data:application/vc+jwt,${TOKEN}`,
  type: 'EnvelopedVerifiableCredential',
  ...changes,
});
const sealed = (changes: Readonly<Record<string, unknown>> = {}) =>
  envelope({ id: `data:application/vp+jwt,${TOKEN}`, type: 'EnvelopedVerifiablePresentation', ...changes });
const presented = (changes: Readonly<Record<string, unknown>>) => said(presentation(changes), 'presentation');

describe('VCDM 2.0 §4.13 Verifiable Presentations', () => {
  it('The type property MUST be present. … One value of this property MUST be VerifiablePresentation, but additional types MAY be included.', async () => {
    expect(await presented({})).toEqual([]);
    expect(
      await presented({ '@context': [V2, defining('Portfolio')], type: ['VerifiablePresentation', 'Portfolio'] }),
    ).toEqual([]);
    expect(await presented({ type: ['Portfolio'] })).toEqual(['TYPE_REQUIRED /type']);
  });

  it('The value MUST be one or more verifiable credential and/or enveloped verifiable credential objects (the values MUST NOT be non-object values such as numbers, strings, or URLs).', async () => {
    for (const fine of [[], undefined, secured(), [secured(), secured()], envelope(), [secured(), envelope()]]) {
      expect(await presented({ verifiableCredential: fine })).toEqual([]);
    }
    for (const other of [7, 'https://school.example/credentials/1', TOKEN, null]) {
      expect(await presented({ verifiableCredential: other })).toEqual([
        'CREDENTIAL_NOT_AN_OBJECT /verifiableCredential',
      ]);
      expect(await presented({ verifiableCredential: [secured(), other] })).toEqual([
        'CREDENTIAL_NOT_AN_OBJECT /verifiableCredential/1',
      ]);
    }
    expect(await presented({ verifiableCredential: [[secured()]] })).toEqual([
      'CREDENTIAL_NOT_AN_OBJECT /verifiableCredential/0',
    ]);
  });

  it('in our words: every credential in it is held to the rules of a credential', async () => {
    const broken = [secured(), secured({ type: ['Course'], credentialSubject: HOLDER })];
    expect(await presented({ verifiableCredential: broken })).toEqual([
      'TYPE_REQUIRED /verifiableCredential/1/type',
      'SUBJECT_NOT_AN_OBJECT /verifiableCredential/1/credentialSubject',
    ]);
    expect(await presented({ verifiableCredential: [secured({ '@context': undefined })] })).toEqual([
      'CONTEXT_MISSING /verifiableCredential/0',
    ]);
  });

  it('holder: If present, the value MUST be either a URL or an object containing an id property.', async () => {
    for (const holder of [HOLDER, { id: HOLDER }, { id: HOLDER, type: 'Person' }]) {
      expect(await presented({ holder })).toEqual([]);
    }
    for (const holder of [null, 7, 'noor', [HOLDER], {}, { name: 'Noor' }]) {
      expect(await presented({ holder })).toEqual(['HOLDER_NOT_A_URL /holder']);
    }
    for (const id of ['noor', null, [HOLDER]])
      expect(await presented({ holder: { id } })).toEqual(['HOLDER_NOT_A_URL /holder/id']);
  });
});

describe('VCDM 2.0 §4.13, Enveloped Verifiable Credentials', () => {
  it('The @context property of the object MUST be present and include a context, such as the base context for this specification, that defines at least the id, type, and EnvelopedVerifiableCredential terms as defined by the base context provided by this specification.', async () => {
    expect(await said(envelope())).toEqual([]);
    expect(await said(envelope({ '@context': [V2] }))).toEqual([]);
    for (const context of [[], 'https://www.w3.org/ns/credentials/examples/v2', null, 7]) {
      expect(await said(envelope({ '@context': context }))).toEqual(['ENVELOPE_CONTEXT /@context']);
    }
    expect(await said(envelope({ '@context': undefined }))).toEqual(['ENVELOPE_CONTEXT ']);
  });

  it('The id value of the object MUST be a data: URL [RFC2397] that expresses a secured verifiable credential using an enveloping security scheme, such as Securing Verifiable Credentials using JOSE and COSE [VC-JOSE-COSE].', async () => {
    for (const type of ['application/vc+jwt', 'application/vc+sd-jwt', 'application/dc+sd-jwt', 'application/jwt']) {
      expect(await said(envelope({ id: `data:${type},${TOKEN}` })), type).toEqual([]);
    }
    expect(await said(envelope({ id: 'data:application/vc+cose;base64,0oRA' }))).toEqual([]);
    for (const id of [
      TOKEN,
      'https://school.example/1',
      'data:application/vc+jwt',
      'data:application/vc+jwt,',
      'data:text/plain,hello',
      'data:application/json,{}',
      'data:application/vc+jwt,not a token',
      7,
      null,
      [`data:application/vc+jwt,${TOKEN}`],
    ]) {
      expect(await said(envelope({ id })), String(id)).toEqual(['ENVELOPE_ID /id']);
    }
    expect(await said(envelope({ id: undefined }))).toEqual(['ENVELOPE_ID ']);
  });

  it('The type value of the object MUST be EnvelopedVerifiableCredential.', async () => {
    expect(await said(envelope({ type: ['EnvelopedVerifiableCredential'] }))).toEqual([]);
    expect(await said(envelope({ type: ['EnvelopedVerifiableCredential', 'VerifiableCredential'] }))).toEqual([
      'ENVELOPE_TYPE /type',
    ]);
    // Any other type makes it another kind of document, and a poor one.
    for (const type of [undefined, 'VerifiableCredential', []]) expect(await said(envelope({ type }))).not.toEqual([]);
  });
});

describe('VCDM 2.0 §4.13, Enveloped Verifiable Presentations', () => {
  it('The @context property of the object MUST be present …; the id value of the object MUST be a data: URL …; the type value of the object MUST be EnvelopedVerifiablePresentation.', async () => {
    expect(await said(sealed(), 'presentation')).toEqual([]);
    expect(await said(sealed({ '@context': [] }), 'presentation')).toEqual(['ENVELOPE_CONTEXT /@context']);
    expect(await said(sealed({ id: TOKEN }), 'presentation')).toEqual(['ENVELOPE_ID /id']);
    expect(
      await said(sealed({ type: ['VerifiablePresentation', 'EnvelopedVerifiablePresentation'] }), 'presentation'),
    ).toEqual(['ENVELOPE_TYPE /type']);
    expect(await said(sealed({ type: ['VerifiablePresentation'] }), 'presentation')).not.toEqual([]);
    // Each envelope holds its own kind only.
    expect(await said(envelope(), 'presentation')).not.toEqual([]);
    expect(await said(sealed(), 'credential')).not.toEqual([]);
    const [wrong] = await problemsOf(sealed({ id: TOKEN }), 'presentation');
    expect([wrong?.clause, wrong?.accepts.en]).toEqual([
      'VCDM 2.0 §4.13',
      '"data:application/vp+jwt,…" with the token',
    ]);
  });
});

describe('VCDM 2.0 §4.13, Presentations Including Holder Claims', () => {
  it('A verifiable presentation that includes a self-asserted verifiable credential, which is secured only using the same mechanism as the verifiable presentation, MUST include a holder property.', async () => {
    for (const proof of [undefined, null, []]) {
      const own = credential({ issuer: HOLDER, proof });
      expect(await presented({ verifiableCredential: [secured(), own] })).toContain('HOLDER_MISSING ');
      expect(await presented({ verifiableCredential: [own], holder: HOLDER })).toEqual([]);
    }
  });

  it('These objects are called verifiable credential graphs and MUST express information that is secured using a securing mechanism. … A verifiable credential in a verifiable presentation is considered self-asserted when the value of the issuer property of the verifiable credential is identical to the value of the holder property of the verifiable presentation: of others, only the presentation’s proof is no proof', async () => {
    const own = credential({ issuer: { id: HOLDER, name: 'Noor' } });
    expect(await presented({ verifiableCredential: [own], holder: { id: HOLDER } })).toEqual([]);
    expect(await presented({ verifiableCredential: [own], holder: ISSUER })).toEqual([
      'HOLDER_NOT_ISSUER /verifiableCredential/0/issuer',
    ]);
    expect(await presented({ verifiableCredential: [secured(), envelope()], holder: HOLDER })).toEqual([]);
    // Who is no party at all is said once, where it stands.
    expect(await presented({ verifiableCredential: [credential({ issuer: 'noor' })], holder: HOLDER })).toEqual([
      'ISSUER_NOT_A_URL /verifiableCredential/0/issuer',
    ]);
    expect(await presented({ verifiableCredential: [own], holder: 'noor' })).toEqual(['HOLDER_NOT_A_URL /holder']);
  });
});
