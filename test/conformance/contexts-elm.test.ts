import jsonld from 'jsonld';
import { beforeAll, expect, it } from 'vitest';
import { elmContext } from '../../contexts/elm-context.ts';
import manifest from '../../contexts/manifest.json' with { type: 'json' };
import { canonicaliserWith } from '../../src/credential/contexts/canonicalise.ts';
import { documentLoader, EDC_CONTEXTS, vcdm2Contexts } from '../../src/credential/contexts/loader.ts';
import { describeWithShared, sharedJson, sharedText } from '../support/shared.ts';

const SAMPLES = ['CertOfPart-signed', 'CertOfPart-unsigned', 'MC-Annex1-signed', 'MC-Annex1-unsigned'] as const;
const EDC_AP = EDC_CONTEXTS[1];

/** Our loader with the official file in the place of our rendering. */
let official: { '@context': Record<string, unknown> };
const officialLoader: typeof documentLoader = async (url) =>
  url === EDC_AP
    ? { contextUrl: null, document: official, documentUrl: url, tag: 'static' }
    : await documentLoader(url);

const sample = (name: string): Record<string, unknown> => {
  const file = sharedJson(`elm/Sample-${name}.jsonld`) as Record<string, unknown>;
  return typeof file.payload === 'string' ? JSON.parse(file.payload) : file;
};

const safely = (loader: typeof documentLoader) => ({ documentLoader: loader, safe: true, base: null });

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
    const [ours, theirs] = await Promise.all([mappings(documentLoader), mappings(officialLoader)]);
    expect(theirs.size).toBeGreaterThan(253);
    for (const [term, definition] of theirs) expect([term, ours.get(term)]).toEqual([term, definition]);
    for (const term of ours.keys()) expect(theirs.has(term), term).toBe(true);
  });

  it('keeps clv a word that is no prefix, as JSON-LD 1.1 reads the official file', async () => {
    const document = { '@context': EDC_CONTEXTS, id: 'urn:x:1', latitude: '50.9' };
    const expanded = await jsonld.expand(document, safely(documentLoader));
    expect(Object.keys(expanded[0] ?? {})).toContain('clv:latitude');
    expect(expanded).toEqual(await jsonld.expand(document, safely(officialLoader)));
  });

  it.each(SAMPLES)('expands the official sample %s as the official file does', async (name) => {
    const document = sample(name);
    expect(document['@context']).toEqual(EDC_CONTEXTS);
    const ours = await jsonld.expand(document, safely(documentLoader));
    expect(ours).toEqual(await jsonld.expand(document, safely(officialLoader)));
  });

  it.each(SAMPLES)('gives the official sample %s the same canonical N-Quads', async (name) => {
    const document = sample(name);
    const theirs = await canonicaliserWith(officialLoader)(document);
    expect(theirs.split('\n').length).toBeGreaterThan(100);
    expect(await canonicaliserWith(documentLoader)(document)).toBe(theirs);
  });

  it.each(SAMPLES)('and the wrapper gives %s, read as VCDM 2.0, the same canonical N-Quads', async (name) => {
    const document = sample(name);
    const asVcdm2 = { ...document, '@context': vcdm2Contexts('https://credentials.example.be') };
    expect(await canonicaliserWith(documentLoader)(asVcdm2)).toBe(await canonicaliserWith(officialLoader)(document));
  });
});

/** What a processor makes of the EDC contexts: every term with IRI, type, container and whether it is a prefix. */
async function mappings(loader: typeof documentLoader): Promise<Map<string, unknown>> {
  const initial = await jsonld.processContext(null, null, { documentLoader: loader });
  const active = await jsonld.processContext(initial, { '@context': EDC_CONTEXTS }, { documentLoader: loader });
  return new Map(active.mappings);
}
