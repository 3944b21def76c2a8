import type { Certificate } from './certificate.ts';
import { childrenOf, type DerElement, readDer, readOid, TAG } from './der.ts';
import { importSpki } from './public-key.ts';

type Hash = 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512';

/** How a certificate is signed by the one that issued it. */
export type SignatureScheme =
  | { readonly type: 'RSA' | 'EC'; readonly hash: Hash }
  | { readonly type: 'RSA-PSS'; readonly hash: Hash; readonly saltLength: number }
  | { readonly type: 'other'; readonly oid: string };

/** RFC 3279 §2.2, RFC 4055 §5, RFC 5758 §3.2. */
const SCHEMES: Readonly<Record<string, { readonly type: 'RSA' | 'EC'; readonly hash: Hash }>> = {
  '1.2.840.113549.1.1.5': { type: 'RSA', hash: 'SHA-1' },
  '1.2.840.113549.1.1.11': { type: 'RSA', hash: 'SHA-256' },
  '1.2.840.113549.1.1.12': { type: 'RSA', hash: 'SHA-384' },
  '1.2.840.113549.1.1.13': { type: 'RSA', hash: 'SHA-512' },
  '1.2.840.10045.4.1': { type: 'EC', hash: 'SHA-1' },
  '1.2.840.10045.4.3.2': { type: 'EC', hash: 'SHA-256' },
  '1.2.840.10045.4.3.3': { type: 'EC', hash: 'SHA-384' },
  '1.2.840.10045.4.3.4': { type: 'EC', hash: 'SHA-512' },
};
const RSA_PSS = '1.2.840.113549.1.1.10';
const HASHES: Readonly<Record<string, Hash>> = {
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};

export function readSignatureScheme(algorithm: DerElement): SignatureScheme {
  const [type, parameters] = childrenOf(algorithm);
  const oid = readOid(type);
  return SCHEMES[oid] ?? (oid === RSA_PSS && parameters ? readPss(parameters) : { type: 'other', oid });
}

/** RFC 4055 §3.1: the defaults (SHA-1, salt 20) apply to what is left out. */
function readPss(parameters: DerElement): SignatureScheme {
  const parts = childrenOf(parameters);
  const hash = parts.find((part) => part.tag === 0xa0);
  const salt = parts.find((part) => part.tag === 0xa2);
  const hashOid = hash && readOid(childrenOf(readDer(hash.content))[0]);
  const saltLength = salt ? (readDer(salt.content).content.at(-1) ?? 0) : 20;
  return { type: 'RSA-PSS', hash: (hashOid && HASHES[hashOid]) || 'SHA-1', saltLength };
}

/**
 * Whether `issuer`'s key made the signature on `certificate` (RFC 5280 §6.1.3 (a)(1)). False for SHA-1, for RSA below
 * 2048 bits, and for algorithms we do not know. Does not compare names, validity or whether the issuer may sign
 * certificates.
 */
export const verifyCertificateSignature = (certificate: Certificate, issuer: Certificate): Promise<boolean> =>
  verifySignature(certificate, issuer);

/** Whatever is signed as certificates are: CRLs, OCSP responses, what a timestamp signs. */
export type Signed = Pick<Certificate, 'signatureScheme' | 'toBeSigned' | 'signature'>;
export type Signer = Pick<Certificate, 'publicKey' | 'spki'>;

/** The same for anything that is signed in the way of X.509. */
export async function verifySignature(signed: Signed, signer: Signer): Promise<boolean> {
  const use = keyUseFor(signed, signer);
  if (use === null) return false;
  try {
    const key = await importSpki(signer.spki, use.key);
    return await crypto.subtle.verify(use.signature, key, use.octets, signed.toBeSigned);
  } catch {
    return false;
  }
}

interface CertificateKeyUse {
  readonly key: RsaHashedImportParams | EcKeyImportParams;
  readonly signature: AlgorithmIdentifier | RsaPssParams | EcdsaParams;
  readonly octets: Uint8Array<ArrayBuffer>;
}

const COORDINATE_BYTES = { 'P-256': 32, 'P-384': 48, 'P-521': 66 } as const;

function keyUseFor(signed: Signed, signer: Signer): CertificateKeyUse | null {
  const scheme = signed.signatureScheme;
  const key = signer.publicKey;
  if (scheme.type === 'other' || scheme.hash === 'SHA-1') return null;
  if (scheme.type === 'EC') {
    const octets = key.type === 'EC' ? ecdsaFromDer(signed.signature, COORDINATE_BYTES[key.curve]) : null;
    if (key.type !== 'EC' || octets === null) return null;
    const name = 'ECDSA';
    return { key: { name, namedCurve: key.curve }, signature: { name, hash: scheme.hash }, octets };
  }
  if (key.type !== 'RSA' || key.bits < 2048) return null;
  const name = scheme.type === 'RSA-PSS' ? 'RSA-PSS' : 'RSASSA-PKCS1-v1_5';
  const signature = scheme.type === 'RSA-PSS' ? { name, saltLength: scheme.saltLength } : { name };
  return { key: { name, hash: scheme.hash }, signature, octets: signed.signature };
}

/** ECDSA-Sig-Value (RFC 3279 §2.2.3) as r‖s, which is what WebCrypto takes; null when it is no such value. */
export function ecdsaFromDer(signature: Uint8Array<ArrayBuffer>, width: number): Uint8Array<ArrayBuffer> | null {
  try {
    const numbers = childrenOf(readDer(signature));
    if (numbers.length !== 2) return null;
    const out = new Uint8Array(width * 2);
    for (const [index, number] of numbers.entries()) {
      const octets = number.content[0] === 0 ? number.content.subarray(1) : number.content;
      if (number.tag !== TAG.integer || octets.length > width) return null;
      out.set(octets, width * (index + 1) - octets.length);
    }
    return out;
  } catch {
    return null;
  }
}
