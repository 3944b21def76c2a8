import { fail } from '../record/result.ts';
import { createTrustMemory } from '../trust/memory.ts';
import { noneAdded } from '../trust/registry/none-added.ts';
import type { TrustSources } from '../trust/sources.ts';

/**
 * Whom a conformance run trusts: nobody beyond what its policy lets in, and itself. Its own status lists are read and not
 * fetched; everything else that would have to be fetched is refused, so that nothing a suite sends makes it ask an address.
 */
export function trustSources(origin: string, ownList: (url: string) => Promise<string | null>): TrustSources {
  return {
    shipped: noneAdded.registry,
    added: async () => noneAdded,
    own: {
      byIssuerId: async () => null,
      byIdentifier: async () => null,
      sealByCertificate: async () => null,
      didDocument: async () => null,
      keyUse: async () => null,
      statusList: ownList,
      isOurs: (url) => URL.canParse(url) && new URL(url).origin === origin,
    },
    // The only lists that can be read are made here when they are asked for: none of them can be an old one.
    memory: { ...createTrustMemory(), remember: async () => true },
    fetch: async () => fail({ code: 'refused', reason: 'a conformance run fetches nothing' }),
  };
}
