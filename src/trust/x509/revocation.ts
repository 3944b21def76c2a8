import type { Certificate } from '../../credential/certificates/certificate.ts';
import { crlStatement } from './crl.ts';
import { ocspStatement } from './ocsp.ts';
import type { RevocationFinding } from './path-report.ts';
import { type RevocationStatement, staleness } from './revocation-statement.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** DER of OCSP responses and CRLs that came along. */
export interface RevocationValues {
  readonly ocsp: readonly Bytes[];
  readonly crl: readonly Bytes[];
}

/** How many of each are looked at. */
const MAX_VALUES = 10;

interface Sourced {
  readonly source: 'ocsp' | 'crl';
  readonly statement: RevocationStatement;
}

/**
 * Whether a leaf was revoked, from values embedded with the seal only; nothing is fetched. Times in UTC seconds.
 *
 * - `revoked` when any statement that its issuer stands behind says so, however old it is; with the earliest moment. The
 *   caller compares it with the signing time, and asks whether that is proved: a stolen key can claim any time.
 * - `good` when a statement covers the signing time (`staleness`, ETSI EN 319 102-1 §5.2.5). It says: not revoked then. It
 *   does not say that it was not revoked since.
 * - `unknown` otherwise: nothing came along, wrong signer, wrong certificate, stale, the responder does not know it.
 *
 * Values are unsigned additions: whoever hands over the file can leave them out. `issuer` has to be the certificate whose
 * key signed the leaf, and it has to be trusted. A suspended certificate (certificateHold) counts as revoked.
 */
export async function revocationOf(
  leaf: Certificate,
  issuer: Certificate,
  values: RevocationValues,
  signingTime: number,
  now: number,
): Promise<RevocationFinding> {
  const statements: Sourced[] = [];
  for (const der of values.ocsp.slice(0, MAX_VALUES))
    statements.push({ source: 'ocsp', statement: await ocspStatement(der, leaf, issuer) });
  for (const der of values.crl.slice(0, MAX_VALUES))
    statements.push({ source: 'crl', statement: await crlStatement(der, leaf, issuer) });
  return revokedIn(statements) ?? goodIn(statements, leaf, signingTime, now);
}

function revokedIn(statements: readonly Sourced[]): RevocationFinding | null {
  let earliest: (RevocationFinding & { revokedAt: number }) | null = null;
  for (const { source, statement } of statements) {
    if (statement.state !== 'revoked' || (earliest && earliest.revokedAt <= statement.revokedAt)) continue;
    const { producedAt, revokedAt, reason } = statement;
    earliest = { state: 'revoked', source, producedAt, revokedAt, reason };
  }
  return earliest;
}

function goodIn(
  statements: readonly Sourced[],
  leaf: Certificate,
  signingTime: number,
  now: number,
): RevocationFinding {
  let trouble: { source: 'ocsp' | 'crl'; reason: string } | null = null;
  for (const { source, statement } of statements) {
    if (statement.state === 'revoked') continue;
    const reason = statement.state === 'unusable' ? statement.reason : staleness(statement, leaf, signingTime, now);
    if (statement.state === 'good' && reason === null)
      return {
        state: 'good',
        source,
        producedAt: statement.producedAt,
        reason: 'the issuer says that it was not revoked at the signing time',
      };
    trouble ??= { source, reason: reason ?? '' };
  }
  return trouble === null
    ? { state: 'unknown', source: null, reason: 'no statement on revocation came along' }
    : { state: 'unknown', ...trouble };
}
