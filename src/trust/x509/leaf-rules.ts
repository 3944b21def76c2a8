import type { Certificate } from '../../credential/certificates/certificate.ts';
import { KEY_PURPOSE, readExtendedKeyUsage } from '../../credential/certificates/extended-key-usage.ts';
import { verifyCertificateSignature } from '../../credential/certificates/signature-scheme.ts';
import type { PathFault } from './path-fault.ts';

/** Decides whether a certificate may do, as the last of a path, what it is presented for. */
export type LeafRule = (leaf: Certificate) => Promise<PathFault | null>;

/**
 * Purposes that allow a seal on a document. emailProtection (S/MIME) is what seal certificates had before RFC 9336
 * defined documentSigning, and the official samples still have it.
 */
const DOCUMENT_PURPOSES: readonly string[] = [
  KEY_PURPOSE.any,
  KEY_PURPOSE.documentSigning,
  KEY_PURPOSE.emailProtection,
  KEY_PURPOSE.adobeDocument,
  KEY_PURPOSE.microsoftDocument,
];

/** Whether the purposes of a certificate leave room for sealing documents; without the extension they do. */
export function allowsDocuments(certificate: Certificate): boolean {
  const usage = readExtendedKeyUsage(certificate);
  return usage === null || usage.purposes.some((purpose) => DOCUMENT_PURPOSES.includes(purpose));
}

/**
 * A seal's leaf (ETSI EN 319 412-3 §4, RFC 5280 §4.2.1.3): no authority, not signed by itself, its key for signing
 * content (nonRepudiation or digitalSignature, when it is restricted at all) and not for certificates, and its purposes,
 * when it has any, with one that covers documents.
 */
export const sealLeaf: LeafRule = async (leaf) => {
  if (leaf.isAuthority) return { code: 'LEAF_IS_AUTHORITY', reason: 'a certification authority cannot seal' };
  if (await isSelfSigned(leaf))
    return { code: 'LEAF_SELF_SIGNED', reason: 'the seal certificate is signed by itself and by nobody else' };
  if (!maySign(leaf))
    return {
      code: 'LEAF_KEY_USAGE',
      reason: 'the key is not for signing content (nonRepudiation or digitalSignature)',
    };
  return allowsDocuments(leaf)
    ? null
    : { code: 'LEAF_PURPOSE', reason: 'the certificate is for purposes other than documents' };
};

/**
 * A timestamp authority's certificate (RFC 3161 §2.3): timeStamping as its only purpose, and critical. It may be signed
 * by itself where it is itself the anchor, as trusted lists have some.
 */
export const timestampLeaf: LeafRule = async (leaf) => {
  const usage = readExtendedKeyUsage(leaf);
  const only = usage?.purposes.length === 1 && usage.purposes[0] === KEY_PURPOSE.timeStamping;
  if (!only || !usage.critical)
    return { code: 'LEAF_PURPOSE', reason: 'timeStamping is not the only purpose, or is not critical' };
  return maySign(leaf) ? null : { code: 'LEAF_KEY_USAGE', reason: 'the key of the timestamp is not for signing' };
};

/** RFC 5280 §4.2.1.9: who is no authority must not have keyCertSign. */
function maySign({ keyUsage, isAuthority }: Certificate): boolean {
  if (keyUsage === undefined) return true;
  return (
    (isAuthority || !keyUsage.includes('keyCertSign')) &&
    keyUsage.some((usage) => usage === 'nonRepudiation' || usage === 'digitalSignature')
  );
}

const isSelfSigned = async (certificate: Certificate): Promise<boolean> =>
  certificate.selfIssued && (await verifyCertificateSignature(certificate, certificate));
