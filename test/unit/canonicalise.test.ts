import fc from 'fast-check';
import jsonld from 'jsonld';
import { canonize } from 'rdf-canonize';
import { describe, expect, it } from 'vitest';
import { CanonicalisationError, canonicalise } from '../../src/credential/contexts/canonicalise.ts';
import { documentLoader } from '../../src/credential/contexts/loader.ts';
import { shareTermDefinitions } from '../../src/credential/contexts/shallow-contexts.ts';
import { credential } from '../support/proving-institution.ts';
import { stockJsonld } from '../support/stock-jsonld.ts';

const V2 = 'https://www.w3.org/ns/credentials/v2';
const stock = stockJsonld();

/** Canonical N-Quads, or the code under which the library refuses. */
async function outcome(library: typeof jsonld, document: object, safe: boolean): Promise<string> {
  try {
    const options = { documentLoader, safe, base: null, rdfDirection: 'i18n-datatype', produceGeneralizedRdf: false };
    return await canonize(await library.toRDF(document, options), { algorithm: 'RDFC-1.0' });
  } catch (error) {
    const { name, details } = error as { name: string; details?: { code?: string; event?: { code: string } } };
    return `refused: ${name} ${details?.code ?? details?.event?.code ?? (error as Error).message}`;
  }
}

const term = fc.constantFrom('a', 'b', 'c', 'd');
const type = fc.constantFrom('T', 'U', 'V');
const iri = fc.constantFrom('urn:x:a', 'urn:x:b', 'urn:x:c', 'urn:x:T', 'p:d', 'p:U');
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const compacted = (value: object) =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined));

/** Contexts with everything that makes an active context change: scopes by type and property, propagation, protection. */
const { context, node } = fc.letrec<{ context: object; definition: unknown; node: object; value: unknown }>((tie) => ({
  definition: fc.oneof(
    { weight: 3, arbitrary: iri },
    { weight: 1, arbitrary: fc.constant(null) },
    {
      weight: 4,
      arbitrary: fc
        .record({
          '@id': iri,
          '@type': maybe(fc.constantFrom('@id', '@vocab', '@json', 'urn:x:datatype')),
          '@container': maybe(fc.constantFrom('@set', '@list', '@language', '@index', '@graph')),
          '@context': maybe(tie('context')),
          '@protected': maybe(fc.boolean()),
        })
        .map(compacted),
    },
  ),
  context: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.constantFrom<object>({ p: 'urn:p:' }, { '@vocab': 'urn:v:' }),
    fc
      .record({
        definitions: fc.dictionary(fc.oneof(term, type), tie('definition'), { maxKeys: 4 }),
        '@propagate': maybe(fc.boolean()),
        '@protected': maybe(fc.boolean()),
        '@vocab': maybe(fc.constantFrom('urn:v:', null)),
        '@language': maybe(fc.constantFrom('nl', null)),
      })
      .map(({ definitions, ...keywords }) => compacted({ p: 'urn:p:', ...definitions, ...keywords })),
  ),
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.constantFrom<unknown>('text', 'urn:x:a', 'T', 1, 1.5, true, null, { nl: 'woord' }),
    tie('node'),
    fc.array(tie('value'), { maxLength: 2 }),
  ),
  node: fc
    .record({
      '@context': maybe(fc.oneof(tie('context'), fc.constantFrom(null, V2))),
      '@id': maybe(fc.constantFrom('urn:x:1', 'urn:x:2')),
      '@type': maybe(fc.oneof(type, fc.array(type, { minLength: 1, maxLength: 3 }))),
      properties: fc.dictionary(term, tie('value'), { maxKeys: 3 }),
    })
    .map(({ properties, ...keywords }) => compacted({ ...keywords, ...properties })),
}));
const documents = fc
  .tuple(fc.array(context, { minLength: 1, maxLength: 3 }), node)
  .map(([contexts, root]) => ({ ...root, '@context': [...contexts, ('@context' in root && root['@context']) || {}] }));

