import type { DistinguishedName } from './distinguished-name.ts';

/** A distinguished name as people read one: common name, organisation, its identifier, country. */
export const nameOf = ({ commonName, organisation, organizationIdentifier, country }: DistinguishedName): string =>
  [...new Set([commonName, organisation, organizationIdentifier, country])]
    .filter((part) => part !== undefined)
    .join(', ');
