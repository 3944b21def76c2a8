import { describe, expect, it } from 'vitest';
import {
  agreeing,
  bare,
  bothWays,
  CRED,
  ELM,
  elm,
  RDF,
  refusedBoth,
  SCHEMA,
  TYPED,
  V2,
  XSD,
} from '../support/both-ways.ts';

// Each case is read by compiled contexts and by an untouched jsonld: the same lines, and these.
describe('JSON-LD 1.1 API §5.1.2 Expansion Algorithm, in our words', () => {
  it('If value is null, ignore (§5.1.2 steps 1 and 13.10): null values and empty arrays state nothing', async () => {
    expect(await bothWays(bare({ name: null, description: [null, []] }))).toEqual(agreeing('compiled', TYPED));
  });

  it('"If element is an array … If expanded item is an array, append each of its items to result" (§5.1.2 step 5)', async () => {
    expect(await bothWays(bare({ name: ['b', [['a'], 'b']] }))).toEqual(
      agreeing('compiled', TYPED, `<urn:x:1> <${SCHEMA}name> "a"`, `<urn:x:1> <${SCHEMA}name> "b"`),
    );
  });

  it('drop key … neither contains a colon (:) nor it is a keyword (§5.1.2 step 13.3): in safe mode an error', async () => {
    expect(await bothWays(bare({ unknown: 'x' }))).toEqual(refusedBoth('undefined_term unknown'));
  });

  it('If result already has an expanded property entry … a colliding keywords error (§5.1.2 step 13.4.2)', async () => {
    expect(await bothWays(bare({ '@id': 'urn:x:1' }))).toEqual(refusedBoth('json_ld '));
  });

  it('If expanded property is @id and value is not a string, an invalid @id value error (§5.1.2 step 13.4.3.1)', async () => {
    expect(await bothWays(bare({ id: ['urn:x:1'] }))).toEqual(refusedBoth('json_ld '));
  });

  it('@id … IRI expanding value using true for document relative and false for vocab (§5.1.2 step 13.4.3.2)', async () => {
    expect(await bothWays(bare({ id: 'VerifiableCredential' }))).toEqual(
      refusedBoth('undefined_term VerifiableCredential'),
    );
  });

  it('@type … using type-scoped context for active context, and true for document relative (§5.1.2 step 13.4.4.4)', async () => {
    expect(await bothWays(bare({ type: ['VerifiableCredential', 'urn:x:T'] }))).toEqual(
      agreeing('compiled', TYPED, `<urn:x:1> <${RDF}type> <urn:x:T>`),
    );
    expect(await bothWays(bare({ type: 'Diploma' }))).toEqual(refusedBoth('undefined_term Diploma'));
    expect(await bothWays(bare({ type: 5 }))).toEqual(refusedBoth('json_ld '));
  });

  it('container mapping includes @language and value is a map … expanded from a language map (§5.1.2 step 13.7)', async () => {
    const title = { nl: 'Titel', 'en-GB': ['Title', null, 'Heading'] };
    expect(await bothWays(elm({ displayParameter: { id: 'urn:x:2', title } }))).toEqual(
      agreeing(
        'compiled',
        `<urn:x:1> <${ELM}displayParameter> <urn:x:2>`,
        TYPED,
        '<urn:x:2> <http://purl.org/dc/terms/title> "Heading"@en-gb',
        '<urn:x:2> <http://purl.org/dc/terms/title> "Titel"@nl',
        '<urn:x:2> <http://purl.org/dc/terms/title> "Title"@en-gb',
      ),
    );
  });

  it('If item is not a string … an invalid language map value error (§5.1.2 step 13.7.4.2.2)', async () => {
    expect(await bothWays(elm({ displayParameter: { id: 'urn:x:2', title: { nl: 5 } } }))).toEqual(
      refusedBoth('json_ld '),
    );
  });

  it('language … is not well-formed according to section 2.2.9 of [BCP47] (§5.1.2 step 13.7.4.2.4): in safe mode an error', async () => {
    expect(await bothWays(elm({ displayParameter: { id: 'urn:x:2', title: { 'n l': 'x' } } }))).toEqual(
      refusedBoth('undefined_term n l'),
    );
  });

  it('If result contains the entry @value … must not contain any entries other than (§5.1.2 step 15.1)', async () => {
    const value = (more: object): object => bare({ name: { '@value': 'Naam', ...more } });
    expect(await bothWays(value({}))).toEqual(agreeing('compiled', TYPED, `<urn:x:1> <${SCHEMA}name> "Naam"`));
    expect(await bothWays(value({ '@language': 'NL' }))).toEqual(
      agreeing('compiled', TYPED, `<urn:x:1> <${SCHEMA}name> "Naam"@nl`),
    );
    expect(await bothWays(value({ '@type': `${XSD}token` }))).toEqual(
      agreeing('compiled', TYPED, `<urn:x:1> <${SCHEMA}name> "Naam"^^<${XSD}token>`),
    );
    expect(await bothWays(value({ name: 'x' }))).toEqual(refusedBoth('json_ld '));
    expect(await bothWays(value({ '@language': 'nl', '@type': `${XSD}token` }))).toEqual(refusedBoth('json_ld '));
  });

  it('if the value of result’s @type entry is not an IRI … an invalid typed value error (§5.1.2 step 15.6)', async () => {
    expect((await bothWays(bare({ name: { '@value': 'x', '@type': 'token' } }))).ours).toMatch(/^refused/);
  });

  it('drop … contains only an @id entry at the top (§5.1.2 step 18.1): in safe mode an error', async () => {
    const { path, ours, library } = await bothWays({ '@context': [V2], id: 'urn:x:1' });
    expect([path, ours]).toEqual(['library', library]);
    expect(ours).toMatch(/^refused undefined_term/);
  });

  it('@set … optimised away (§5.1.2 step 17): the library says what a set object is', async () => {
    expect(await bothWays(bare({ name: { '@set': ['a', 'b'] } }))).toEqual(
      agreeing('library', TYPED, `<urn:x:1> <${SCHEMA}name> "a"`, `<urn:x:1> <${SCHEMA}name> "b"`),
    );
  });
});

