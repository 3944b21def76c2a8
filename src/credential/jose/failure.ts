import type { JsonFault } from '../../record/strict-json.ts';

/** SHA-256, lower-case hexadecimal: of the exact bytes that were signed, and of what header and payload decode to. */
export interface JoseDigests {
  readonly signingInput: string;
  readonly header: string;
  readonly payload: string;
}

/** What an issuer needs to find out why a signature fails. */
export interface JoseEvidence {
  readonly alg: string;
  readonly kid: string | null;
  readonly digests: JoseDigests;
}

/**
 * Why a JOSE-secured token is refused. Two codes say nothing against it: `unsupported`, a kind of signature, hash or envelope
 * that exists and that we do not read, and `long_list`.
 */
export type JoseFailureCode =
  | 'too_large'
  | 'malformed'
  | 'duplicate_key'
  | 'too_complex'
  /** An array that is longer than any we read in a document of whatever form. */
  | 'long_list'
  | 'alg'
  | 'crit'
  | 'typ'
  /** A header parameter that brings a key or fetches one, or one of a shape nobody should act on. */
  | 'header_forbidden'
  /** The key is not one for this algorithm, or too weak. */
  | 'key'
  | 'signature'
  /** Claims of the wrong type, or that contradict each other. */
  | 'claims'
  /** RFC 9901 §7.1; `step` says which. */
  | 'sd_jwt'
  /** A claim that always has to be visible was selectively disclosable; `claim` says which. */
  | 'sd_forbidden_claim'
  | 'holder_binding'
  | 'unsupported';

export interface JoseFailure {
  readonly code: JoseFailureCode;
  readonly reason: string;
  readonly step?: string;
  readonly claim?: string;
  readonly evidence?: JoseEvidence;
}

export const refuse = (
  code: JoseFailureCode,
  reason: string,
  more: Omit<JoseFailure, 'code' | 'reason'> = {},
): { ok: false; error: JoseFailure } => ({ ok: false, error: { ...more, code, reason } });

const JSON_CODES: Readonly<Record<JsonFault, JoseFailureCode>> = {
  syntax: 'malformed',
  'ill-formed-text': 'malformed',
  'duplicate-key': 'duplicate_key',
  depth: 'too_complex',
};

export const refuseJson = (fault: JsonFault, where: string): { ok: false; error: JoseFailure } =>
  refuse(JSON_CODES[fault], `${where}: ${fault}`);
