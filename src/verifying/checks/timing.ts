import { moment } from '../../credential/data-integrity/moment.ts';
import { CLOCK_SKEW } from '../../credential/data-integrity/read-proof.ts';
import { isNumericDate } from '../../credential/jose/claims.ts';
import { asDateTime } from '../../record/civil-date.ts';
import type { SealAdmission } from '../../trust/trust.ts';
import { check } from '../check.ts';
import type { Examined } from '../examined.ts';
import type { Check } from '../report.ts';

/** Members that say from when and until when a credential holds, in VCDM 1.1, VCDM 2.0 and ELM. */
const FROM = ['validFrom', 'issuanceDate'] as const;
const UNTIL = ['validUntil', 'expirationDate'] as const;

interface Bound {
  readonly field: string;
  readonly asWritten: string;
  /** UTC seconds; null where it is no moment. */
  readonly at: number | null;
}

/**
 * Whether the credential holds at `now` (UTC seconds): VCDM 2.0 §4.9, VCDM 1.1 §4.6, RFC 7519 §4.1.4–5. Clocks may differ
 * by `CLOCK_SKEW`, applied here and nowhere else for these dates. Of several bounds every one has to hold. A token that
 * says it was made later than now (`iat`) is refused. Proof expiry and
 * key validity are judged with the proof, the certificate's by `certificateTiming`.
 */
export function timingChecks(
  { tree, claims, selective = false }: Pick<Examined, 'tree' | 'claims' | 'selective'>,
  now: number,
): readonly Check[] {
  const root = tree?.root ?? {};
  const bounds = (members: readonly string[], numeric: string): Bound[] => [
    ...members
      .filter((field) => root[field] !== undefined)
      .map((field) => ({ field, asWritten: String(root[field]), at: moment(root[field]) })),
    ...(claims?.[numeric] === undefined
      ? []
      : [
          {
            field: numeric,
            asWritten: String(claims[numeric]),
            at: isNumericDate(claims[numeric]) ? claims[numeric] : null,
          },
        ]),
  ];
  const from = bounds(FROM, 'nbf');
  const until = bounds(UNTIL, 'exp');
  const found: Check[] = [];
  for (const bound of [...from, ...until])
    if (bound.at === null) found.push(check('DATE_NOT_READABLE', { field: bound.field }, { value: bound.asWritten }));
  const early = from.find(({ at }) => at !== null && at > now + CLOCK_SKEW);
  if (early) found.push(check('NOT_YET_VALID', { date: dayOf(early) }, { field: early.field, value: early.asWritten }));
  const late = until.find(({ at }) => at !== null && at < now - CLOCK_SKEW);
  if (late) found.push(check('EXPIRED', { date: dayOf(late) }, { field: late.field, value: late.asWritten }));
  const iat = claims?.iat;
  if (isNumericDate(iat) && iat > now + CLOCK_SKEW)
    found.push(check('SIGNED_IN_THE_FUTURE', {}, { signedAt: asDateTime(Math.floor(iat)) }));
  if (found.length > 0) return found;
  const dateMayBeMissing =
    typeof selective === 'object' ? selective.period : selective && (from.length === 0 || until.length === 0);
  if (dateMayBeMissing) return [check('VALIDITY_MAY_BE_WITHHELD')];
  const evidence = Object.fromEntries([...from, ...until].map(({ field, asWritten }) => [field, asWritten]));
  return [check('VALID_NOW', {}, evidence)];
}

const dayOf = ({ at }: Bound): string => (at === null ? '' : asDateTime(at).slice(0, 10));

export interface SealTimes {
  readonly seal: SealAdmission;
  /** What the seal claims, UTC seconds. */
  readonly signedAt: number;
  readonly now: number;
  /** A moment before which a trusted timestamp shows the seal to have existed; null without one. */
  readonly trustedTime: number | null;
  /** Timestamps came along and none of them counts. */
  readonly timestampsNotCounted: boolean;
}

