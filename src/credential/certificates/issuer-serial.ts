import { encodeBase64 } from '../../record/base64.ts';
import type { Certificate } from './certificate.ts';
import { context, sequence } from './der-writing.ts';

/**
 * The `kid` of a JAdES header (ETSI TS 119 182-1 §5.1.4): standard base64 of the DER `IssuerSerial` (RFC 5035 §4) of the
 * signing certificate: its issuer's name as a `directoryName`, and its serial number, both byte for byte as they stand
 * in the certificate.
 */
export function issuerSerialKid(certificate: Certificate): string {
  const directoryName = context(4, true, certificate.issuer.der);
  return encodeBase64(sequence(sequence(directoryName), certificate.serialNumberDer));
}
