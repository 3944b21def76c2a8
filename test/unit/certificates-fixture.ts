import { encodeName, extension, signStructure } from '../../keys/certificate-writing.ts';
import {
  bitString,
  context,
  oid,
  sequence,
  smallInteger,
  time,
  trueValue,
} from '../../src/credential/certificates/der-writing.ts';
import { EXTENSION_OID } from '../../src/credential/certificates/extensions.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** 2026-06-26T12:00:00Z. */
export const NOW = 1_782_475_200;
export const DAY = 86_400;

export const ECDSA_SHA256 = '1.2.840.10045.4.3.2';
export const RSA_SHA1 = '1.2.840.113549.1.1.5';

/** Key usage octets: bit 0 is the highest. */
export const USAGE = {
  nonRepudiation: 0x40,
  digitalSignature: 0x80,
  keyCertSign: 0x04,
  keyEncipherment: 0x20,
} as const;

export interface CertificateWish {
  readonly subject: string;
  readonly issuer: string;
  readonly spki: Bytes;
  readonly usage?: number;
  readonly isAuthority?: boolean;
  readonly from?: number;
  readonly to?: number;
  /** How it says it is signed: an object identifier, or a whole AlgorithmIdentifier. */
  readonly algorithm?: string | Bytes;
  readonly extensions?: readonly Bytes[];
}

export const name = (commonName: string): Bytes =>
  encodeName({ country: 'BE', organisation: 'Example', organizationIdentifier: 'NTRBE-0123456789', commonName });

/** The part of a certificate that is signed; every piece can be chosen, so that a test breaks exactly one. */
export function certificateBody(wish: CertificateWish): Bytes {
  const { usage = USAGE.nonRepudiation, isAuthority = false, algorithm = ECDSA_SHA256 } = wish;
  const extensions = wish.extensions ?? [
    extension(EXTENSION_OID.basicConstraints, true, isAuthority ? sequence(trueValue()) : sequence()),
    extension(EXTENSION_OID.keyUsage, true, bitString(Uint8Array.of(usage))),
  ];
  return sequence(
    context(0, true, smallInteger(2)),
    smallInteger(4711),
    algorithmIdentifier(algorithm),
    name(wish.issuer),
    sequence(time(wish.from ?? NOW - DAY), time(wish.to ?? NOW + DAY)),
    name(wish.subject),
    wish.spki,
    context(3, true, sequence(...extensions)),
  );
}

/** A certificate with a signature that means nothing: enough for a reader that does not look at the chain. */
export function unsignedCertificate(wish: CertificateWish): Bytes {
  return sequence(certificateBody(wish), algorithmIdentifier(wish.algorithm), bitString(new Uint8Array(64)));
}

const algorithmIdentifier = (algorithm: string | Bytes = ECDSA_SHA256): Bytes =>
  typeof algorithm === 'string' ? sequence(oid(algorithm)) : algorithm;

export interface Party {
  readonly privateKey: CryptoKey;
  readonly spki: Bytes;
  readonly pkcs8: Bytes;
}

export const makeParty = (algorithm: 'ES256' | 'RS256' = 'ES256'): Promise<Party> =>
  makePartyWith(
    algorithm === 'ES256'
      ? { name: 'ECDSA', namedCurve: 'P-256' }
      : { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, hash: 'SHA-256', publicExponent: Uint8Array.of(1, 0, 1) },
  );

/** A key of any kind, also of the kinds the service never makes. */
export async function makePartyWith(algorithm: RsaHashedKeyGenParams | EcKeyGenParams): Promise<Party> {
  const pair = (await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as CryptoKeyPair;
  const spki = (await crypto.subtle.exportKey('spki', pair.publicKey)) as ArrayBuffer;
  const pkcs8 = (await crypto.subtle.exportKey('pkcs8', pair.privateKey)) as ArrayBuffer;
  return { privateKey: pair.privateKey, spki: new Uint8Array(spki), pkcs8: new Uint8Array(pkcs8) };
}

/** A certificate that `by` signed with P-256. */
export const certify = (by: Party, wish: CertificateWish): Promise<Bytes> =>
  signStructure(by.pkcs8, certificateBody(wish));

/** A certificate that `by` signed in any other way; `wish.algorithm` has to say how. */
export async function certifyWith(
  by: Party,
  use: AlgorithmIdentifier | RsaPssParams,
  wish: CertificateWish,
): Promise<Bytes> {
  const body = certificateBody(wish);
  const signature = new Uint8Array(await crypto.subtle.sign(use, by.privateKey, body));
  return sequence(body, algorithmIdentifier(wish.algorithm), bitString(signature));
}
