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

const STATUS = 'https://www.w3.org/ns/credentials/status#';
const DCT = 'http://purl.org/dc/terms/';
const entry = (more: object): object =>
  bare({ credentialStatus: { id: 'urn:x:2', type: 'BitstringStatusListEntry', ...more } });
const ENTRY = [
  `<urn:x:2> <${RDF}type> <${STATUS}BitstringStatusListEntry>`,
  `<urn:x:1> <${CRED}credentialStatus> <urn:x:2>`,
];
/** Lines of one document in the order RDFC-1.0 puts them, which these tests are not about. */
const sorted = (...lines: readonly string[]) => agreeing('compiled', ...lines.toSorted());

// Each case is read by compiled contexts and by an untouched jsonld: the same lines, and these.
describe('JSON-LD 1.1 §4.1.8 Scoped Contexts and §4.1.9 Context Propagation, in our words', () => {
  it('a context … scoped to a type defines the terms of a node of that type (API §5.1.2 step 11)', async () => {
    expect(await bothWays(entry({ statusPurpose: 'revocation', statusListIndex: '7' }))).toEqual(
      sorted(
        ...ENTRY,
        TYPED,
        `<urn:x:2> <${STATUS}statusPurpose> "revocation"`,
        `<urn:x:2> <${STATUS}statusListIndex> "7"`,
      ),
    );
    expect(await bothWays(bare({ statusPurpose: 'revocation' }))).toEqual(refusedBoth('undefined_term statusPurpose'));
  });

  it('By default … contexts scoped to types do not propagate: the next node object leaves them (API §5.1.2 step 7)', async () => {
    const reference = { id: 'urn:x:3', type: 'BitstringStatusList' };
    expect(await bothWays(entry({ statusReference: { ...reference, statusListIndex: '7' } }))).toEqual(
      refusedBoth('undefined_term statusListIndex'),
    );
    expect(await bothWays(entry({ statusReference: { ...reference, encodedList: 'uAA' } }))).toEqual(
      sorted(
        ...ENTRY,
        TYPED,
        `<urn:x:2> <${STATUS}statusReference> <urn:x:3>`,
        `<urn:x:3> <${RDF}type> <${STATUS}BitstringStatusList>`,
        `<urn:x:3> <${STATUS}encodedList> "uAA"^^<https://w3id.org/security#multibase>`,
      ),
    );
  });

  it('previous context … unless … a map consisting of a single @id entry: a reference is read where it stands (step 7)', async () => {
    expect(await bothWays(entry({ statusReference: { id: 'urn:x:3' } }))).toEqual(
      sorted(...ENTRY, TYPED, `<urn:x:2> <${STATUS}statusReference> <urn:x:3>`),
    );
  });

  it('a value object is read under the context of the type it stands in (step 7)', async () => {
    expect(await bothWays(entry({ statusPurpose: { '@value': 'x', type: `${XSD}token` } }))).toEqual(
      sorted(...ENTRY, TYPED, `<urn:x:2> <${STATUS}statusPurpose> "x"^^<${XSD}token>`),
    );
  });

  it('property-scoped contexts … propagate into the nodes below, for every value of the property (step 8)', async () => {
    const statusMessage = [
      { id: 'urn:x:3', status: '0x0', message: 'valid' },
      { id: 'urn:x:4', status: '0x1', message: 'invalid' },
    ];
    expect(await bothWays(entry({ statusMessage }))).toEqual(
      sorted(
        ...ENTRY,
        TYPED,
        `<urn:x:2> <${STATUS}statusMessage> <urn:x:3>`,
        `<urn:x:2> <${STATUS}statusMessage> <urn:x:4>`,
        `<urn:x:3> <${STATUS}message> "valid"`,
        `<urn:x:3> <${STATUS}status> "0x0"`,
        `<urn:x:4> <${STATUS}message> "invalid"`,
        `<urn:x:4> <${STATUS}status> "0x1"`,
      ),
    );
  });

  it('a property-scoped context … may override protected terms (JSON-LD 1.1 §4.1.11): the wrapper does so for description', async () => {
    const document = elm({
      description: 'plain',
      displayParameter: { id: 'urn:x:2', type: 'DisplayParameter', description: { nl: 'in talen' } },
    });
    expect(await bothWays(document)).toEqual(
      sorted(
        TYPED,
        `<urn:x:1> <${ELM}displayParameter> <urn:x:2>`,
        `<urn:x:1> <${SCHEMA}description> "plain"`,
        `<urn:x:2> <${RDF}type> <${ELM}DisplayParameter>`,
        `<urn:x:2> <${DCT}description> "in talen"@nl`,
      ),
    );
  });

  it('a property-scoped context is applied before those of the types of the node (steps 8 and 11)', async () => {
    const inner = {
      id: 'urn:x:3',
      type: ['Person', 'BitstringStatusListEntry'],
      description: { nl: 'x' },
      statusListIndex: '1',
    };
    expect(await bothWays(elm({ displayParameter: { id: 'urn:x:2', agent: inner } }))).toEqual(
      await bothWays(elm({ displayParameter: { id: 'urn:x:2', agent: { ...inner, type: inner.type.toReversed() } } })),
    );
  });

  it('it propagates through nodes whose types have contexts of their own, and is there again below them', async () => {
    const below = { id: 'urn:x:4', type: 'Person', description: { nl: 'x' } };
    const typed = { id: 'urn:x:3', type: 'VerifiableCredential', credentialSubject: below };
    const { path, ours, library } = await bothWays(elm({ displayParameter: { id: 'urn:x:2', hasPart: typed } }));
    expect([path, ours]).toEqual(['compiled', library]);
    expect(ours).toContain(`<urn:x:4> <${DCT}description> "x"@nl .\n`);
  });

  it('type-scoped contexts … processed in lexicographical order of the types (API §5.1.2 step 11)', async () => {
    const types = ['VerifiableCredential', 'BitstringStatusListCredential'];
    const one = await bothWays(bare({ type: types, validFrom: '2026-01-01T00:00:00Z' }));
    expect(one).toEqual(await bothWays(bare({ type: types.toReversed(), validFrom: '2026-01-01T00:00:00Z' })));
    expect([one.path, one.ours]).toEqual(['compiled', one.library]);
  });
});

