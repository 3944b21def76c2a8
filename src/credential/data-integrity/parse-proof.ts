import { fail, ok, type Result } from '../../record/result.ts';
import { decodeBase58btc } from '../keys/base58btc.ts';
import { moment } from './moment.ts';
import { CRYPTOSUITES, type ProofOptions } from './proof-options.ts';
import type { ProofFailure } from './read-proof.ts';

export interface ParsedProof {
  readonly options: ProofOptions;
  readonly signature: Uint8Array;
  /** UTC seconds; null where the proof does not say. */
  readonly created: number | null;
  readonly expires: number | null;
}

/** Members a Data Integrity proof of a credential can have here; each of them but the value is signed. */
const MEMBERS: ReadonlySet<string> = new Set([
  'id',
  'type',
  'cryptosuite',
  'created',
  'expires',
  'verificationMethod',
  'proofPurpose',
  'proofValue',
  'domain',
  'challenge',
  'nonce',
]);

/**
 * One member of `proof` by itself (Data Integrity 1.0 §2.1, §4.4): its shape, suite and purpose, and the bytes of its
 * value. Suites and proof chains that are not implemented are `unsupported`, which is not the same as broken.
 * Does not look at the clock, the key or the signature.
 */
export function parseProof(proof: unknown): Result<ParsedProof, ProofFailure> {
  const refuse = (code: ProofFailure['code'], reason: string) => fail<ProofFailure>({ code, reason });
  if (typeof proof !== 'object' || proof === null || Array.isArray(proof)) {
    return refuse('proof_shape', 'a proof is not an object');
  }
  const { proofValue, ...options } = proof as Record<string, unknown>;
  if (options.type !== 'DataIntegrityProof') return refuse('unsupported', 'not a DataIntegrityProof');
  if (typeof options.cryptosuite !== 'string') return refuse('proof_shape', 'no cryptosuite');
  if (!CRYPTOSUITES.includes(options.cryptosuite)) return refuse('unsupported', 'an unknown cryptosuite');
  if ('previousProof' in options) return refuse('unsupported', 'a proof chain');
  const stranger = Object.keys(options).find((key) => !MEMBERS.has(key));
  if (stranger !== undefined) return refuse('proof_shape', 'an unknown member in the proof');
  if (options.proofPurpose !== 'assertionMethod') return refuse('purpose', 'the proof does not assert');
  if (typeof options.verificationMethod !== 'string') return refuse('proof_shape', 'no verification method');
  const created = moment(options.created);
  const expires = moment(options.expires);
  if ('created' in options && created === null) return refuse('proof_shape', 'created is not a moment');
  if ('expires' in options && expires === null) return refuse('proof_shape', 'expires is not a moment');
  const signature =
    typeof proofValue === 'string' && proofValue.startsWith('z') ? decodeBase58btc(proofValue.slice(1)) : null;
  if (signature === null) return refuse('proof_value', 'proofValue is not base58-btc multibase');
  return ok({ options: options as unknown as ProofOptions, signature, created, expires });
}
