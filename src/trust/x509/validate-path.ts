import { type Certificate, readCertificate } from '../../credential/certificates/certificate.ts';
import { sameName } from '../../credential/certificates/distinguished-name.ts';
import { readQcStatements } from '../../credential/certificates/qc-statements.ts';
import { verifyCertificateSignature } from '../../credential/certificates/signature-scheme.ts';
import { keyStrength, schemeStrength } from '../../credential/certificates/strength.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import { sealLeaf } from './leaf-rules.ts';
import type { PathFault } from './path-fault.ts';
import type { PathReport, PresentedChain, RevocationFinding, TrustAnchor } from './path-report.ts';
import { pathFault } from './path-rules.ts';
import { MAX_PATH, poolOf, searchPath } from './path-search.ts';
import { revocationOf } from './revocation.ts';

/**
 * Who stands behind a seal certificate: RFC 5280 §6 over the anchors that an operator loaded. The path is built from
 * `x5c` and, where that does not reach an anchor, from the other certificates that came along.
 *
 * `x5c` has to be in order, each certified by the next (RFC 7515 §4.1.6); what came along unsigned can only help.
 * Authorities have to be valid at the signing time, and still now unless the leaf has expired before; a trusted-list
 * service has to have been granted at the signing time. `invalid` means the chain is unsound, with a code; what we do not
 * support, or nobody vouches for, is `not-anchored`.
 *
 * It does NOT judge: the validity of the leaf at the signing time (compare `leaf.notBefore` and `notAfter` with a time you
 * trust), whether the signing time is true, whose seal it is, revocation of authorities above the leaf, certificate
 * policies. Revocation of the leaf is read from what came along, only below an anchor, and never fetched.
 */
export async function validatePath(
  chain: PresentedChain,
  anchors: readonly TrustAnchor[],
  now: number,
): Promise<PathReport> {
  const certificates = readChain(chain.certificates);
  if (!certificates.ok) return refused(null, certificates.error);
  const [leaf] = certificates.value;
  const unsound = (await sealLeaf(leaf)) ?? (await orderFault(certificates.value));
  if (unsound !== null) return refused(leaf, unsound);
  const moments = { at: chain.signingTime, until: Math.min(now, leaf.notAfter) };
  const pool = poolOf([...chain.certificates.slice(1), ...chain.further]);
  const search = await searchPath(leaf, pool, anchors, moments, 'seal');
  if (!search.found) return refused(leaf, worse(search.fault, pathFault(certificates.value, null, moments, 'seal')));
  const issuer = search.path[1] ?? search.anchor.certificate;
  return {
    outcome: 'anchored',
    code: null,
    reason: null,
    leaf,
    anchor: search.anchor,
    qualification: readQcStatements(leaf),
    revocation: await revocationOf(leaf, issuer, chain, chain.signingTime, now),
  };
}

type Chain = readonly [Certificate, ...Certificate[]];

function readChain(chain: readonly Uint8Array[]): Result<Chain, PathFault> {
  if (chain.length > MAX_PATH) return fail({ code: 'PATH_TOO_LONG', reason: `more than ${MAX_PATH} certificates` });
  const certificates: Certificate[] = [];
  for (const der of chain) {
    const certificate = readCertificate(der);
    if (!certificate.ok) return fail({ code: 'PATH_CERTIFICATE_UNREADABLE', reason: certificate.error.reason });
    certificates.push(certificate.value);
  }
  const [leaf, ...others] = certificates;
  return leaf === undefined
    ? fail({ code: 'PATH_EMPTY', reason: 'no certificate is presented' })
    : ok([leaf, ...others]);
}

/** Each certificate of `x5c` has to be certified by the next. What we cannot verify is left to the search. */
async function orderFault(chain: Chain): Promise<PathFault | null> {
  for (const [index, certificate] of chain.entries()) {
    const issuer = chain[index + 1];
    if (issuer === undefined) return null;
    if (!sameName(certificate.issuer, issuer.subject))
      return { code: 'PATH_ORDER', reason: 'the next certificate in x5c is not the issuer of the one before' };
    const strengths = [schemeStrength(certificate.signatureScheme), keyStrength(issuer.publicKey)];
    if (strengths.some((strength) => strength !== 'good')) continue;
    if (!(await verifyCertificateSignature(certificate, issuer)))
      return { code: 'PATH_SIGNATURE', reason: 'the next certificate in x5c did not sign the one before' };
  }
  return null;
}

/** A fault with a code says more than one without. */
const worse = (one: PathFault, other: PathFault | null): PathFault => (one.code === null && other?.code ? other : one);

const NOT_LOOKED_AT: RevocationFinding = {
  state: 'unknown',
  source: null,
  reason: 'nobody we trust vouches for those who would say so',
};

const refused = (leaf: Certificate | null, { code, reason }: PathFault): PathReport => ({
  outcome: code === null ? 'not-anchored' : 'invalid',
  code,
  reason,
  leaf,
  anchor: null,
  qualification: leaf && readQcStatements(leaf),
  revocation: NOT_LOOKED_AT,
});
