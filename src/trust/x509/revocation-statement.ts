import type { Certificate } from '../../credential/certificates/certificate.ts';

/** What one OCSP response or CRL says about a certificate, after its signature and its signer were checked. */
export type RevocationStatement =
  | {
      readonly state: 'good';
      /** UTC seconds: up to when the signer knew, and when it knows more. */
      readonly thisUpdate: number;
      readonly nextUpdate: number | null;
      readonly producedAt: number;
      /** The signer still lists certificates that expired after this moment; null when it does not say. */
      readonly keepsExpiredSince: number | null;
    }
  | { readonly state: 'revoked'; readonly producedAt: number; readonly revokedAt: number; readonly reason: string }
  /** Says nothing that counts. */
  | { readonly state: 'unusable'; readonly reason: string };

export const unusable = (reason: string): RevocationStatement => ({ state: 'unusable', reason });

const REASONS: Readonly<Record<number, string>> = {
  1: 'keyCompromise',
  2: 'cACompromise',
  3: 'affiliationChanged',
  4: 'superseded',
  5: 'cessationOfOperation',
  6: 'certificateHold',
  9: 'privilegeWithdrawn',
  10: 'aACompromise',
};

/** CRLReason (RFC 5280 §5.3.1) by name. */
export const revocationReason = (code: number | undefined): string => REASONS[code ?? 0] ?? 'unspecified';

/** How long a statement from before the signing counts at most, whatever its own `nextUpdate` says. */
const MAX_AGE = 7 * 86_400;
/** Clocks of responders may run ahead of ours by this much. */
const SKEW = 300;

/**
 * Why a "good" does not cover a signing time; null when it does (all in UTC seconds). After ETSI EN 319 102-1 §5.2.5: a
 * statement from the signing time or later covers it; one from before covers it only while it was fresh, that is until its
 * own `nextUpdate`, and for seven days at most. One from after the certificate expired does not count unless its signer
 * says that expired certificates stay listed, since they are dropped otherwise (RFC 5280 §3.3).
 */
export function staleness(
  statement: Extract<RevocationStatement, { state: 'good' }>,
  leaf: Certificate,
  signingTime: number,
  now: number,
): string | null {
  const { thisUpdate, nextUpdate, keepsExpiredSince } = statement;
  if (thisUpdate > now + SKEW) return 'the statement is dated in the future';
  if (nextUpdate !== null && nextUpdate < thisUpdate) return 'the statement ends before it begins';
  if (thisUpdate > leaf.notAfter && (keepsExpiredSince === null || keepsExpiredSince > leaf.notAfter))
    return 'the statement was made after the certificate had expired';
  if (thisUpdate >= signingTime) return null;
  return nextUpdate !== null && nextUpdate >= signingTime && signingTime - thisUpdate <= MAX_AGE
    ? null
    : 'the statement was out of date at the signing time';
}
