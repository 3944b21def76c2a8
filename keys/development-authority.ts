import { readCertificate } from '../src/credential/certificates/certificate.ts';
import {
  bitString,
  context,
  octetString,
  sequence,
  smallInteger,
  time,
  trueValue,
  unsignedInteger,
} from '../src/credential/certificates/der-writing.ts';
import { DEVELOPMENT_MARK } from '../src/credential/certificates/development.ts';
import { EXTENSION_OID } from '../src/credential/certificates/extensions.ts';
import { generateKey } from '../src/credential/keys/generate.ts';
import {
  AUTHORITY_SIGNATURE,
  encodeName,
  encodeSpki,
  extension,
  keyIdentifier,
  signStructure,
} from './certificate-writing.ts';

export { toPem } from '../src/credential/certificates/pem.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** The root of a development seal authority: what the start command keeps, outside git. */
export interface DevelopmentAuthority {
  readonly root: { readonly der: Uint8Array; readonly pkcs8: Uint8Array };
}

/** UTC seconds; both ends belong to the validity. */
export interface Period {
  readonly validFrom: number;
  readonly validTo: number;
}

/** Whom a development seal certificate is for. */
export interface SealLeafRequest extends Period {
  /** Legal name; the certificate puts DEVELOPMENT before it. */
  readonly organisation: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** ETSI EN 319 412-1 §5.1.4, such as `NTRBE-0123456789`. */
  readonly organizationIdentifier: string;
  readonly algorithm: 'ES256' | 'RS256';
  /** Where the authority's CRL is published; left out when it is only handed over as a file. */
  readonly crlUrl?: string;
}

export interface SealLeaf {
  readonly certificateDer: Bytes;
  readonly pkcs8: Uint8Array;
  /** As `readCertificate` gives it and `writeCrl` takes it. */
  readonly serialNumber: string;
}

const ROOT_NAME = encodeName({
  country: 'BE',
  organisation: `${DEVELOPMENT_MARK} Sigillum`,
  commonName: `${DEVELOPMENT_MARK} Sigillum seal root`,
});

/**
 * Makes a root certification authority for development (RFC 5280 §4.2.1.9: `cA`, path length 0): P-256, self-signed,
 * for signing certificates and CRLs and nothing else. Every call makes another key.
 */
export async function makeDevelopmentAuthority(period: Period): Promise<DevelopmentAuthority> {
  const key = await generateKey('ES256');
  const spki = await encodeSpki('ES256', key.publicJwk);
  const identifier = await keyIdentifier(spki);
  const certificate = await signStructure(
    key.pkcs8,
    toBeSigned(randomSerial(), ROOT_NAME, period, ROOT_NAME, spki, [
      extension(EXTENSION_OID.basicConstraints, true, sequence(trueValue(), smallInteger(0))),
      // keyCertSign and cRLSign: bits 5 and 6.
      extension(EXTENSION_OID.keyUsage, true, bitString(Uint8Array.of(0b0000_0110), 1)),
      extension(EXTENSION_OID.subjectKeyIdentifier, false, octetString(identifier)),
      extension(EXTENSION_OID.authorityKeyIdentifier, false, sequence(context(0, false, identifier))),
    ]),
  );
  return { root: { der: certificate, pkcs8: key.pkcs8 } };
}

/**
 * Issues a seal certificate and its key directly under the root, as ETSI EN 319 412-3 §4 wants one for a legal person:
 * country, organisation, organizationIdentifier and common name; key usage nonRepudiation alone (EN 319 412-2 §4.3.2,
 * type A). It claims no qualification: it carries no QcStatements.
 */
