import { issuerAddress } from '../issuer-address.ts';
import type { TrustedParty } from '../trust.ts';
import type { DidRegistry, RegisteredInstitution } from './registry.ts';

/**
 * An institution of a registry as a party. Its hosts are its domains and the hosts of the issuers that are listed for it
 * one by one, the latter with their port.
 */
export function partyOf(
  institution: RegisteredInstitution,
  source: 'registry' | 'operator',
  registryVersion: string,
): TrustedParty {
  const { issuers, domains, validFrom, validTo } = institution;
  const listed = issuers.flatMap((issuer) => issuerAddress(issuer)?.authority ?? []);
  return {
    id: institution.id,
    name: institution.legalName,
    source,
    registryVersion,
    confirmed: institution.confirmed !== undefined,
    development: false,
    issuerIds: issuers,
    identifiers: institution.legalIdentifiers,
    hosts: [...new Set([...domains, ...listed])],
    country: institution.country,
    qualityAssurance: institution.qualityAssurance,
    mandates: institution.mandates,
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validTo === undefined ? {} : { validTo }),
  };
}

/**
 * An issuer that a list of known DIDs names: a name and nothing more. The list vouches for no quality assurance and no
 * legal identity, so the party has none; `registryVersion` says which list it was.
 */
export function listedParty(did: string, name: string, { name: list }: DidRegistry, version: string): TrustedParty {
  const authority = issuerAddress(did)?.authority;
  return {
    id: did,
    name: { en: name },
    source: 'did-registry',
    registryVersion: `${version} (${list})`,
    confirmed: false,
    development: false,
    issuerIds: [did],
    identifiers: [],
    hosts: authority === undefined ? [] : [authority],
    country: null,
    qualityAssurance: [],
    mandates: [],
  };
}
