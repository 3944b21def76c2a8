import { encodeBase64, encodeBase64Url } from '../../record/base64.ts';
import { readCertificate } from '../certificates/certificate.ts';
import { issuerSerialKid } from '../certificates/issuer-serial.ts';
import type { SealSigner } from '../signer.ts';

/** Which header parameter carries the claimed signing time. */
export interface SealOptions {
  readonly signingTime: 'iat' | 'sigT';
}

interface CertificateParameters {
  readonly kid: string;
  readonly 'x5t#S256': string;
  readonly x5c: readonly string[];
}

/** What a chain contributes to every header made with it, worked out once per chain. */
const parametersOf = new WeakMap<readonly Uint8Array[], CertificateParameters>();

/**
 * The protected header of a seal, base64url (ETSI TS 119 182-1 §5, RFC 7797 §6), members in the order of the
 * Commission's own files. `iat` (v1.2.1, EU DSS from 6.1) or `sigT` (v1.1.1, EU DSS up to 6.0), never both; `sigT` is an
 * ETSI parameter and therefore critical, `iat` is not. `cty` says `octet-stream` because every EDC in the field does and
 * EU DSS asks that it be present, not what it says. `signingTime` in UTC seconds.
 */
export async function protectedHeader(signer: SealSigner, signingTime: number, options: SealOptions): Promise<string> {
  const certificate = await certificateParameters(signer);
  const header = {
    alg: signer.algorithm,
    cty: 'octet-stream',
    ...certificate,
    typ: 'jose+json',
    b64: false,
    ...(options.signingTime === 'iat'
      ? { iat: signingTime, crit: ['b64'] }
      : { sigT: `${new Date(signingTime * 1000).toISOString().slice(0, 19)}Z`, crit: ['b64', 'sigT'] }),
  };
  return encodeBase64Url(new TextEncoder().encode(JSON.stringify(header)));
}

async function certificateParameters(signer: SealSigner): Promise<CertificateParameters> {
  const known = parametersOf.get(signer.certificateChain);
  if (known) return known;
  const [der] = signer.certificateChain;
  const leaf = der && readCertificate(der);
  if (!leaf?.ok) throw new Error(`the seal key ${signer.keyId} has no readable certificate`);
  const digest = await crypto.subtle.digest('SHA-256', leaf.value.der);
  const parameters = {
    kid: issuerSerialKid(leaf.value),
    'x5t#S256': encodeBase64Url(new Uint8Array(digest)),
    x5c: signer.certificateChain.map(encodeBase64),
  };
  parametersOf.set(signer.certificateChain, parameters);
  return parameters;
}
