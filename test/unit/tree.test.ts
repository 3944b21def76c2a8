import { describe, expect, it } from 'vitest';
import { isKnownContext, pinnedContext, vcdm2Contexts } from '../../src/credential/contexts/loader.ts';
import { OPAQUE, PREFIX_TERMS, readTree } from '../../src/credential/graph/tree.ts';
import type { JsonObject } from '../../src/record/json.ts';
import { composed, ORIGIN, SCENARIO_CASES, twinOf } from '../support/compositions.ts';

const treeOf = (document: JsonObject) => {
  const tree = readTree(document);
  if (!tree.ok) throw new Error(tree.error.reason);
  return tree.value;
};
const refusal = (document: JsonObject) => {
  const tree = readTree(document);
  return tree.ok ? null : tree.error;
};

describe('a tree', () => {
  it('gives the root its members wherever its id occurs', () => {
    const { root } = treeOf({
      id: 'urn:c',
      issuer: 'did:x',
      evidence: { id: 'urn:e', about: { id: 'urn:c', credentialStatus: { id: 'urn:s' } } },
    });
    expect(root).toEqual(expect.objectContaining({ issuer: 'did:x', credentialStatus: { id: 'urn:s' } }));
  });

  it('unites the values of a node that is split, each once', () => {
    const tree = treeOf({
      a: { id: 'urn:n', title: { nl: 'x' }, part: ['1', '2'] },
      b: { id: 'urn:n', title: { en: 'y' }, part: '2' },
    });
    expect(tree.node('urn:n')).toEqual({ id: 'urn:n', title: [{ nl: 'x' }, { en: 'y' }], part: ['1', '2'] });
    expect(tree.node({ id: 'urn:n' })).toBe(tree.node('urn:n'));
  });

  it('knows no null: neither as a value nor in a list, also where a node occurs once', () => {
    const { root } = treeOf({ id: 'urn:c', validUntil: null, issuer: [null, 'did:x'], name: [null] });
    expect(root).toEqual({ id: 'urn:c', issuer: 'did:x' });
  });

  it('keeps nodes without id apart from each other and gives nothing for what is no node', () => {
    const tree = treeOf({ a: { x: '1' }, b: { x: '2' } });
    expect(tree.node(tree.root.a)).toEqual({ x: '1' });
    for (const value of ['urn:nowhere', 7, null, undefined, [{}], true]) expect(tree.node(value)).toBeNull();
  });

  it('copies neither strings nor nodes that are written once, or in full each time', () => {
    const image = { id: 'urn:i', content: 'A'.repeat(100_000) };
    const tree = treeOf({ id: 'urn:c', image, again: { ...image } });
    expect(tree.node('urn:i')).toBe(image);
    expect(tree.root.image).toBe(image);
  });

  it('does not take a text in Indonesian for a node', () => {
    const tree = treeOf({
      a: { id: 'urn:n', title: { id: 'Judul', nl: 'x' } },
      b: { id: 'urn:n', title: { id: 'Judul', en: 'y' } },
    });
    expect(tree.node('urn:n')?.title).toEqual([
      { id: 'Judul', nl: 'x' },
      { id: 'Judul', en: 'y' },
    ]);
  });

  it('costs about as much as parsing the document', () => {
    const text = JSON.stringify(twinOf(composed(SCENARIO_CASES.environmentalMediator())));
    const document = JSON.parse(text) as JsonObject;
    const fastest = (work: () => unknown): number => {
      let best = Number.POSITIVE_INFINITY;
      for (let round = 0; round < 200; round++) {
        const start = performance.now();
        work();
        best = Math.min(best, performance.now() - start);
      }
      return best;
    };
    expect(fastest(() => readTree(document))).toBeLessThan(3 * fastest(() => JSON.parse(text)));
  });

  it('ends on nodes that lead back to themselves', () => {
    const tree = treeOf({ id: 'urn:c', part: { id: 'urn:p', part: { id: 'urn:p', part: 'urn:p' } } });
    const node = tree.node('urn:p');
    expect([node?.part].flat().map(tree.node)).toEqual([node, node]);
  });
});

describe('a tree is refused', () => {
  it.each<[string, JsonObject, string]>([
    ['for a full IRI as name', { 'http://purl.org/dc/terms/title': 'x' }, '/http:~1~1purl.org~1dc~1terms~1title'],
    ['for a compact IRI as name', { a: [{ 'dc:title': 'x' }] }, '/a/0/dc:title'],
    ['for a keyword as name', { a: { '@id': 'urn:x' } }, '/a/@id'],
    ['for a value object', { title: { '@value': 'x' } }, '/title/@value'],
    ['for a context below the root', { a: { '@context': [] } }, '/a/@context'],
    ['for a keyword as class', { type: ['@json'] }, '/type'],
    ['for an IRI as class', { type: 'http://www.w3.org/2018/credentials#VerifiableCredential' }, '/type'],
    ['for a compact IRI as value', { dcType: 'elm:x' }, '/dcType'],
    ['for a compact IRI as id', { a: { id: 'elm:x' } }, '/a/id'],
    ['for a label of a blank node', { a: { id: '_:b0' } }, '/a/id'],
    ['for an id that is no string', { a: { id: ['urn:x'] } }, '/a/id'],
    ['for a list in a list', { a: [['x']] }, '/a/0'],
    ['for a name no property may have', JSON.parse('{"__proto__": {"x": 1}}'), '/__proto__'],
  ])('%s', (_, document, pointer) => {
    expect(refusal(document)).toMatchObject({ code: 'tree_not_plain', pointer });
  });

  it('for nesting beyond 64, without running out of stack', () => {
    let deep: JsonObject = {};
    for (let depth = 0; depth < 5_000; depth++) deep = { a: deep };
    expect(refusal(deep)?.reason).toBe('nested too deeply');
  });

  it('but not for texts, addresses and languages that only look alike', () => {
    const document = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      name: { '@value': 'Naam', '@language': 'nl' },
      title: { nl: 'dc: een titel', en: 'org: a title' },
      id: 'did:web:x',
      contentURL: 'vc://x',
      email: '@someone',
    };
    expect(refusal(document)).toBeNull();
  });
});