/**
 * Whether the seal certificate was good when it sealed (ETSI EN 319 102-1 §5.2.6, §5.5): its validity, its revocation
 * as the embedded values tell it, and for a certificate pinned in a register the interval in which its key was in use.
 *
 * The claimed time of a seal proves nothing by itself: once the certificate has expired or was revoked, only a trusted
 * timestamp shows that the seal is older. A key pinned in our own register is different: the register knows it was never
 * reported compromised.
 */
export function certificateTiming({ seal, signedAt, now, trustedTime, timestampsNotCounted }: SealTimes): Check[] {
  const { leaf, revocation, outcome } = seal.path;
  const found: Check[] = [];
  if (timestampsNotCounted) found.push(check('TIMESTAMP_NOT_TRUSTED'));
  const signed = { signedAt: asDateTime(signedAt) };
  if (signedAt > now + CLOCK_SKEW) return [...found, check('SIGNED_IN_THE_FUTURE', {}, signed)];
  if (leaf === null) return found;
  const evidence = { ...signed, notBefore: asDateTime(leaf.notBefore), notAfter: asDateTime(leaf.notAfter) };
  const until = { date: asDateTime(leaf.notAfter).slice(0, 10) };
  const proved = trustedTime ?? now;
  if (signedAt < leaf.notBefore - CLOCK_SKEW) found.push(check('CERTIFICATE_NOT_YET_VALID', {}, evidence));
  else if (signedAt > leaf.notAfter + CLOCK_SKEW) found.push(check('CERTIFICATE_EXPIRED_AT_SIGNING', {}, evidence));
  else if (seal.pinned === null && proved > leaf.notAfter + CLOCK_SKEW)
    found.push(check('CERTIFICATE_EXPIRED', until, evidence));
  else found.push(check('CERTIFICATE_VALID_AT_SIGNING', {}, evidence));
  if (seal.pinned !== null) return [...found, ...pinnedTiming(seal, signedAt, trustedTime)];
  if (outcome !== 'anchored') return found;
  switch (revocation.state) {
    case 'good':
      return [...found, check('CERTIFICATE_NOT_REVOKED', dateOf(revocation.producedAt), { source: revocation.source })];
    case 'unknown':
      return [...found, check('CERTIFICATE_REVOCATION_UNKNOWN', {}, { reason: revocation.reason })];
    case 'revoked': {
      const since = revocation.revokedAt ?? Number.NEGATIVE_INFINITY;
      const code = trustedTime !== null && trustedTime < since ? 'CERTIFICATE_REVOKED_LATER' : 'CERTIFICATE_REVOKED';
      return [...found, check(code, dateOf(revocation.revokedAt), { source: revocation.source, ...signed })];
    }
  }
}

function pinnedTiming(seal: SealAdmission, signedAt: number, trustedTime: number | null): Check[] {
  const { pinnedFrom, pinnedUntil, compromisedSince } = seal;
  const signed = { signedAt: asDateTime(signedAt) };
  if (compromisedSince !== null) {
    if (signedAt >= compromisedSince) return [check('KEY_COMPROMISED', dateOf(compromisedSince), signed)];
    // Whoever has the key can write any date into a seal.
    if (trustedTime === null || trustedTime >= compromisedSince)
      return [check('KEY_COMPROMISED_SINCE', dateOf(compromisedSince), signed)];
  }
  const early = pinnedFrom !== null && signedAt < pinnedFrom - CLOCK_SKEW;
  const late = pinnedUntil !== null && signedAt > pinnedUntil + CLOCK_SKEW;
  return early || late ? [check('KEY_NOT_VALID_AT_SIGNING', {}, signed)] : [];
}

const dateOf = (moment: number | undefined): { date: string } => ({
  date: moment === undefined ? '?' : asDateTime(moment).slice(0, 10),
});
