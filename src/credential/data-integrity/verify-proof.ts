import { listOf } from '../../record/json.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import { sha256Hex } from '../../record/sha256.ts';
import type { Digest } from '../contexts/canonicalise.ts';
import { type PublicKey, signsAt } from '../keys/public-key.ts';
import { asString, hashOf, hex, joined } from './hash-data.ts';
import type { ParsedProof } from './parse-proof.ts';
import { canonicalProof } from './proof-options.ts';
import { CLOCK_SKEW, type ProofEvidence, type ProofFailure, type Suite, type VerifiedProof } from './read-proof.ts';
import { type SignatureOutcome, verifyDerived } from './sd-verify.ts';
import type { Asked, Covered } from './verify-set.ts';

interface KeyKind {
  readonly digest: Digest;
  readonly signatureBytes: number;
  readonly verify: { readonly name: string; readonly hash?: Digest };
}

type Algorithm = PublicKey['algorithm'];
const P256: KeyKind = { digest: 'SHA-256', signatureBytes: 64, verify: { name: 'ECDSA', hash: 'SHA-256' } };
const P384: KeyKind = { digest: 'SHA-384', signatureBytes: 96, verify: { name: 'ECDSA', hash: 'SHA-384' } };
const ED25519: KeyKind = { digest: 'SHA-256', signatureBytes: 64, verify: { name: 'Ed25519' } };

/** Which keys make proofs of a suite, and with which digest (vc-di-ecdsa §3.2, §3.5; vc-di-eddsa §3.2). */
const KINDS: Readonly<Record<Suite, Readonly<Partial<Record<Algorithm, KeyKind>>>>> = {
  'ecdsa-rdfc-2019': { ES256: P256, ES384: P384 },
  'eddsa-rdfc-2022': { Ed25519: ED25519 },
  'ecdsa-sd-2023': { ES256: P256 },
  Ed25519Signature2020: { Ed25519: ED25519 },
};

/** What `Ed25519Signature2020` §3.1 asks of a document: no other pinned context knows the type. */
const LEGACY_CONTEXT = 'https://w3id.org/security/suites/ed25519-2020/v1';

/**
 * Data Integrity 1.0 §4.4 for one proof: expectations, times, key, signature, in that order, so that nothing is
 * canonicalised for a proof that is refused anyway. Throws `CanonicalisationError` for options or a document that do not
 * mean what they say.
 */
export async function verifyProof(
  parsed: ParsedProof,
  context: unknown,
  covered: Covered,
  asked: Asked,
): Promise<Result<VerifiedProof, ProofFailure>> {
  const { suite, verificationMethod, options, value, created, expires, challenge, domain } = parsed;
  let evidence: ProofEvidence = { verificationMethod, cryptosuite: suite };
  const refuse = (code: ProofFailure['code'], reason: string) => fail<ProofFailure>({ code, reason, evidence });

  if (asked.challenge !== null && challenge !== asked.challenge)
    return refuse('challenge', 'another challenge, or none');
  if (asked.domain !== null && !(domain.length === 1 && domain[0] === asked.domain)) {
    return refuse('domain', 'another domain, or none');
  }
  if (!asked.skipClock) {
    if (created !== null && created > asked.now + CLOCK_SKEW) return refuse('proof_not_yet', 'created in the future');
    if (expires !== null && expires < asked.now - CLOCK_SKEW) return refuse('proof_expired', 'the proof has expired');
  }
  if (suite === 'Ed25519Signature2020' && !names(context, LEGACY_CONTEXT)) {
    return refuse('proof_shape', 'the context of Ed25519Signature2020 is missing');
  }
  const known = await asked.keys(verificationMethod);
  if (known === null) return refuse('issuer_key_mismatch', 'the issuer does not list this key');
  if (known.development) return refuse('unsupported', 'a development key vouches for nothing');
  if (known.revoked !== undefined && known.revoked <= asked.now) return refuse('key_revoked', 'the key is revoked');
  if (!signsAt(known, created, asked.now)) return refuse('key_not_in_use', 'the key was not in use at that time');
  const kind = KINDS[suite][known.algorithm];
  if (kind === undefined) return refuse('key_algorithm', `a key that makes no proofs of ${suite}`);
  if (value instanceof Uint8Array && value.length !== kind.signatureBytes) {
    return refuse('proof_value', `proofValue is not ${kind.signatureBytes} bytes`);
  }

  const [optionsHash, document] = await Promise.all([
    Promise.resolve(canonicalProof(options, context, asked.canonicaliser, kind.digest)).then((text) =>
      hashOf(text, kind.digest),
    ),
    covered(kind.digest),
  ]);
  const outcome =
    value instanceof Uint8Array
      ? await verifySignature(value, joined(optionsHash, document.hash), kind, known.key)
      : await verifyDerived(value, asString(document.text), optionsHash, known);
  const { signed, mandatoryHash } = outcome.ok ? outcome.value : outcome.error;
  const digest = signed === undefined ? '' : await sha256Hex(signed);
  evidence = {
    ...evidence,
    ...(kind.digest === 'SHA-256'
      ? { proofConfigSha256: hex(optionsHash), documentSha256: hex(document.hash) }
      : { proofConfigSha384: hex(optionsHash), documentSha384: hex(document.hash) }),
    ...(mandatoryHash && { mandatorySha256: hex(mandatoryHash) }),
    ...(signed && { signedBytes: hex(signed), combinedDigest: digest }),
  };
  if (!outcome.ok) return refuse(outcome.error.code, outcome.error.reason);
  return ok({
    cryptosuite: suite,
    verificationMethod,
    algorithm: known.algorithm,
    purpose: asked.purpose,
    created,
    expires,
    challenge,
    domain,
    digest,
    evidence,
  });
}

async function verifySignature(
  signature: Uint8Array,
  signed: Uint8Array,
  { verify }: KeyKind,
  key: CryptoKey,
): Promise<SignatureOutcome> {
  const fits = await crypto.subtle.verify(verify, key, signature as BufferSource, signed as BufferSource);
  return fits ? ok({ signed }) : fail({ code: 'signature', reason: 'the signature does not match', signed });
}

/** Whether a document names a context. */
const names = (context: unknown, url: string): boolean => listOf(context).includes(url);
