import { readCertificate } from '../credential/certificates/certificate.ts';
import { sha256Hex } from '../record/sha256.ts';
import type { Vouching } from './admit.ts';
import type { SealAdmission } from './trust.ts';
import type { PathReport, PresentedChain, TrustAnchor } from './x509/path-report.ts';
import { trustedTimeOf } from './x509/timestamps.ts';
import { validatePath } from './x509/validate-path.ts';

/**
 * What trust says of a seal certificate. One that this service's own register knows, byte for byte, needs no anchor: its
 * interval of use and a compromise come from the register. Any other is judged by its path to an operator's anchors, and
 * its time by timestamps of authorities the operator vouches for. Fetches nothing.
 */
export async function admitSeal(chain: PresentedChain, now: number, vouched: Vouching): Promise<SealAdmission> {
  const { anchors } = vouched.added;
  const [leaf] = chain.certificates;
  const own = leaf && vouched.own ? await vouched.own.sealByCertificate(await sha256Hex(leaf)) : null;
  const trustedTime = await earliestTrusted(chain, anchors, now);
  if (own === null || leaf === undefined) {
    const path = await validatePath(chain, anchors, now);
    return { path, pinned: null, pinnedFrom: null, pinnedUntil: null, compromisedSince: null, trustedTime };
  }
  return {
    path: pinnedPath(leaf),
    pinned: own.party,
    pinnedFrom: own.validFrom,
    pinnedUntil: own.validUntil,
    compromisedSince: own.compromisedSince,
    trustedTime,
  };
}

/** The register knows the very certificate, so no path is built: nobody above it is asked. */
function pinnedPath(leaf: Uint8Array): PathReport {
  const certificate = readCertificate(leaf);
  const reason = 'the certificate is in this service’s own register';
  return {
    outcome: 'not-anchored',
    code: null,
    reason,
    leaf: certificate.ok ? certificate.value : null,
    anchor: null,
    qualification: null,
    revocation: { state: 'unknown', source: null, reason },
  };
}

async function earliestTrusted(
  { timestamps = [], further }: PresentedChain,
  anchors: readonly TrustAnchor[],
  now: number,
): Promise<number | null> {
  let earliest: number | null = null;
  for (const { token, covered } of timestamps.slice(0, MOST_TIMESTAMPS)) {
    const found = await trustedTimeOf([token], covered, anchors, now, further);
    if (found.state === 'trusted' && (earliest === null || found.time < earliest)) earliest = found.time;
  }
  return earliest;
}

/** A seal at LTA level carries a handful; more are somebody's attempt to keep us busy. */
const MOST_TIMESTAMPS = 10;
