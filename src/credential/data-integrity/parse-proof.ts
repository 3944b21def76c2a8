import { isObject } from '../../record/json.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import { decodeBase58btc } from '../keys/base58btc.ts';
import { moment } from './moment.ts';
import { CRYPTOSUITES, type ProofOptions } from './proof-options.ts';
import type { ProofEvidence, ProofFailure, ProofPurpose, Suite } from './read-proof.ts';
import { type DerivedValue, parseDerivedValue } from './sd-proof-value.ts';

export interface ParsedProof {
  readonly suite: Suite;
  readonly options: ProofOptions;
  readonly verificationMethod: string;
  /** The signature, or what a derived proof holds instead of one. */
  readonly value: Uint8Array | DerivedValue;
  /** UTC seconds; null where the proof does not say. */
  readonly created: number | null;
  readonly expires: number | null;
  readonly challenge: string | null;
  readonly domain: readonly string[];
}

/** Members a proof can have here; each of them but the value is signed. */
const MEMBERS: readonly string[] = [
  'id',
  'type',
  'created',
  'expires',
  'verificationMethod',
  'proofPurpose',
  'proofValue',
  'domain',
  'challenge',
  'nonce',
];
const LEGACY_MEMBERS: ReadonlySet<string> = new Set(MEMBERS);
const DATA_INTEGRITY_MEMBERS: ReadonlySet<string> = new Set([...MEMBERS, 'cryptosuite', 'previousProof']);

/**
 * One member of `proof` by itself (Data Integrity 1.0 §2.1, §4.4): its shape, suite and purpose, and what its value
 * holds. Suites that are not implemented are `unsupported`, which is not the same as broken. Does not look at the clock,
 * the key, the other proofs or the signature.
 */
export function parseProof(proof: unknown, purpose: ProofPurpose): Result<ParsedProof, ProofFailure> {
  if (!isObject(proof)) return fail({ code: 'proof_shape', reason: 'a proof is not an object' });
  const { proofValue, ...options } = proof;
  const { verificationMethod, cryptosuite, type } = options;
  const evidence: ProofEvidence = {
    ...(typeof type === 'string' && { cryptosuite: typeof cryptosuite === 'string' ? cryptosuite : type }),
    ...(typeof verificationMethod === 'string' && { verificationMethod }),
  };
  const refuse = (code: ProofFailure['code'], reason: string) => fail<ProofFailure>({ code, reason, evidence });

  const suite = suiteOf(options);
  if (suite === null) return refuse('proof_shape', 'no cryptosuite');
  if (suite === 'unknown') return refuse('unsupported', 'a kind of proof we do not know');
  const members = suite === 'Ed25519Signature2020' ? LEGACY_MEMBERS : DATA_INTEGRITY_MEMBERS;
  if (Object.keys(options).some((key) => !members.has(key))) {
    return refuse('proof_shape', 'an unknown member in the proof');
  }
  if (options.proofPurpose !== purpose) return refuse('purpose', `the purpose of the proof is not ${purpose}`);
  if (typeof verificationMethod !== 'string') return refuse('proof_shape', 'no verification method');
  const created = moment(options.created);
  const expires = moment(options.expires);
  // Ed25519Signature2020 §3.2.1 asks for `created`; Data Integrity leaves it out where nobody needs it.
  if (created === null && ('created' in options || suite === 'Ed25519Signature2020')) {
    return refuse('proof_shape', 'created is not a moment');
  }
  if ('expires' in options && expires === null) return refuse('proof_shape', 'expires is not a moment');
  if ('nonce' in options && typeof options.nonce !== 'string') return refuse('proof_shape', 'nonce is no text');
  const { challenge = null } = options;
  if (challenge !== null && typeof challenge !== 'string') return refuse('proof_shape', 'challenge is no text');
  const domain = textsOf(options.domain);
  if (domain === null) return refuse('proof_shape', 'domain is no text');
  const value = suite === 'ecdsa-sd-2023' ? parseDerivedValue(proofValue) : signatureOf(proofValue);
  if (!value.ok) return refuse(value.error.code, value.error.reason);
  return ok({
    suite,
    options: options as ProofOptions,
    verificationMethod,
    value: value.value,
    created,
    expires,
    challenge,
    domain,
  });
}

/** `unknown` for a kind we do not know, null for a Data Integrity proof that names none. */
function suiteOf({ type, cryptosuite }: Readonly<Record<string, unknown>>): Suite | 'unknown' | null {
  if (type === 'Ed25519Signature2020') return type;
  if (type !== 'DataIntegrityProof') return 'unknown';
  if (typeof cryptosuite !== 'string') return null;
  return CRYPTOSUITES.includes(cryptosuite) || cryptosuite === 'ecdsa-sd-2023' ? (cryptosuite as Suite) : 'unknown';
}

function signatureOf(value: unknown): Result<Uint8Array, Pick<ProofFailure, 'code' | 'reason'>> {
  const bytes = typeof value === 'string' && value.startsWith('z') ? decodeBase58btc(value.slice(1)) : null;
  return bytes === null ? fail({ code: 'proof_value', reason: 'proofValue is not base58-btc multibase' }) : ok(bytes);
}

/** One text or several (Data Integrity 1.0 §2.1, `domain`); null for anything else. */
function textsOf(value: unknown): readonly string[] | null {
  if (value === undefined) return [];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.every((one): one is string => typeof one === 'string') ? list : null;
}
