import { organizationIdentifier } from '../../credential/certificates/organization-identifier.ts';
import type { BodyFact, IdentifierFact } from '../../verifying/facts/fact.ts';

const ADDRESS = /^(?:did:|https:\/\/)/;
/** ETSI EN 319 412-1 §5.1.4: identity type, country, hyphen, number. */
const SEMANTIC = /^([A-Za-z]{3})([A-Za-z]{2})-(.+)$/;
const ROR = /^https:\/\/ror\.org\/0[a-z0-9]{6}\d{2}$/;

/**
 * The names by which one and the same body is known from one document to another: legal identifiers in one spelling (a
 * Belgian VAT number is the enterprise number), its ROR, its DID or https address. A body has several, since a form may
 * have a place for one of them only. Empty for a body that has just a title, or a node id somebody counted
 * (`urn:epass:org:1`). Does not decide whether the body is who it says: `authority` does.
 */
export function bodyNames({ id, identifiers }: Pick<BodyFact, 'id' | 'identifiers'>): readonly string[] {
  const names = [
    ...identifiers.flatMap((identifier) => legalName(identifier) ?? rorName(identifier) ?? []),
    ...(id !== null && ADDRESS.test(id) ? [id] : []),
  ];
  return [...new Set(names)].toSorted();
}

/** A name as a person writes it into a precedent: the same spelling as in `bodyNames`, whichever kind it is. */
export function bodyName(written: string): string {
  const text = written.trim();
  return legalName({ notation: text, country: null }) ?? text;
}

/** Null for an identifier without a country: a catalogue number is unique in its catalogue only. */
function legalName({ notation, country }: Pick<IdentifierFact, 'notation' | 'country'>): string | null {
  const text = notation.trim();
  const full = SEMANTIC.test(text)
    ? text
    : country === null
      ? null
      : organizationIdentifier({ notation: text, country });
  const [, type = '', of = '', number = ''] = SEMANTIC.exec(full ?? '') ?? [];
  if (type === '') return country === null ? null : `${country} ${plain(text)}`;
  const kind = `${type}${of}`.toUpperCase();
  if (kind !== 'NTRBE' && kind !== 'VATBE') return `${kind}-${plain(number)}`;
  const digits = plain(number).replace(/^BE/, '');
  return `NTRBE-${/^\d{9}$/.test(digits) ? `0${digits}` : digits}`;
}

const rorName = ({ notation }: Pick<IdentifierFact, 'notation'>): string | null =>
  ROR.test(notation.trim()) ? notation.trim() : null;

/** Punctuation and case belong to the spelling. */
const plain = (number: string): string => number.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
