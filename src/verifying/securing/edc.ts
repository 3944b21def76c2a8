import type { SealFailure } from '../../credential/jades/failure.ts';
import { readSeal, type SealReading } from '../../credential/jades/read.ts';
import { validationValues } from '../../credential/jades/validation-values.ts';
import { encodeBase64Url } from '../../record/base64.ts';
import { isObject, type JsonObject } from '../../record/json.ts';
import { parseStrictJson } from '../../record/strict-json.ts';
import { check } from '../check.ts';
import type { CheckCode } from '../codes/index.ts';
import type { Check, ProofReport } from '../report.ts';
import { type Claimed, type Proving, unproved } from './claimed.ts';
import { idOf, issuerIdOf } from './issuer-id.ts';

const FAILURES: Readonly<Record<SealFailure['code'], CheckCode>> = {
  SEAL_TOO_LARGE: 'TOO_LARGE',
  SEAL_MALFORMED: 'SIGNATURE_MALFORMED',
  SEAL_DUPLICATE_KEY: 'DUPLICATE_KEY',
  SEAL_TOO_COMPLEX: 'DOCUMENT_TOO_COMPLEX',
  SEAL_UNSUPPORTED: 'PROOF_UNSUPPORTED',
  SEAL_ALGORITHM: 'ALGORITHM_REFUSED',
  SEAL_CRIT: 'HEADER_REFUSED',
  SEAL_TYPE: 'HEADER_REFUSED',
  SEAL_HEADER_FORBIDDEN: 'HEADER_REFUSED',
  SEAL_TIME: 'HEADER_REFUSED',
  SEAL_CERTIFICATE: 'SIGNATURE_MALFORMED',
  SEAL_KEY: 'ALGORITHM_REFUSED',
  SEAL_BROKEN: 'SEAL_BROKEN',
};

/**
 * A sealed European Digital Credential. Its signature is proved by the certificate it carries, so that it is known before
 * anybody is trusted whether the file is whole; whose certificate that is, is for trust. The seal's own time and unsigned
 * values prove nothing by themselves.
 */
export async function claimEdc(sealed: string | JsonObject): Promise<Claimed> {
  const reading = await readSeal(sealed);
  if (!reading.ok) return refused(reading.error);
  const seal = reading.value;
  const payload = parseStrictJson(seal.payload, seal.outline);
  const document = payload.ok && isObject(payload.value) ? payload.value : null;
  const values = validationValues(seal.unsigned);
  const signedAt = seal.signingTime.moment;
  // A signature timestamp covers the signature as it is written (TS 119 182-1 §5.3.4).
  const covered = new TextEncoder().encode(encodeBase64Url(seal.signature));
  const timestamps = values.timestamps
    .filter(({ kind }) => kind === 'sigTst')
    .flatMap(({ tokens }) => tokens.map((token) => ({ token, covered })));
  return {
    form: 'edc',
    issuerId: document && issuerIdOf(document),
    credentialId: document && idOf(document),
    document,
    chain: {
      certificates: seal.certificates,
      further: values.certificates,
      ocsp: values.ocsp,
      crl: values.crl,
      signingTime: signedAt,
      timestamps,
    },
    keyName: null,
    signedAt,
    async prove({ seal: admission }): Promise<Proving> {
      if (document === null) {
        const broken = payload.ok
          ? check('NOT_A_CREDENTIAL')
          : payload.error.fault === 'duplicate-key'
            ? check('DUPLICATE_KEY', {}, { pointer: payload.error.pointer ?? null })
            : check('MALFORMED', { reason: payload.error.fault }, { at: payload.error.at });
        return unproved([broken]);
      }
      const trustedTime = admission?.trustedTime ?? null;
      return {
        proved: true,
        checks: [check('SIGNATURE_GOOD', {}, { algorithm: seal.algorithm, weaknesses: seal.weaknesses })],
        proofs: [proofOf(seal)],
        document,
        claims: null,
        signedAt,
        trustedTime,
        timestampsNotCounted: values.timestamps.length > 0 && trustedTime === null,
        binding: null,
      };
    },
  };
}

const proofOf = ({ algorithm, signingTime, leaf, thumbprint }: SealReading): ProofReport => ({
  type: 'JAdES',
  outcome: 'verified',
  algorithm,
  verificationMethod: leaf.subject.commonName ?? leaf.serialNumber,
  created: signingTime.moment,
  digests: { certificate: thumbprint },
});

/** A seal that cannot be proved names nobody: whatever its payload says may be a forger's. */
function refused({ code, reason, evidence }: SealFailure): Claimed {
  const named = check(FAILURES[code], { reason }, { code, ...evidence?.digests });
  const outcome = code === 'SEAL_UNSUPPORTED' || code === 'SEAL_TOO_COMPLEX' ? 'unsupported' : 'failed';
  return anonymous([named], [{ type: 'JAdES', outcome, reason, ...evidence }]);
}

const anonymous = (checks: readonly Check[], proofs: readonly ProofReport[]): Claimed => ({
  form: 'edc',
  issuerId: null,
  credentialId: null,
  document: null,
  chain: null,
  keyName: null,
  signedAt: null,
  prove: async () => unproved(checks, proofs),
});
