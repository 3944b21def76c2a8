import { fail } from '../../record/result.ts';

/**
 * Why a seal is refused. `SEAL_UNSUPPORTED` and `SEAL_TOO_COMPLEX` say nothing against the document: it may be a good
 * signature of a kind we do not read, or over more than we look at.
 */
export const SEAL_FAILURES = [
  'SEAL_TOO_LARGE',
  'SEAL_MALFORMED',
  'SEAL_DUPLICATE_KEY',
  'SEAL_TOO_COMPLEX',
  'SEAL_UNSUPPORTED',
  'SEAL_ALGORITHM',
  'SEAL_CRIT',
  'SEAL_TYPE',
  'SEAL_HEADER_FORBIDDEN',
  'SEAL_TIME',
  'SEAL_CERTIFICATE',
  'SEAL_KEY',
  'SEAL_BROKEN',
] as const;

export interface SealFailure {
  readonly code: (typeof SEAL_FAILURES)[number];
  readonly reason: string;
  /** Of a broken seal: what was hashed, and with which key, so that an issuer can find the cause. */
  readonly evidence?: SealEvidence;
}

export interface SealEvidence {
  readonly algorithm: string;
  /** Subject of the certificate whose key was used. */
  readonly verificationMethod: string;
  /** UTC seconds the seal claims. */
  readonly created: number;
  /** Lower-case hexadecimal SHA-256 of the payload, of what was signed, and of the certificate. */
  readonly digests: { readonly payload: string; readonly toBeSigned: string; readonly certificate: string };
}

export const refuse = (
  code: SealFailure['code'],
  reason: string,
  evidence?: SealEvidence,
): { ok: false; error: SealFailure } => fail(evidence === undefined ? { code, reason } : { code, reason, evidence });
