import { fail, ok, type Result } from '../../record/result.ts';
import { sha256Hex } from '../../record/sha256.ts';
import {
  type CanonicalisationCode,
  CanonicalisationError,
  type Canonicalise,
  canonicalise,
  type Digest,
} from '../contexts/canonicalise.ts';
import type { PublicKey } from '../keys/public-key.ts';
import { admissible, LIMITS } from './admissible.ts';
import { hashData } from './hash-data.ts';
import { type ParsedProof, parseProof } from './parse-proof.ts';
import { type Cryptosuite, canonicalProof } from './proof-options.ts';

export interface ProofFailure {
  readonly code:
    | 'malformed'
    | 'context_not_allowed'
    | 'proof_missing'
    | 'proof_shape'
    | 'proof_value'
    | 'unsupported'
    | 'purpose'
    | 'proof_expired'
    | 'proof_not_yet'
    | 'issuer_key_mismatch'
    | 'key_revoked'
    | 'key_algorithm'
    | 'signature'
    | CanonicalisationCode;
  readonly reason: string;
  /** Which proof of a set, from 0; absent where it is the document. */
  readonly proof?: number;
}

/** One proof that was verified. */
export interface VerifiedProof {
  readonly cryptosuite: Cryptosuite;
  readonly verificationMethod: string;
  /** Claimed signing time and expiry, UTC seconds. */
  readonly created: number | null;
  readonly expires: number | null;
  /** SHA-256 of the bytes that were signed, lower-case hexadecimal: equal to the digest of the intent. */
  readonly digest: string;
}

export interface ProofReading {
  /** The document without `proof`, its members in the order they were read. */
  readonly document: Readonly<Record<string, unknown>>;
  /** Canonical N-Quads of the document: what the proofs sign, whatever tree the JSON shows. */
  readonly canonical: string;
  /** One, or the members of a proof set in their order. */
  readonly proofs: readonly VerifiedProof[];
}

/**
 * The key that the issuer lists for this verification method under `assertionMethod`, or null. It must come from what is
 * trusted of the issuer, never from the document.
 */
export type IssuerKeys = (verificationMethod: string) => Promise<PublicKey | null>;

export interface ReadingOptions {
  /** UTC seconds. */
  readonly now: number;
  /** For test vectors whose contexts nobody should accept. */
  readonly canonicalise?: Canonicalise;
}

/** Seconds that clocks may differ. */
export const CLOCK_SKEW = 300;
const MOST_PROOFS = 8;

interface KeyKind {
  readonly cryptosuite: Cryptosuite;
  readonly digest: Digest;
  readonly signatureBytes: number;
  readonly verify: { readonly name: string; readonly hash?: Digest };
}

const KINDS: Readonly<Partial<Record<PublicKey['algorithm'], KeyKind>>> = {
  ES256: {
    cryptosuite: 'ecdsa-rdfc-2019',
    digest: 'SHA-256',
    signatureBytes: 64,
    verify: { name: 'ECDSA', hash: 'SHA-256' },
  },
  ES384: {
    cryptosuite: 'ecdsa-rdfc-2019',
    digest: 'SHA-384',
    signatureBytes: 96,
    verify: { name: 'ECDSA', hash: 'SHA-384' },
  },
  Ed25519: { cryptosuite: 'eddsa-rdfc-2022', digest: 'SHA-256', signatureBytes: 64, verify: { name: 'Ed25519' } },
};

/**
 * Reads a document secured with Data Integrity 1.0 (§4.4) by `ecdsa-rdfc-2019` (P-256, P-384) or `eddsa-rdfc-2022`. In a
 * proof set every proof must verify: one good proof says nothing about a document that shows two. Where several fail, a
 * broken proof is named before an unsupported one.
 *
 * Does not check: duplicate JSON keys (whoever reads the bytes does), which contexts in which order this kind of document
 * must have, who the issuer is, validity, status. And since a signature covers the graph and not the tree, facts must be
 * read by node id and not by place.
 */