export async function issueSealLeaf(authority: DevelopmentAuthority, request: SealLeafRequest): Promise<SealLeaf> {
  const key = await generateKey(request.algorithm);
  const spki = await encodeSpki(request.algorithm, key.publicJwk);
  const serial = randomSerial();
  const organisation = `${DEVELOPMENT_MARK} ${request.organisation}`;
  const subject = encodeName({
    country: request.country,
    organisation,
    organizationIdentifier: request.organizationIdentifier,
    // X.520 allows a common name 64 characters.
    commonName: [...`${organisation} seal`].slice(0, 64).join(''),
  });
  const certificateDer = await signStructure(
    authority.root.pkcs8,
    toBeSigned(serial, ROOT_NAME, request, subject, spki, [
      extension(EXTENSION_OID.basicConstraints, true, sequence()),
      // nonRepudiation: bit 1.
      extension(EXTENSION_OID.keyUsage, true, bitString(Uint8Array.of(0b0100_0000), 6)),
      extension(EXTENSION_OID.subjectKeyIdentifier, false, octetString(await keyIdentifier(spki))),
      extension(
        EXTENSION_OID.authorityKeyIdentifier,
        false,
        sequence(context(0, false, await rootIdentifier(authority))),
      ),
      ...(request.crlUrl === undefined ? [] : [crlDistributionPoint(request.crlUrl)]),
    ]),
  );
  return { certificateDer, pkcs8: key.pkcs8, serialNumber: hex(serial) };
}

/**
 * The authority's CRL (RFC 5280 §5): version 2, with authority key identifier and CRL number. Times in UTC seconds; the
 * number is `thisUpdate`, so that a later list always has a higher one. `revokedSerials` in hexadecimal.
 */
export async function writeCrl(
  authority: DevelopmentAuthority,
  revokedSerials: readonly string[],
  thisUpdate: number,
  nextUpdate: number,
): Promise<Bytes> {
  const revoked = revokedSerials.map((serial) => sequence(unsignedInteger(fromHex(serial)), time(thisUpdate)));
  return signStructure(
    authority.root.pkcs8,
    sequence(
      smallInteger(1),
      AUTHORITY_SIGNATURE,
      ROOT_NAME,
      time(thisUpdate),
      time(nextUpdate),
      ...(revoked.length === 0 ? [] : [sequence(...revoked)]),
      context(
        0,
        true,
        sequence(
          extension(
            EXTENSION_OID.authorityKeyIdentifier,
            false,
            sequence(context(0, false, await rootIdentifier(authority))),
          ),
          extension(EXTENSION_OID.crlNumber, false, smallInteger(thisUpdate)),
        ),
      ),
    ),
  );
}

function toBeSigned(
  serial: Bytes,
  issuer: Bytes,
  period: Period,
  subject: Bytes,
  spki: Bytes,
  extensions: readonly Bytes[],
): Bytes {
  return sequence(
    context(0, true, smallInteger(2)),
    unsignedInteger(serial),
    AUTHORITY_SIGNATURE,
    issuer,
    sequence(time(period.validFrom), time(period.validTo)),
    subject,
    spki,
    context(3, true, sequence(...extensions)),
  );
}

/** RFC 5280 §4.2.1.13: one point, its full name a uniformResourceIdentifier. */
function crlDistributionPoint(url: string): Bytes {
  const uri = context(6, false, new TextEncoder().encode(url));
  return extension(
    EXTENSION_OID.crlDistributionPoints,
    false,
    sequence(sequence(context(0, true, context(0, true, uri)))),
  );
}

async function rootIdentifier({ root }: DevelopmentAuthority): Promise<Bytes> {
  const certificate = readCertificate(root.der);
  if (!certificate.ok) throw new Error(`the development root: ${certificate.error.reason}`);
  return keyIdentifier(certificate.value.spki);
}

/** 127 random bits: positive, never empty, never beginning with a zero octet (RFC 5280 §4.1.2.2). */
function randomSerial(): Bytes {
  const serial = crypto.getRandomValues(new Uint8Array(16));
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  return serial;
}

const hex = (bytes: Bytes): string => Array.from(bytes, (octet) => octet.toString(16).padStart(2, '0')).join('');

function fromHex(text: string): Bytes {
  if (!/^([0-9a-f]{2})+$/.test(text)) throw new Error('a serial number in hexadecimal is needed');
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
