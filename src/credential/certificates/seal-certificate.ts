import { fail, ok, type Result } from '../../record/result.ts';
import { type Certificate, isValidAt, readCertificate } from './certificate.ts';
import { isDevelopment } from './development.ts';
import { sameName } from './distinguished-name.ts';
import { importVerifyKey, KEY_USE, type PublicKeyKind } from './public-key.ts';
import { verifyCertificateSignature } from './signature-scheme.ts';

/** Why a seal key cannot be taken into use. `index` is the place in the chain, leaf first. */
export interface SealCertificateFailure {
  readonly code:
    | 'CHAIN_EMPTY'
    | 'CHAIN_TOO_LONG'
    | 'CERTIFICATE_UNREADABLE'
    | 'CHAIN_HAS_ANCHOR'
    | 'CHAIN_ORDER'
    | 'CHAIN_SIGNATURE'
    | 'LEAF_IS_AUTHORITY'
    | 'LEAF_KEY_USAGE'
    | 'LEAF_ALGORITHM'
    | 'NOT_YET_VALID'
    | 'EXPIRED'
    | 'KEY_UNREADABLE'
    | 'KEY_MISMATCH';
  readonly reason: string;
  readonly index?: number;
}

/** A seal certificate that may be used, and what the register has to know about it. */
export interface SealCertificate {
  readonly leaf: Certificate;
  readonly algorithm: 'ES256' | 'RS256';
  readonly development: boolean;
}

const MAX_CHAIN = 5;

/**
 * Whether a chain and a private key can seal: for an operator who imports them. Leaf first, each certificate signed by
 * the next, authorities that may sign certificates, valid at `now` (UTC seconds); the leaf is no authority, may sign
 * content (nonRepudiation or digitalSignature), has an RSA key of 2048 bits or more or a P-256 key, and belongs to the
 * private key (PKCS#8). A self-signed certificate is refused: ETSI TS 119 182-1 §5.1.8 keeps the anchor out of `x5c`,
 * since a relying party takes it from its own trusted list.
 * Does not check who the anchor is, revocation, or qualification.
 */
export async function checkSealCertificate(
  chain: readonly Uint8Array[],
  privateKeyPkcs8: Uint8Array,
  now: number,
): Promise<Result<SealCertificate, SealCertificateFailure>> {
  const certificates = readChain(chain);
  if (!certificates.ok) return certificates;
  const [leaf] = certificates.value;
  if (leaf === undefined) return fail({ code: 'CHAIN_EMPTY', reason: 'the chain has no certificate' });
  const fault = (await findChainFault(certificates.value, now)) ?? findLeafFault(leaf);
  if (fault) return fail(fault);
  const algorithm = sealAlgorithm(leaf.publicKey);
  if (algorithm === null)
    return fail({ code: 'LEAF_ALGORITHM', reason: 'the key is neither P-256 nor RSA of 2048 bits or more', index: 0 });
  const match = await keyMatches(leaf, algorithm, Uint8Array.from(privateKeyPkcs8));
  if (match === 'unreadable')
    return fail({ code: 'KEY_UNREADABLE', reason: `the private key is no PKCS#8 key for ${algorithm}` });
  if (match === 'other')
    return fail({ code: 'KEY_MISMATCH', reason: 'the private key belongs to another certificate', index: 0 });
  return ok({ leaf, algorithm, development: certificates.value.some(isDevelopment) });
}

/** Which of our two algorithms a certified key seals with; null when neither. */
export function sealAlgorithm(key: PublicKeyKind): 'ES256' | 'RS256' | null {
  if (key.type === 'EC' && key.curve === 'P-256') return 'ES256';
  return key.type === 'RSA' && key.bits >= 2048 ? 'RS256' : null;
}

function readChain(chain: readonly Uint8Array[]): Result<Certificate[], SealCertificateFailure> {
  if (chain.length > MAX_CHAIN)
    return fail({ code: 'CHAIN_TOO_LONG', reason: `more than ${MAX_CHAIN} certificates are no seal chain` });
  const certificates: Certificate[] = [];
  for (const [index, der] of chain.entries()) {
    const certificate = readCertificate(der);
    if (!certificate.ok) return fail({ ...certificate.error, index });
    certificates.push(certificate.value);
  }
  return ok(certificates);
}

async function findChainFault(chain: readonly Certificate[], now: number): Promise<SealCertificateFailure | null> {
  const anchor = chain.findIndex((certificate) => certificate.selfIssued);
  if (anchor >= 0)
    return { code: 'CHAIN_HAS_ANCHOR', reason: 'leave the self-signed root out of the chain', index: anchor };
  for (const [index, certificate] of chain.entries()) {
    if (!isValidAt(certificate, now))
      return now < certificate.notBefore
        ? { code: 'NOT_YET_VALID', reason: 'the certificate is not valid yet', index }
        : { code: 'EXPIRED', reason: 'the certificate has expired', index };
    const issuer = chain[index + 1];
    if (issuer === undefined) continue;
    const mayIssue = issuer.isAuthority && issuer.keyUsage?.includes('keyCertSign') !== false;
    if (!mayIssue || !sameName(certificate.issuer, issuer.subject))
      return { code: 'CHAIN_ORDER', reason: 'the next certificate in the chain is not its issuer', index };
    if (!(await verifyCertificateSignature(certificate, issuer)))
      return { code: 'CHAIN_SIGNATURE', reason: 'the next certificate in the chain did not sign it', index };
  }
  return null;
}

function findLeafFault(leaf: Certificate): SealCertificateFailure | null {
  if (leaf.isAuthority) return { code: 'LEAF_IS_AUTHORITY', reason: 'a certification authority cannot seal', index: 0 };
  const maySign = leaf.keyUsage?.some((usage) => usage === 'nonRepudiation' || usage === 'digitalSignature');
  return maySign === true
    ? null
    : {
        code: 'LEAF_KEY_USAGE',
        reason: 'the certificate is not for signing (nonRepudiation or digitalSignature)',
        index: 0,
      };
}

/** Signs something and verifies it with the certificate: the only proof of a match that holds for every kind of key. */
async function keyMatches(
  leaf: Certificate,
  algorithm: 'ES256' | 'RS256',
  pkcs8: Uint8Array<ArrayBuffer>,
): Promise<'same' | 'other' | 'unreadable'> {
  const use = KEY_USE[algorithm];
  let privateKey: CryptoKey;
  try {
    privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, use.key, false, ['sign']);
  } catch {
    return 'unreadable';
  }
  const publicKey = await importVerifyKey(leaf.spki, algorithm);
  if (publicKey === null) return 'other';
  const probe = new TextEncoder().encode('does this private key belong to this certificate');
  const signature = await crypto.subtle.sign(use.signature, privateKey, probe);
  return (await crypto.subtle.verify(use.signature, publicKey, signature, probe)) ? 'same' : 'other';
}