/** Contexts a document may be read under; the security contexts stand behind any of them. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  EDC: ['https://www.w3.org/2018/credentials/v1', 'http://data.europa.eu/snb/model/context/edc-ap'],
  'VCDM 2.0 ELM': vcdm2Contexts(ORIGIN),
  ...Object.fromEntries(
    ['context.json', 'context-3.0.1.json', 'context-3.0.2.json', 'context-3.0.3.json'].map((file) => [
      `Open Badges ${file}`,
      [
        'https://www.w3.org/ns/credentials/v2',
        `https://purl.imsglobal.org/spec/ob/v3p0/${file}`,
        'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
      ],
    ]),
  ),
  'VCDM 2.0': ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/ns/credentials/status/v1'],
  'VCDM 1.1': ['https://www.w3.org/2018/credentials/v1', 'https://w3id.org/vc/status-list/2021/v1'],
};

type Definition =
  | { '@id'?: string; '@type'?: string; '@container'?: string; '@reverse'?: string; '@context'?: unknown }
  | string
  | null;

/** Every term of a context list, scoped ones too, with the IRI it stands for. */
function termsOf(urls: readonly string[]): { term: string; iri: string; definition: Definition }[] {
  const found: { term: string; iri: string; definition: Definition }[] = [];
  const prefixes: Record<string, string> = {};
  const walk = (context: unknown): void => {
    if (Array.isArray(context)) for (const each of context) walk(each);
    if (typeof context !== 'object' || context === null) return;
    const entries = Object.entries(context as Record<string, Definition>).filter(([term]) => !term.startsWith('@'));
    for (const [term, definition] of entries) if (typeof definition === 'string') prefixes[term] = definition;
    for (const [term, definition] of entries) {
      if (definition === null) continue;
      const iri = typeof definition === 'string' ? definition : (definition['@id'] ?? term);
      found.push({ term, iri, definition });
      if (typeof definition === 'object') walk(definition['@context']);
    }
  };
  for (const url of urls) walk((pinnedContext(url) as JsonObject)['@context']);
  const full = (iri: string): string => {
    const [prefix = '', local] = iri.split(/:(?!\/\/)/);
    if (local === undefined) return prefixes[iri] !== undefined && !iri.startsWith('@') ? full(prefixes[iri]) : iri;
    return prefixes[prefix] === undefined ? iri : `${full(prefixes[prefix])}${local}`;
  };
  return found.map(({ term, iri, definition }) => ({ term, iri: full(iri), definition }));
}

describe.each(Object.entries(LISTS))('the contexts of %s', (_, urls) => {
  const terms = termsOf(urls);

  it('are pinned', () => {
    expect(urls.every(isKnownContext)).toBe(true);
    expect(terms.length).toBeGreaterThan(20);
  });

  it('have no second term for an IRI by which a statement could escape a reader', () => {
    const byIri = new Map<string, Set<string>>();
    for (const { term, iri } of terms) byIri.set(iri, (byIri.get(iri) ?? new Set()).add(term));
    const aliases = [...byIri.values()]
      .filter(({ size }) => size > 1)
      .map((names) => [...names].toSorted().join(' = '));
    const harmless = [
      // Both classes mean a badge, and readers take either.
      'AchievementCredential = OpenBadgeCredential',
      // `created` exists on proofs only, and no fact is a date of creation.
      'created = dateCreated',
    ];
    const refused = aliases
      .filter((alias) => !harmless.includes(alias))
      .filter((alias) => {
        const names = alias.split(' = ');
        return names.filter((name) => readTree({ [name]: 'x' }).ok).length > 1;
      });
    expect(refused).toEqual([]);
  });

  it('have graphs and JSON literals in the opaque members only, and nothing that turns a statement round', () => {
    for (const { term, definition } of terms) {
      if (typeof definition !== 'object' || definition === null) continue;
      if (definition['@container'] === '@graph' || definition['@type'] === '@json') expect([...OPAQUE]).toContain(term);
      expect(definition['@reverse'], term).toBeUndefined();
      expect([undefined, '@set', '@list', '@language', '@graph'], term).toContain(definition['@container']);
    }
  });

  it('have the prefixes that are refused', () => {
    const prefixes = terms
      .filter(({ definition, iri }) => typeof definition === 'string' && /[:/?#[\]@]$/.test(iri))
      .map(({ term }) => term);
    for (const prefix of prefixes) expect([...PREFIX_TERMS]).toContain(prefix);
  });
});
