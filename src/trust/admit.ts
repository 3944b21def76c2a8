import { institutionById, institutionOfIssuer, institutionsOfIdentifier } from './registry/find.ts';
import { listedParty, partyOf } from './registry/party.ts';
import type { RegisteredInstitution, Registry } from './registry/registry.ts';
import { registryVersion } from './registry/version.ts';
import type { AddedTrust, OwnRegister, TrustSources } from './sources.ts';
import type { Admission, PartyIdentifier, TrustedParty } from './trust.ts';

/** What vouches for issuers at one moment. */
export interface Vouching {
  readonly version: string;
  /** Every name of an institution, in every language. */
  readonly names: readonly string[];
  readonly own: OwnRegister | null;
  readonly shipped: Registry;
  readonly added: AddedTrust;
}

/**
 * Reads what the operator added; `version` names both registries. The own register is asked once about each issuer, since
 * admission and keys both look there.
 */
export async function vouching({ shipped, added: read, own: register }: TrustSources): Promise<Vouching> {
  const [added, version] = await Promise.all([read(), registryVersion(shipped)]);
  const names = [...shipped.institutions, ...added.registry.institutions].flatMap(({ legalName }) =>
    Object.values(legalName),
  );
  const own = register && { ...register, byIssuerId: once((issuerId) => register.byIssuerId(issuerId)) };
  return { version: `${version} + ${added.version}`, names, own, shipped, added };
}

function once<T>(ask: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return (key) => {
    const answer = answers.get(key) ?? ask(key);
    answers.set(key, answer);
    return answer;
  };
}

/**
 * Who stands behind an issuer id, asked in this order: this service's own register, what the operator added, what is
 * shipped, the lists of known DIDs. An id counts when it is listed exactly, or when it is the very domain of a confirmed
 * institution; an entry of the operator takes the place of the shipped one with its id. An unconfirmed
 * institution is only a hint. Fetches nothing, and never looks at a name.
 */
export async function admitIssuer(issuerId: string, vouched: Vouching): Promise<Admission> {
  const own = (await vouched.own?.byIssuerId(issuerId)) ?? null;
  if (own !== null) return { known: true, party: own };
  const registered = registeredIssuer(issuerId, vouched);
  if (registered?.party.confirmed) return { known: true, party: registered.party };
  const listed = listedIssuer(issuerId, vouched);
  if (listed !== null) return { known: true, party: listed };
  return unknown(registered?.party ?? null, vouched);
}

/** A registered institution and the party it is. */
export interface Registered {
  readonly institution: RegisteredInstitution;
  readonly party: TrustedParty;
}

/** The registry entry behind an issuer id, confirmed or not. */
export function registeredIssuer(issuerId: string, vouched: Vouching): Registered | null {
  const added = institutionOfIssuer(vouched.added.registry, issuerId);
  if (added !== null) return registered(added, 'operator', vouched);
  const shipped = institutionOfIssuer(vouched.shipped, issuerId);
  return shipped === null || isReplaced(shipped, vouched) ? null : registered(shipped, 'registry', vouched);
}

/**
 * Whose legal identifiers these are. All that name a body have to name the same one; a bare number counts when only one
 * body has it. An institution of this service goes before entries that are not confirmed. It does not go before one the
 * operator confirmed under the same number: that one is meant, unless it lists the DID the institution has here, for then
 * the two are one.
 */
export async function admitOrganisation(
  identifiers: readonly PartyIdentifier[],
  vouched: Vouching,
): Promise<Admission> {
  const own = await Promise.all(identifiers.map(async (one) => (await vouched.own?.byIdentifier(one)) ?? null));
  const ownIds = new Set(own.flatMap((party) => party?.issuerIds ?? []));
  const named = new Map<string, TrustedParty>();
  for (const [index, identifier] of identifiers.entries()) {
    const ours = own[index] ?? null;
    const others = registeredBodies(identifier, vouched).filter(({ issuers }) => !issuers.some((id) => ownIds.has(id)));
    const rivals = others.filter(({ confirmed }) => confirmed !== undefined);
    if (ours !== null && rivals.length === 0) named.set(ours.id, ours);
    else for (const body of ours === null ? others : rivals) named.set(body.id, partyBehind(body, vouched));
  }
  const [party] = named.values();
  if (party === undefined || named.size > 1) return unknown(null, vouched);
  return party.confirmed ? { known: true, party } : unknown(party, vouched);
}

function partyBehind(institution: RegisteredInstitution, vouched: Vouching): TrustedParty {
  const source = vouched.added.registry.institutions.includes(institution) ? 'operator' : 'registry';
  return registered(institution, source, vouched).party;
}

function registeredBodies(identifier: PartyIdentifier, vouched: Vouching): readonly RegisteredInstitution[] {
  const shipped = institutionsOfIdentifier(vouched.shipped, identifier);
  return [
    ...institutionsOfIdentifier(vouched.added.registry, identifier),
    ...shipped.filter((institution) => !isReplaced(institution, vouched)),
  ];
}

const isReplaced = ({ id }: RegisteredInstitution, { added }: Vouching): boolean =>
  institutionById(added.registry, id) !== null;

const registered = (
  institution: RegisteredInstitution,
  source: 'registry' | 'operator',
  { version }: Vouching,
): Registered => ({ institution, party: partyOf(institution, source, version) });

function listedIssuer(issuerId: string, { added, shipped, version }: Vouching): TrustedParty | null {
  for (const list of [...added.registry.didRegistries, ...shipped.didRegistries]) {
    const entry = Object.hasOwn(list.registry, issuerId) ? list.registry[issuerId] : undefined;
    if (entry !== undefined) return listedParty(issuerId, entry.name, list, version);
  }
  return null;
}

const unknown = (hint: TrustedParty | null, { version }: Vouching): Admission => ({
  known: false,
  code: hint === null ? 'ISSUER_UNKNOWN' : 'ISSUER_UNCONFIRMED',
  hint,
  registryVersion: version,
});
