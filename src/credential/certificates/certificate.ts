import { encodeBase64 } from '../../record/base64.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import {
  childrenOf,
  type DerElement,
  DerFault,
  expectTag,
  readDer,
  readTime,
  readWholeBits,
  sameBytes,
  TAG,
} from './der.ts';
import { type DistinguishedName, readName, sameName } from './distinguished-name.ts';
import { readExtensions, type StandardExtensions } from './extensions.ts';
import { type PublicKeyKind, readPublicKeyKind } from './public-key.ts';
import { readSignatureScheme, type SignatureScheme } from './signature-scheme.ts';

/** What a certificate says. Nothing here has been checked against anything else: reading is not trusting. */
export interface Certificate extends StandardExtensions {
  readonly der: Uint8Array<ArrayBuffer>;
  readonly subject: DistinguishedName;
  readonly issuer: DistinguishedName;
  /** Octets of the serial number INTEGER, lower-case hexadecimal, as tools print it (no sign octet). */
  readonly serialNumber: string;
  /** The serial number as it is encoded. */
  readonly serialNumberDer: Uint8Array<ArrayBuffer>;
  /** UTC seconds; both ends belong to the validity (RFC 5280 §4.1.2.5). */
  readonly notBefore: number;
  readonly notAfter: number;
  readonly publicKey: PublicKeyKind;
  /** SubjectPublicKeyInfo, for WebCrypto's `spki` import. */
  readonly spki: Uint8Array<ArrayBuffer>;
  /** Subject and issuer are one name; whether it really signed itself is for `verifyCertificateSignature`. */
  readonly selfIssued: boolean;
  readonly signatureScheme: SignatureScheme;
  readonly toBeSigned: Uint8Array<ArrayBuffer>;
  readonly signature: Uint8Array<ArrayBuffer>;
}

export interface CertificateFailure {
  readonly code: 'CERTIFICATE_UNREADABLE';
  readonly reason: string;
}

const MAX_CERTIFICATE_BYTES = 65_536;

const MOST_KEPT = 200;
/** What is larger than certificates usually are is not kept: a stranger chooses it. */
const MAX_KEPT_BYTES = 4_096;
/** Certificates by their bytes. */
const kept = new Map<string, Certificate>();

/**
 * Reads one X.509 v3 certificate (RFC 5280 §4.1) from strict DER. Refuses BER, trailing bytes, more than 64 kB, a
 * repeated extension, and signature algorithms that differ between the two places they are written. Checks no
 * signature, no validity, no chain. What a certificate says depends on its bytes alone, and one verification asks several
 * times, so the last two hundred are kept; nobody changes what is handed out.
 */
export function readCertificate(bytes: Uint8Array): Result<Certificate, CertificateFailure> {
  if (bytes.length > MAX_CERTIFICATE_BYTES)
    return fail({ code: 'CERTIFICATE_UNREADABLE', reason: 'the certificate is larger than 64 kB' });
  const name = bytes.length <= MAX_KEPT_BYTES ? encodeBase64(bytes) : null;
  const known = name === null ? undefined : kept.get(name);
  if (known !== undefined) return ok(known);
  try {
    const read = readTrustedLength(Uint8Array.from(bytes));
    if (name !== null) keep(name, read);
    return ok(read);
  } catch (error) {
    if (!(error instanceof DerFault)) throw error;
    return fail({ code: 'CERTIFICATE_UNREADABLE', reason: error.message });
  }
}

function keep(name: string, read: Certificate): void {
  kept.set(name, read);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
}

function readTrustedLength(bytes: Uint8Array<ArrayBuffer>): Certificate {
  const [tbs, algorithm, signature, ...surplus] = childrenOf(
    expectTag(readDer(bytes), TAG.sequence, 'the certificate'),
  );
  if (surplus.length > 0) throw new DerFault('a certificate with more than three parts');
  const [version, serial, innerAlgorithm, issuer, validity, subject, spki, ...rest] = childrenOf(
    expectTag(tbs, TAG.sequence, 'the signed part'),
  );
  if (version?.tag !== 0xa0 || version.content.at(-1) !== 2) throw new DerFault('not an X.509 version 3 certificate');
  const outer = expectTag(algorithm, TAG.sequence, 'the signature algorithm');
  const inner = expectTag(innerAlgorithm, TAG.sequence, 'the signature algorithm');
  if (!sameBytes(outer.encoded, inner.encoded)) throw new DerFault('two different signature algorithms');
  const [from, to] = childrenOf(expectTag(validity, TAG.sequence, 'the validity'));
  const serialNumber = expectTag(serial, TAG.integer, 'the serial number');
  const key = expectTag(spki, TAG.sequence, 'the public key');
  const subjectName = readName(subject);
  const issuerName = readName(issuer);
  return {
    der: bytes,
    subject: subjectName,
    issuer: issuerName,
    serialNumber: serialHex(serialNumber),
    serialNumberDer: serialNumber.encoded,
    notBefore: readTime(from),
    notAfter: readTime(to),
    publicKey: readPublicKeyKind(key),
    spki: Uint8Array.from(key.encoded),
    selfIssued: sameName(subjectName, issuerName),
    signatureScheme: readSignatureScheme(outer),
    toBeSigned: Uint8Array.from(expectTag(tbs, TAG.sequence, 'the signed part').encoded),
    signature: Uint8Array.from(readWholeBits(signature, 'the signature')),
    ...readExtensions(rest.find((element) => element.tag === 0xa3)),
  };
}

function serialHex(serial: DerElement): string {
  if (serial.content.length === 0) throw new DerFault('an empty serial number');
  const hex = Array.from(serial.content, (octet) => octet.toString(16).padStart(2, '0')).join('');
  return serial.content.length > 1 && serial.content[0] === 0 ? hex.slice(2) : hex;
}

/** Whether a moment in UTC seconds lies within the certificate's validity. */
export const isValidAt = (certificate: Certificate, moment: number): boolean =>
  certificate.notBefore <= moment && moment <= certificate.notAfter;
