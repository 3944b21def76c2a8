import { childrenOf, readDer, readWholeBits } from '../src/credential/certificates/der.ts';
import {
  bitString,
  octetString,
  oid,
  printable,
  sequence,
  set,
  trueValue,
  unsignedInteger,
  utf8,
} from '../src/credential/certificates/der-writing.ts';
import { NAME_OID } from '../src/credential/certificates/distinguished-name.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export type SealKeyAlgorithm = 'ES256' | 'RS256';

/** ecdsa-with-SHA256 (RFC 5758 §3.2): how the authority signs certificates and CRLs. */
export const AUTHORITY_SIGNATURE = sequence(oid('1.2.840.10045.4.3.2'));

/** A fresh key pair. RSA has 3072 bits: 2048 falls out of the algorithm lists of ETSI TS 119 312 in these years. */
export async function generateKey(algorithm: SealKeyAlgorithm): Promise<CryptoKeyPair> {
  const parameters =
    algorithm === 'ES256'
      ? { name: 'ECDSA', namedCurve: 'P-256' }
      : {
          name: 'RSASSA-PKCS1-v1_5',
          hash: 'SHA-256',
          modulusLength: 3072,
          publicExponent: Uint8Array.of(1, 0, 1),
        };
  const pair = await crypto.subtle.generateKey(parameters, true, ['sign', 'verify']);
  if (!('publicKey' in pair)) throw new Error('a signature algorithm yields a key pair');
  return pair;
}

export async function encodeSpki(publicKey: CryptoKey): Promise<Bytes> {
  const spki = await crypto.subtle.exportKey('spki', publicKey);
  if (!(spki instanceof ArrayBuffer)) throw new Error('SPKI is exported as bytes');
  return new Uint8Array(spki);
}

export async function encodePkcs8(privateKey: CryptoKey): Promise<Bytes> {
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', privateKey);
  if (!(pkcs8 instanceof ArrayBuffer)) throw new Error('PKCS#8 is exported as bytes');
  return new Uint8Array(pkcs8);
}

/** Key identifier: the leftmost 160 bits of the SHA-256 of the key's bits (RFC 7093 §2 method 1). */
export async function keyIdentifier(spki: Bytes): Promise<Bytes> {
  const bits = readWholeBits(childrenOf(readDer(spki))[1], 'the public key');
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bits)).subarray(0, 20);
}

/** An X.501 Name, one attribute per relative name, in the order ETSI EN 319 412-3 lists them. */
export function encodeName(name: {
  country: string;
  organisation: string;
  organizationIdentifier?: string;
  commonName: string;
}): Bytes {
  const attribute = (type: string, value: Bytes): Bytes => set(sequence(oid(type), value));
  return sequence(
    attribute(NAME_OID.country, printable(name.country)),
    attribute(NAME_OID.organisation, utf8(name.organisation)),
    ...(name.organizationIdentifier === undefined
      ? []
      : [attribute(NAME_OID.organizationIdentifier, utf8(name.organizationIdentifier))]),
    attribute(NAME_OID.commonName, utf8(name.commonName)),
  );
}

/** One Extension (RFC 5280 §4.1); `critical` is left out when false, as DER wants a default. */
export function extension(type: string, critical: boolean, value: Bytes): Bytes {
  return sequence(oid(type), ...(critical ? [trueValue()] : []), octetString(value));
}

/** Signs a to-be-signed structure with the authority's P-256 key and puts the three parts together. */
export async function signStructure(privateKey: CryptoKey, toBeSigned: Bytes): Promise<Bytes> {
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, toBeSigned);
  return sequence(toBeSigned, AUTHORITY_SIGNATURE, bitString(ecdsaToDer(new Uint8Array(signature))));
}

/** r‖s as ECDSA-Sig-Value (RFC 3279 §2.2.3). */
function ecdsaToDer(signature: Bytes): Bytes {
  const half = signature.length / 2;
  return sequence(unsignedInteger(signature.subarray(0, half)), unsignedInteger(signature.subarray(half)));
}
