/**
 * Countries of the European Higher Education Area: code of the EU authority list (ISO 3166-1 alpha-3) to the alpha-2
 * code that certificates use.
 */
const ALPHA2: Readonly<Record<string, string>> = {
  ALB: 'AL',
  AND: 'AD',
  ARM: 'AM',
  AUT: 'AT',
  AZE: 'AZ',
  BEL: 'BE',
  BGR: 'BG',
  BIH: 'BA',
  CHE: 'CH',
  CYP: 'CY',
  CZE: 'CZ',
  DEU: 'DE',
  DNK: 'DK',
  ESP: 'ES',
  EST: 'EE',
  FIN: 'FI',
  FRA: 'FR',
  GBR: 'GB',
  GEO: 'GE',
  GRC: 'GR',
  HRV: 'HR',
  HUN: 'HU',
  IRL: 'IE',
  ISL: 'IS',
  ITA: 'IT',
  KAZ: 'KZ',
  LIE: 'LI',
  LTU: 'LT',
  LUX: 'LU',
  LVA: 'LV',
  MDA: 'MD',
  MKD: 'MK',
  MLT: 'MT',
  MNE: 'ME',
  NLD: 'NL',
  NOR: 'NO',
  POL: 'PL',
  PRT: 'PT',
  ROU: 'RO',
  SMR: 'SM',
  SRB: 'RS',
  SVK: 'SK',
  SVN: 'SI',
  SWE: 'SE',
  TUR: 'TR',
  UKR: 'UA',
  VAT: 'VA',
};

/** ISO 3166-1 alpha-2 for a code of the EU country list; null outside the European Higher Education Area. */
export const countryAlpha2 = (country: string): string | null => ALPHA2[country] ?? null;

/**
 * The organizationIdentifier of a legal person (ETSI EN 319 412-1 §5.1.4) from the identifier in our record: identity
 * type `NTR` (national trade register), alpha-2 country, hyphen, number. A Belgian enterprise number is written as ten
 * digits. A notation that already has the form is left alone. Null when the country has no alpha-2 code here.
 */
export function organizationIdentifier(identifier: { notation: string; country: string }): string | null {
  if (/^[A-Z]{3}[A-Z]{2}-/.test(identifier.notation)) return identifier.notation;
  const country = countryAlpha2(identifier.country);
  if (country === null) return null;
  return `NTR${country}-${country === 'BE' ? belgianNumber(identifier.notation) : identifier.notation}`;
}

/**
 * Whether an identifier of a record and the organizationIdentifier of a certificate name one body: same number, and same
 * identity type and country. A certificate may leave the five-character prefix out, as documents in the field do; then
 * the caller has only the certificate's own country to compare. In Belgium the VAT number is the enterprise number.
 */
export function namesSameBody(
  identifier: { notation: string; country: string },
  certificateIdentifier: string,
): boolean {
  const wanted = organizationIdentifier(identifier);
  if (wanted === null) return false;
  const [prefix, number] = splitPrefix(wanted);
  const [otherPrefix, otherNumber] = splitPrefix(certificateIdentifier);
  return number === otherNumber && (otherPrefix === undefined || otherPrefix === prefix);
}

function splitPrefix(identifier: string): [prefix: string | undefined, number: string] {
  const [, prefix, number = identifier] = identifier.match(/^([A-Z]{3}[A-Z]{2})-(.*)$/) ?? [];
  return prefix === 'VATBE' ? ['NTRBE', belgianNumber(number)] : [prefix, number];
}

function belgianNumber(notation: string): string {
  const digits = notation.replace(/^BE/i, '').replace(/[ .]/g, '');
  return /^\d{9,10}$/.test(digits) ? digits.padStart(10, '0') : notation;
}
