import { readCertificate } from '../certificates/certificate.ts';
import { childrenOf, DerFault, readDer } from '../certificates/der.ts';

const SUBJECT_ALTERNATIVE_NAME = '2.5.29.17';
/** `uniformResourceIdentifier [6] IA5String` of a GeneralName (RFC 5280 §4.2.1.6). */
const URI_TAG = 0x86;

/**
 * The https address that a certificate names its subject by, when it names exactly one: the issuer of an SD-JWT VC that has
 * `x5c` and no `iss` (SD-JWT VC §2.5). Null otherwise, and for what cannot be read. Untrusted until the certificate is.
 */
export function issuerUriOf(der: Uint8Array | undefined): string | null {
  const certificate = der === undefined ? undefined : readCertificate(der);
  if (!certificate?.ok) return null;
  const names = certificate.value.extensions.find(({ oid }) => oid === SUBJECT_ALTERNATIVE_NAME);
  if (names === undefined) return null;
  try {
    const uris = childrenOf(readDer(names.value))
      .filter(({ tag }) => tag === URI_TAG)
      .map(({ content }) => new TextDecoder().decode(content));
    const [uri, ...others] = uris;
    return uri?.startsWith('https://') && others.length === 0 ? uri : null;
  } catch (error) {
    if (error instanceof DerFault) return null;
    throw error;
  }
}
