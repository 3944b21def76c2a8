import { readingUnder } from '../../credential/contexts/reading-under.ts';
import {
  NOT_EXAMINED,
  type ProofFailure,
  type ProofReading,
  readProofOf,
  type VerifiedProof,
} from '../../credential/data-integrity/read-proof.ts';
import { isObject, type JsonObject, listOf } from '../../record/json.ts';
import { fail } from '../../record/result.ts';
import { check } from '../check.ts';
import type { CheckCode } from '../codes/index.ts';
import type { Form } from '../form.ts';
import type { Check, ProofReport } from '../report.ts';
import { type Claimed, unproved } from './claimed.ts';
import { idOf, issuerIdOf } from './issuer-id.ts';

const FAILURES: Readonly<Record<ProofFailure['code'], CheckCode>> = {
  malformed: 'MALFORMED',
  context_not_allowed: 'CONTEXT_NOT_ALLOWED',
  context_unknown: 'CONTEXT_UNKNOWN',
  undefined_term: 'UNDEFINED_TERM',
  json_ld: 'JSON_LD_REFUSED',
  too_complex: 'DOCUMENT_TOO_COMPLEX',
  proof_missing: 'NOT_SEALED',
  proof_shape: 'PROOF_SHAPE',
  proof_value: 'SIGNATURE_MALFORMED',
  unsupported: 'PROOF_UNSUPPORTED',
  sd_base_proof: 'SD_BASE_PROOF',
  purpose: 'PROOF_PURPOSE',
  challenge: 'HOLDER_BINDING',
  domain: 'HOLDER_BINDING',
  proof_expired: 'PROOF_EXPIRED',
  proof_not_yet: 'PROOF_NOT_YET',
  issuer_key_mismatch: 'ISSUER_KEY_MISMATCH',
  key_revoked: 'KEY_REVOKED',
  key_not_in_use: 'KEY_NOT_VALID_AT_SIGNING',
  key_algorithm: 'ALGORITHM_REFUSED',
  signature: 'SIGNATURE_BROKEN',
};

/** A credential with embedded proofs (Data Integrity 1.0): every one of them has to verify with a key of the issuer. */
export function claimDataIntegrity(form: Form, secured: JsonObject): Claimed {
  const { proof: _proof, ...document } = secured;
  return {
    form,
    issuerId: issuerIdOf(document),
    credentialId: idOf(document),
    document,
    chain: null,
    keyName: methodOf(secured.proof),
    signedAt: null,
    async prove({ keys, now, policy }) {
      const reading = await readProofOf(secured, keys ?? noKeys, { ...readingUnder(policy), now });
      if (!reading.ok) {
        const { error } = reading;
        // Without keys only what needs none can be told; why there are none is said by whoever asked for them.
        if (keys === null && error.code === 'issuer_key_mismatch') return unproved([], proofReports(error, true));
        return unproved([proofCheck(error)], proofReports(error, false));
      }
      return {
        proved: true,
        checks: [check('SIGNATURE_GOOD', {}, { proofs: reading.value.proofs.length })],
        proofs: reading.value.proofs.map(verifiedProof),
        // What the reader read is this very document without its proof.
        document,
        claims: null,
        signedAt: firstSigned(reading.value),
        selective: reading.value.proofs.some(({ cryptosuite }) => cryptosuite === 'ecdsa-sd-2023'),
        binding: null,
      };
    },
  };
}

/** The finding behind a proof that did not verify. */
export function proofCheck({ code, reason, proof, evidence }: ProofFailure): Check {
  // What the library names comes after a colon.
  const subject = /: (.+)$/.exec(reason)?.[1] ?? reason;
  const params: Readonly<Record<string, string>> =
    code === 'undefined_term'
      ? { term: subject }
      : code === 'context_unknown'
        ? { context: subject }
        : code === 'signature' || code === 'issuer_key_mismatch'
          ? {}
          : { reason };
  return check(FAILURES[code], params, { code, ...(proof === undefined ? {} : { proof }), ...evidence });
}

/** Every proof that was read, good or not; where it is the document that was refused, that. */
function proofReports(failure: ProofFailure, withoutKeys: boolean): readonly ProofReport[] {
  const proofs = failure.all ?? [fail(failure)];
  return proofs.map((proof) => (proof.ok ? verifiedProof(proof.value) : failedProof(proof.error, withoutKeys)));
}

/** The key of the first proof; those of further proofs are asked for when they are read. */
function methodOf(proof: unknown): string | null {
  const [first] = listOf(proof);
  return isObject(first) && typeof first.verificationMethod === 'string' ? first.verificationMethod : null;
}

const noKeys = async (): Promise<null> => null;

export function failedProof({ code, reason, evidence = {} }: ProofFailure, withoutKeys = false): ProofReport {
  const { verificationMethod, cryptosuite, ...digests } = evidence;
  const outcome = NOT_EXAMINED.has(code) ? 'unsupported' : 'failed';
  return {
    type: cryptosuite ?? 'Data Integrity',
    outcome: withoutKeys && code === 'issuer_key_mismatch' ? 'not-checked' : outcome,
    reason: withoutKeys && code === 'issuer_key_mismatch' ? 'no key of the issuer' : reason,
    ...(verificationMethod === undefined ? {} : { verificationMethod }),
    digests,
  };
}

export const verifiedProof = ({
  cryptosuite,
  algorithm,
  verificationMethod,
  created,
  digest,
  evidence,
}: VerifiedProof): ProofReport => {
  const { verificationMethod: _, cryptosuite: _suite, ...digests } = evidence;
  return {
    type: cryptosuite,
    outcome: 'verified',
    algorithm,
    verificationMethod,
    ...(created === null ? {} : { created }),
    digests: { ...digests, signed: digest },
  };
};

const firstSigned = ({ proofs }: ProofReading): number | null =>
  proofs.reduce<number | null>(
    (first, { created }) => (created === null || (first !== null && first <= created) ? first : created),
    null,
  );
