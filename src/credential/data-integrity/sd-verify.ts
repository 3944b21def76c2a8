import { fail, ok, type Result } from '../../record/result.ts';
import { encodeBase58btc } from '../keys/base58btc.ts';
import { importMultikey } from '../keys/multikey.ts';
import type { PublicKey } from '../keys/public-key.ts';
import { hashOf, joined } from './hash-data.ts';
import type { ProofFailure } from './read-proof.ts';
import type { DerivedValue } from './sd-proof-value.ts';
import { relabelled } from './sd-statements.ts';

const ECDSA = { name: 'ECDSA', hash: 'SHA-256' } as const;
/** Signatures looked at in one go; after the first that does not fit, the rest is not. */
const AT_ONCE = 16;
const encoder = new TextEncoder();

/** What a key signed, as far as it was found out. */
export interface SignedBytes {
  readonly signed: Uint8Array;
  /** Hash of the statements that a derived proof must show. */
  readonly mandatoryHash?: Uint8Array;
}

export type SignatureOutcome = Result<SignedBytes, Pick<ProofFailure, 'code' | 'reason'> & Partial<SignedBytes>>;

/**
 * vc-di-ecdsa §3.5.10 `verifyDerivedProof`: the issuer's signature over the mandatory statements, and the ephemeral key's
 * over each of the others. Every statement of the document must be covered by one of the two. The issuer's signature
 * comes first: without it nobody gets us to check a thousand others.
 *
 * Does not say what is not shown: where the issuer did not make status or expiry mandatory, the holder may leave it out.
 */
export async function verifyDerived(
  value: DerivedValue,
  canonical: string,
  optionsHash: Uint8Array,
  issuer: PublicKey,
): Promise<SignatureOutcome> {
  const statements = relabelled(canonical, value.labels);
  if (statements === null) return fail({ code: 'proof_value', reason: 'the label map does not fit the document' });
  const mandatory = statements.filter((_, index) => value.mandatory.has(index));
  const others = statements.filter((_, index) => !value.mandatory.has(index));
  if (mandatory.length !== value.mandatory.size) {
    return fail({ code: 'proof_value', reason: 'a mandatory index beyond the statements' });
  }
  if (others.length !== value.signatures.length) {
    return fail({
      code: 'signature',
      reason: `${others.length} statements of choice, but ${value.signatures.length} signatures`,
    });
  }
  const ephemeral = await importMultikey(`z${encodeBase58btc(value.ephemeralKey)}`);
  if (!ephemeral.ok || ephemeral.value.algorithm !== 'ES256') {
    return fail({ code: 'proof_value', reason: 'the ephemeral key is not on P-256' });
  }
  const mandatoryHash = await hashOf(mandatory.join(''), 'SHA-256');
  const signed = joined(optionsHash, value.ephemeralKey, mandatoryHash);
  if (!(await verifies(issuer.key, value.baseSignature, signed))) {
    return fail({ code: 'signature', reason: 'the base signature does not match', mandatoryHash, signed });
  }
  for (let first = 0; first < others.length; first += AT_ONCE) {
    const part = others.slice(first, first + AT_ONCE);
    const results = await Promise.all(
      part.map((statement, index) => {
        const signature = value.signatures[first + index];
        return signature !== undefined && verifies(ephemeral.value.key, signature, encoder.encode(statement));
      }),
    );
    if (!results.every(Boolean)) {
      return fail({ code: 'signature', reason: 'a statement is not what was signed', mandatoryHash, signed });
    }
  }
  return ok({ mandatoryHash, signed });
}

const verifies = (key: CryptoKey, signature: Uint8Array, bytes: Uint8Array): Promise<boolean> =>
  crypto.subtle.verify(ECDSA, key, signature as BufferSource, bytes as BufferSource);
