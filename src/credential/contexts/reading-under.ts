import { type Policy, PRODUCT } from '../policy.ts';
import { type Canonicalise, canonicalise, canonicaliserWith, type DocumentLoader } from './canonicalise.ts';
import { documentLoader, isKnownContext } from './loader.ts';

/** How JSON-LD of a stranger is read under a policy. */
export interface JsonLdReading {
  readonly canonicalise: Canonicalise;
  /** What the canonicaliser asks for contexts, for those that read JSON-LD without it. */
  readonly loader: DocumentLoader;
  /** Whether a document may define terms of its own in `@context`. */
  readonly inlineContexts: boolean;
}

const readings = new WeakMap<Policy, JsonLdReading>([
  [PRODUCT, { canonicalise, loader: documentLoader, inlineContexts: false }],
]);

/**
 * The canonicaliser and the rule for inline contexts that belong to a policy, made once for each so that resolved contexts
 * stay cached. A policy adds contexts to the pinned ones and replaces none. Never fetches.
 */
export function readingUnder(policy: Policy): JsonLdReading {
  const known = readings.get(policy);
  if (known) return known;
  const { contexts, inlineContexts } = policy;
  const loader: DocumentLoader = async (url) => {
    const document = isKnownContext(url) ? undefined : contexts.get(url);
    return document === undefined
      ? documentLoader(url)
      : { contextUrl: null, document, documentUrl: url, tag: 'static' };
  };
  const reading: JsonLdReading = { canonicalise: canonicaliserWith(loader), loader, inlineContexts };
  readings.set(policy, reading);
  return reading;
}
