import type { UnsignedProperties } from './unsigned-properties.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export interface TimestampTokens {
  readonly kind: 'sigTst' | 'arcTst' | 'adoTst';
  readonly tokens: readonly Bytes[];
}

/** What came along with a seal for those who check it: DER, unread and untrusted. */
export interface ValidationValues {
  readonly certificates: readonly Bytes[];
  readonly ocsp: readonly Bytes[];
  readonly crl: readonly Bytes[];
  readonly timestamps: readonly TimestampTokens[];
}

export function validationValues(
  _unsigned: UnsignedProperties,
  _header: Readonly<Record<string, unknown>> = {},
): ValidationValues {
  return { certificates: [], ocsp: [], crl: [], timestamps: [] };
}
