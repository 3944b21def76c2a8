import { type Certificate, isValidAt } from '../../credential/certificates/certificate.ts';
import { childrenOf, DerFault, readDer } from '../../credential/certificates/der.ts';
import { EXTENSION_OID } from '../../credential/certificates/extensions.ts';
import { keyStrength, schemeStrength } from '../../credential/certificates/strength.ts';
import { allowsDocuments } from './leaf-rules.ts';
import { type NameConstraints, nameFault, readNameConstraints } from './name-constraints.ts';
import type { PathFault } from './path-fault.ts';

/** Extensions that may be critical, since they are acted on here, in the leaf rules or in the QcStatements. */
const UNDERSTOOD: readonly string[] = [
  EXTENSION_OID.subjectKeyIdentifier,
  EXTENSION_OID.authorityKeyIdentifier,
  EXTENSION_OID.keyUsage,
  EXTENSION_OID.extendedKeyUsage,
  EXTENSION_OID.basicConstraints,
  EXTENSION_OID.subjectAltName,
  EXTENSION_OID.nameConstraints,
  EXTENSION_OID.qcStatements,
  // No policy is asked for, so these four cannot make a path fail, but for requireExplicitPolicy (§6.1.1 (e)).
  EXTENSION_OID.certificatePolicies,
  EXTENSION_OID.policyMappings,
  EXTENSION_OID.policyConstraints,
  EXTENSION_OID.inhibitAnyPolicy,
];

export interface PathMoments {
  /** When authorities had to be valid: the signing time, UTC seconds. */
  readonly at: number;
  /** And until when they have to be, when that is later: now, or the end of the leaf. */
  readonly until: number;
}

/** For what the leaf is used: which purposes an authority may be restricted to. */
export type PathUse = 'seal' | 'timestamp';

/**
 * RFC 5280 §6.1.3 to §6.1.5 for certificates whose signatures and names are known to chain: `path` from the leaf upwards,
 * `anchor` above its last, or null when nobody stands above it. Looks at strength of keys and signatures, critical
 * extensions, name constraints, and for authorities at cA, path length, keyCertSign, purposes and validity. Constraints
 * that the anchor's own certificate states are kept too (RFC 5937 §3). Not the leaf's validity nor its usage; no revocation.
 */
export function pathFault(
  path: readonly Certificate[],
  anchor: Certificate | null,
  moments: PathMoments,
  use: PathUse,
): PathFault | null {
  try {
    return walkDown(path, anchor, moments, use);
  } catch (error) {
    if (!(error instanceof DerFault)) throw error;
    return { code: 'PATH_CERTIFICATE_UNREADABLE', reason: error.message };
  }
}

function walkDown(
  path: readonly Certificate[],
  anchor: Certificate | null,
  moments: PathMoments,
  use: PathUse,
): PathFault | null {
  const constraints: NameConstraints[] = [];
  let mayFollow = Number.POSITIVE_INFINITY;
  let unsupported: PathFault | null = null;
  const enter = (authority: Certificate): void => {
    mayFollow = Math.min(mayFollow, authority.pathLength ?? mayFollow);
    const own = readNameConstraints(authority);
    if (own !== null) constraints.push(own);
    if (requiresPolicy(authority))
      unsupported = { code: null, reason: 'an authority requires certificate policies, which are not supported' };
  };
  if (anchor !== null) enter(anchor);
  for (const [index, certificate] of [...path.entries()].reverse()) {
    const isLeaf = index === 0;
    const isTop = index === path.length - 1;
    let fault = strengthFault(certificate, isTop && anchor === null) ?? criticalFault(certificate);
    // §6.1.3 (b): a renewed authority under its own name is not held to its own constraints.
    if (isLeaf || !certificate.selfIssued) fault ??= nameFault(certificate, constraints);
    if (!isLeaf) {
      fault ??= authorityFault(certificate, moments, use);
      if (!certificate.selfIssued && mayFollow-- <= 0)
        fault ??= { code: 'PATH_LENGTH', reason: 'more authorities follow than one above them allows' };
      enter(certificate);
    }
    if (fault?.code === null) unsupported ??= fault;
    else if (fault) return fault;
  }
  return unsupported;
}

/** The signature of a self-issued certificate at the top means nothing, whatever its strength. */
function strengthFault(certificate: Certificate, isTop: boolean): PathFault | null {
  const scheme = isTop && certificate.selfIssued ? 'good' : schemeStrength(certificate.signatureScheme);
  if (scheme === 'weak') return { code: 'PATH_WEAK_SIGNATURE', reason: 'a certificate is signed with SHA-1 or MD5' };
  const key = keyStrength(certificate.publicKey);
  if (key === 'weak') return { code: 'PATH_WEAK_KEY', reason: 'an RSA key below 2048 bits' };
  return scheme === 'unsupported' || key === 'unsupported'
    ? { code: null, reason: 'a key or signature algorithm that is not supported' }
    : null;
}

function criticalFault({ extensions }: Certificate): PathFault | null {
  const unknown = extensions.find(({ critical, oid }) => critical && !UNDERSTOOD.includes(oid));
  return unknown === undefined
    ? null
    : { code: 'PATH_CRITICAL_EXTENSION', reason: `an unknown extension that is critical (${unknown.oid})` };
}

function authorityFault(authority: Certificate, { at, until }: PathMoments, use: PathUse): PathFault | null {
  if (!authority.isAuthority)
    return { code: 'PATH_NOT_AUTHORITY', reason: 'a certificate in the chain belongs to no certification authority' };
  if (authority.keyUsage?.includes('keyCertSign') === false)
    return { code: 'PATH_AUTHORITY_KEY_USAGE', reason: 'the key of an authority is not for signing certificates' };
  if (use === 'seal' && !allowsDocuments(authority))
    return { code: 'PATH_AUTHORITY_PURPOSE', reason: 'an authority is for purposes other than documents' };
  if (!isValidAt(authority, at))
    return { code: 'PATH_AUTHORITY_NOT_VALID', reason: 'an authority was not valid at the signing time' };
  return isValidAt(authority, Math.max(at, until))
    ? null
    : { code: null, reason: 'an authority has expired since, and nothing proves when the seal was made' };
}

/** requireExplicitPolicy (RFC 5280 §4.2.1.11): from there on a policy has to be found, which takes a policy tree. */
function requiresPolicy({ extensions }: Certificate): boolean {
  const extension = extensions.find(({ oid }) => oid === EXTENSION_OID.policyConstraints);
  return extension !== undefined && childrenOf(readDer(extension.value)).some(({ tag }) => tag === 0x80);
}
