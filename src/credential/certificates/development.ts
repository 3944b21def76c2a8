import type { Certificate } from './certificate.ts';

/** Every name the development authority gives begins with this word; no certification authority would sell it. */
export const DEVELOPMENT_MARK = 'DEVELOPMENT';

/** Whether a certificate comes from a development authority: its own name or its issuer's begins with DEVELOPMENT. */
export function isDevelopment(certificate: Certificate): boolean {
  return [certificate.subject, certificate.issuer].some((name) =>
    [name.commonName, name.organisation].some((text) => text?.startsWith(DEVELOPMENT_MARK) === true),
  );
}
