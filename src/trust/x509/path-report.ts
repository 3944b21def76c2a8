import type { Certificate } from '../../credential/certificates/certificate.ts';
import type { QcStatements } from '../../credential/certificates/qc-statements.ts';
import type { LangMap } from '../../record/text.ts';

export type { QcStatements };

/** A certificate an operator, or a trusted list an operator loaded, vouches for. */
export interface TrustAnchor {
  /** SHA-256 of the DER, lower-case hexadecimal. */
  readonly id: string;
  readonly certificate: Certificate;
  readonly source: 'operator' | 'trusted-list' | 'development';
  /** For what its leaves may be taken; `timestamp` anchors vouch for times only. */
  readonly use: 'seal' | 'timestamp' | 'any';
  readonly name: LangMap;
  /** From a trusted list (ETSI TS 119 612): scheme territory, service type URI, and its status over time, newest first. */
  readonly territory?: string;
  readonly serviceType?: string;
  readonly statusHistory?: readonly { readonly status: string; readonly since: number }[];
}

/** What is presented with a seal. All of it untrusted. */
export interface PresentedChain {
  /** `x5c`, leaf first. */
  readonly certificates: readonly Uint8Array<ArrayBuffer>[];
  /** Further certificates that came along (`xVals`), for building the path. */
  readonly further: readonly Uint8Array<ArrayBuffer>[];
  /** DER of OCSP responses and CRLs that came along (`rVals`). */
  readonly ocsp: readonly Uint8Array<ArrayBuffer>[];
  readonly crl: readonly Uint8Array<ArrayBuffer>[];
  /** Claimed, UTC seconds. */
  readonly signingTime: number;
  /** DER of RFC 3161 tokens over the signature value, and the bytes they cover. */
  readonly timestamps?: readonly {
    readonly token: Uint8Array<ArrayBuffer>;
    readonly covered: Uint8Array<ArrayBuffer>;
  }[];
}

export interface RevocationFinding {
  readonly state: 'good' | 'revoked' | 'unknown';
  readonly source: 'ocsp' | 'crl' | null;
  /** UTC seconds: when the statement was made, and since when revoked. */
  readonly producedAt?: number;
  readonly revokedAt?: number;
  readonly reason: string;
}

/** What path validation (RFC 5280 §6) found. */
export interface PathReport {
  /** `invalid`: the chain itself is unsound. `not-anchored`: sound as far as it goes, and nobody vouches for it. */
  readonly outcome: 'anchored' | 'not-anchored' | 'invalid';
  /** Of an invalid chain. */
  readonly code: string | null;
  readonly reason: string | null;
  readonly leaf: Certificate | null;
  readonly anchor: TrustAnchor | null;
  readonly qualification: QcStatements | null;
  readonly revocation: RevocationFinding;
}
