/**
 * What a deployment takes and gives beyond what the specifications leave open. One table for the product, and one for
 * conformance runs (`src/conformance/policy.ts`), which is never part of the product's bundle. Whatever behaves differently
 * in a conformance run asks one of these rows; nothing else may.
 */
export interface Policy {
  /** Contexts that are known beside the pinned ones, by URL. */
  readonly contexts: ReadonlyMap<string, object>;
  /** Whether `@context` may hold objects (VCDM 2.0 §4.3 allows them; a signature then covers whatever they define). */
  readonly inlineContexts: boolean;
  /** Whether an issuer or presenter that is a `did:key` counts as known although nobody vouches for it. */
  readonly didKeyIssuers: boolean;
  /** What a proof is worth whose verification method the issuer of the document does not control. */
  readonly issuerIsNotController: 'failed' | 'warning';
  /** Whether the VC-API issues credentials of VCDM 1.1. */
  readonly issuesVcdm11: boolean;
  /** Whether the VC-API asks for an API key to issue and to change a status. */
  readonly authorisation: 'api-key' | 'none';
  /** What the VC-API does with a credential that names no issuer: it gets the one of the request, or is refused. */
  readonly issuerLeftOut: 'filled' | 'refused';
  /** Whether one credential id may be issued more than once. */
  readonly repeatedIds: boolean;
  /**
   * Whether a verification asks what no specification of the W3C does: one subject of whom something is said, an award with
   * its body and quality assurance, a proof of its own from a credential that its holder issued and presents (VCDM 2.0
   * §4.13 is content with that of the presentation), and, where the holder chose what to show, that period and status
   * are among it.
   */
  readonly asksBeyondW3c: boolean;
}

export const PRODUCT: Policy = {
  contexts: new Map(),
  inlineContexts: false,
  didKeyIssuers: false,
  issuerIsNotController: 'failed',
  issuesVcdm11: false,
  authorisation: 'api-key',
  issuerLeftOut: 'filled',
  repeatedIds: false,
  asksBeyondW3c: true,
};