describe('JSON-LD 1.1 API §5.2 IRI Expansion, in our words', () => {
  const of = (key: string): object => bare({ [key]: 'x' });
  const line = (iri: string): string => `<urn:x:1> <${iri}> "x"`;

  it('If active context contains a term definition for prefix having a non-null IRI mapping and the prefix flag … concatenating (step 6.4)', async () => {
    const document = { ...bare({}), '@context': ['https://www.w3.org/2018/credentials/v1'], 'cred:x': 'x' };
    expect(await bothWays(document)).toEqual(agreeing('compiled', TYPED, line(`${CRED}x`)));
  });

  it('If value has the form of an IRI, return value (step 6.5)', async () => {
    expect(await bothWays(of('urn:x:p'))).toEqual(agreeing('compiled', TYPED, line('urn:x:p')));
  });

  it('If … suffix begins with double-forward-slash (//), return value as it is already an IRI (step 6.2)', async () => {
    expect(await bothWays(of('cred://p'))).toEqual(agreeing('compiled', line('cred://p'), TYPED));
  });

  it('if value is a keyword or null, return value as is and If value has the form of a keyword … return null (steps 1, 2)', async () => {
    expect(await bothWays(of('@unknown'))).toEqual(refusedBoth('undefined_term @unknown'));
    expect((await bothWays(bare({ issuer: '@unknown' }))).ours).toMatch(/^refused/);
  });

  it('If vocab is true and the active context has a term definition for value, return the associated IRI mapping (step 5)', async () => {
    expect(await bothWays(elm({ id: 'urn:x:1' }))).toEqual(agreeing('compiled', TYPED));
  });
});

describe('JSON-LD 1.1 API §5.3 Value Expansion, in our words', () => {
  it('If active property has a type mapping in active context that is @id, and the value is a string (step 1)', async () => {
    expect(await bothWays(bare({ issuer: 'did:web:example.org' }))).toEqual(
      agreeing('compiled', TYPED, `<urn:x:1> <${CRED}issuer> <did:web:example.org>`),
    );
    expect(await bothWays(bare({ issuer: 'example' }))).toEqual(refusedBoth('undefined_term '));
  });

  it('if active property has a type mapping … other than @id, @vocab, or @none, add @type to result (step 4)', async () => {
    expect(await bothWays(bare({ validFrom: '2026-01-01T00:00:00Z' }))).toEqual(
      agreeing('compiled', TYPED, `<urn:x:1> <${CRED}validFrom> "2026-01-01T00:00:00Z"^^<${XSD}dateTime>`),
    );
  });

  it('a number or boolean under a term of type @id is no reference (step 3)', async () => {
    expect(await bothWays(bare({ issuer: true }))).toEqual(
      agreeing('compiled', TYPED, `<urn:x:1> <${CRED}issuer> "true"^^<${XSD}boolean>`),
    );
  });
});
