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
import { KEY_USE } from '../src/credential/certificates/public-key.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** ecdsa-with-SHA256 (RFC 5758 §3.2): how the authority signs certificates and CRLs. */
export const AUTHORITY_SIGNATURE = sequence(oid('1.2.840.10045.4.3.2'));

/** SubjectPublicKeyInfo of a public key. */
export async function encodeSpki(algorithm: 'ES256' | 'RS256', publicJwk: JsonWebKey): Promise<Bytes> {
  const key = await crypto.subtle.importKey('jwk', publicJwk, KEY_USE[algorithm].key, true, ['verify']);
  const spki = await crypto.subtle.exportKey('spki', key);
  if (!(spki instanceof ArrayBuffer)) throw new Error('SPKI is exported as bytes');
  return new Uint8Array(spki);
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

/** Signs a to-be-signed structure with the authority's P-256 key (PKCS#8) and puts the three parts together. */
export async function signStructure(pkcs8: Uint8Array, toBeSigned: Bytes): Promise<Bytes> {
  const use = KEY_USE.ES256;
  const privateKey = await crypto.subtle.importKey('pkcs8', Uint8Array.from(pkcs8), use.key, false, ['sign']);
  const signature = await crypto.subtle.sign(use.signature, privateKey, toBeSigned);
  return sequence(toBeSigned, AUTHORITY_SIGNATURE, bitString(ecdsaToDer(new Uint8Array(signature))));
}

/** r‖s as ECDSA-Sig-Value (RFC 3279 §2.2.3). */
function ecdsaToDer(signature: Bytes): Bytes {
  const half = signature.length / 2;
  return sequence(unsignedInteger(signature.subarray(0, half)), unsignedInteger(signature.subarray(half)));
}
