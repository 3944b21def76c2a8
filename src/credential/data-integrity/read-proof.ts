import { isObject, type JsonObject } from '../../record/json.ts';
import { fail, type Result } from '../../record/result.ts';
import { type CanonicalisationCode, type Canonicalise, canonicalise } from '../contexts/canonicalise.ts';
import type { PublicKey } from '../keys/public-key.ts';
import { admissible, LIMITS } from './admissible.ts';
import { excessOf } from './outline.ts';
import type { Cryptosuite } from './proof-options.ts';
import { verifySet } from './verify-set.ts';

/** Suites whose proofs are read. `Ed25519Signature2020` is a type of its own, older than Data Integrity. */
export type Suite = Cryptosuite | 'ecdsa-sd-2023' | 'Ed25519Signature2020';

/** What a proof can be for here: a credential asserts, a presentation authenticates. */
export type ProofPurpose = 'assertionMethod' | 'authentication';

/** How far the reading of a proof came, so that an issuer can find out where its own computation differs. */
export interface ProofEvidence {
  readonly verificationMethod?: string;
  /** As the proof calls it, also where it is unknown; the type of a proof that is older than cryptosuites. */
  readonly cryptosuite?: string;
  /** Digests of the canonical proof options and of the canonical document, lower-case hexadecimal; SHA-384 for P-384. */
  readonly proofConfigSha256?: string;
  readonly proofConfigSha384?: string;
  readonly documentSha256?: string;
  readonly documentSha384?: string;
  /** Of the statements that a derived proof must show. */
  readonly mandatorySha256?: string;
  /** The very bytes the key signed, in hexadecimal, and their SHA-256. */
  readonly signedBytes?: string;
  readonly combinedDigest?: string;
}

export interface ProofFailure {
  readonly code:
    | 'malformed'
    | 'context_not_allowed'
    | 'proof_missing'
    | 'proof_shape'
    | 'proof_value'
    | 'unsupported'
    /** A base proof of `ecdsa-sd-2023`: whoever holds it has to derive a proof from it before showing it. */
    | 'sd_base_proof'
    | 'purpose'
    /** Not the challenge or the domain the presenter was asked for. */
    | 'challenge'
    | 'domain'
    | 'proof_expired'
    | 'proof_not_yet'
    | 'issuer_key_mismatch'
    | 'key_revoked'
    /** Signed before the owner used the key, or after. */
    | 'key_not_in_use'
    | 'key_algorithm'
    | 'signature'
    | CanonicalisationCode;
  readonly reason: string;
  /** Which proof of a set, from 0; absent where it is the document. */
  readonly proof?: number;
  readonly evidence?: ProofEvidence;
  /** What became of every proof, in their order; absent where it is the document that is refused. */
  readonly all?: readonly Result<VerifiedProof, ProofFailure>[];
}

/**
 * Codes that say what we do not do, and nothing about the credential: whoever reports must not call it broken.
 * `context_not_allowed` is among them, because inline contexts are lawful JSON-LD.
 */
export const NOT_EXAMINED: ReadonlySet<ProofFailure['code']> = new Set([
  'unsupported',
  'sd_base_proof',
  'context_unknown',
  'context_not_allowed',
  'too_complex',
]);

/** One proof that was verified. */
export interface VerifiedProof {
  readonly cryptosuite: Suite;
  readonly verificationMethod: string;
  readonly algorithm: PublicKey['algorithm'];
  readonly purpose: ProofPurpose;
  /** Claimed signing time and expiry, UTC seconds. */
  readonly created: number | null;
  readonly expires: number | null;
  /** What the proof says it answers; compared only where the caller expects something. */
  readonly challenge: string | null;
  readonly domain: readonly string[];
  /** SHA-256 of the bytes that were signed, lower-case hexadecimal: equal to the digest of the intent. */
  readonly digest: string;
  readonly evidence: ProofEvidence;
}

export interface ProofReading {
  /** The document without `proof`, its members in the order they were read. */
  readonly document: JsonObject;
  /** Canonical N-Quads of the document: what the proofs sign, whatever tree the JSON shows. */
  readonly canonical: string;
  /** One, or the members of a proof set in their order. */
  readonly proofs: readonly VerifiedProof[];
}

/**
 * The key that the issuer lists for this verification method under the purpose that is asked for, or null. It must come
 * from what is trusted of the issuer, never from the document.
 */
export type IssuerKeys = (verificationMethod: string) => Promise<PublicKey | null>;

export interface ReadingOptions {
  /** UTC seconds. */
  readonly now: number;
  /** Where more contexts are known than the pinned ones: under a policy, and for test vectors. */
  readonly canonicalise?: Canonicalise;
  /** Whether `@context` may hold objects; not unless said otherwise. */
  readonly inlineContexts?: boolean;
}

export interface ProofExpectations extends ReadingOptions {
  /** `assertionMethod` unless said otherwise. */
  readonly purpose?: ProofPurpose;
  /** Exactly what every proof must carry, where it was asked for. */
  readonly challenge?: string;
  readonly domain?: string;
  /** `created` and `expires` are read but not compared with `now`. The key still is. */
  readonly skipClock?: boolean;
}

/** Seconds that clocks may differ. */
export const CLOCK_SKEW = 300;

/**
 * Reads a credential secured with Data Integrity 1.0 (§4.4, §4.5) by `ecdsa-rdfc-2019` (P-256, P-384), `eddsa-rdfc-2022`,
 * a derived proof of `ecdsa-sd-2023`, or the older `Ed25519Signature2020`. In a proof set or chain every proof must
 * verify: one good proof says nothing about a document that shows two. Where several fail, a broken proof is named before
 * one that was not examined.
 *
 * Does not check: duplicate JSON keys (whoever reads the bytes does), which contexts in which order this kind of document
 * must have, who the issuer is, validity, status. And since a signature covers the graph and not the tree, facts must be
 * read by node id and not by place.
 */
export async function readProof(
  text: string,
  keys: IssuerKeys,
  options: ReadingOptions,
): Promise<Result<ProofReading, ProofFailure>> {
  if (text.length > LIMITS.characters) return fail({ code: 'malformed', reason: 'the document is too long' });
  const excess = excessOf(text, LIMITS);
  if (excess !== null) return fail({ code: 'too_complex', reason: excess });
  const secured = parse(text);
  if (secured === null) return fail({ code: 'malformed', reason: 'not a JSON object' });
  return readProofOf(secured, keys, options);
}

/** `readProof` for a document that was parsed already, by a parser that refuses a member that stands twice. */
export async function readProofOf(
  secured: JsonObject,
  keys: IssuerKeys,
  expected: ProofExpectations,
): Promise<Result<ProofReading, ProofFailure>> {
  const refusal = admissible(secured, 'credential', expected.inlineContexts);
  if (refusal) return fail(refusal);
  return verifySet(secured, {
    keys,
    now: expected.now,
    purpose: expected.purpose ?? 'assertionMethod',
    challenge: expected.challenge ?? null,
    domain: expected.domain ?? null,
    skipClock: expected.skipClock ?? false,
    canonicaliser: expected.canonicalise ?? canonicalise,
  });
}

function parse(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}
