import { encodeBase64Url } from '../../src/record/base64.ts';
import { compact, type Members, NOW, segment, type TokenParty } from './jose-fixture.ts';

export const VCT = 'urn:eu.europa.ec.eudi:learning:credential:1';

/** A disclosure as text, and its digest. */
export async function disclose(
  elements: readonly unknown[] | string,
  hash = 'SHA-256',
): Promise<{ text: string; digest: string }> {
  const text = segment(typeof elements === 'string' ? elements : [...elements]);
  const digest = await crypto.subtle.digest(hash, new TextEncoder().encode(text));
  return { text, digest: encodeBase64Url(new Uint8Array(digest)) };
}

export const plainClaims = (): Members => ({
  iss: 'did:web:scheldeland.example',
  vct: VCT,
  iat: NOW - 1_000,
  exp: NOW + 1_000_000,
  jti: 'urn:uuid:0b1c2d3e-0000-4000-8000-000000000003',
  achievement_title: 'Data en recht',
});

export const sdJwt = async (
  issuer: Pick<TokenParty, 'sign'> & { readonly alg?: string },
  payload: Members | string,
  disclosures: readonly { text: string }[] = [],
  header: Members = {},
): Promise<string> => {
  const token = await compact(
    issuer,
    { alg: issuer.alg ?? 'ES256', typ: 'dc+sd-jwt', kid: '#p256', ...header },
    payload,
  );
  return [token, ...disclosures.map(({ text }) => text), ''].join('~');
};

export const AUDIENCE = 'x509_hash:2Fk0';
export const NONCE = 'n-0S6_WzA2Mj';

/** A key binding over what is presented, with any claim or header replaced (undefined leaves one out). */
export async function bindKey(
  presented: string,
  holder: TokenParty,
  claims: Members = {},
  header: Members = {},
  hash = 'SHA-256',
): Promise<string> {
  const digest = await crypto.subtle.digest(hash, new TextEncoder().encode(presented));
  const token = await compact(
    holder,
    { alg: holder.alg, typ: 'kb+jwt', ...header },
    { iat: NOW - 5, aud: AUDIENCE, nonce: NONCE, sd_hash: encodeBase64Url(new Uint8Array(digest)), ...claims },
  );
  return presented + token;
}
