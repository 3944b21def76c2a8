import { vcdm2Contexts } from '../contexts/loader.ts';
import { type BitstringStatusListEntry, statusEntry } from '../status-list/compose.ts';
import { CREDENTIAL_SCHEME, type StatusEntryPlace } from './document.ts';
import type { ElmCredential, IdentifierNode } from './model.ts';

/** The ELM credential under the W3C Verifiable Credentials Data Model 2.0. */
export interface Vcdm2Credential
  extends Omit<ElmCredential, 'issuanceDate' | 'expirationDate' | 'identifier' | 'credentialStatus'> {
  readonly identifier?: readonly IdentifierNode[];
  readonly credentialStatus: readonly BitstringStatusListEntry[];
}

/**
 * The same credential as a VCDM 2.0 document: same ids, same facts, other contexts. What differs and nothing else:
 * `issuanceDate` and `expirationDate` go, because 2.0 has `validFrom` and `validUntil` for them; `issued` stays, because
 * the ELM shapes ask for it; the lookup identifiers of the EDC make way for proper `credentialStatus` entries.
 */
export function asVcdm2(
  edc: ElmCredential,
  { origin, statuses }: { readonly origin: string; readonly statuses: readonly StatusEntryPlace[] },
): Vcdm2Credential {
  const { issuanceDate: _issued, expirationDate: _expires, identifier, ...same } = edc;
  const kept = identifier?.filter(({ schemeName }) => schemeName === CREDENTIAL_SCHEME.replaces) ?? [];
  return {
    ...same,
    '@context': vcdm2Contexts(origin),
    ...(kept.length === 0 ? {} : { identifier: kept }),
    credentialStatus: statuses.map(({ purpose, listUrl, index }) => statusEntry(listUrl, purpose, index)),
  };
}