describe('JSON-LD 1.1 API §4.1.2 Context Processing Algorithm and §4.2.2 Create Term Definition, in our words', () => {
  it('a protected term redefinition error (§4.2.2 step 27.2): a type whose context redefines what another protects', async () => {
    const badge = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
    const document = { ...bare({ type: ['VerifiableCredential', 'Image', 'Profile'] }), '@context': [V2, badge] };
    const { ours, library } = await bothWays(document);
    expect(ours).toBe(library);
  });

  it('contexts in another order than any that is admitted go through the library', async () => {
    const [first, second] = (elm({}) as { readonly '@context': readonly string[] })['@context'];
    const { path, ours, library } = await bothWays({ ...elm({}), '@context': [second, first] });
    expect([path, ours]).toEqual(['library', library]);
  });

  it('a context within the document is not compiled, whatever it says', async () => {
    const name = { '@id': 'urn:x:name' };
    const { path, ours, library } = await bothWays({ ...bare({ extra: 'x' }), '@context': [V2, { extra: name }] });
    expect([path, ours]).toEqual(['library', library]);
    expect(ours).toContain('<urn:x:1> <urn:x:name> "x" .\n');
  });

  it('a nested @context is the library’s, where it adds a term and where it redefines a protected one', async () => {
    const subject = (context: object): object =>
      bare({ credentialSubject: { id: 'urn:x:2', '@context': context, extra: 'x' } });
    const added = await bothWays(subject({ extra: 'urn:x:extra' }));
    expect([added.path, added.ours]).toEqual(['library', added.library]);
    expect(await bothWays(subject({ name: 'urn:x:name' }))).toEqual(refusedBoth('json_ld '));
  });

  it('one wrapper is one context, whatever host names it', async () => {
    const there = elm({}) as { '@context': string[] };
    there['@context'][1] = (there['@context'][1] as string).replace('sigillum.example', 'other.example:8443');
    expect(await bothWays(there)).toEqual(agreeing('compiled', TYPED));
  });
});
