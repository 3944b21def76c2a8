import type { JsonObject } from '../../record/json.ts';
import { ok, type Result } from '../../record/result.ts';
import { type JoseFailure, refuse } from './failure.ts';

/** The registered claims we act on (RFC 7519 §4.1); times in UTC seconds, null where absent. */
export interface RegisteredClaims {
  readonly issuer: string | null;
  readonly subject: string | null;
  readonly tokenId: string | null;
  readonly audience: readonly string[];
  readonly issuedAt: number | null;
  readonly notBefore: number | null;
  readonly expires: number | null;
}

/** The last second of the year 9999: what a date in a document can still say. */
const LAST_MOMENT = 253_402_300_799;
const MAX_AUDIENCES = 100;

const TEXTS = ['iss', 'sub', 'jti'] as const;
const TIMES = ['iat', 'nbf', 'exp'] as const;

/**
 * Reads the registered claims and refuses those of another type (RFC 7519 §4.1): text for `iss`, `sub` and `jti`, one text
 * or several for `aud`, a NumericDate until the year 9999 for `iat`, `nbf` and `exp`.
 */
export function readClaims(payload: JsonObject): Result<RegisteredClaims, JoseFailure> {
  const wrongText = TEXTS.find((name) => payload[name] !== undefined && typeof payload[name] !== 'string');
  if (wrongText) return refuse('claims', `${wrongText} has to be text`);
  const wrongTime = TIMES.find((name) => payload[name] !== undefined && !isNumericDate(payload[name]));
  if (wrongTime) return refuse('claims', `${wrongTime} has to be a number of seconds`);
  const { aud } = payload;
  const audience = aud === undefined ? [] : Array.isArray(aud) ? aud : [aud];
  if (audience.length > MAX_AUDIENCES || !audience.every((one) => typeof one === 'string'))
    return refuse('claims', 'aud has to be text');
  const text = (name: (typeof TEXTS)[number]) => (typeof payload[name] === 'string' ? payload[name] : null);
  const time = (name: (typeof TIMES)[number]) => (typeof payload[name] === 'number' ? payload[name] : null);
  return ok({
    issuer: text('iss'),
    subject: text('sub'),
    tokenId: text('jti'),
    audience,
    issuedAt: time('iat'),
    notBefore: time('nbf'),
    expires: time('exp'),
  });
}

/** A JWT NumericDate (RFC 7519 §2): seconds since 1970, possibly with a fraction, until the year 9999. */
export const isNumericDate = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value <= LAST_MOMENT;

/**
 * The key a header names, as an absolute URL, or null where `kid` alone does not say: an absolute `kid` as it is, a fragment
 * or a bare name beneath a DID issuer, a fragment beneath an https issuer. That the key is the issuer's is not said by this.
 */
export function verificationMethodOf(kid: string | null, controller: string | null): string | null {
  if (kid === null) return null;
  if (/^(did:[a-z0-9]+:|https:\/\/)[^#\s]+#[^#\s]+$/.test(kid)) return kid;
  if (controller === null || controller.includes('#')) return null;
  if (/^#[^#\s]+$/.test(kid)) return controller + kid;
  return controller.startsWith('did:') && /^[A-Za-z0-9._~-]+$/.test(kid) ? `${controller}#${kid}` : null;
}
