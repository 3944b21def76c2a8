import { type Certificate, isValidAt } from '../../credential/certificates/certificate.ts';
import { sameBytes } from '../../credential/certificates/der.ts';
import { sameName } from '../../credential/certificates/distinguished-name.ts';
import { verifySignature } from '../../credential/certificates/signature-scheme.ts';
import { anchorTrouble } from './anchor-status.ts';
import { timestampLeaf } from './leaf-rules.ts';
import type { TrustAnchor } from './path-report.ts';
import { poolOf, searchPath } from './path-search.ts';
import { readTimestampToken, type TimestampToken } from './timestamp-token.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** What timestamps prove. Times in UTC seconds; `claimedTime` and `authority` are quoted from a token nobody vouches for. */
export type TrustedTime =
  | { readonly state: 'trusted'; readonly time: number; readonly authority: string; readonly anchor: TrustAnchor }
  | {
      readonly state: 'not-trusted';
      readonly reason: string;
      readonly claimedTime: number | null;
      readonly authority: string | null;
    };

const MAX_TOKENS = 10;
/** Clocks of timestamp authorities may run ahead of ours by this much. */
const SKEW = 300;

/**
 * The earliest moment at which a timestamp proves that some bytes existed (RFC 3161 §2.2; ETSI EN 319 102-1 §5.4): the
 * token's imprint is the digest of `covered` (SHA-256, 384 or 512), its signature is good, and its authority's
 * certificate is for timestamps only and leads to an anchor for timestamps.
 *
 * `covered`, for JAdES: the base64url signature as ASCII for `sigTst`; the payload for `adoTst`, which proves that the
 * content existed and says nothing of the seal. The authority has to be
 * valid both at the time it states and at `now` (UTC seconds): an expired key proves nothing any more, unless a later
 * timestamp does; then `now` is the time which that one proves. `further` are certificates that came along elsewhere.
 *
 * It does NOT check: revocation of the authority, its policy or stated accuracy. A token that cannot be read or verified
 * is not trusted, and says nothing against the seal.
 */
export async function trustedTimeOf(
  tokens: readonly Bytes[],
  covered: Bytes,
  anchors: readonly TrustAnchor[],
  now: number,
  further: readonly Bytes[] = [],
): Promise<TrustedTime> {
  let best: TrustedTime = notTrusted('there is no timestamp');
  for (const [index, token] of tokens.slice(0, MAX_TOKENS).entries()) {
    const found = await timeOf(token, covered, anchors, now, further);
    const better = found.state === 'trusted' && (best.state === 'not-trusted' || found.time < best.time);
    if (index === 0 || better) best = found;
  }
  return best;
}

async function timeOf(
  der: Bytes,
  covered: Bytes,
  anchors: readonly TrustAnchor[],
  now: number,
  further: readonly Bytes[],
): Promise<TrustedTime> {
  const read = readTimestampToken(der);
  if (!read.ok) return notTrusted(read.error);
  const token = read.value;
  const pool = poolOf([...token.certificates, ...further]);
  const listed = anchors.map(({ certificate }) => certificate);
  const signer = [...pool, ...listed].find((candidate) => isSigner(token, candidate));
  if (signer === undefined) return notTrusted('the certificate of the timestamp authority is missing', token);
  const trouble = await tokenTrouble(token, signer, covered, now);
  if (trouble !== null) return notTrusted(trouble, token, signer);
  const anchor = await anchorOf(signer, pool, anchors, token.time, now);
  return typeof anchor === 'string'
    ? notTrusted(anchor, token, signer)
    : { state: 'trusted', time: token.time, authority: nameOf(signer), anchor };
}

function isSigner({ signer }: TimestampToken, candidate: Certificate): boolean {
  return signer.by === 'key'
    ? candidate.subjectKeyIdentifier === signer.subjectKeyIdentifier
    : sameName(candidate.issuer, signer.issuer) && sameBytes(candidate.serialNumberDer, signer.serialNumberDer);
}

/** Why a token does not hold for these bytes and this signer, in words; null when it does. */
async function tokenTrouble(
  token: TimestampToken,
  signer: Certificate,
  covered: Bytes,
  now: number,
): Promise<string | null> {
  if (!(await hasDigest(covered, token.imprint))) return 'the timestamp is about something else';
  if (!(await hasDigest(token.content, token.contentDigest))) return 'the timestamp was changed';
  if (!(await hasDigest(signer.der, token.certificateDigest)))
    return 'the timestamp was signed for another certificate of its authority';
  if (!(await verifySignature(token, signer))) return 'the signature of the timestamp is not good';
  const fault = await timestampLeaf(signer);
  if (fault !== null) return fault.reason;
  if (token.time > now + SKEW) return 'the timestamp is dated in the future';
  if (!isValidAt(signer, token.time)) return 'the timestamp authority was not valid when it signed';
  return isValidAt(signer, now) ? null : 'the certificate of the timestamp authority has expired since';
}

/** The anchor behind a timestamp authority, or why there is none. Trusted lists name some authorities themselves. */
async function anchorOf(
  signer: Certificate,
  pool: readonly Certificate[],
  anchors: readonly TrustAnchor[],
  time: number,
  now: number,
): Promise<TrustAnchor | string> {
  let reason: string | null = null;
  for (const anchor of anchors) {
    if (!sameBytes(anchor.certificate.der, signer.der)) continue;
    reason = anchorTrouble(anchor, 'timestamp', time);
    if (reason === null) return anchor;
  }
  const search = await searchPath(signer, pool, anchors, { at: time, until: now }, 'timestamp');
  return search.found ? search.anchor : (reason ?? search.fault.reason);
}

async function hasDigest(bytes: Bytes, { hash, digest }: TimestampToken['imprint']): Promise<boolean> {
  return sameBytes(new Uint8Array(await crypto.subtle.digest(hash, bytes)), digest);
}

const nameOf = ({ subject }: Certificate): string => subject.commonName ?? subject.organisation ?? 'unnamed';

const notTrusted = (reason: string, token?: TimestampToken, signer?: Certificate): TrustedTime => ({
  state: 'not-trusted',
  reason,
  claimedTime: token?.time ?? null,
  authority: signer ? nameOf(signer) : null,
});
