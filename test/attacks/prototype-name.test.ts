import jsonld from 'jsonld';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CanonicalisationError, canonicalise } from '../../src/credential/contexts/canonicalise.ts';
import { credential } from '../support/proving-institution.ts';

const refusal = (document: object): Promise<unknown> => canonicalise(document).then(String, (error: unknown) => error);
const inSubject = (member: string, value: unknown): object => {
  const document = credential();
  // As JSON.parse has it: a member like any other.
  Object.defineProperty(document.credentialSubject, member, { value, enumerable: true });
  return document;
};

describe('a document that names the prototype of every object', () => {
  const before = Object.getOwnPropertyNames(Object.prototype).sort();
  afterEach(() => {
    expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(before);
  });

  it('the library would write to the prototype: this is what is kept from it', async () => {
    const location = { 'urn:x:location': [{ '@id': '__proto__' }] };
    await jsonld.toRDF([{ '@id': 'urn:x:1', ...location }], { skipExpansion: true });
    const written = (Object.prototype as Record<string, unknown>)['@id'];
    delete (Object.prototype as Record<string, unknown>)['@id'];
    expect(written).toBe('__proto__');
  });

  it.each([
    ['as the id of a node', inSubject('location', '__proto__')],
    ['as one id among others', inSubject('location', ['urn:x:1', '__proto__'])],
    ['as the id of an embedded node', inSubject('location', { id: '__proto__' })],
    ['as an id among nodes without one', inSubject('location', { type: 'Location', related: '__proto__' })],
    ['as a type', inSubject('type', ['Person', '__proto__'])],
    ['as the name of a member, which the library drops without a word', inSubject('__proto__', 'not signed')],
    ['as the name of a member with members', inSubject('__proto__', { '@context': { ects: 'urn:x:ects' } })],
  ])('%s: refused before the library sees it, and no other document is touched', async (_, document) => {
    const untouched = await canonicalise(credential());
    const toRDF = vi.spyOn(jsonld, 'toRDF');
    const failure = await refusal(document);
    expect(toRDF).not.toHaveBeenCalled();
    toRDF.mockRestore();
    expect(failure).toBeInstanceOf(CanonicalisationError);
    expect(failure).toMatchObject({ code: 'undefined_term', subject: '__proto__' });
    expect(await canonicalise(credential())).toBe(untouched);
  });

  it('as text it is text', async () => {
    expect(await canonicalise(inSubject('fullName', { nl: '__proto__' }))).toContain('"__proto__"@nl');
  });
});
