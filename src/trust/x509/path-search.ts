import { type Certificate, readCertificate } from '../../credential/certificates/certificate.ts';
import { sameBytes } from '../../credential/certificates/der.ts';
import { sameName } from '../../credential/certificates/distinguished-name.ts';
import { verifyCertificateSignature } from '../../credential/certificates/signature-scheme.ts';
import { anchorTrouble } from './anchor-status.ts';
import type { PathFault } from './path-fault.ts';
import type { TrustAnchor } from './path-report.ts';
import { type PathMoments, type PathUse, pathFault } from './path-rules.ts';

/** Certificates in a path, leaf and anchor included. */
export const MAX_PATH = 6;
/** Certificates that are looked at, and signatures that are checked, before a search is given up. */
const MAX_POOL = 50;
const MAX_SIGNATURES = 200;

/** A path from a leaf to an anchor: the certificates between them, leaf first, and the anchor that signed the last. */
export type PathFound =
  | { readonly found: true; readonly path: readonly Certificate[]; readonly anchor: TrustAnchor }
  | { readonly found: false; readonly fault: PathFault };

/** Reads what came along, in its order: what cannot be read or stands there twice is passed over. */
export function poolOf(certificates: readonly Uint8Array[]): Certificate[] {
  const pool: Certificate[] = [];
  for (const der of certificates.slice(0, MAX_POOL)) {
    const certificate = readCertificate(der);
    if (certificate.ok && !pool.some((known) => sameBytes(known.der, certificate.value.der)))
      pool.push(certificate.value);
  }
  return pool;
}

/**
 * Searches a path whose names and signatures chain (RFC 5280 §6.1) from the leaf through the pool to an anchor, and that
 * keeps the rules of `pathFault`. Depth and work are bounded; a certificate is never used twice in a path. When no path
 * is good, the fault is that of a path that reached an anchor, else it has no code and says why nobody vouches for it.
 */
export async function searchPath(
  leaf: Certificate,
  pool: readonly Certificate[],
  anchors: readonly TrustAnchor[],
  moments: PathMoments,
  use: PathUse,
): Promise<PathFound> {
  let signatures = 0;
  let fault: PathFault | null = null;
  let reason = 'no trusted authority stands behind the certificate';

  const signed = async (certificate: Certificate, issuer: Certificate): Promise<boolean> => {
    if (++signatures <= MAX_SIGNATURES) return verifyCertificateSignature(certificate, issuer);
    reason = 'too many certificates came along to find a path';
    return false;
  };

  const extend = async (path: readonly [...Certificate[], Certificate]): Promise<PathFound | null> => {
    const last = path[path.length - 1];
    if (last === undefined) return null;
    for (const anchor of anchors) {
      if (!sameName(last.issuer, anchor.certificate.subject)) continue;
      if (!anchor.certificate.isAuthority || anchor.certificate.keyUsage?.includes('keyCertSign') === false) continue;
      if (!(await signed(last, anchor.certificate))) {
        reason = 'a trusted authority has the name of the issuer and another key';
        continue;
      }
      const trouble = anchorTrouble(anchor, use, moments.at);
      const broken = trouble === null ? pathFault(path, anchor.certificate, moments, use) : null;
      if (trouble === null && broken === null) return { found: true, path, anchor };
      if (trouble !== null) reason = trouble;
      if (broken !== null && (fault === null || fault.code === null)) fault = broken;
    }
    if (path.length >= MAX_PATH - 1) return null;
    for (const issuer of likelyFirst(last, pool)) {
      if (signatures > MAX_SIGNATURES) return null;
      if (path.includes(issuer) || !sameName(last.issuer, issuer.subject) || !(await signed(last, issuer))) continue;
      const result = await extend([...path, issuer]);
      if (result !== null) return result;
    }
    return null;
  };

  return (await extend([leaf])) ?? { found: false, fault: fault ?? { code: null, reason } };
}

/** Those whose key identifier the certificate names come first (RFC 5280 §4.2.1.1); a hint and no condition. */
function likelyFirst({ authorityKeyIdentifier }: Certificate, pool: readonly Certificate[]): readonly Certificate[] {
  const likely = (issuer: Certificate): boolean => issuer.subjectKeyIdentifier === authorityKeyIdentifier;
  return authorityKeyIdentifier === undefined
    ? pool
    : [...pool.filter(likely), ...pool.filter((issuer) => !likely(issuer))];
}
