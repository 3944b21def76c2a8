import type { Certificate } from '../../credential/certificates/certificate.ts';
import {
  type CertificateList,
  findRevoked,
  readCertificateList,
} from '../../credential/certificates/certificate-list.ts';
import { childrenOf, DerFault, readDer, readTime } from '../../credential/certificates/der.ts';
import { sameName } from '../../credential/certificates/distinguished-name.ts';
import { EXTENSION_OID, type Extension } from '../../credential/certificates/extensions.ts';
import { verifySignature } from '../../credential/certificates/signature-scheme.ts';
import { type RevocationStatement, revocationReason, unusable } from './revocation-statement.ts';

const REASON_CODE = '2.5.29.21';

/**
 * What a CRL says about a leaf (RFC 5280 §6.3.3): a complete list of the issuer itself, signed with a key that may sign
 * CRLs. Delta, indirect and partitioned lists are not used for "good"; a partition that names the leaf counts. Whether the
 * list is fresh is another question.
 */
export async function crlStatement(
  der: Uint8Array<ArrayBuffer>,
  leaf: Certificate,
  issuer: Certificate,
): Promise<RevocationStatement> {
  const read = readCertificateList(der);
  if (!read.ok) return unusable(read.error);
  const list = read.value;
  if (!sameName(list.issuer, issuer.subject) || !sameName(list.issuer, leaf.issuer))
    return unusable('the CRL is of another issuer');
  if (issuer.keyUsage?.includes('cRLSign') === false) return unusable('the issuer may not sign CRLs');
  if (!(await verifySignature(list, issuer))) return unusable('the signature of the CRL is not good');
  try {
    return statementOf(list, leaf);
  } catch (error) {
    if (!(error instanceof DerFault)) throw error;
    return unusable(error.message);
  }
}

function statementOf(list: CertificateList, leaf: Certificate): RevocationStatement {
  const { extensions, thisUpdate, nextUpdate } = list;
  const scope = scopeOf(extensions);
  if (scope === 'other') return unusable('a delta or indirect CRL, or one with a critical extension that is not known');
  const entry = findRevoked(list, leaf.serialNumberDer);
  if (entry === null)
    return scope === 'part'
      ? unusable('the CRL covers only a part of what its issuer certifies')
      : {
          state: 'good',
          thisUpdate,
          nextUpdate,
          producedAt: thisUpdate,
          keepsExpiredSince: timeIn(extensions, EXTENSION_OID.expiredCertsOnCrl),
        };
  if (entry.extensions.some(({ critical, oid }) => critical && oid !== REASON_CODE))
    return unusable('an entry of the CRL has a critical extension that is not known');
  const reason = entry.extensions.find(({ oid }) => oid === REASON_CODE);
  return {
    state: 'revoked',
    producedAt: thisUpdate,
    revokedAt: entry.revokedAt,
    reason: revocationReason(reason && readDer(reason.value).content[0]),
  };
}

/** Which certificates a list is about. */
function scopeOf(extensions: readonly Extension[]): 'all' | 'part' | 'other' {
  const point = extensions.find(({ oid }) => oid === EXTENSION_OID.issuingDistributionPoint);
  const unknown = extensions.some(({ critical, oid }) => critical && oid !== EXTENSION_OID.issuingDistributionPoint);
  if (unknown || extensions.some(({ oid }) => oid === EXTENSION_OID.deltaCrlIndicator)) return 'other';
  if (point === undefined) return 'all';
  const tags = childrenOf(readDer(point.value)).map(({ tag }) => tag);
  // [4] indirectCRL; [1] onlyContainsUserCerts leaves every leaf in.
  if (tags.includes(0x84)) return 'other';
  return tags.every((tag) => tag === 0x81) ? 'all' : 'part';
}

function timeIn(extensions: readonly Extension[], oid: string): number | null {
  const extension = extensions.find((candidate) => candidate.oid === oid);
  return extension === undefined ? null : readTime(readDer(extension.value));
}
