import { type ClaimedVcJwt, parseVcJwt } from '../../credential/vc-jwt/read.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import type { Form } from '../form.ts';
import type { Check } from '../report.ts';
import { type Claimed, type Proving, unproved } from './claimed.ts';
import { chainOf, keyName, proveToken, tokenCheck } from './token.ts';

/** A credential as a JWT: VC-JOSE-COSE, VC-JWT of VCDM 1.1, or Open Badges 3.0. */
export function claimVcJwt(text: string): Result<Claimed, Check> {
  const parsed = parseVcJwt(text);
  if (!parsed.ok) return fail(tokenCheck(parsed.error));
  const token = parsed.value;
  const signedAt = token.issuedAt ?? token.notBefore;
  const form = formOf(token);
  return ok({
    form,
    issuerId: token.issuerId,
    credentialId: token.credentialId,
    document: token.credential,
    chain: chainOf(token, signedAt),
    keyName: keyName(token),
    signedAt,
    async prove({ keys, now }): Promise<Proving> {
      const { good, checks, proofs } = await proveToken(form, token, keys, now);
      if (!good) return unproved(checks, proofs);
      const { credential: document, jws } = token;
      return { proved: true, checks, proofs, document, claims: jws.payload, signedAt, binding: null };
    },
  });
}

const formOf = ({ openBadge, model }: ClaimedVcJwt): Form =>
  openBadge ? 'open-badge-jwt' : model === '2.0' ? 'vc+jwt' : 'vc-jwt-1.1';
