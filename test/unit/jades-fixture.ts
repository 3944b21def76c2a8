import { issueSealLeaf, makeDevelopmentAuthority } from '../../keys/development-authority.ts';
import { jades } from '../../src/credential/jades/index.ts';
import { sealSigner } from '../../src/credential/jades/signer.ts';
import type { SealSigner } from '../../src/credential/signer.ts';
import { encodeBase64, encodeBase64Url } from '../../src/record/base64.ts';

/** 2026-06-26T12:00:00Z. */
export const NOW = 1_782_475_200;
const YEAR = 365 * 86_400;

export const PAYLOAD = JSON.stringify({
  id: 'urn:credential:3f6f3b0a-6f1b-4c53-9f0e-8d1d6d7f2a10',
  name: 'Zoë "de Łukasiewicz" ليلى 花子 \u2028 \\',
  mark: 14,
});

export async function makeSealer(algorithm: 'ES256' | 'RS256'): Promise<SealSigner> {
  const authority = await makeDevelopmentAuthority({ validFrom: NOW - YEAR, validTo: NOW + YEAR });
  const leaf = await issueSealLeaf(authority, {
    organisation: 'Universiteit Scheldeland',
    country: 'BE',
    organizationIdentifier: 'NTRBE-0123456789',
    algorithm,
    validFrom: NOW - YEAR,
    validTo: NOW + YEAR,
  });
  return sealSigner({
    keyId: `seal-${algorithm}`,
    algorithm,
    pkcs8: leaf.pkcs8,
    certificateChain: [leaf.certificateDer],
  });
}

/** A seal as the service makes it. */
export async function seal(
  signer: SealSigner,
  signingTime: 'iat' | 'sigT' = 'iat',
  payload: string = PAYLOAD,
): Promise<string> {
  const intent = await jades.intend('edc', payload, signer, NOW, { signingTime });
  return jades.assemble(intent.body, intent.parameters, await signer.sign(intent.toBeSigned));
}

export type Header = Record<string, unknown>;

/** The header of a good seal, to be broken in one place. */
export async function goodHeader(signer: SealSigner): Promise<Header> {
  const { parameters } = await jades.intend('edc', PAYLOAD, signer, NOW, { signingTime: 'iat' });
  return JSON.parse(Buffer.from(parameters, 'base64url').toString()) as Header;
}

/**
 * A seal with any header and payload, truly signed: what an attacker with a key of their own can make, so that only the
 * check under test can refuse it.
 */
export async function forge(
  signer: Pick<SealSigner, 'sign'>,
  header: Header | string,
  payload: string = PAYLOAD,
  unprotectedHeader?: Header,
): Promise<string> {
  const text = typeof header === 'string' ? header : JSON.stringify(header);
  const parameters = encodeBase64Url(new TextEncoder().encode(text));
  const signature = await signer.sign(new TextEncoder().encode(`${parameters}.${payload}`));
  const entry = {
    protected: parameters,
    ...(unprotectedHeader && { header: unprotectedHeader }),
    signature: encodeBase64Url(signature),
  };
  return JSON.stringify({ payload, signatures: [entry] });
}

export interface SealParts {
  payload: string;
  signatures: [{ protected: string; header?: { etsiU: string[] }; signature: string }];
}

export const partsOf = (sealed: string): SealParts => JSON.parse(sealed) as SealParts;

/** Parameters that put another certificate into a header. */
export async function certificateParameters(der: Uint8Array<ArrayBuffer>): Promise<Header> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', der));
  return { x5c: [encodeBase64(der)], 'x5t#S256': encodeBase64Url(digest) };
}

/** A signer over any WebCrypto key, for algorithms and keys the service never seals with. */
export const rawSigner = (key: CryptoKey, use: AlgorithmIdentifier | RsaPssParams | EcdsaParams) => ({
  sign: async (bytes: Uint8Array): Promise<Uint8Array> =>
    new Uint8Array(await crypto.subtle.sign(use, key, Uint8Array.from(bytes))),
});
