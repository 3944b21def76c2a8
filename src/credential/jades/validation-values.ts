import { decodeBase64, decodeBase64Url } from '../../record/base64.ts';
import { isObject, listOf } from '../../record/json.ts';
import { parseStrictJson } from '../../record/strict-json.ts';
import type { UnsignedProperties } from './unsigned-properties.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export interface TimestampTokens {
  readonly kind: 'sigTst' | 'arcTst' | 'adoTst';
  /** The `etsiU` entry it stands in; null for `adoTst`, which stands in the protected header. */
  readonly entry: number | null;
  readonly tokens: readonly Bytes[];
}

/** What came along with a seal for those who check it: DER, unread and untrusted. */
export interface ValidationValues {
  readonly certificates: readonly Bytes[];
  readonly ocsp: readonly Bytes[];
  readonly crl: readonly Bytes[];
  readonly timestamps: readonly TimestampTokens[];
}

/** More of one kind than this in one file helps nobody; what is beyond is left out. */
const MOST = { certificates: 50, ocsp: 20, crl: 20, tokens: 20 } as const;

/**
 * Certificates (`xVals`), revocation values (`rVals`) and timestamps (`sigTst`, `arcTst`) of the unsigned properties, also
 * those kept for timestamps (`tstVD`, `anyValData`), and `adoTst` of the protected header (ETSI TS 119 182-1 §5.2.6, §5.3,
 * §5.4). Base64url and clear entries alike. What is not well formed, or says it is encoded other than DER, is left out:
 * nothing that is unsigned can make a seal unreadable. Validates nothing.
 */
export function validationValues(
  unsigned: UnsignedProperties,
  header: Readonly<Record<string, unknown>> = {},
): ValidationValues {
  const values = { certificates: [] as Bytes[], ocsp: [] as Bytes[], crl: [] as Bytes[] };
  const timestamps: TimestampTokens[] = [];
  const take = (kind: 'certificates' | 'ocsp' | 'crl', objects: readonly unknown[]): void => {
    for (const object of objects.slice(0, MOST[kind]))
      if (values[kind].length < MOST[kind]) values[kind].push(...derOf(object));
  };
  const takeValues = (holder: Readonly<Record<string, unknown>>): void => {
    take(
      'certificates',
      arrayIn(holder, 'xVals').map((item) => (isObject(item) ? item.x509Cert : null)),
    );
    for (const revocation of listOf(holder.rVals).filter(isObject)) {
      take('ocsp', arrayIn(revocation, 'ocspVals'));
      take('crl', arrayIn(revocation, 'crlVals'));
    }
  };
  const takeTokens = (kind: TimestampTokens['kind'], entry: number | null, container: unknown): void => {
    if (!isObject(container) || timestamps.length >= MOST.tokens) return;
    const tokens = arrayIn(container, 'tstTokens').slice(0, MOST.tokens).flatMap(derOf);
    if (tokens.length > 0) timestamps.push({ kind, entry, tokens });
  };
  takeTokens('adoTst', null, header.adoTst);
  for (const [index, entry] of unsigned.entries.entries()) {
    const property = propertyOf(entry);
    takeValues(property);
    for (const holder of [property.tstVD, property.anyValData]) if (isObject(holder)) takeValues(holder);
    takeTokens('sigTst', index, property.sigTst);
    takeTokens('arcTst', index, property.arcTst);
  }
  return { ...values, timestamps };
}

function propertyOf(entry: string): Readonly<Record<string, unknown>> {
  const bytes = entry.startsWith('{') ? null : decodeBase64Url(entry);
  const json = parseStrictJson(bytes === null ? entry : new TextDecoder().decode(bytes));
  return json.ok && isObject(json.value) ? json.value : {};
}

const arrayIn = (holder: Readonly<Record<string, unknown>>, name: string): readonly unknown[] => {
  const value = holder[name];
  return Array.isArray(value) ? value : [];
};

const DER_ENCODING = 'http://uri.etsi.org/01903/v1.2.2#DER';

/** A PKI object (TS 119 182-1 §5.4.1): standard base64, DER unless it says otherwise. */
function derOf(object: unknown): Bytes[] {
  if (!isObject(object) || typeof object.val !== 'string') return [];
  if (object.encoding !== undefined && object.encoding !== DER_ENCODING) return [];
  const der = decodeBase64(object.val);
  return der === null || der.length === 0 ? [] : [der];
}
