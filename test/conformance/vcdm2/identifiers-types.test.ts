import { describe, expect, it } from 'vitest';
import { isUrl } from '../../../src/credential/vcdm2/url.ts';
import {
  credential,
  defining,
  EXAMPLES,
  HOLDER,
  ISSUER,
  presentation,
  refusedBySafeMode,
  said,
  V2,
} from '../../support/data-model.ts';

const NOT_ONE_URL = [
  null,
  7,
  '',
  'no-url',
  'https ://school.example/1',
  ['urn:x:1', 'urn:x:2'],
  ['urn:x:1'],
  {},
  ' urn:x:1',
];

describe('VCDM 2.0 §4.4 Identifiers', () => {
  it("If present, id property's value MUST be a single URL, which MAY be dereferenceable.", async () => {
    for (const id of [
      'https://school.example/credentials/1',
      'urn:uuid:cd6f0b6a-2f4f-4a5e-9d0a-6c5f4f5c0a01',
      HOLDER,
    ]) {
      expect(await said(credential({ id }))).toEqual([]);
      expect(await said(presentation({ id }), 'presentation')).toEqual([]);
    }
    for (const id of NOT_ONE_URL) {
      expect(await said(credential({ id }))).toEqual(['ID_NOT_A_URL /id']);
      expect(await said(presentation({ id }), 'presentation')).toEqual(['ID_NOT_A_URL /id']);
    }
  });

  it('… everywhere it occurs', async () => {
    const type = 'https://school.example/terms#Thing';
    const places = {
      credentialSubject: { pointer: '/credentialSubject/id', value: (id: unknown) => ({ id }) },
      credentialStatus: { pointer: '/credentialStatus/0/id', value: (id: unknown) => [{ id, type }] },
      credentialSchema: { pointer: '/credentialSchema/id', value: (id: unknown) => ({ id, type }) },
      refreshService: { pointer: '/refreshService/id', value: (id: unknown) => ({ id, type }) },
      termsOfUse: { pointer: '/termsOfUse/id', value: (id: unknown) => ({ id, type }) },
      evidence: { pointer: '/evidence/1/id', value: (id: unknown) => [{ type }, { id, type }] },
      renderMethod: { pointer: '/renderMethod/id', value: (id: unknown) => ({ id, type }) },
    };
    for (const [member, { pointer, value }] of Object.entries(places)) {
      expect(await said(credential({ [member]: value('urn:x:1') }))).toEqual([]);
      for (const id of NOT_ONE_URL) {
        expect(await said(credential({ [member]: value(id) }))).toEqual([`ID_NOT_A_URL ${pointer}`]);
      }
    }
    const deep = (id: unknown) => credential({ credentialSubject: { id: HOLDER, course: [{ id, title: 'Law' }] } });
    expect(await said(deep('urn:x:1'))).toEqual([]);
    expect(await said(deep('law'))).toEqual(['ID_NOT_A_URL /credentialSubject/course/0/id']);
    const image = (id: unknown) => credential({ issuer: { id: ISSUER, image: { id, type: 'Image' } } });
    expect(await said(image('no-url'))).toEqual(['ID_NOT_A_URL /issuer/image/id']);
  });

  it('a text in Indonesian, a JSON literal and a context are not identified by what they call id', async () => {
    const subject = {
      id: HOLDER,
      title: { nl: 'Titel', id: 'Judul' },
      schema: { id: 'urn:x:s', type: 'JsonSchema', jsonSchema: { properties: { id: { type: 'string' } } } },
    };
    expect(await said(credential({ credentialSubject: subject }))).toEqual([]);
    expect(await said(credential({ '@context': [V2, { id: '@id' }] }))).toEqual([]);
  });

  it('… and neither is it where a language has several texts or none; a member that is no text makes it a node', async () => {
    const subject = (title: object) => credential({ credentialSubject: { id: HOLDER, title } });
    expect(await said(subject({ id: 'Judul', nl: ['Titel', 'Naam'], fr: null }))).toEqual([]);
    for (const other of [7, [7], [null], {}, true]) {
      expect(await said(subject({ id: 'Judul', nl: other }))).toEqual(['ID_NOT_A_URL /credentialSubject/title/id']);
    }
  });

  it('a reference that only says a relative id is left to safe mode, which refuses it', async () => {
    const document = credential({
      '@context': [V2, defining('course')],
      credentialSubject: { id: HOLDER, course: { id: 'law' } },
    });
    expect(await said(document)).toEqual([]);
    expect(await refusedBySafeMode(document)).toBe('undefined_term');
  });

  it('a URL is absolute and written as it is', () => {
    for (const url of [
      'https://a.example',
      'did:web:a.example:i:us',
      'urn:x:1',
      'data:text/plain,a',
      'HTTPS://A.example/ü',
    ]) {
      expect(isUrl(url), url).toBe(true);
    }
    for (const no of [
      'a.example',
      '//a.example',
      '/a',
      '#a',
      ':',
      'https://',
      'https://a b',
      'https://a.example/\n',
      'urn:x:{1}',
      7,
    ]) {
      expect(isUrl(no), String(no)).toBe(false);
    }
  });
});