describe('shared term definitions', () => {
  it('took effect on the jsonld that is installed', async () => {
    expect(await shareTermDefinitions()).toBe(true);
  });

  it('did not reach the untouched copy they are compared with', async () => {
    const initial = (library: typeof jsonld) => library.processContext(null, null, {});
    expect((await initial(stock)).clone).not.toBe((await initial(jsonld)).clone);
  });

  it('change no outcome on random documents with scoped contexts', async () => {
    let accepted = 0;
    const check = async (document: object, safe: boolean) => {
      const expected = await outcome(stock, document, safe);
      if (!expected.startsWith('refused') && expected !== '') accepted += 1;
      expect(await outcome(jsonld, document, safe)).toBe(expected);
    };
    await fc.assert(fc.asyncProperty(documents, fc.boolean(), check), { numRuns: 3_000 });
    expect(accepted).toBeGreaterThan(300);
  });

  it('change no outcome on mutated credentials under the real contexts', async () => {
    const leaf = fc.constantFrom<unknown>('x', 'urn:x:1', 7, null, [], {}, { id: 'urn:x:2', type: 'Person' }, V2);
    const place = fc.constantFrom('id', 'type', 'issuer', 'validFrom', 'name', 'hasClaim', 'proof', 'title', 'related');
    const mutation = fc.tuple(place, leaf, fc.boolean());
    const check = async (mutations: [string, unknown, boolean][]) => {
      const document = credential();
      for (const [key, value, inSubject] of mutations) (inSubject ? document.credentialSubject : document)[key] = value;
      expect(await outcome(jsonld, document, true)).toBe(await outcome(stock, document, true));
    };
    await fc.assert(fc.asyncProperty(fc.array(mutation, { maxLength: 3 }), check), { numRuns: 400 });
  });
});

describe('canonicalise', () => {
  const refusal = async (document: object): Promise<unknown> => canonicalise(document).then(String, (error) => error);

  it('gives the N-Quads that the library gives', async () => {
    expect(await canonicalise(credential())).toBe(await outcome(stock, credential(), true));
  });

  it('gives the same N-Quads for the same statements in another order', async () => {
    const { type: types, id, ...others } = credential();
    expect(await canonicalise({ ...others, id, type: types })).toBe(await canonicalise(credential()));
  });

  it.each([
    ['a term that no context defines', { ects: 6 }, 'ects'],
    ['a type that no context defines', { type: ['VerifiableCredential', 'Zeugnis'] }, 'Zeugnis'],
    ['an id that is no address', { id: 'credential-1' }, 'credential-1'],
  ])('refuses %s', async (_, change, subject) => {
    expect(await refusal({ ...credential(), ...change })).toMatchObject({ code: 'undefined_term', subject });
  });

  it('refuses a context that is not pinned, by its address', async () => {
    const url = 'https://www.w3.org/ns/credentials/v2/';
    expect(await refusal({ ...credential(), '@context': [url] })).toMatchObject({
      code: 'context_unknown',
      subject: url,
    });
  });

  it('refuses a redefined protected term', async () => {
    const document = { ...credential(), '@context': [V2, { VerifiableCredential: 'urn:x' }] };
    expect(await refusal(document)).toMatchObject({ code: 'json_ld', name: 'CanonicalisationError' });
  });

  it('refuses blank nodes that are too alike', async () => {
    const names = Array.from({ length: 6 }, (_, index) => `_:n${index}`);
    const clique = names.map((id) => ({ id, related: names.filter((other) => other !== id) }));
    const related = { related: { '@id': 'urn:x:related', '@type': '@id' }, id: '@id' };
    const failure = await refusal({ '@context': related, '@graph': clique });
    expect(failure).toBeInstanceOf(CanonicalisationError);
    expect(failure).toMatchObject({ code: 'too_complex' });
  });
});
