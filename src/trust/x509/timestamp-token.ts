import {
  childrenOf,
  type DerElement,
  DerFault,
  expectTag,
  readDer,
  readOid,
  TAG,
} from '../../credential/certificates/der.ts';
import { type DistinguishedName, readName } from '../../credential/certificates/distinguished-name.ts';
import { readSignatureScheme, type Signed } from '../../credential/certificates/signature-scheme.ts';
import { insideOf } from '../../credential/certificates/signed-structure.ts';
import { fail, ok, type Result } from '../../record/result.ts';

type Bytes = Uint8Array<ArrayBuffer>;
type Hash = 'SHA-256' | 'SHA-384' | 'SHA-512';

/** A timestamp and how it is signed. Nothing is checked: reading is not believing. */
export interface TimestampToken extends Signed {
  /** UTC seconds, rounded down. */
  readonly time: number;
  readonly imprint: { readonly hash: Hash; readonly digest: Bytes };
  /** The encoded TSTInfo, the digest of it that is signed, and by which hash. */
  readonly content: Bytes;
  readonly contentDigest: { readonly hash: Hash; readonly digest: Bytes };
  readonly signer:
    | { readonly by: 'serial'; readonly issuer: DistinguishedName; readonly serialNumberDer: Bytes }
    | { readonly by: 'key'; readonly subjectKeyIdentifier: string };
  /** Digest of the signer's certificate (RFC 5816 ESSCertIDv2). */
  readonly certificateDigest: { readonly hash: Hash; readonly digest: Bytes };
  readonly certificates: readonly Bytes[];
}

const OID = {
  signedData: '1.2.840.113549.1.7.2',
  timestamp: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  rsaEncryption: '1.2.840.113549.1.1.1',
} as const;
const HASHES: Readonly<Record<string, Hash>> = {
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};
const MAX_TOKEN_BYTES = 200_000;

/**
 * Reads a timestamp token (RFC 3161 §2.4.2, RFC 5652 §5): a CMS SignedData with exactly one signer around a TSTInfo, from
 * strict DER of at most 200 kB. SHA-1 anywhere, and a signer's certificate named by SHA-1 only (RFC 2634), are refused.
 */
export function readTimestampToken(bytes: Bytes): Result<TimestampToken, string> {
  if (bytes.length > MAX_TOKEN_BYTES) return fail('the timestamp is larger than 200 kB');
  try {
    return ok(readToken(bytes));
  } catch (error) {
    if (!(error instanceof DerFault)) throw error;
    return fail(error.message);
  }
}

function readToken(bytes: Bytes): TimestampToken {
  const [type, wrapper] = childrenOf(expectTag(readDer(bytes), TAG.sequence, 'the timestamp'));
  if (readOid(type) !== OID.signedData) throw new DerFault('the timestamp is no signed data');
  const signedData = insideOf(expectTag(wrapper, 0xa0, 'the signed data'), 'the signed data');
  const [, , encapsulated, ...rest] = childrenOf(expectTag(signedData, TAG.sequence, 'the signed data'));
  const [contentType, contentWrapper] = childrenOf(expectTag(encapsulated, TAG.sequence, 'the content'));
  if (readOid(contentType) !== OID.timestamp) throw new DerFault('the signed data is no timestamp');
  const octets = insideOf(expectTag(contentWrapper, 0xa0, 'the content'), 'the content');
  const { content } = expectTag(octets, TAG.octetString, 'the content');
  const certificates = rest.find(({ tag }) => tag === 0xa0);
  const [signer, ...surplus] = childrenOf(expectTag(rest.at(-1), TAG.set, 'the signers'));
  if (surplus.length > 0) throw new DerFault('a timestamp with more than one signer');
  return {
    ...readInfo(content),
    ...readSigner(expectTag(signer, TAG.sequence, 'the signer')),
    content,
    certificates: certificates ? childrenOf(certificates).map(({ encoded }) => encoded) : [],
  };
}

function readInfo(content: Bytes): Pick<TimestampToken, 'time' | 'imprint'> {
  const [version, , imprint, , time] = childrenOf(expectTag(readDer(content), TAG.sequence, 'the timestamp info'));
  if (expectTag(version, TAG.integer, 'the version').content[0] !== 1)
    throw new DerFault('a timestamp of another version');
  const [algorithm, digest] = childrenOf(expectTag(imprint, TAG.sequence, 'the imprint'));
  return {
    time: readMoment(time),
    imprint: { hash: readHash(algorithm), digest: expectTag(digest, TAG.octetString, 'the imprint').content },
  };
}

