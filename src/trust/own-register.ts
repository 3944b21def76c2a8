import { namesSameBody, organizationIdentifier } from '../credential/certificates/organization-identifier.ts';
import { didDocument, institutionDid, institutionUrl, type PublishedKey } from '../credential/did/document.ts';
import type { Institution } from '../record/institution.ts';
import type { JsonObject } from '../record/json.ts';
import { Slug } from '../record/names.ts';
import type { OwnRegister } from './sources.ts';
import type { PartyIdentifier, TrustedParty } from './trust.ts';

/** A signing key as far as trust looks at it. */
export interface OwnKey extends Omit<PublishedKey, 'compromisedAt'> {
  readonly development: boolean;
  /** UTC seconds. */
  readonly validFrom: number;
  readonly validUntil: number | null;
  readonly compromisedSince: number | null;
}

/** The record book behind it. */
export interface OwnRecords {
  institution(slug: string): Promise<Institution | null>;
  /** Institutions whose legal identifier may be one of these spellings; the oldest first. */
  institutionsBySpelling(spellings: readonly string[]): Promise<Institution[]>;
  keys(slug: string): Promise<readonly OwnKey[]>;
  /** Seal keys whose certificate has this SHA-256, with their institution's slug. */
  sealsByCertificate(sha256: string): Promise<readonly { readonly slug: string; readonly key: OwnKey }[]>;
  /** Text of the newest publication, signed anew when it is too old. */
  statusList(slug: string, listId: string): Promise<string | null>;
}

/**
 * What this service knows of itself, under its origins, the present one first. Nothing is fetched. What an
 * institution here says of itself in its record is taken from it: the operator who made the institution vouches for it.
 *
 * A development key vouches for nothing: `development` is set for the party of a development seal, for an institution
 * without any other seal, and for everything on a laptop (http).
 */
export function ownRegister(origins: readonly string[], records: OwnRecords): OwnRegister {
  const [present = ''] = origins;
  const party = (institution: Institution, development: boolean): TrustedParty => ({
    id: institutionDid(present, institution.slug),
    name: institution.legalName,
    source: 'own',
    registryVersion: 'own',
    confirmed: true,
    development: development || onLaptop(present),
    issuerIds: origins.map((origin) => institutionDid(origin, institution.slug)),
    identifiers: [institution.identifiers.eidas, ...listed(institution.identifiers.vat)],
    hosts: origins.map((origin) => new URL(origin).hostname),
    country: institution.country,
    qualityAssurance: institution.qualityAssurance,
    mandates: institution.mandates,
  });
  const issuing = async (institution: Institution | null, origin = present): Promise<TrustedParty | null> => {
    if (institution === null) return null;
    const keys = await records.keys(institution.slug);
    const sealed = keys.some(({ role, development }) => role === 'seal' && !development);
    return party(institution, !sealed || onLaptop(origin));
  };

  /** Origin and slug that an own DID names. */
  const named = (did: string): { origin: string; slug: string } | null => {
    for (const origin of origins) {
      const prefix = institutionDid(origin, '');
      const slug = did.startsWith(prefix) ? Slug.safeParse(did.slice(prefix.length)) : null;
      if (slug?.success) return { origin, slug: slug.data };
    }
    return null;
  };

  return {
    async byIssuerId(issuerId) {
      const own = named(issuerId);
      return own && issuing(await records.institution(own.slug), own.origin);
    },

    async byIdentifier(identifier) {
      const candidates = await records.institutionsBySpelling(spellingsOf(identifier));
      return issuing(candidates.find((institution) => names(institution, identifier)) ?? null);
    },

    async sealByCertificate(sha256) {
      const seals = await records.sealsByCertificate(sha256);
      const [first] = seals;
      const institution = first && (await records.institution(first.slug));
      if (!institution) return null;
      // One certificate can have been added twice; then it was in use from the first time to the last.
      const keys = seals.filter(({ slug }) => slug === first.slug).map(({ key }) => key);
      const ends = keys.map(({ validUntil }) => validUntil);
      const compromised = keys.flatMap(({ compromisedSince }) => compromisedSince ?? []);
      return {
        party: party(
          institution,
          keys.some(({ development }) => development),
        ),
        validFrom: Math.min(...keys.map(({ validFrom }) => validFrom)),
        validUntil: ends.includes(null) ? null : Math.max(...ends.flatMap((end) => end ?? [])),
        compromisedSince: compromised.length === 0 ? null : Math.min(...compromised),
      };
    },

    async didDocument(did) {
      const own = named(did);
      if (own === null || (await records.institution(own.slug)) === null) return null;
      const keys = (await records.keys(own.slug)).map(({ keyId, role, publicJwk, compromisedSince }) => ({
        keyId,
        role,
        publicJwk,
        ...(compromisedSince === null ? {} : { compromisedAt: compromisedSince }),
      }));
      return didDocument({ ...own, keys }) as JsonObject;
    },

    async keyUse(verificationMethod) {
      const [did = '', keyId] = verificationMethod.split('#');
      const own = named(did);
      const key = own && (await records.keys(own.slug)).find((each) => each.keyId === keyId);
      return key ? { from: key.validFrom, until: key.validUntil, development: key.development } : null;
    },

    async statusList(url) {
      for (const origin of origins) {
        const prefix = institutionUrl(origin, '');
        const [, slug, listId] = (url.startsWith(prefix) && PLACE.exec(url.slice(prefix.length))) || [];
        if (slug && listId) return records.statusList(slug, listId);
      }
      return null;
    },

    isOurs(url) {
      if (!URL.canParse(url)) return false;
      const { hostname } = new URL(url);
      return origins.some((origin) => new URL(origin).hostname === hostname);
    },
  };
}

/** Only a laptop has an origin without TLS. */
const onLaptop = (origin: string): boolean => new URL(origin).protocol === 'http:';

/** What follows `{origin}/i/` in the address of a status list. */
const PLACE = /^([a-z0-9-]+)\/status\/([a-z0-9-]+)$/;

const listed = <T>(value: T | undefined): readonly T[] => (value === undefined ? [] : [value]);

/** Whether one of an institution's legal identifiers is this one; a missing country is taken to be the institution's. */
function names({ identifiers }: Institution, { notation, country }: PartyIdentifier): boolean {
  return [identifiers.eidas, ...listed(identifiers.vat)].some((own) => {
    const other = organizationIdentifier({ notation, country: country ?? own.country });
    return other !== null && namesSameBody(own, other);
  });
}

/**
 * The spellings under which the record book may have a legal identifier: in capitals and without spaces or punctuation,
 * with and without the prefix of ETSI EN 319 412-1 §5.1.4, and a Belgian number with and without its leading zero.
 * Wide on purpose: `names` decides.
 */
function spellingsOf({ notation }: PartyIdentifier): string[] {
  const plain = notation.toUpperCase().replaceAll(/[ ./:-]/g, '');
  const number = /^(?:(?:NTR|VAT)[A-Z]{2}|BE(?=\d))(.+)$/.exec(plain)?.[1] ?? plain;
  const country = /^(?:NTR|VAT)([A-Z]{2})/.exec(plain)?.[1] ?? 'BE';
  const numbers = [number, number.replace(/^0(?=\d{9}$)/, ''), number.replace(/^(?=\d{9}$)/, '0')];
  const prefixes = ['', `NTR${country}`, `VAT${country}`, country];
  return [...new Set([plain, ...prefixes.flatMap((prefix) => numbers.map((one) => `${prefix}${one}`))])];
}
