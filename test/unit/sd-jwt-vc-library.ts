import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc';
import { importJwk } from '../../src/credential/keys/public-key.ts';
import { encodeBase64Url } from '../../src/record/base64.ts';
import { isObject } from '../../src/record/json.ts';
import { NOW, type TokenParty } from './jose-fixture.ts';

const utf8 = new TextEncoder();
const ECDSA = { name: 'ECDSA', hash: 'SHA-256' };

const verifyWith = async (key: CryptoKey, data: string, signature: string): Promise<boolean> =>
  crypto.subtle.verify(ECDSA, key, Buffer.from(signature, 'base64url'), utf8.encode(data));

/** @sd-jwt/sd-jwt-vc over our keys: an issuer, wallet and verifier that we did not write. */
export function library(issuer: TokenParty, holder?: TokenParty): SDJwtVcInstance {
  return new SDJwtVcInstance({
    signer: async (data) => encodeBase64Url(await issuer.sign(utf8.encode(data))),
    signAlg: 'ES256',
    verifier: (data, signature) => verifyWith(issuer.key.key, data, signature),
    hasher: async (data, alg) =>
      new Uint8Array(
        await crypto.subtle.digest(alg.toUpperCase(), typeof data === 'string' ? utf8.encode(data) : data),
      ),
    hashAlg: 'sha-256',
    saltGenerator: async () => encodeBase64Url(crypto.getRandomValues(new Uint8Array(16))),
    ...(holder && {
      kbSigner: async (data: string) => encodeBase64Url(await holder.sign(utf8.encode(data))),
      kbSignAlg: 'ES256',
    }),
    kbVerifier: async (data, signature, payload) => {
      const { cnf } = payload;
      const key = isObject(cnf) && isObject(cnf.jwk) ? await importJwk(cnf.jwk) : null;
      return key?.ok ? verifyWith(key.value.key, data, signature) : false;
    },
  });
}

/** What the library says of a presentation: `accepted`, or why not. */
export async function libraryVerdict(issuer: TokenParty, text: string, nonce?: string): Promise<string> {
  try {
    await library(issuer).verify(text, { currentDate: NOW, ...(nonce && { keyBindingNonce: nonce }) });
    return 'accepted';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
