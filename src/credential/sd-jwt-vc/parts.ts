import { ok, type Result } from '../../record/result.ts';
import { MAX_TOKEN_LENGTH } from '../jose/compact.ts';
import { type JoseFailure, refuse } from '../jose/failure.ts';

/** An SD-JWT in its parts (RFC 9901 §4). Nothing in it is proved. */
export interface SdJwtParts {
  /** The issuer-signed JWT. */
  readonly token: string;
  /** As they stand, in base64url: what the digests are of. */
  readonly disclosures: readonly string[];
  readonly keyBinding: string | null;
  /** Everything before the key binding JWT: what `sd_hash` is of (RFC 9901 §4.3.1). */
  readonly presented: string;
}

const MAX_DISCLOSURES = 1_000;

/** Takes an SD-JWT in compact form apart; more than 1,000 disclosures are `too_complex`. */
export function partsOf(text: string): Result<SdJwtParts, JoseFailure> {
  if (text.length > MAX_TOKEN_LENGTH) return refuse('too_large', 'the credential is longer than one may be');
  const [token = '', ...disclosures] = text.split('~');
  const keyBinding = disclosures.pop();
  if (keyBinding === undefined) return refuse('malformed', 'an SD-JWT ends its parts with a tilde');
  if (disclosures.includes('')) return refuse('malformed', 'an empty disclosure');
  if (disclosures.length > MAX_DISCLOSURES) return refuse('too_complex', `more than ${MAX_DISCLOSURES} disclosures`);
  return ok({
    token,
    disclosures,
    keyBinding: keyBinding === '' ? null : keyBinding,
    presented: text.slice(0, text.length - keyBinding.length),
  });
}
