import { checkKeyBinding } from '../../credential/sd-jwt-vc/key-binding.ts';
import {
  type ClaimedSdJwtVc,
  type ProcessedSdJwtVc,
  parseSdJwtVc,
  processDisclosures,
} from '../../credential/sd-jwt-vc/read.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import type { HolderBinding } from '../checks/holder.ts';
import type { Check } from '../report.ts';
import { type Claimed, type Proving, type ProvingMeans, unproved } from './claimed.ts';
import { keptBackOf } from './kept-back.ts';
import { chainOf, faultOf, keyName, proveToken, tokenCheck } from './token.ts';

/**
 * An SD-JWT VC: the issuer's signature first, then the disclosures (RFC 9901 §7.1), then the key binding (§7.3). The
 * credential in `ld` is read only after that.
 */
export function claimSdJwt(text: string): Result<Claimed, Check> {
  const parsed = parseSdJwtVc(text);
  if (!parsed.ok) return fail(tokenCheck(parsed.error));
  const token = parsed.value;
  const signedAt = token.issuedAt ?? token.notBefore;
  return ok({
    form: 'sd-jwt-vc',
    issuerId: token.issuerId,
    credentialId: token.credentialId,
    document: null,
    chain: chainOf(token, signedAt),
    keyName: keyName(token),
    signedAt,
    async prove(means): Promise<Proving> {
      const { good, checks, proofs } = await proveToken('SD-JWT VC', token, means.keys, means.now);
      if (!good) return unproved(checks, proofs);
      const processed = await processDisclosures(token);
      if (!processed.ok) return unproved([tokenCheck(processed.error)], proofs);
      const { payload: claims, ld: document } = processed.value;
      const binding = await bindingOf(token, processed.value, means);
      const selective = keptBackOf(processed.value) ?? false;
      return { proved: true, checks, proofs, document, claims, signedAt, selective, binding };
    },
  });
}

async function bindingOf(
  token: ClaimedSdJwtVc,
  processed: ProcessedSdJwtVc,
  { now, challenge, domain }: ProvingMeans,
): Promise<HolderBinding | null> {
  if (token.keyBinding === null && processed.payload.cnf === undefined) return null;
  if (token.keyBinding === null) return { state: 'not-presented' };
  const expected = {
    ...(challenge === undefined ? {} : { nonce: challenge }),
    ...(domain === undefined ? {} : { audience: domain }),
  };
  const bound = await checkKeyBinding(token, processed, { ...expected, now });
  if (!bound.ok) {
    const { code, reason } = bound.error;
    return code === 'unsupported' ? { state: 'unknown', reason } : { state: 'failed', reason, ...faultOf(bound.error) };
  }
  return bound.value.presented && bound.value.addressed ? { state: 'bound' } : { state: 'challenge-not-expected' };
}
