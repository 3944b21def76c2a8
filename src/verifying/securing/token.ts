import { readCertificate } from '../../credential/certificates/certificate.ts';
import { importVerifyKey, type SealAlgorithm } from '../../credential/certificates/public-key.ts';
import type { IssuerKeys } from '../../credential/data-integrity/read-proof.ts';
import { type CompactJws, signedDigest, verifyCompact } from '../../credential/jose/compact.ts';
import type { JoseFailure, JoseFailureCode } from '../../credential/jose/failure.ts';
import { type PublicKey, signsAt } from '../../credential/keys/public-key.ts';
import type { PresentedChain } from '../../trust/x509/path-report.ts';
import { check } from '../check.ts';
import type { BindingFault } from '../checks/holder.ts';
import type { CheckCode } from '../codes/index.ts';
import type { Check, ProofReport } from '../report.ts';

const FAILURES: Readonly<Record<JoseFailureCode, CheckCode>> = {
  too_large: 'TOO_LARGE',
  malformed: 'MALFORMED',
  duplicate_key: 'DUPLICATE_KEY',
  too_complex: 'TOO_COMPLEX',
  long_list: 'DOCUMENT_TOO_COMPLEX',
  alg: 'ALGORITHM_REFUSED',
  crit: 'HEADER_REFUSED',
  typ: 'HEADER_REFUSED',
  header_forbidden: 'HEADER_REFUSED',
  key: 'ISSUER_KEY_MISMATCH',
  signature: 'SIGNATURE_BROKEN',
  claims: 'CLAIMS_REFUSED',
  sd_jwt: 'SD_JWT_REFUSED',
  sd_forbidden_claim: 'SD_FORBIDDEN_CLAIM',
  holder_binding: 'HOLDER_BINDING',
  unsupported: 'PROOF_UNSUPPORTED',
};

/** The finding behind a token that was refused; its own code and step are in the evidence. */
export function tokenCheck({ code, reason, step, claim, evidence }: JoseFailure): Check {
  const params = {
    reason: step === undefined ? reason : `${reason} (${step})`,
    claim: claim ?? reason,
    limit: '15 MB',
  };
  return check(FAILURES[code], params, {
    code,
    ...(step === undefined ? {} : { step }),
    ...(evidence === undefined ? {} : { alg: evidence.alg, ...evidence.digests }),
  });
}

/** Which question or verifier a holder's token was made for, where that is why it was refused. */
export const faultOf = ({ claim }: JoseFailure): { readonly because?: BindingFault } =>
  claim === 'nonce' ? { because: 'challenge' } : claim === 'aud' ? { because: 'audience' } : {};

/** What a token's signature is checked with. */
export interface TokenSigner {
  readonly jws: CompactJws;
  readonly issuerId: string | null;
  readonly verificationMethod: string | null;
  readonly certificates: readonly Uint8Array<ArrayBuffer>[] | null;
}

/** The certificates of a token as a chain for path validation; a DID says whose key it is without them. */
export function chainOf(token: TokenSigner, signedAt: number | null): PresentedChain | null {
  const { certificates, issuerId } = token;
  if (certificates === null || issuerId?.startsWith('did:') === true) return null;
  return { certificates, further: [], ocsp: [], crl: [], signingTime: signedAt ?? 0 };
}

/** Proves a token with the key of its certificate or, without one, with a key that trust gave for the issuer. */
export async function proveToken(
  type: string,
  token: TokenSigner,
  keys: IssuerKeys | null,
  now: number,
): Promise<{ readonly good: boolean; readonly checks: readonly Check[]; readonly proofs: readonly ProofReport[] }> {
  const { jws } = token;
  const method = keyName(token);
  const certified = keys === null && chainOf(token, null) !== null;
  if (keys === null && !certified) return { good: false, checks: [], proofs: [] };
  const key = certified ? await certifiedKey(token) : ((await keys?.(method)) ?? null);
  const report = (outcome: ProofReport['outcome'], more: Partial<ProofReport> = {}): readonly ProofReport[] => [
    { type, outcome, algorithm: jws.alg, verificationMethod: certified ? 'x5c' : method, ...more },
  ];
  const refused = (code: CheckCode, reason: string) => ({
    good: false,
    checks: [check(code, {}, { verificationMethod: method })],
    proofs: report('failed', { reason }),
  });
  if (key === null) return refused('ISSUER_KEY_MISMATCH', 'the issuer does not list this key');
  if (key.revoked !== undefined && key.revoked <= now) return refused('KEY_REVOKED', 'the key is revoked');
  if (!signsAt(key, claimedTime(jws), now))
    return refused('KEY_NOT_VALID_AT_SIGNING', 'the key was not in use at that time');
  const verified = await verifyCompact(jws, key);
  if (!verified.ok) {
    const { reason, evidence } = verified.error;
    return {
      good: false,
      checks: [tokenCheck(verified.error)],
      proofs: report('failed', { reason, ...(evidence === undefined ? {} : { digests: { ...evidence.digests } }) }),
    };
  }
  return {
    good: true,
    checks: [check('SIGNATURE_GOOD', {}, { algorithm: jws.alg })],
    proofs: report('verified', { digests: { signingInput: await signedDigest(jws) } }),
  };
}

/** When a token says it was made (UTC seconds): `iat`, else `nbf`. */
export function claimedTime({ payload }: CompactJws): number | null {
  const times = [payload.iat, payload.nbf].filter((time) => typeof time === 'number');
  return times[0] ?? null;
}

/** A DID with one key needs no `kid`; an address as `kid` names the key itself (Open Badges 3.0 §8.2.4). */
export function keyName({ verificationMethod, issuerId, jws }: TokenSigner): string {
  if (verificationMethod !== null) return verificationMethod;
  if (jws.kid?.startsWith('https://')) return jws.kid;
  if (issuerId?.startsWith('did:key:')) return `${issuerId}#${issuerId.slice('did:key:'.length)}`;
  if (issuerId?.startsWith('did:jwk:')) return `${issuerId}#0`;
  return issuerId ?? '';
}

const CERTIFIED: readonly string[] = ['RS256', 'PS256', 'ES256', 'ES384'] satisfies SealAlgorithm[];

async function certifiedKey({ jws, certificates }: TokenSigner): Promise<PublicKey | null> {
  const [der] = certificates ?? [];
  const leaf = der && readCertificate(der);
  if (!leaf?.ok || !CERTIFIED.includes(jws.algorithm)) return null;
  const algorithm = jws.algorithm as SealAlgorithm;
  const key = await importVerifyKey(leaf.value.spki, algorithm);
  return key && { algorithm, key };
}
