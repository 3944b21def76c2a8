import { fail } from '../../record/result.ts';

/**
 * Why a seal is refused. `SEAL_UNSUPPORTED` is the only one that says nothing against the document: it may be a good
 * signature of a kind we do not read.
 */
export const SEAL_FAILURES = [
  'SEAL_TOO_LARGE',
  'SEAL_MALFORMED',
  'SEAL_DUPLICATE_KEY',
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
}

export const refuse = (code: SealFailure['code'], reason: string): { ok: false; error: SealFailure } =>
  fail({ code, reason });
