import { type Policy, PRODUCT } from '../policy.ts';
import { type Canonicalise, canonicalise, canonicaliserWith } from './canonicalise.ts';
import { documentLoader } from './loader.ts';

/** How JSON-LD of a stranger is read under a policy. */
export interface JsonLdReading {
  readonly canonicalise: Canonicalise;
  /** Whether a document may define terms of its own in `@context`. */
  readonly inlineContexts: boolean;
}

const readings = new WeakMap<Policy, JsonLdReading>([[PRODUCT, { canonicalise, inlineContexts: false }]]);

/**
 * The canonicaliser and the rule for inline contexts that belong to a policy, made once for each so that resolved contexts
 * stay cached. The pinned contexts come first: a policy adds to them and replaces none. Never fetches.
 */
export function readingUnder(policy: Policy): JsonLdReading {
  const known = readings.get(policy);
  if (known) return known;
  const { contexts, inlineContexts } = policy;
  const reading: JsonLdReading = {
    inlineContexts,
    canonicalise: canonicaliserWith(async (url) => {
      const document = contexts.get(url);
      return document === undefined
        ? documentLoader(url)
        : { contextUrl: null, document, documentUrl: url, tag: 'static' };
    }),
  };
  readings.set(policy, reading);
  return reading;
}
