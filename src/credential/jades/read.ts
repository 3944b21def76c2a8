import { decodeBase64, decodeBase64Url } from '../../record/base64.ts';
import type { JsonObject } from '../../record/json.ts';
import { type JsonOutline, outlineOf } from '../../record/json-outline.ts';
import { ok, type Result } from '../../record/result.ts';
import { hex, sha256Hex } from '../../record/sha256.ts';
import { decodeUtf8, encodeUtf8 } from '../../record/utf8.ts';
import { type Certificate, readCertificate } from '../certificates/certificate.ts';
import { isDevelopment } from '../certificates/development.ts';
import { importVerifyKey, KEY_USE, keyFits, type SealAlgorithm } from '../certificates/public-key.ts';
import { LIMITS } from '../data-integrity/admissible.ts';
import { envelopeOf, readEnvelope } from './envelope.ts';
import { refuse, type SealEvidence, type SealFailure } from './failure.ts';
import { type ClaimedTime, type ProtectedHeader, readProtectedHeader } from './read-header.ts';
import { signingInput } from './signing-input.ts';
import { readUnsignedProperties, type UnsignedProperties } from './unsigned-properties.ts';

/** A seal whose signature is good for the key in its own certificate. Whether that certificate means anything is open. */
export interface SealReading {
  readonly serialisation: 'general' | 'flattened';
  /** The sealed text, exactly; not yet parsed as JSON. */
  readonly payload: string;
  /** What was seen of the payload as JSON, for whoever parses it. */
  readonly outline: JsonOutline;
  /** The protected header as it was signed (base64url), and its members. */
  readonly parameters: string;
  readonly header: Readonly<Record<string, unknown>>;
  readonly algorithm: SealAlgorithm;
  readonly signingTime: ClaimedTime;
  readonly signature: Uint8Array;
  /** The certificate whose key made the signature. */
  readonly leaf: Certificate;
  /** DER of everything in `x5c`, leaf first, in its order. All of it could be read; nothing of it is trusted. */
  readonly certificates: readonly Uint8Array<ArrayBuffer>[];
  readonly unsigned: UnsignedProperties;
  /** The leaf or its issuer is named DEVELOPMENT: to be labelled wherever it is shown. */
  readonly development: boolean;
  /** The bytes that were signed. */
  readonly toBeSigned: Uint8Array<ArrayBuffer>;
  /** Lower-case hexadecimal SHA-256 of the leaf. */
  readonly thumbprint: string;
  /** Things that are no reason to refuse and that a policy may refuse. */
  readonly weaknesses: readonly 'CERTIFICATE_SHA1'[];
}

/**
 * Reads a JAdES seal and proves its signature (RFC 7515 §5.2, RFC 7797, ETSI TS 119 182-1): strict outer JSON, strict
 * header, `x5c` with a leaf that fits the algorithm, `x5t#S256` equal to that leaf, signature good with the leaf's key.
 * General and flattened serialisation, raw and base64url payload, no network. A payload with a list of more than 1,000
 * values is not looked at. Takes the text, or its JSON where that was
 * parsed strictly already.
 *
 * It does NOT check: the certificate chain, its anchor, validity or revocation, whose seal it is, timestamps (`adoTst`,
 * `etsiU`), whether the payload is a credential. A stranger with a certificate of their own making passes here; who may
 * sign is for the trust room.
 */
