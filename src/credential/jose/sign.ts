import { encodeBase64Url } from '../../record/base64.ts';
import { isObject, type JsonObject } from '../../record/json.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import { encodeAscii, encodeUtf8 } from '../../record/utf8.ts';
import { VERIFICATION } from './algorithm.ts';

/** Signs tokens; never the key itself. */
export interface TokenSigner {
  /** As the header says it. */
  readonly alg: 'ES256' | 'ES384' | 'ES512' | 'EdDSA';
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

export interface SecretKeyFailure {
  /** `unsupported` says nothing against the key: it is of a kind we do not sign with. */
  readonly code: 'unsupported' | 'malformed';
  readonly reason: string;
}

const KINDS = new Map([
  ['P-256', { alg: 'ES256', algorithm: 'ES256', key: { name: 'ECDSA', namedCurve: 'P-256' } }],
  ['P-384', { alg: 'ES384', algorithm: 'ES384', key: { name: 'ECDSA', namedCurve: 'P-384' } }],
  ['P-521', { alg: 'ES512', algorithm: 'ES512', key: { name: 'ECDSA', namedCurve: 'P-521' } }],
  ['Ed25519', { alg: 'EdDSA', algorithm: 'Ed25519', key: { name: 'Ed25519' } }],
] as const);

/**
 * A signer over a private JWK (RFC 7517) on P-256, P-384, P-521 or Ed25519; the algorithm is the one its curve has (RFC 7518
 * §3.4, RFC 8037 §3.1), and a JWK that names another is refused. Reasons never hold a part of the key.
 */
export async function tokenSigner(jwk: unknown): Promise<Result<TokenSigner, SecretKeyFailure>> {
  if (!isObject(jwk)) return fail({ code: 'malformed', reason: 'the secret key is no JWK' });
  const { crv } = jwk;
  const kind = KINDS.get(crv as 'P-256');
  if (kind === undefined)
    return fail({ code: 'unsupported', reason: 'the secret key is on none of P-256, P-384, P-521 and Ed25519' });
  if (jwk.alg !== undefined && jwk.alg !== kind.alg && jwk.alg !== kind.algorithm)
    return fail({ code: 'malformed', reason: 'alg of the secret key does not fit its curve' });
  // A JWK may say `key_ops` or `ext` in ways that runtimes take differently: only its numbers count.
  const bare: JsonWebKey = {};
  for (const member of ['kty', 'crv', 'x', 'y', 'd'] as const) {
    const value = jwk[member];
    if (typeof value === 'string') bare[member] = value;
  }
  const imported = await crypto.subtle.importKey('jwk', bare, kind.key, false, ['sign']).catch(() => null);
  if (imported === null) return fail({ code: 'malformed', reason: 'the secret key is not a private key of its curve' });
  const { parameters } = VERIFICATION[kind.algorithm];
  return ok({
    alg: kind.alg,
    sign: async (bytes) => new Uint8Array(await crypto.subtle.sign(parameters, imported, bytes as BufferSource)),
  });
}

/** A compact JWS (RFC 7515 §7.1) over a JSON payload; `alg` comes from the signer and stands first in the header. */
export async function signCompact(header: JsonObject, payload: JsonObject, signer: TokenSigner): Promise<string> {
  const segment = (value: JsonObject): string => encodeBase64Url(encodeUtf8(JSON.stringify(value)));
  const first = segment({ alg: signer.alg, ...header });
  const second = segment(payload);
  const signature = await signer.sign(encodeAscii(first, '.', second));
  return `${first}.${second}.${encodeBase64Url(signature)}`;
}
