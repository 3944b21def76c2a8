import { describe, expect, it } from 'vitest';
import { credential, defining, EXAMPLES, presentation, refusedBySafeMode, said, V2 } from '../../support/data-model.ts';

const BROKEN = 'https ://school.example/contexts/v1';

describe('VCDM 2.0 §4.3 Contexts', () => {
  it('Verifiable credentials and verifiable presentations MUST include a @context property.', async () => {
    expect(await said(credential())).toEqual([]);
    expect(await said(credential({ '@context': undefined }))).toEqual(['CONTEXT_MISSING ']);
    expect(await said(presentation(), 'presentation')).toEqual([]);
    expect(await said(presentation({ '@context': undefined }), 'presentation')).toEqual(['CONTEXT_MISSING ']);
  });

  it('The value of the @context property MUST be an ordered set where the first item is a URL with the value https://www.w3.org/ns/credentials/v2.', async () => {
    expect(await said(credential({ '@context': [EXAMPLES] }))).toEqual(['CONTEXT_FIRST /@context/0']);
    expect(await said(credential({ '@context': [EXAMPLES, V2] }))).toEqual(['CONTEXT_FIRST /@context/0']);
    expect(await said(credential({ '@context': [{ '@vocab': 'https://x.example/' }, V2] }))).toEqual([
      'CONTEXT_FIRST /@context/0',
    ]);
    expect(await said(credential({ '@context': [`${V2}/`] }))).toEqual(['CONTEXT_FIRST /@context/0']);
    expect(await said(credential({ '@context': [`${V2}#`] }))).toEqual(['CONTEXT_FIRST /@context/0']);
    expect(await said(credential({ '@context': [] }))).toEqual(['CONTEXT_FIRST /@context/0']);
    expect(await said(presentation({ '@context': [EXAMPLES, V2] }), 'presentation')).toEqual([
      'CONTEXT_FIRST /@context/0',
    ]);
  });

  it('in our words: an ordered set is a list in which nothing stands twice', async () => {
    for (const notAList of [V2, { '@vocab': 'https://x.example/' }, null, 7]) {
      expect(await said(credential({ '@context': notAList }))).toEqual(['CONTEXT_NOT_A_LIST /@context']);
    }
    expect(await said(credential({ '@context': [V2, EXAMPLES, EXAMPLES] }))).toEqual(['CONTEXT_REPEATED /@context/2']);
  });

  it('Subsequent items in the ordered set MUST be composed of any combination of URLs and objects, where each is processable as a JSON-LD Context.', async () => {
    for (const fine of [
      [EXAMPLES],
      [defining('Course')],
      [EXAMPLES, defining('Course')],
      [defining('Course'), EXAMPLES],
    ]) {
      const document = credential({ '@context': [V2, ...fine] });
      expect(await said(document)).toEqual([]);
      expect(await refusedBySafeMode(document)).toBeNull();
    }
    for (const broken of [BROKEN, 'school/v1', 123_192_875, null, true, ['nested']]) {
      expect(await said(credential({ '@context': [V2, broken] }))).toEqual(['CONTEXT_ITEM /@context/1']);
      expect(await said(presentation({ '@context': [V2, broken] }), 'presentation')).toEqual([
        'CONTEXT_ITEM /@context/1',
      ]);
    }
    // A URL behind which there is no context we know, and an object that is no context, are found when they are processed.
    expect(await refusedBySafeMode(credential({ '@context': [V2, 'https://school.example'] }))).toBe('context_unknown');
    expect(await refusedBySafeMode(credential({ '@context': [V2, { Course: 7 }] }))).toBe('json_ld');
  });
});

describe('VCDM 2.0 §4.3 and §B.1, what a context is', () => {
  it('Application developers MUST understand every JSON-LD context used by their application … If such operations are performed and result in an error, the verifiable credential or verifiable presentation MUST result in a verification failure.', async () => {
    expect(await refusedBySafeMode(credential({ '@context': [V2, EXAMPLES] }))).toBeNull();
    for (const unknown of [
      'https://school.example/context',
      'http://www.w3.org/ns/credentials/v2',
      `${V2}/`,
      'urn:x:1',
    ])
      expect(await refusedBySafeMode(credential({ '@context': [V2, unknown] })), unknown).toBe('context_unknown');
  });
});

describe('VCDM 2.0 §5.2 Extensibility', () => {
  it('the note «Term redefinition is not allowed»: … compliant JSON-LD-based processors produce an error when a JSON-LD context redefines any term.', async () => {
    const evil = 'https://evil.example/#Other';
    for (const context of [{ VerifiableCredential: evil }, { name: evil }, { id: evil }, { type: evil }]) {
      expect(await refusedBySafeMode(credential({ '@context': [V2, context] }))).toBe('json_ld');
    }
    const twice = [{ '@protected': true, ...defining('Course') }, { Course: evil }];
    expect(await refusedBySafeMode(credential({ '@context': [V2, ...twice] }))).toBe('json_ld');
  });

  it('in our words: a property that no context defines is refused, and allowed where one does', async () => {
    const subject = { id: 'did:example:learner', ects: '3' };
    expect(await refusedBySafeMode(credential({ credentialSubject: subject }))).toBe('undefined_term');
    const defined = credential({ '@context': [V2, defining('ects')], credentialSubject: subject });
    expect(await refusedBySafeMode(defined)).toBeNull();
    expect(await said(defined)).toEqual([]);
  });

  it('If a conforming document does not use JSON-LD Contexts that define all terms used, it MUST include the https://www.w3.org/ns/credentials/undefined-terms/v2 as the last value in the @context property. (Such a document is not admitted here: its terms mean nothing)', async () => {
    const undefinedTerms = 'https://www.w3.org/ns/credentials/undefined-terms/v2';
    const subject = { id: 'did:example:learner', ects: '3' };
    expect(await refusedBySafeMode(credential({ credentialSubject: subject }))).toBe('undefined_term');
    const asked = credential({ '@context': [V2, undefinedTerms], credentialSubject: subject });
    expect(await refusedBySafeMode(asked)).toBe('context_unknown');
  });
});
