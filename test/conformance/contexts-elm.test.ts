import jsonld from 'jsonld';
import { beforeAll, expect, it } from 'vitest';
import { elmContext } from '../../contexts/elm-context.ts';
import manifest from '../../contexts/manifest.json' with { type: 'json' };
import { canonicaliserWith } from '../../src/credential/contexts/canonicalise.ts';
import { documentLoader, EDC_CONTEXTS, vcdm2Contexts } from '../../src/credential/contexts/loader.ts';
import { describeWithShared, sharedJson, sharedText } from '../support/shared.ts';

const SAMPLES = ['CertOfPart-signed', 'CertOfPart-unsigned', 'MC-Annex1-signed', 'MC-Annex1-unsigned'] as const;
const EDC_AP = EDC_CONTEXTS[1];

/** The official file has an address of its own here: jsonld keeps contexts by address, whatever loader is asked. */
const OFFICIAL = 'https://official.example/edc-ap.jsonld';
const OFFICIAL_CONTEXTS = [EDC_CONTEXTS[0], OFFICIAL];
let official: { '@context': Record<string, unknown> };
const loader: typeof documentLoader = async (url) =>
  url === OFFICIAL
    ? { contextUrl: null, document: official, documentUrl: url, tag: 'static' }
    : await documentLoader(url);
const canonicalise = canonicaliserWith(loader);

const sample = (name: string): Record<string, unknown> => {
  const file = sharedJson(`elm/Sample-${name}.jsonld`) as Record<string, unknown>;
  return typeof file.payload === 'string' ? JSON.parse(file.payload) : file;
};

const safely = { documentLoader: loader, safe: true, base: null };

describeWithShared('our rendering of the ELM 3.2 context', () => {
  beforeAll(async () => {
    official = sharedJson('elm/edc-ap-context.jsonld') as typeof official;
    const bytes = new TextEncoder().encode(sharedText('elm/edc-ap-context.jsonld'));
    const digest = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
    expect(digest).toBe(manifest.published[EDC_AP].official);
  });

  it('has the 253 terms of the official file and no other', () => {
    const theirs = Object.keys(official['@context']).sort();
    expect(theirs).toHaveLength(253);
    expect(Object.keys(elmContext['@context']).sort()).toEqual(theirs);
  });

  it('defines each of them as JSON-LD understands the official definition', async () => {
    const [ours, theirs] = await Promise.all([mappings(EDC_CONTEXTS), mappings(OFFICIAL_CONTEXTS)]);
    expect(theirs.size).toBeGreaterThan(253);
    for (const [term, definition] of theirs) expect([term, ours.get(term)]).toEqual([term, definition]);
    for (const term of ours.keys()) expect(theirs.has(term), term).toBe(true);
  });

  it('keeps clv a word that is no prefix, as JSON-LD 1.1 reads the official file', async () => {
    const document = { id: 'urn:x:1', latitude: '50.9' };
    const expanded = await jsonld.expand({ '@context': EDC_CONTEXTS, ...document }, safely);
    expect(Object.keys(expanded[0] ?? {})).toContain('clv:latitude');
    expect(expanded).toEqual(await jsonld.expand({ '@context': OFFICIAL_CONTEXTS, ...document }, safely));
  });

  it.each(SAMPLES)('expands the official sample %s as the official file does', async (name) => {
    const document = sample(name);
    expect(document['@context']).toEqual(EDC_CONTEXTS);
    const ours = await jsonld.expand(document, safely);
    expect(ours).toEqual(await jsonld.expand(officially(document), safely));
  });

  it.each(SAMPLES)('gives the official sample %s the same canonical N-Quads', async (name) => {
    const document = sample(name);
    const theirs = await canonicalise(officially(document));
    expect(theirs.split('\n').length).toBeGreaterThan(100);
    expect(await canonicalise(document)).toBe(theirs);
  });

  it.each(SAMPLES)('and the wrapper gives %s, read as VCDM 2.0, the same canonical N-Quads', async (name) => {
    const document = sample(name);
    const asVcdm2 = { ...document, '@context': vcdm2Contexts('https://credentials.example.be') };
    expect(await canonicalise(asVcdm2)).toBe(await canonicalise(officially(document)));
  });
});

/** The same document under the official file. */
const officially = (document: object): object => ({ ...document, '@context': OFFICIAL_CONTEXTS });

/** What a processor makes of these contexts: every term with IRI, type, container and whether it is a prefix. */
async function mappings(contexts: readonly string[]): Promise<Map<string, unknown>> {
  const initial = await jsonld.processContext(null, null, safely);
  const active = await jsonld.processContext(initial, { '@context': contexts }, safely);
  return new Map(active.mappings);
}