export async function readSeal(sealed: string | JsonObject): Promise<Result<SealReading, SealFailure>> {
  const envelope = typeof sealed === 'string' ? readEnvelope(sealed) : envelopeOf(sealed);
  if (!envelope.ok) return envelope;
  const header = readProtectedHeader(envelope.value.protectedHeader);
  if (!header.ok) return header;
  const payload = readPayload(envelope.value.payload, header.value);
  if (!payload.ok) return payload;
  // No reader of ours takes a list that long, whoever sealed it: it is neither hashed nor parsed.
  const outline = outlineOf(payload.value, { list: LIMITS.arrayLength });
  if (outline.excess !== null) return refuse('SEAL_TOO_COMPLEX', `a list of more than ${LIMITS.arrayLength} values`);
  const signature = decodeBase64Url(envelope.value.signature);
  if (signature === null) return refuse('SEAL_MALFORMED', 'the signature is not canonical base64url');
  const unsigned = readUnsignedProperties(envelope.value.unsignedProperties);
  if (!unsigned.ok) return unsigned;
  const certificates = readCertificates(header.value);
  if (!certificates.ok) return certificates;
  const [leaf] = certificates.value;
  const { algorithm } = header.value;
  if (!keyFits(leaf.publicKey, algorithm))
    return refuse('SEAL_KEY', `the certified key is too weak or not of the kind that ${algorithm} needs`);
  const toBeSigned = signingInput(envelope.value.protectedHeader, envelope.value.payload);
  const [good, thumbprint] = await Promise.all([
    isSignedBy(leaf, algorithm, signature, toBeSigned),
    sha256Hex(leaf.der),
  ]);
  if (!isThumbprint(header.value.members['x5t#S256'], thumbprint))
    return refuse('SEAL_CERTIFICATE', 'x5t#S256 belongs to another certificate than the first of x5c');
  if (!good)
    return refuse('SEAL_BROKEN', 'the signature does not belong to this document, header and key', {
      algorithm,
      verificationMethod: leaf.subject.commonName ?? leaf.serialNumber,
      created: header.value.signingTime.moment,
      digests: await sealDigests({ payload: payload.value, toBeSigned, thumbprint }),
    });
  return ok({
    serialisation: envelope.value.serialisation,
    payload: payload.value,
    outline,
    parameters: envelope.value.protectedHeader,
    header: header.value.members,
    algorithm,
    signingTime: header.value.signingTime,
    signature,
    leaf,
    certificates: certificates.value.map((certificate) => certificate.der),
    unsigned: unsigned.value,
    development: isDevelopment(leaf),
    toBeSigned,
    thumbprint,
    weaknesses: hashOf(leaf) === 'SHA-1' ? ['CERTIFICATE_SHA1'] : [],
  });
}

/** SHA-256 of what was hashed on the way (`toBeSigned` is an intent's digest); computed only where somebody compares. */
export async function sealDigests({
  payload,
  toBeSigned,
  thumbprint,
}: Pick<SealReading, 'payload' | 'toBeSigned' | 'thumbprint'>): Promise<SealEvidence['digests']> {
  const [payloadDigest, signedDigest] = await Promise.all([sha256Hex(encodeUtf8(payload)), sha256Hex(toBeSigned)]);
  return { payload: payloadDigest, toBeSigned: signedDigest, certificate: thumbprint };
}

function readPayload(payload: string, header: ProtectedHeader): Result<string, SealFailure> {
  if (header.payloadIsRaw) return ok(payload);
  const bytes = decodeBase64Url(payload);
  if (bytes === null) return refuse('SEAL_MALFORMED', 'the payload is not canonical base64url');
  const text = decodeUtf8(bytes);
  return text === null ? refuse('SEAL_MALFORMED', 'the payload is not UTF-8') : ok(text);
}

const MAX_CERTIFICATES = 10;

/** `x5c` (RFC 7515 §4.1.6): standard base64 of DER, leaf first. */
function readCertificates({ members }: ProtectedHeader): Result<readonly [Certificate, ...Certificate[]], SealFailure> {
  const { x5c } = members;
  if (!Array.isArray(x5c) || x5c.length > MAX_CERTIFICATES)
    return refuse('SEAL_CERTIFICATE', `x5c has to hold one to ${MAX_CERTIFICATES} certificates`);
  const certificates: Certificate[] = [];
  for (const entry of x5c) {
    const der = typeof entry === 'string' ? decodeBase64(entry) : null;
    if (der === null) return refuse('SEAL_CERTIFICATE', 'x5c holds something that is not base64');
    const certificate = readCertificate(der);
    if (!certificate.ok) return refuse('SEAL_CERTIFICATE', certificate.error.reason);
    certificates.push(certificate.value);
  }
  const [leaf, ...others] = certificates;
  return leaf === undefined ? refuse('SEAL_CERTIFICATE', 'x5c is empty') : ok([leaf, ...others]);
}

/** `x5t#S256` (RFC 7515 §4.1.8) may be absent, since `x5c` is signed; when it is there, it has to be the leaf's. */
function isThumbprint(parameter: unknown, digest: string): boolean {
  const bytes = typeof parameter === 'string' ? decodeBase64Url(parameter) : null;
  return parameter === undefined || (bytes !== null && hex(bytes) === digest);
}

/** False also for a certified key that the platform cannot use. */
async function isSignedBy(
  leaf: Certificate,
  algorithm: SealAlgorithm,
  signature: Uint8Array<ArrayBuffer>,
  toBeSigned: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const key = await importVerifyKey(leaf.spki, algorithm);
  return key !== null && crypto.subtle.verify(KEY_USE[algorithm].signature, key, signature, toBeSigned);
}

const hashOf = ({ signatureScheme }: Certificate): string | null =>
  signatureScheme.type === 'other' ? null : signatureScheme.hash;
