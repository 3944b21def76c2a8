import { importMethodKey } from '../../credential/did/key-material.ts';
import { isOnHostOf, isUnderIssuer } from '../key-address.ts';
import { institutionsOfIdentifier } from './find.ts';
import type { PinnedKey, RegisteredInstitution, Registry } from './registry.ts';

export interface RegistryFault {
  readonly reason: string;
  /** Where, such as `institutions.3.keys.0`. */
  readonly at: string;
}

/**
 * What no schema sees: an id or an issuer that stands for two institutions, a legal identifier that two confirmed ones have
 * (a seal names its owner by it, so that neither could be told from the other), a key that is not exactly one public key of
 * an issuer of its institution, an end before a beginning. Null for a sound registry.
 */
export async function registryFault(registry: Registry): Promise<RegistryFault | null> {
  const { institutions } = registry;
  const ids = new Set<string>();
  const issuers = new Set<string>();
  for (const [index, institution] of institutions.entries()) {
    const at = `institutions.${index}`;
    if (ids.has(institution.id)) return { reason: 'the id of another institution', at: `${at}.id` };
    ids.add(institution.id);
    for (const issuer of institution.issuers) {
      if (issuers.has(issuer)) return { reason: 'an issuer that is listed twice', at: `${at}.issuers` };
      issuers.add(issuer);
    }
    const shared = sharedIdentifier(institution, registry);
    if (shared !== null)
      return {
        reason: 'a legal identifier that another confirmed institution has',
        at: `${at}.legalIdentifiers.${shared.index}`,
      };
    if (endsBeforeItBegins(institution.validFrom, institution.validTo))
      return { reason: 'ends before it begins', at: `${at}.validTo` };
    for (const [place, key] of institution.keys.entries()) {
      const reason = await keyFault(key, institution);
      if (reason !== null) return { reason, at: `${at}.keys.${place}` };
    }
  }
  return null;
}

/** A legal identifier of a confirmed institution that another confirmed one in a registry has too; the first of them. */
export function sharedIdentifier(
  { id, confirmed, legalIdentifiers }: RegisteredInstitution,
  registry: Registry,
): { readonly index: number; readonly other: string } | null {
  if (confirmed === undefined) return null;
  for (const [index, identifier] of legalIdentifiers.entries()) {
    const other = institutionsOfIdentifier(registry, identifier).find((one) => one.id !== id && one.confirmed);
    if (other !== undefined) return { index, other: other.id };
  }
  return null;
}

async function keyFault(key: PinnedKey, { issuers, keys }: RegisteredInstitution): Promise<string | null> {
  const { id, publicKeyJwk, publicKeyMultibase, validFrom, validUntil } = key;
  if (keys.filter((other) => other.id === id).length > 1) return 'two keys with one id';
  if (!issuers.some((issuer) => isUnderIssuer(id, issuer) || isOnHostOf(id, issuer)))
    return 'its id lies neither under an issuer of the institution nor on its host';
  if ((publicKeyJwk === undefined) === (publicKeyMultibase === undefined)) return 'one public key is needed';
  const material =
    publicKeyJwk === undefined ? { type: 'Multikey', publicKeyMultibase } : { type: 'JsonWebKey', publicKeyJwk };
  if (!(await importMethodKey(material)).ok) return 'not a public key we can use';
  return endsBeforeItBegins(validFrom, validUntil) ? 'ends before it begins' : null;
}

const endsBeforeItBegins = (from: string | undefined, to: string | undefined): boolean =>
  from !== undefined && to !== undefined && to < from;
