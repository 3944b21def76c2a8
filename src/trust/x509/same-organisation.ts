import type { Certificate } from '../../credential/certificates/certificate.ts';
import { countryAlpha2 } from '../../credential/certificates/organization-identifier.ts';
import type { PartyIdentifier } from '../trust.ts';

export type SameOrganisation = 'same' | 'other' | 'cannot-tell';

/** An identifier taken apart; null where it does not say. */
interface Parts {
  /** `NTR`, `VAT`, `LEI`, or a national one such as `SI:`. */
  readonly type: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  readonly number: string;
}

/**
 * Whether the subject of a seal certificate is the organisation that a document, or a register, names by its legal
 * identifiers (organizationIdentifier, ETSI EN 319 412-1 §5.1.4). Documents in the field leave the five-character prefix
 * out: `17207834` with country EST is `NTREE-17207834`. A bare number is taken for the national register's; without a
 * country it cannot be told, since another country may have given the same number to somebody else.
 *
 * `other` needs two identifiers of one kind that differ, or two countries; an identifier of another kind (a tax number
 * beside a register number) says neither. Belgian VAT and enterprise numbers are one kind.
 */
export function sameOrganisation(leaf: Certificate, claimed: readonly PartyIdentifier[]): SameOrganisation {
  const { organizationIdentifier, country } = leaf.subject;
  if (organizationIdentifier === undefined) return 'cannot-tell';
  const certified = partsOf(organizationIdentifier, country ?? null);
  const answers = claimed.map(({ notation, country: code }) =>
    compare(certified, partsOf(notation, code === undefined ? null : countryAlpha2(code))),
  );
  if (answers.includes('same')) return 'same';
  return answers.includes('other') ? 'other' : 'cannot-tell';
}

function compare(certified: Parts, claimed: Parts): SameOrganisation {
  if (certified.country === null || claimed.country === null) return 'cannot-tell';
  if (certified.country !== claimed.country) return 'other';
  const oneKind = certified.type === null || certified.type === (claimed.type ?? 'NTR');
  if (certified.number === claimed.number) return oneKind || claimed.type === null ? 'same' : 'cannot-tell';
  return oneKind && certified.type !== null ? 'other' : 'cannot-tell';
}

function partsOf(identifier: string, country: string | null): Parts {
  const [, type = null, prefixed = null, rest = identifier] =
    identifier.trim().match(/^([A-Z]{3}|[A-Z]{2}:)([A-Z]{2})-(.+)$/) ?? [];
  const where = canonicalCountry(prefixed ?? country);
  const number = rest.toUpperCase().replace(/[\s.]/g, '');
  if (where !== 'BE') return { type, country: where, number };
  const digits = number.replace(/^BE/, '');
  return {
    type: type === 'VAT' ? 'NTR' : type,
    country: where,
    number: /^\d{9,10}$/.test(digits) ? digits.padStart(10, '0') : number,
  };
}

/** The EU writes EL for Greece in tax numbers and trusted lists, and UK for the United Kingdom. */
const canonicalCountry = (country: string | null): string | null =>
  country === 'EL' ? 'GR' : country === 'UK' ? 'GB' : country;
