import { type Certificate, readCertificate } from './certificate.ts';

/** Every name the development authority gives begins with this word; no certification authority would sell it. */
export const DEVELOPMENT_MARK = 'DEVELOPMENT';

/** Whether a certificate comes from a development authority: its own name or its issuer's begins with DEVELOPMENT. */
export function isDevelopment(certificate: Certificate): boolean {
  return [certificate.subject, certificate.issuer].some((name) =>
    [name.commonName, name.organisation].some((text) => text?.startsWith(DEVELOPMENT_MARK) === true),
  );
}

/** The same from DER; bytes that are no certificate are not a development certificate. */
export function isDevelopmentCertificate(der: Uint8Array): boolean {
  const certificate = readCertificate(der);
  return certificate.ok && isDevelopment(certificate.value);
}

/** The organisation a seal certificate is for, without the mark of a development authority; for comparing with a record. */
export function organisationOf(certificate: Certificate): string | undefined {
  const { organisation } = certificate.subject;
  return organisation?.startsWith(`${DEVELOPMENT_MARK} `)
    ? organisation.slice(DEVELOPMENT_MARK.length + 1)
    : organisation;
}