export async function readProof(
  text: string,
  keys: IssuerKeys,
  { now, canonicalise: canonicaliser = canonicalise }: ReadingOptions,
): Promise<Result<ProofReading, ProofFailure>> {
  const secured = parse(text);
  if (secured === null) return fail({ code: 'malformed', reason: 'not a JSON object, or too long' });
  const refusal = admissible(secured);
  if (refusal) return fail(refusal);
  const { proof, ...document } = secured;
  if (proof === undefined) return fail({ code: 'proof_missing', reason: 'the document has no proof' });
  const list: unknown[] = Array.isArray(proof) ? proof : [proof];
  if (list.length === 0) return fail({ code: 'proof_missing', reason: 'the list of proofs is empty' });
  if (list.length > MOST_PROOFS) return fail({ code: 'proof_shape', reason: `more than ${MOST_PROOFS} proofs` });

  const canonical = once((digest: Digest) => canonicaliser(document, digest));
  const proofs: VerifiedProof[] = [];
  const failures: ProofFailure[] = [];
  for (const [index, one] of list.entries()) {
    const parsed = parseProof(one);
    const read = parsed.ok
      ? await verifyProof(parsed.value, { keys, now, context: document['@context'], canonicaliser, canonical })
      : parsed;
    if (read.ok) proofs.push(read.value);
    else failures.push({ ...read.error, proof: index });
  }
  const failure = failures.find(({ code }) => code !== 'unsupported') ?? failures[0];
  if (failure) return fail(failure);
  return ok({ document, canonical: await canonical(), proofs });
}

interface Verifying {
  readonly keys: IssuerKeys;
  readonly now: number;
  readonly context: unknown;
  readonly canonicaliser: Canonicalise;
  readonly canonical: (digest?: Digest) => Promise<string>;
}

async function verifyProof(parsed: ParsedProof, given: Verifying): Promise<Result<VerifiedProof, ProofFailure>> {
  const refuse = (code: ProofFailure['code'], reason: string) => fail<ProofFailure>({ code, reason });
  const { options, signature, created, expires } = parsed;
  if (created !== null && created > given.now + CLOCK_SKEW) return refuse('proof_not_yet', 'created in the future');
  if (expires !== null && expires < given.now - CLOCK_SKEW) return refuse('proof_expired', 'the proof has expired');
  const known = await given.keys(options.verificationMethod);
  if (known === null) return refuse('issuer_key_mismatch', 'the issuer does not list this key');
  if (known.revoked !== undefined && known.revoked <= given.now) return refuse('key_revoked', 'the key is revoked');
  const kind = KINDS[known.algorithm];
  if (kind === undefined) return refuse('key_algorithm', 'a key that makes no Data Integrity proofs');
  const { cryptosuite, digest, signatureBytes, verify: algorithm } = kind;
  if (cryptosuite !== options.cryptosuite) return refuse('key_algorithm', 'the key is of another suite');
  if (signature.length !== signatureBytes) return refuse('proof_value', `proofValue is not ${signatureBytes} bytes`);
  let bytes: Uint8Array;
  try {
    const proof = await canonicalProof(options, given.context, given.canonicaliser, digest);
    bytes = await hashData(proof, await given.canonical(digest), digest);
  } catch (error) {
    if (error instanceof CanonicalisationError) return refuse(error.code, error.message);
    throw error;
  }
  if (!(await crypto.subtle.verify(algorithm, known.key, signature as BufferSource, bytes as BufferSource))) {
    return refuse('signature', 'the signature does not match');
  }
  return ok({
    cryptosuite,
    verificationMethod: options.verificationMethod,
    created,
    expires,
    digest: await sha256Hex(bytes),
  });
}

function parse(text: string): Record<string, unknown> | null {
  if (text.length > LIMITS.characters) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

/** The canonical form per digest, made when first asked for; without a digest, the one that was made. */
function once(make: (digest: Digest) => Promise<string>): (digest?: Digest) => Promise<string> {
  const made = new Map<Digest, Promise<string>>();
  return (digest = made.keys().next().value ?? 'SHA-256') => {
    const existing = made.get(digest);
    if (existing) return existing;
    const fresh = make(digest);
    made.set(digest, fresh);
    return fresh;
  };
}
