import { type Canonicalise, canonicaliserWith } from '../../src/credential/contexts/canonicalise.ts';
import { documentLoader } from '../../src/credential/contexts/loader.ts';

/** The catch-all context of W3C's examples: it maps any term to something, so production must never know it. */
const EXAMPLES = 'https://www.w3.org/ns/credentials/examples/v2';
const ANY_TERM = { '@context': { '@vocab': 'https://www.w3.org/ns/credentials/examples#' } };

export const examplesLoader = async (url: string) =>
  url === EXAMPLES
    ? { contextUrl: null, documentUrl: url, document: ANY_TERM, tag: 'static' as const }
    : documentLoader(url);

/** A canonicaliser that also knows the examples' context. */
export const canonicaliseExamples: Canonicalise = canonicaliserWith(examplesLoader);
