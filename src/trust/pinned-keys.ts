import type { IssuerKeys } from '../credential/data-integrity/read-proof.ts';
import { importMethodKey } from '../credential/did/key-material.ts';
import { isOnHostOf, isUnderIssuer } from './key-address.ts';
import { firstMoment, lastMoment } from './registry/day.ts';
import type { PinnedKey, RegisteredInstitution } from './registry/registry.ts';

/**
 * The keys an institution has pinned for one of its issuer ids: those whose address lies under it, or, under none of its
 * issuers, elsewhere on the host of this one.
 */
export const pinnedFor = ({ issuers, keys }: RegisteredInstitution, issuerId: string): readonly PinnedKey[] =>
  keys.filter(
    ({ id }) =>
      isUnderIssuer(id, issuerId) || (isOnHostOf(id, issuerId) && !issuers.some((issuer) => isUnderIssuer(id, issuer))),
  );

/**
 * Pinned keys by their address. Once one is pinned for an issuer, no other key is that issuer's. `revokedSince` ends a
 * key from the first moment of that day; the days of `validFrom` and `validUntil` go along with it for whoever compares
 * them with the time of signing, both inclusive.
 */
export const pinnedKeys =
  (pinned: readonly PinnedKey[]): IssuerKeys =>
  async (verificationMethod) => {
    const named = pinned.filter(({ id }) => id === verificationMethod);
    const [key] = named;
    if (named.length !== 1 || key === undefined) return null;
    const { publicKeyJwk, publicKeyMultibase, validFrom, validUntil, revokedSince } = key;
    const imported = await importMethodKey({
      ...(publicKeyJwk === undefined ? {} : { type: 'JsonWebKey', publicKeyJwk }),
      ...(publicKeyMultibase === undefined ? {} : { type: 'Multikey', publicKeyMultibase }),
    });
    if (!imported.ok) return null;
    return {
      ...imported.value,
      ...(validFrom === undefined ? {} : { signsFrom: firstMoment(validFrom) }),
      ...(validUntil === undefined ? {} : { signsUntil: lastMoment(validUntil) }),
      ...(revokedSince === undefined ? {} : { revoked: firstMoment(revokedSince) }),
    };
  };
