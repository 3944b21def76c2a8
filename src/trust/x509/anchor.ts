import { readCertificate } from '../../credential/certificates/certificate.ts';
import { parsePemChain } from '../../credential/certificates/pem.ts';
import { verifyCertificateSignature } from '../../credential/certificates/signature-scheme.ts';
import { keyStrength } from '../../credential/certificates/strength.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import { sha256Hex } from '../../record/sha256.ts';
import type { LangMap } from '../../record/text.ts';
import type { TrustAnchor } from './path-report.ts';

export interface AnchorFailure {
  readonly code: 'ANCHOR_UNREADABLE' | 'ANCHOR_NOT_AUTHORITY' | 'ANCHOR_WEAK_KEY' | 'ANCHOR_NOT_ONE';
  readonly reason: string;
}

/** What an operator says about a certificate they vouch for. */
export interface AnchorWish {
  readonly use: TrustAnchor['use'];
  readonly source: TrustAnchor['source'];
  /** The name to show; without it, the certificate's own. */
  readonly name?: LangMap;
}

/**
 * A certificate somebody vouches for as a trust anchor (RFC 5280 §6.1.1 (d)). It has to be a certification authority or
 * signed by itself (as some timestamp authorities are), with a key that still counts. Does not look at its validity: an
 * anchor that expired still stands behind what was sealed before.
 */
export async function anchorFromDer(der: Uint8Array, wish: AnchorWish): Promise<Result<TrustAnchor, AnchorFailure>> {
  const read = readCertificate(der);
  if (!read.ok) return fail({ code: 'ANCHOR_UNREADABLE', reason: read.error.reason });
  const certificate = read.value;
  if (keyStrength(certificate.publicKey) !== 'good')
    return fail({
      code: 'ANCHOR_WEAK_KEY',
      reason: 'the key is RSA below 2048 bits or of a kind that is not supported',
    });
  if (
    !certificate.isAuthority &&
    !(certificate.selfIssued && (await verifyCertificateSignature(certificate, certificate)))
  )
    return fail({ code: 'ANCHOR_NOT_AUTHORITY', reason: 'neither a certification authority nor signed by itself' });
  const { commonName, organisation } = certificate.subject;
  return ok({
    id: await sha256Hex(certificate.der),
    certificate,
    source: wish.source,
    use: wish.use,
    name: wish.name ?? { en: commonName ?? organisation ?? 'unnamed' },
  });
}

/** The same from a PEM file with exactly one certificate (RFC 7468 §5). */
export async function anchorFromPem(pem: string, wish: AnchorWish): Promise<Result<TrustAnchor, AnchorFailure>> {
  const chain = parsePemChain(pem);
  if (!chain.ok) return fail({ code: 'ANCHOR_UNREADABLE', reason: chain.error.reason });
  const [der, ...surplus] = chain.value;
  if (der === undefined || surplus.length > 0)
    return fail({ code: 'ANCHOR_NOT_ONE', reason: 'a file with one certificate is needed' });
  return anchorFromDer(der, wish);
}