/** GeneralizedTime with a fraction (RFC 3161 §2.4.2), which certificates may not have. */
function readMoment(element: DerElement | undefined): number {
  const text = String.fromCharCode(...expectTag(element, TAG.generalizedTime, 'the time').content.subarray(0, 40));
  const [, year, month, day, hour, minute, second] =
    text.match(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d{1,20})?Z$/) ?? [];
  const moment = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(moment)) throw new DerFault('a time that is not RFC 3161');
  return moment / 1000;
}

function readSigner(
  signer: DerElement,
): Pick<
  TimestampToken,
  'signer' | 'contentDigest' | 'certificateDigest' | 'signatureScheme' | 'toBeSigned' | 'signature'
> {
  const [, id, digestAlgorithm, attributes, signatureAlgorithm, signature] = childrenOf(signer);
  const hash = readHash(digestAlgorithm);
  const signed = expectTag(attributes, 0xa0, 'the signed attributes');
  if (readOid(readAttribute(signed, OID.contentType)) !== OID.timestamp)
    throw new DerFault('the signature is about another type of content');
  const digest = expectTag(readAttribute(signed, OID.messageDigest), TAG.octetString, 'the digest').content;
  // RFC 5652 §5.4: the signature covers the attributes under the tag of a SET.
  const toBeSigned = Uint8Array.from(signed.encoded);
  toBeSigned[0] = TAG.set;
  const algorithm = expectTag(signatureAlgorithm, TAG.sequence, 'the signature algorithm');
  const scheme = readSignatureScheme(algorithm);
  return {
    signer: readSignerId(id),
    contentDigest: { hash, digest },
    certificateDigest: readCertificateDigest(readAttribute(signed, OID.signingCertificateV2)),
    // RFC 3370 §3.2: rsaEncryption leaves the hash to the digest algorithm.
    signatureScheme: scheme.type === 'other' && scheme.oid === OID.rsaEncryption ? { type: 'RSA', hash } : scheme,
    toBeSigned,
    signature: expectTag(signature, TAG.octetString, 'the signature').content,
  };
}

function readSignerId(id: DerElement | undefined): TimestampToken['signer'] {
  if (id?.tag === 0x80) {
    const subjectKeyIdentifier = Array.from(id.content, (octet) => octet.toString(16).padStart(2, '0')).join('');
    return { by: 'key', subjectKeyIdentifier };
  }
  const [issuer, serial] = childrenOf(expectTag(id, TAG.sequence, 'the signer'));
  return {
    by: 'serial',
    issuer: readName(issuer),
    serialNumberDer: expectTag(serial, TAG.integer, 'the serial number').encoded,
  };
}

/** The one value of an attribute that has to stand there exactly once. */
function readAttribute(attributes: DerElement, oid: string): DerElement {
  const [found, ...others] = childrenOf(attributes)
    .map((attribute) => childrenOf(expectTag(attribute, TAG.sequence, 'a signed attribute')))
    .filter(([type]) => readOid(type) === oid);
  if (found === undefined || others.length > 0) throw new DerFault('a signed attribute is missing or given twice');
  return insideOf(expectTag(found[1], TAG.set, 'a signed attribute'), 'a signed attribute');
}

/** RFC 5035 §4: the first certificate is the signer's; SHA-256 is what a missing hash means. */
function readCertificateDigest(value: DerElement): TimestampToken['certificateDigest'] {
  const [certificates] = childrenOf(expectTag(value, TAG.sequence, 'the signing certificate'));
  const [first] = childrenOf(expectTag(certificates, TAG.sequence, 'the signing certificate'));
  const parts = childrenOf(expectTag(first, TAG.sequence, 'the signing certificate'));
  const algorithm = parts[0]?.tag === TAG.sequence ? parts[0] : undefined;
  const digest = expectTag(parts[algorithm ? 1 : 0], TAG.octetString, 'the digest of the signing certificate');
  return { hash: algorithm ? readHash(algorithm) : 'SHA-256', digest: digest.content };
}

function readHash(algorithm: DerElement | undefined): Hash {
  const hash = HASHES[readOid(childrenOf(expectTag(algorithm, TAG.sequence, 'the hash'))[0])];
  if (hash === undefined) throw new DerFault('a hash other than SHA-256, SHA-384 or SHA-512');
  return hash;
}
