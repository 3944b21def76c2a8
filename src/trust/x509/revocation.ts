import type { Certificate } from '../../credential/certificates/certificate.ts';
import type { RevocationFinding } from './path-report.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export async function revocationOf(
  _leaf: Certificate,
  _issuer: Certificate,
  _values: { readonly ocsp: readonly Bytes[]; readonly crl: readonly Bytes[] },
  _signingTime: number,
  _now: number,
): Promise<RevocationFinding> {
  return { state: 'unknown', source: null, reason: 'not written yet' };
}
