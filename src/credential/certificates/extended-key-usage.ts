import type { Certificate } from './certificate.ts';
import { childrenOf, DerFault, expectTag, readDer, readOid, TAG } from './der.ts';
import { EXTENSION_OID } from './extensions.ts';

/** Purposes of RFC 5280 §4.2.1.12, RFC 9336 and the two that vendors used for documents before it. */
export const KEY_PURPOSE = {
  any: '2.5.29.37.0',
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
  emailProtection: '1.3.6.1.5.5.7.3.4',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  ocspSigning: '1.3.6.1.5.5.7.3.9',
  documentSigning: '1.3.6.1.5.5.7.3.36',
  adobeDocument: '1.2.840.113583.1.1.5',
  microsoftDocument: '1.3.6.1.4.1.311.10.3.12',
} as const;

export interface ExtendedKeyUsage {
  readonly critical: boolean;
  /** Object identifiers; empty when the extension is there and cannot be read, so that it allows nothing. */
  readonly purposes: readonly string[];
}

/** The purposes a certificate restricts its key to (RFC 5280 §4.2.1.12); null when it does not. */
export function readExtendedKeyUsage(certificate: Certificate): ExtendedKeyUsage | null {
  const extension = certificate.extensions.find(({ oid }) => oid === EXTENSION_OID.extendedKeyUsage);
  if (extension === undefined) return null;
  const { critical } = extension;
  try {
    const purposes = childrenOf(expectTag(readDer(extension.value), TAG.sequence, 'the key purposes')).map(readOid);
    return { critical, purposes };
  } catch (error) {
    if (!(error instanceof DerFault)) throw error;
    return { critical, purposes: [] };
  }
}
