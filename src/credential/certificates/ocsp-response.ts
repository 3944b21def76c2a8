import { fail, ok, type Result } from '../../record/result.ts';
import { childrenOf, type DerElement, DerFault, expectTag, readDer, readOid, readTime, TAG } from './der.ts';
import { type DistinguishedName, readName } from './distinguished-name.ts';
import { type Extension, readExtensionList } from './extensions.ts';
import type { Signed } from './signature-scheme.ts';
import { insideOf, readSignedStructure } from './signed-structure.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** What a responder said about certificates. Nothing is checked: reading is not believing. */
export interface OcspResponse extends Signed {
  readonly responder:
    | { readonly by: 'name'; readonly name: DistinguishedName }
    | { readonly by: 'key'; readonly sha1: Bytes };
  /** UTC seconds. */
  readonly producedAt: number;
  readonly answers: readonly OcspAnswer[];
  readonly extensions: readonly Extension[];
  /** DER of the certificates that came with it. */
  readonly certificates: readonly Bytes[];
}

export interface OcspAnswer {
  readonly hash: 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512';
  readonly issuerNameHash: Bytes;
  readonly issuerKeyHash: Bytes;
  /** INTEGER, encoded. */
  readonly serialNumberDer: Bytes;
  readonly status: 'good' | 'revoked' | 'unknown';
  /** UTC seconds; of a revoked certificate. */
  readonly revokedAt?: number;
  /** CRLReason (RFC 5280 §5.3.1). */
  readonly revocationReason?: number;
  readonly thisUpdate: number;
  readonly nextUpdate: number | null;
  readonly extensions: readonly Extension[];
}

const BASIC = '1.3.6.1.5.5.7.48.1.1';
const HASHES: Readonly<Record<string, OcspAnswer['hash']>> = {
  '1.3.14.3.2.26': 'SHA-1',
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};
const MAX_OCSP_BYTES = 200_000;

/** Reads an OCSPResponse (RFC 6960 §4.2.1) that is successful and basic, from strict DER of at most 200 kB. */
export function readOcspResponse(bytes: Bytes): Result<OcspResponse, string> {
  if (bytes.length > MAX_OCSP_BYTES) return fail('the OCSP response is larger than 200 kB');
  try {
    const [status, wrapper] = childrenOf(expectTag(readDer(bytes), TAG.sequence, 'the OCSP response'));
    if (expectTag(status, TAG.enumerated, 'the response status').content[0] !== 0 || wrapper?.tag !== 0xa0)
      return fail('the OCSP response reports an error');
    const [type, basic] = childrenOf(insideOf(wrapper, 'the response'));
    if (readOid(type) !== BASIC) return fail('the OCSP response is of another type than basic');
    return ok(readBasic(expectTag(basic, TAG.octetString, 'the basic response').content));
  } catch (error) {
    if (!(error instanceof DerFault)) throw error;
    return fail(error.message);
  }
}

function readBasic(bytes: Bytes): OcspResponse {
  const signed = readSignedStructure(bytes, 'the basic response');
  const parts = childrenOf(signed.body).filter(({ tag }) => tag !== 0xa0);
  const [responder, producedAt, answers, extensions] = parts;
  const certificates = signed.rest.find(({ tag }) => tag === 0xa0);
  return {
    signatureScheme: signed.signatureScheme,
    toBeSigned: signed.toBeSigned,
    signature: signed.signature,
    responder: readResponder(responder),
    producedAt: readTime(producedAt),
    answers: childrenOf(expectTag(answers, TAG.sequence, 'the answers')).map(readAnswer),
    extensions: readExtensionList(extensions),
    certificates: certificates ? childrenOf(insideOf(certificates, 'the certificates')).map((one) => one.encoded) : [],
  };
}

function readResponder(element: DerElement | undefined): OcspResponse['responder'] {
  if (element?.tag === 0xa1) return { by: 'name', name: readName(insideOf(element, 'the name of the responder')) };
  if (element?.tag !== 0xa2) throw new DerFault('the responder is not named');
  return {
    by: 'key',
    sha1: expectTag(insideOf(element, 'the key of the responder'), TAG.octetString, 'the key of the responder').content,
  };
}

function readAnswer(element: DerElement): OcspAnswer {
  const [id, status, thisUpdate, ...rest] = childrenOf(expectTag(element, TAG.sequence, 'an answer'));
  const [algorithm, nameHash, keyHash, serial] = childrenOf(expectTag(id, TAG.sequence, 'the certificate id'));
  const hash = HASHES[readOid(childrenOf(expectTag(algorithm, TAG.sequence, 'the hash'))[0])];
  if (hash === undefined) throw new DerFault('a certificate id with a hash that is not used');
  const nextUpdate = rest.find(({ tag }) => tag === 0xa0);
  return {
    hash,
    issuerNameHash: expectTag(nameHash, TAG.octetString, 'the hash of the issuer').content,
    issuerKeyHash: expectTag(keyHash, TAG.octetString, 'the hash of the key').content,
    serialNumberDer: expectTag(serial, TAG.integer, 'the serial number').encoded,
    ...readStatus(status),
    thisUpdate: readTime(thisUpdate),
    nextUpdate: nextUpdate ? readTime(insideOf(nextUpdate, 'the next update')) : null,
    extensions: readExtensionList(rest.find(({ tag }) => tag === 0xa1)),
  };
}

function readStatus(element: DerElement | undefined): Pick<OcspAnswer, 'status' | 'revokedAt' | 'revocationReason'> {
  switch (element?.tag) {
    case 0x80:
      return { status: 'good' };
    case 0x82:
      return { status: 'unknown' };
    case 0xa1: {
      const [revokedAt, reason] = childrenOf(element);
      return {
        status: 'revoked',
        revokedAt: readTime(revokedAt),
        revocationReason: reason && insideOf(reason, 'the reason').content[0],
      };
    }
    default:
      throw new DerFault('an answer without a status');
  }
}
