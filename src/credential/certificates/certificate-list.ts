import { fail, ok, type Result } from '../../record/result.ts';
import { childrenOf, type DerElement, DerFault, expectTag, readTime, sameBytes, TAG } from './der.ts';
import { type DistinguishedName, readName } from './distinguished-name.ts';
import { type Extension, readExtensionList, readExtensionSequence } from './extensions.ts';
import type { Signed } from './signature-scheme.ts';
import { readSignedStructure } from './signed-structure.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A certificate revocation list. Nothing is checked: reading is not believing. */
export interface CertificateList extends Signed {
  readonly issuer: DistinguishedName;
  /** UTC seconds. */
  readonly thisUpdate: number;
  readonly nextUpdate: number | null;
  readonly extensions: readonly Extension[];
  /** Entries as they stand; a list may have a hundred thousand, so that each is read only when it is asked for. */
  readonly entries: readonly DerElement[];
}

export interface RevokedEntry {
  /** UTC seconds. */
  readonly revokedAt: number;
  readonly extensions: readonly Extension[];
}

export const MAX_CRL_BYTES = 5_000_000;

/** Reads a version 2 CRL (RFC 5280 §5.1) from strict DER of at most 5 MB. */
export function readCertificateList(bytes: Bytes): Result<CertificateList, string> {
  if (bytes.length > MAX_CRL_BYTES) return fail('the CRL is larger than 5 MB');
  try {
    return ok(readList(bytes));
  } catch (error) {
    if (!(error instanceof DerFault)) throw error;
    return fail(error.message);
  }
}

function readList(bytes: Bytes): CertificateList {
  const signed = readSignedStructure(bytes, 'the CRL');
  const [version, algorithm, issuer, thisUpdate, ...rest] = childrenOf(signed.body);
  if (version?.tag !== TAG.integer || version.content.length !== 1 || version.content[0] !== 1)
    throw new DerFault('not a version 2 CRL');
  if (!sameBytes(expectTag(algorithm, TAG.sequence, 'the signature algorithm').encoded, signed.algorithm))
    throw new DerFault('two different signature algorithms');
  const hasNext = rest[0]?.tag === TAG.utcTime || rest[0]?.tag === TAG.generalizedTime;
  const revoked = rest.find(({ tag }) => tag === TAG.sequence);
  return {
    signatureScheme: signed.signatureScheme,
    toBeSigned: signed.toBeSigned,
    signature: signed.signature,
    issuer: readName(issuer),
    thisUpdate: readTime(thisUpdate),
    nextUpdate: hasNext ? readTime(rest[0]) : null,
    extensions: readExtensionList(rest.find(({ tag }) => tag === 0xa0)),
    entries: revoked ? childrenOf(revoked) : [],
  };
}

/** The entry of a serial number (INTEGER, encoded); null when it is not listed. Throws `DerFault` for a broken entry. */
export function findRevoked(list: CertificateList, serialNumberDer: Uint8Array): RevokedEntry | null {
  const entry = list.entries.find(({ content }) =>
    sameBytes(content.subarray(0, serialNumberDer.length), serialNumberDer),
  );
  if (entry === undefined) return null;
  const [, revokedAt, extensions] = childrenOf(expectTag(entry, TAG.sequence, 'an entry of the CRL'));
  return { revokedAt: readTime(revokedAt), extensions: extensions ? readExtensionSequence(extensions) : [] };
}
