import { Parser, Store } from 'n3';
import { expect, it } from 'vitest';
import { CARDINALITY } from '../../src/credential/lint/cardinality-table.ts';
import { describeWithShared, sharedJson, sharedText } from '../support/shared.ts';

const SH = 'http://www.w3.org/ns/shacl#';
const CREDENTIALS = 'https://www.w3.org/2018/credentials#';
type Term = string | { readonly '@id'?: string };
interface Fact {
  readonly min: number;
  readonly max: number;
  readonly uniqueLang: boolean;
}

/** Where our table asks for more than the shapes, and why it may: all of it is in every document we write. */
const STRICTER = new Set(['Concept.inScheme', 'Concept.prefLabel']);
/** Where it allows more: the VCDM 2.0 form has two status entries. */
const WIDER = new Set(['EuropeanDigitalCredential.credentialStatus']);
/** Texts the shapes let have several values; ours have one per language. */
const MANY_TEXTS = new Set(['altLabel', 'category', 'noteLiteral', 'prefLabel']);

describeWithShared('LINT-CARDINALITY says what the official ELM 3.2 shapes say', () => {
  const terms = (sharedJson('elm/edc-ap-context.jsonld') as { '@context': Record<string, Term> })['@context'];
  const iri = (term: string): string => {
    const found = terms[term];
    const id = typeof found === 'string' ? found : (found?.['@id'] ?? `${CREDENTIALS}${term}`);
    const [prefix = '', local = ''] = id.split(/:(.*)/s);
    const base = terms[prefix];
    return typeof base === 'string' && !local.startsWith('//') ? base + local : id;
  };
  const shapes = new Store(new Parser().parse(sharedText('elm/EDC-generic-no-cv.ttl')));
  const value = (subject: never, predicate: string): string | undefined =>
    shapes.getObjects(subject, `${SH}${predicate}`, null)[0]?.value;
  const factsOf = (className: string): Map<string, Fact> => {
    const facts = new Map<string, Fact>();
    for (const { subject } of shapes.getQuads(null, `${SH}targetClass`, iri(className), null))
      for (const { object } of shapes.getQuads(subject, `${SH}property`, null, null)) {
        const property = object as never;
        facts.set(value(property, 'path') ?? '', {
          min: Number(value(property, 'minCount') ?? 0),
          max: Number(value(property, 'maxCount') ?? Number.POSITIVE_INFINITY),
          uniqueLang: value(property, 'uniqueLang') === 'true',
        });
      }
    return facts;
  };
  const classes = Object.keys(CARDINALITY).filter((name) => factsOf(name).size > 0);

  it('for all classes but those without shapes of their own', () => {
    expect(Object.keys(CARDINALITY).filter((name) => !classes.includes(name))).toEqual([
      'ConceptScheme',
      'ShaclValidator2017',
      'BitstringStatusListEntry',
    ]);
  });

  it.each(classes)('for %s: every member exists, with its minimum and maximum', (name) => {
    const facts = factsOf(name);
    for (const [member, { min, max, kind }] of Object.entries(CARDINALITY[name] ?? {})) {
      const label = `${name}.${member}`;
      const fact = facts.get(iri(member));
      expect(fact, label).toBeDefined();
      if (!fact) continue;
      if (!STRICTER.has(label)) expect(min, label).toBe(fact.min);
      const one = fact.max === 1 || (kind === 'text' && (fact.uniqueLang || MANY_TEXTS.has(member)));
      if (!STRICTER.has(label) && !WIDER.has(label)) expect(max, label).toBe(one ? 1 : 'n');
    }
  });

  it.each(classes)('for %s: everything mandatory is in the table', (name) => {
    const written = new Set(Object.keys(CARDINALITY[name] ?? {}).map(iri));
    const mandatory = [...factsOf(name)].filter(([, { min }]) => min > 0).map(([path]) => path);
    expect(mandatory.filter((path) => !written.has(path))).toEqual([]);
  });
});
