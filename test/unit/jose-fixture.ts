import { importJwk, type PublicKey } from '../../src/credential/keys/public-key.ts';
import { encodeBase64Url } from '../../src/record/base64.ts';

/** Tokens of our own making, so that every rule can be broken on its own. */
export type Members = Record<string, unknown>;
export type Alg = 'ES256' | 'ES384' | 'EdDSA' | 'RS256' | 'PS256';

const MAKING: Readonly<
  Record<
    Alg,
    {
      generate: RsaHashedKeyGenParams | EcKeyGenParams | { name: string };
      sign: AlgorithmIdentifier | EcdsaParams | RsaPssParams;
    }
  >
> = {
  ES256: { generate: { name: 'ECDSA', namedCurve: 'P-256' }, sign: { name: 'ECDSA', hash: 'SHA-256' } },
  ES384: { generate: { name: 'ECDSA', namedCurve: 'P-384' }, sign: { name: 'ECDSA', hash: 'SHA-384' } },
  EdDSA: { generate: { name: 'Ed25519' }, sign: { name: 'Ed25519' } },
  RS256: { generate: rsa('RSASSA-PKCS1-v1_5', 2048), sign: { name: 'RSASSA-PKCS1-v1_5' } },
  PS256: { generate: rsa('RSA-PSS', 2048), sign: { name: 'RSA-PSS', saltLength: 32 } },
};

function rsa(name: string, modulusLength: number): RsaHashedKeyGenParams {
  return { name, modulusLength, hash: 'SHA-256', publicExponent: Uint8Array.of(1, 0, 1) };
}

export interface TokenParty {
  readonly alg: Alg;
  readonly key: PublicKey;
  readonly jwk: Members;
  readonly privateKey: CryptoKey;
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

export async function makeTokenParty(alg: Alg = 'ES256', modulusLength = 2048): Promise<TokenParty> {
  const { generate, sign } = MAKING[alg];
  const parameters = 'modulusLength' in generate ? { ...generate, modulusLength } : generate;
  const pair = (await crypto.subtle.generateKey(parameters as EcKeyGenParams, true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair;
  const { kty, crv, x, y, n, e } = (await crypto.subtle.exportKey('jwk', pair.publicKey)) as JsonWebKey;
  const jwk = JSON.parse(JSON.stringify({ kty, crv, x, y, n, e, alg: kty === 'RSA' ? alg : undefined }));
  const imported = await importJwk(jwk);
  return {
    alg,
    key: imported.ok ? imported.value : { algorithm: alg === 'EdDSA' ? 'Ed25519' : alg, key: pair.publicKey },
    jwk,
    privateKey: pair.privateKey,
    sign: async (bytes) =>
      new Uint8Array(await crypto.subtle.sign(sign, pair.privateKey, bytes as Uint8Array<ArrayBuffer>)),
  };
}

const utf8 = new TextEncoder();
export const segment = (value: string | Uint8Array | object): string =>
  encodeBase64Url(
    value instanceof Uint8Array ? value : utf8.encode(typeof value === 'string' ? value : JSON.stringify(value)),
  );

/** A compact JWS over any header and payload, given as objects or as the exact text. */
export async function compact(
  { sign }: Pick<TokenParty, 'sign'>,
  header: Members | string,
  payload: Members | string,
): Promise<string> {
  const input = `${segment(header)}.${segment(payload)}`;
  return `${input}.${segment(await sign(utf8.encode(input)))}`;
}

export const NOW = 1_800_000_000;
export const ISSUER = 'did:web:scheldeland.example';

export const credential20 = (): Members => ({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  id: 'urn:uuid:0b1c2d3e-0000-4000-8000-000000000001',
  type: ['VerifiableCredential', 'ExampleCredential'],
  issuer: { id: ISSUER, name: 'Universiteit Scheldeland' },
  validFrom: '2026-09-01T00:00:00Z',
  credentialSubject: { id: 'did:example:learner', achievement: 'Data en recht – “basis”' },
});

export const credential11 = (): Members => ({
  '@context': ['https://www.w3.org/2018/credentials/v1'],
  id: 'urn:uuid:0b1c2d3e-0000-4000-8000-000000000002',
  type: ['VerifiableCredential', 'ExampleCredential'],
  issuer: ISSUER,
  issuanceDate: '2026-09-01T00:00:00Z',
  credentialSubject: { id: 'did:example:learner', achievement: 'Data en recht' },
});

export const badge = (): Members => ({
  ...credential20(),
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
});

/** The token with one segment replaced. */
export const withSegment = (token: string, index: 0 | 1 | 2, replace: (segment: string) => string): string =>
  token
    .split('.')
    .map((part, at) => (at === index ? replace(part) : part))
    .join('.');

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** The same bytes with a last character whose unused bits are set; null where there are no unused bits. */
export function loose(text: string): string | null {
  if (text.length % 4 === 0) return null;
  return text.slice(0, -1) + BASE64URL[BASE64URL.indexOf(text.at(-1) ?? 'A') | 1];
}
