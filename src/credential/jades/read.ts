import { ok, type Result } from '../../record/result.ts';
import { sha256Hex } from '../../record/sha256.ts';
import { decodeBase64, decodeBase64Url, encodeBase64Url } from '../certificates/base64.ts';
import { type Certificate, readCertificate } from '../certificates/certificate.ts';
import { isDevelopment } from '../certificates/development.ts';
import { importVerifyKey, KEY_USE, keyFits, type SealAlgorithm } from '../certificates/public-key.ts';
import { readEnvelope } from './envelope.ts';
import { refuse, type SealFailure } from './failure.ts';
import { type ClaimedTime, type ProtectedHeader, readProtectedHeader } from './read-header.ts';
import { signingInput } from './signing-input.ts';
import { readUnsignedProperties, type UnsignedProperties } from './unsigned-properties.ts';

/** A seal whose signature is good for the key in its own certificate. Whether that certificate means anything is open. */
export interface SealReading {
  readonly serialisation: 'general' | 'flattened';
  /** The sealed text, exactly; not yet parsed as JSON. */
  readonly payload: string;
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
  /** Lower-case hexadecimal SHA-256 of the payload, of what was signed (an intent's digest), and of the leaf. */
  readonly digests: { readonly payload: string; readonly toBeSigned: string; readonly certificate: string };
  /** Things that are no reason to refuse and that a policy may refuse. */
  readonly weaknesses: readonly 'CERTIFICATE_SHA1'[];
}

/**
 * Reads a JAdES seal and proves its signature (RFC 7515 §5.2, RFC 7797, ETSI TS 119 182-1): strict outer JSON, strict
 * header, `x5c` with a leaf that fits the algorithm, `x5t#S256` equal to that leaf, signature good with the leaf's key.
 * General and flattened serialisation, raw and base64url payload, no network.
 *
 * It does NOT check: the certificate chain, its anchor, validity or revocation, whose seal it is, timestamps (`adoTst`,
 * `etsiU`), whether the payload is a credential. A stranger with a certificate of their own making passes here; who may
 * sign is for the trust room.
 */
export async function readSeal(text: string): Promise<Result<SealReading, SealFailure>> {
  const envelope = readEnvelope(text);
  if (!envelope.ok) return envelope;
  const header = readProtectedHeader(envelope.value.protectedHeader);
  if (!header.ok) return header;
  const payload = readPayload(envelope.value.payload, header.value);
  if (!payload.ok) return payload;
  const signature = decodeBase64Url(envelope.value.signature);
  if (signature === null) return refuse('SEAL_MALFORMED', 'the signature is not canonical base64url');
  const unsigned = readUnsignedProperties(envelope.value.unsignedProperties);
  if (!unsigned.ok) return unsigned;
  const certificates = await readCertificates(header.value);
  if (!certificates.ok) return certificates;
  const [leaf] = certificates.value;
  const { algorithm } = header.value;
  const toBeSigned = signingInput(envelope.value.protectedHeader, envelope.value.payload);
  const proof = await prove(leaf, algorithm, signature, toBeSigned);
  if (!proof.ok) return proof;
  return ok({
    serialisation: envelope.value.serialisation,
    payload: payload.value,
    parameters: envelope.value.protectedHeader,
    header: header.value.members,
    algorithm,
    signingTime: header.value.signingTime,
    signature,
    leaf,
    certificates: certificates.value.map((certificate) => certificate.der),
    unsigned: unsigned.value,
    development: isDevelopment(leaf),
    digests: {
      payload: await sha256Hex(new TextEncoder().encode(payload.value)),
      toBeSigned: await sha256Hex(toBeSigned),
      certificate: await sha256Hex(leaf.der),
    },
    weaknesses: hashOf(leaf) === 'SHA-1' ? ['CERTIFICATE_SHA1'] : [],
  });
}

function readPayload(payload: string, header: ProtectedHeader): Result<string, SealFailure> {
  if (header.payloadIsRaw) return ok(payload);
  const bytes = decodeBase64Url(payload);
  if (bytes === null) return refuse('SEAL_MALFORMED', 'the payload is not canonical base64url');
  try {
    return ok(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return refuse('SEAL_MALFORMED', 'the payload is not UTF-8');
  }
}

const MAX_CERTIFICATES = 10;

/** `x5c` (RFC 7515 §4.1.6): standard base64, leaf first; `x5t#S256` (§4.1.8), when it is there, has to be the leaf's. */
async function readCertificates({
  members,
}: ProtectedHeader): Promise<Result<readonly [Certificate, ...Certificate[]], SealFailure>> {
  const { x5c, 'x5t#S256': thumbprint } = members;
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
  if (leaf === undefined) return refuse('SEAL_CERTIFICATE', 'x5c is empty');
  if (thumbprint !== undefined) {
    const digest = await crypto.subtle.digest('SHA-256', leaf.der);
    if (thumbprint !== encodeBase64Url(new Uint8Array(digest)))
      return refuse('SEAL_CERTIFICATE', 'x5t#S256 belongs to another certificate than the first of x5c');
  }
  return ok([leaf, ...others]);
}

async function prove(
  leaf: Certificate,
  algorithm: SealAlgorithm,
  signature: Uint8Array<ArrayBuffer>,
  toBeSigned: Uint8Array<ArrayBuffer>,
): Promise<Result<true, SealFailure>> {
  if (!keyFits(leaf.publicKey, algorithm))
    return refuse('SEAL_KEY', `the certified key is too weak or not of the kind that ${algorithm} needs`);
  const key = await importVerifyKey(leaf.spki, algorithm);
  if (key === null) return refuse('SEAL_KEY', 'the certified key is not usable');
  const good = await crypto.subtle.verify(KEY_USE[algorithm].signature, key, signature, toBeSigned);
  return good ? ok(true) : refuse('SEAL_BROKEN', 'the signature does not belong to this document, header and key');
}

function hashOf(certificate: Certificate): string | null {
  return certificate.signatureScheme.type === 'other' ? null : certificate.signatureScheme.hash;
}
