import { readCertificate } from '../../src/credential/certificates/certificate.ts';
import {
  context,
  der,
  octetString,
  oid,
  sequence,
  set,
  smallInteger,
} from '../../src/credential/certificates/der-writing.ts';
import type { Bytes } from './x509-fixture.ts';

const OIDS = {
  sha1: '1.3.14.3.2.26',
  sha256: '2.16.840.1.101.3.4.2.1',
  ecdsaSha256: '1.2.840.10045.4.3.2',
  timestamp: '1.2.840.113549.1.9.16.1.4',
} as const;

export interface TokenWish {
  readonly signer: { readonly certificate: Bytes; readonly privateKey: CryptoKey };
  readonly covered: Bytes;
  readonly time: string;
  /** Certificates in the token; the signer's own by default. */
  readonly certificates?: readonly Bytes[];
  readonly imprintHash?: 'SHA-256' | 'SHA-1';
  /** The certificate that the signed attributes name; the signer's own by default. */
  readonly named?: Bytes;
  /** The type of content that the signed attributes state. */
  readonly contentType?: string;
  /** Put in place of the content after signing. */
  readonly swapTime?: string;
  readonly signers?: number;
}

const digest = async (hash: 'SHA-1' | 'SHA-256', bytes: Bytes): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.digest(hash, bytes));

/** A timestamp token (RFC 3161), signed with P-256. `time` is a GeneralizedTime such as 20260626120000Z. */
export async function timestampToken(wish: TokenWish): Promise<Bytes> {
  const hash = wish.imprintHash ?? 'SHA-256';
  const imprint = sequence(
    sequence(oid(hash === 'SHA-1' ? OIDS.sha1 : OIDS.sha256)),
    octetString(await digest(hash, wish.covered)),
  );
  const info = (time: string): Bytes =>
    sequence(smallInteger(1), oid('1.2.3.4'), imprint, smallInteger(77), der(0x18, new TextEncoder().encode(time)));
  const content = info(wish.time);
  const attribute = (type: string, value: Bytes): Bytes => sequence(oid(type), set(value));
  const attributes = [
    attribute('1.2.840.113549.1.9.3', oid(wish.contentType ?? OIDS.timestamp)),
    attribute('1.2.840.113549.1.9.4', octetString(await digest('SHA-256', content))),
    attribute(
      '1.2.840.113549.1.9.16.2.47',
      sequence(sequence(sequence(octetString(await digest('SHA-256', wish.named ?? wish.signer.certificate))))),
    ),
  ];
  const raw = new Uint8Array(
    await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, wish.signer.privateKey, set(...attributes)),
  );
  const own = readCertificate(wish.signer.certificate);
  if (!own.ok) throw new Error(own.error.reason);
  const signerInfo = sequence(
    smallInteger(1),
    sequence(own.value.issuer.der, own.value.serialNumberDer),
    sequence(oid(OIDS.sha256)),
    context(0, true, ...attributes),
    sequence(oid(OIDS.ecdsaSha256)),
    octetString(sequence(unsigned(raw.subarray(0, 32)), unsigned(raw.subarray(32)))),
  );
  const certificates = wish.certificates ?? [wish.signer.certificate];
  return sequence(
    oid('1.2.840.113549.1.7.2'),
    context(
      0,
      true,
      sequence(
        smallInteger(3),
        set(sequence(oid(OIDS.sha256))),
        sequence(
          oid(OIDS.timestamp),
          context(0, true, octetString(wish.swapTime === undefined ? content : info(wish.swapTime))),
        ),
        ...(certificates.length === 0 ? [] : [context(0, true, ...certificates)]),
        set(...Array<Bytes>(wish.signers ?? 1).fill(signerInfo)),
      ),
    ),
  );
}

/** A positive INTEGER from big-endian octets. */
function unsigned(octets: Bytes): Bytes {
  const start = octets.findIndex((octet) => octet !== 0);
  const trimmed = octets.subarray(start);
  return der(0x02, ...((trimmed[0] ?? 0) & 0x80 ? [Uint8Array.of(0)] : []), trimmed);
}