describe('VCDM 2.0 §4.5 Types', () => {
  it('Verifiable credentials and verifiable presentations MUST contain a type property with an associated value.', async () => {
    for (const type of [undefined, []]) {
      expect(await said(credential({ type }))).toEqual(['TYPE_MISSING ']);
      expect(await said(presentation({ type }), 'presentation')).toEqual(['TYPE_MISSING ']);
    }
    expect(await said(credential({ type: 'VerifiableCredential' }))).toEqual([]);
  });

  it('The value of the type property MUST be one or more terms and absolute URL strings.', async () => {
    const url = 'https://school.example/terms#CourseCredential';
    expect(await said(credential({ type: ['VerifiableCredential', url] }))).toEqual([]);
    expect(await refusedBySafeMode(credential({ type: ['VerifiableCredential', url] }))).toBeNull();
    const mapped = credential({ '@context': [V2, defining('Course')], type: ['VerifiableCredential', 'Course'] });
    expect(await said(mapped)).toEqual([]);
    expect(await refusedBySafeMode(mapped)).toBeNull();
    for (const type of [7, null, '', './Course', '/Course', '#Course', 'a course', '@id', 'https ://x#Course', {}]) {
      expect(await said(credential({ type: ['VerifiableCredential', type] }))).toEqual(['TYPE_NOT_A_TERM /type/1']);
    }
    expect(await said(credential({ type: null }))).toContain('TYPE_NOT_A_TERM /type');
  });

  it('… a term that no context maps to a URL, or maps to something else, is refused in safe mode', async () => {
    const type = ['VerifiableCredential', 'Course'];
    expect(await refusedBySafeMode(credential({ type }))).toBe('undefined_term');
    expect(await refusedBySafeMode(credential({ type, '@context': [V2, { '@vocab': null }] }))).toBe('undefined_term');
    expect(await refusedBySafeMode(credential({ type, '@context': [V2, { Course: 'https ://x#C' }] }))).toBe('json_ld');
    expect(await refusedBySafeMode(credential({ type, '@context': [V2, EXAMPLES] }))).toBeNull();
  });

  it('If more than one value is provided, the order does not matter.', async () => {
    const [one, other] = ['https://school.example/terms#A', 'https://school.example/terms#B'];
    expect(await said(credential({ type: [one, other, 'VerifiableCredential'] }))).toEqual([]);
    expect(await said(credential({ type: [other, 'VerifiableCredential', one] }))).toEqual([]);
  });

  it('… the following table lists the objects that MUST have a type specified: VerifiableCredential, VerifiablePresentation and, optionally, a more specific type', async () => {
    const more = 'https://school.example/terms#CourseCredential';
    expect(await said(credential({ type: [more] }))).toEqual(['TYPE_REQUIRED /type']);
    expect(await said(credential({ type: 'verifiablecredential' }))).toEqual(['TYPE_REQUIRED /type']);
    expect(await said(presentation({ type: [more] }), 'presentation')).toEqual(['TYPE_REQUIRED /type']);
    expect(await said(presentation({ type: ['VerifiablePresentation', more] }), 'presentation')).toEqual([]);
    expect(await said(presentation(), 'credential')).toContain('TYPE_REQUIRED /type');
    expect(await said(credential(), 'presentation')).toContain('TYPE_REQUIRED /type');
  });
});
