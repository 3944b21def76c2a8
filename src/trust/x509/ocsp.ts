import { type Certificate, isValidAt, readCertificate } from '../../credential/certificates/certificate.ts';
import {
  childrenOf,
  DerFault,
  readDer,
  readTime,
  readWholeBits,
  sameBytes,
} from '../../credential/certificates/der.ts';
import { sameName } from '../../credential/certificates/distinguished-name.ts';
import { KEY_PURPOSE, readExtendedKeyUsage } from '../../credential/certificates/extended-key-usage.ts';
import { EXTENSION_OID } from '../../credential/certificates/extensions.ts';
import { type OcspAnswer, type OcspResponse, readOcspResponse } from '../../credential/certificates/ocsp-response.ts';
import { verifyCertificateSignature, verifySignature } from '../../credential/certificates/signature-scheme.ts';
import { pathFault } from './path-rules.ts';
import { type RevocationStatement, revocationReason, unusable } from './revocation-statement.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const ARCHIVE_CUTOFF = '1.3.6.1.5.5.7.48.1.6';
/** A responder certificate that may be revoked unseen has to be this short-lived. */
const SHORT_LIVED = 45 * 86_400;
const MAX_RESPONDER_CERTIFICATES = 10;

/**
 * What an OCSP response says about a leaf (RFC 6960 §3.2): for this certificate of this issuer, signed by the issuer
 * itself or by a responder that the issuer certified for it. Whether it is fresh is another question.
 */
export async function ocspStatement(der: Bytes, leaf: Certificate, issuer: Certificate): Promise<RevocationStatement> {
  const read = readOcspResponse(der);
  if (!read.ok) return unusable(read.error);
  const response = read.value;
  if ([response, ...response.answers].some(({ extensions }) => extensions.some(({ critical }) => critical)))
    return unusable('the OCSP response has a critical extension that is not known');
  const signer = await signerOf(response, issuer);
  if (typeof signer === 'string') return unusable(signer);
  if (!(await verifySignature(response, signer))) return unusable('the signature of the OCSP response is not good');
  const answer = await answerFor(response, leaf, issuer);
  if (answer === null) return unusable('the OCSP response is about another certificate');
  return fromAnswer(answer, response);
}

function fromAnswer(answer: OcspAnswer, { producedAt }: OcspResponse): RevocationStatement {
  switch (answer.status) {
    case 'unknown':
      return unusable('the OCSP responder does not know the certificate');
    case 'revoked':
      return {
        state: 'revoked',
        producedAt,
        revokedAt: answer.revokedAt ?? answer.thisUpdate,
        reason: revocationReason(answer.revocationReason),
      };
    case 'good': {
      const { thisUpdate, nextUpdate } = answer;
      return { state: 'good', thisUpdate, nextUpdate, producedAt, keepsExpiredSince: archiveCutoff(answer) };
    }
  }
}

/** RFC 6960 §4.4.4. */
function archiveCutoff({ extensions }: OcspAnswer): number | null {
  const extension = extensions.find(({ oid }) => oid === ARCHIVE_CUTOFF);
  try {
    return extension === undefined ? null : readTime(readDer(extension.value));
  } catch (error) {
    if (!(error instanceof DerFault)) throw error;
    return null;
  }
}

/** RFC 6960 §4.1.1: the certificate id hashes the issuer's name and key; two answers for one certificate are none. */
async function answerFor(
  { answers }: OcspResponse,
  leaf: Certificate,
  issuer: Certificate,
): Promise<OcspAnswer | null> {
  const found: OcspAnswer[] = [];
  for (const answer of answers) {
    if (!sameBytes(answer.serialNumberDer, leaf.serialNumberDer)) continue;
    const [name, key] = await Promise.all([
      crypto.subtle.digest(answer.hash, issuer.subject.der),
      crypto.subtle.digest(answer.hash, keyBits(issuer)),
    ]);
    if (sameBytes(answer.issuerNameHash, new Uint8Array(name)) && sameBytes(answer.issuerKeyHash, new Uint8Array(key)))
      found.push(answer);
  }
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** The issuer, or the responder it delegated to; else, in words, why the signer does not count. */
async function signerOf(response: OcspResponse, issuer: Certificate): Promise<Certificate | string> {
  if (await isNamed(response, issuer)) return issuer;
  for (const der of response.certificates.slice(0, MAX_RESPONDER_CERTIFICATES)) {
    const read = readCertificate(der);
    if (read.ok && (await isNamed(response, read.value)))
      return (await delegationTrouble(read.value, issuer, response.producedAt)) ?? read.value;
  }
  return 'the OCSP responder is neither the issuer nor came with its certificate';
}

async function isNamed({ responder }: OcspResponse, candidate: Certificate): Promise<boolean> {
  return responder.by === 'name'
    ? sameName(responder.name, candidate.subject)
    : sameBytes(responder.sha1, new Uint8Array(await crypto.subtle.digest('SHA-1', keyBits(candidate))));
}

/** RFC 6960 §4.2.2.2: certified by the issuer itself, for OCSP signing, and not to be asked about in turn. */
async function delegationTrouble(
  responder: Certificate,
  issuer: Certificate,
  producedAt: number,
): Promise<string | null> {
  if (!sameName(responder.issuer, issuer.subject) || !(await verifyCertificateSignature(responder, issuer)))
    return 'the OCSP responder was not certified by the issuer of the certificate';
  if (readExtendedKeyUsage(responder)?.purposes.includes(KEY_PURPOSE.ocspSigning) !== true)
    return 'the OCSP responder is certified for something else';
  if (!isValidAt(responder, producedAt)) return 'the OCSP responder was not valid when it answered';
  const unchecked =
    responder.extensions.some(({ oid }) => oid === EXTENSION_OID.ocspNoCheck) ||
    responder.notAfter - responder.notBefore <= SHORT_LIVED;
  if (!unchecked) return 'the OCSP responder could be revoked itself, which was not checked';
  return pathFault([responder], issuer, { at: producedAt, until: producedAt }, 'seal')?.reason ?? null;
}

/** The key as a CertID and a ResponderID hash it: the bits of the BIT STRING. */
const keyBits = ({ spki }: Certificate): Bytes => readWholeBits(childrenOf(readDer(spki))[1], 'the public key');
