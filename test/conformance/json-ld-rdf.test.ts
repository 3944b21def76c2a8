import { describe, expect, it } from 'vitest';
import { agreeing, bare, bothWays, CRED, ELM, elm, RDF, SCHEMA, TYPED, XSD } from '../support/both-ways.ts';

/** A credential whose name is this value, and the line that says so. */
const named = (value: unknown): object => bare({ name: value });
const name = (object: string): string => `<urn:x:1> <${SCHEMA}name> ${object}`;
const sorted = (...lines: readonly string[]) => agreeing('compiled', ...lines.toSorted());

// Each case is read by compiled contexts and by an untouched jsonld: the same lines, and these.
describe('JSON-LD 1.1 API §8.2.2 Object to RDF Conversion, in our words', () => {
  it.each([
    ['value is true or false … datatype is null, set it to xsd:boolean (step 8)', false, `"false"^^<${XSD}boolean>`],
    ['value is a number with no non-zero fractional part … xsd:integer (step 11)', 5, `"5"^^<${XSD}integer>`],
    ['value is a number with no non-zero fractional part: -0 is one, and loses its sign', -0, `"0"^^<${XSD}integer>`],
    ['value is a number with no non-zero fractional part: 1.0 is one', 1.0, `"1"^^<${XSD}integer>`],
    ['value is a number with a non-zero fractional part … canonical double (step 10)', 5.5, `"5.5E0"^^<${XSD}double>`],
    ['absolute value greater or equal to 1e21 … canonical double (step 10)', 1e21, `"1.0E21"^^<${XSD}double>`],
    ['if datatype is null … xsd:string (step 12): which canonical N-Quads leaves out', 'x', '"x"'],
    ['@language … language-tagged string (step 12)', { '@value': 'x', '@language': 'EN' }, '"x"@en'],
    ['a datatype that is given stays (step 3)', { '@value': true, '@type': `${XSD}token` }, `"true"^^<${XSD}token>`],
    ['datatype equals xsd:double (step 10)', { '@value': 5, '@type': `${XSD}double` }, `"5.0E0"^^<${XSD}double>`],
    ['xsd:string that is given is no other string', { '@value': 'x', '@type': `${XSD}string` }, '"x"'],
  ])('%s', async (_, value, object) => {
    expect(await bothWays(named(value))).toEqual(sorted(TYPED, name(object)));
  });

  it.each([
    ['a number that is nearly nothing', 1e-7, 'compiled-with-blank-nodes'],
    ['a string of type xsd:double', { '@value': '5', '@type': `${XSD}double` }, 'compiled-with-blank-nodes'],
    ['@direction … i18n datatype (step 13)', { '@value': 'x', '@language': 'ar', '@direction': 'rtl' }, 'library'],
    ['@json … the JSON literal (step 7)', { '@value': { a: 1 }, '@type': '@json' }, 'library'],
    ['List to RDF Conversion (§8.3.2)', { '@list': ['a', 'b'] }, 'library'],
  ])('is left to the library, and comes out as it says: %s', async (_, value, way) => {
    const { path, ours, library } = await bothWays(named(value));
    expect([path, ours]).toEqual([way, library]);
    expect(ours).toContain(name(''));
  });
});

describe('JSON-LD 1.1 API §8.1.2 Deserialize JSON-LD to RDF, in our words', () => {
  it('property is @type … subject, rdf:type, and type (step 1.3.2.1)', async () => {
    expect(await bothWays(bare({ type: ['VerifiableCredential', 'urn:x:T', 'urn:x:T'] }))).toEqual(
      sorted(TYPED, `<urn:x:1> <${RDF}type> <urn:x:T>`),
    );
  });

  it('a node that is embedded twice, or once and then named, states everything once (§7.2 Node Map Generation)', async () => {
    const subject = { id: 'urn:x:2', name: 'a' };
    const lines = [TYPED, `<urn:x:1> <${CRED}credentialSubject> <urn:x:2>`, `<urn:x:2> <${SCHEMA}name> "a"`];
    expect(await bothWays(bare({ credentialSubject: [subject, subject] }))).toEqual(sorted(...lines));
    expect(await bothWays(bare({ credentialSubject: [subject, { id: 'urn:x:2' }, 'urn:x:2'] }))).toEqual(
      sorted(...lines),
    );
    const more = bare({ credentialSubject: [subject, { id: 'urn:x:2', description: 'b' }] });
    expect(await bothWays(more)).toEqual(sorted(...lines, `<urn:x:2> <${SCHEMA}description> "b"`));
  });

  it('values that differ and would be one line are the library’s to write', async () => {
    const { path, ours, library } = await bothWays(named([5, { '@value': '5', '@type': `${XSD}integer` }]));
    expect([path, ours]).toEqual(['compiled-with-blank-nodes', library]);
  });

  it('If subject is not well-formed, continue (step 1.3.1): safe mode refuses an id that is no IRI', async () => {
    expect((await bothWays(bare({ id: 'http://example.org/a b' }))).ours).toMatch(/^refused undefined_term/);
    expect((await bothWays(bare({ credentialSubject: 'relative' }))).ours).toMatch(/^refused undefined_term/);
  });

  it('a reference is a reference, as text where the context says so and as a node with no more than an id', async () => {
    const display = (language: unknown): object =>
      elm({ displayParameter: { id: 'urn:x:2', type: 'DisplayParameter', language } });
    const { path, ours, library } = await bothWays(display([{ id: 'urn:x:nl' }, 'urn:x:en']));
    expect([path, ours]).toEqual(['compiled', library]);
    expect(ours).toContain(`<urn:x:1> <${ELM}displayParameter> <urn:x:2> .\n`);
  });
});
