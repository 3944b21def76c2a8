import {
  countryAlpha2,
  namesSameBody,
  organizationIdentifier,
} from '../../credential/certificates/organization-identifier.ts';
import { isPublicHostName } from '../host.ts';
import type { PartyIdentifier } from '../trust.ts';
import type { RegisteredInstitution, Registry } from './registry.ts';

/** A registry with its entries within reach; made once per registry. */
interface Index {
  readonly byId: ReadonlyMap<string, RegisteredInstitution>;
  readonly byIssuer: ReadonlyMap<string, readonly RegisteredInstitution[]>;
  readonly byDomain: ReadonlyMap<string, readonly RegisteredInstitution[]>;
  /** By the bare number, without prefix and punctuation: candidates for a comparison. */
  readonly byNumber: ReadonlyMap<string, readonly RegisteredInstitution[]>;
}

const indexes = new WeakMap<Registry, Index>();

function indexOf(registry: Registry): Index {
  const made = indexes.get(registry);
  if (made !== undefined) return made;
  const all = registry.institutions;
  const index: Index = {
    byId: new Map(all.map((institution) => [institution.id, institution])),
    byIssuer: grouped(all, ({ issuers }) => issuers),
    byDomain: grouped(all, ({ domains }) => domains),
    byNumber: grouped(all, ({ legalIdentifiers }) => legalIdentifiers.map(({ notation }) => bareNumber(notation))),
  };
  indexes.set(registry, index);
  return index;
}

function grouped(
  institutions: readonly RegisteredInstitution[],
  keysOf: (institution: RegisteredInstitution) => readonly string[],
): Map<string, RegisteredInstitution[]> {
  const groups = new Map<string, RegisteredInstitution[]>();
  for (const institution of institutions)
    for (const key of new Set(keysOf(institution))) groups.set(key, [...(groups.get(key) ?? []), institution]);
  return groups;
}

/** The entry with this id. */
export const institutionById = (registry: Registry, id: string): RegisteredInstitution | null =>
  indexOf(registry).byId.get(id) ?? null;

/** The ids a domain stands for: the domain itself as a DID or as an https address, and nothing below or beside it. */
const BARE_DOMAIN = /^(?:did:web:([a-z0-9.-]+)|https:\/\/([a-z0-9.-]+)\/?)$/;

/**
 * The institution that issues under this id: the one that lists it, else the one whose domain it is. A path, a subdomain or
 * a port of a domain is not the institution: there staff, students and suppliers publish too. Null where nobody issues
 * under it, and where several do: institutions that share a domain have to list their issuers. Whether the institution is
 * confirmed is for the caller.
 */
export function institutionOfIssuer(registry: Registry, issuerId: string): RegisteredInstitution | null {
  const { byIssuer, byDomain } = indexOf(registry);
  const listed = byIssuer.get(issuerId);
  if (listed !== undefined) return only(listed);
  const [, ofDid, ofAddress] = BARE_DOMAIN.exec(issuerId) ?? [];
  const domain = ofDid ?? ofAddress;
  return domain !== undefined && isPublicHostName(domain) ? only(byDomain.get(domain) ?? []) : null;
}

/**
 * The institutions with this legal identifier. With a country or a prefix such as `NTRBE-` it names one body
 * (ETSI EN 319 412-1 §5.1.4); a bare number is compared within the country of each entry, so that several can have it.
 */
export function institutionsOfIdentifier(
  registry: Registry,
  { notation, country }: PartyIdentifier,
): readonly RegisteredInstitution[] {
  const candidates = indexOf(registry).byNumber.get(bareNumber(notation)) ?? [];
  if (contradicts(notation, country)) return [];
  return candidates.filter(({ legalIdentifiers }) =>
    legalIdentifiers.some((own) => {
      const wanted = organizationIdentifier({ notation, country: country ?? own.country });
      if (wanted === null) return own.notation === notation && own.country === country;
      return namesSameBody(own, wanted);
    }),
  );
}

/** A prefix that names another country than the one that is said with it. Greece is EL for VAT and GR elsewhere. */
function contradicts(notation: string, country: string | undefined): boolean {
  const prefix = /^[A-Z]{3}([A-Z]{2})-/.exec(notation)?.[1];
  const said = country === undefined ? null : countryAlpha2(country);
  return prefix !== undefined && said !== null && prefix !== said && !(prefix === 'EL' && said === 'GR');
}

const bareNumber = (notation: string): string =>
  notation
    .replace(/^[A-Z]{3}[A-Z]{2}-/, '')
    .replace(/^BE/i, '')
    .replace(/[ ./:-]/g, '')
    .replace(/^0+/, '')
    .toUpperCase();

const only = <T>(all: readonly T[]): T | null => (all.length === 1 ? (all[0] ?? null) : null);
