import { proofSigner } from '../../../src/credential/data-integrity/proof-signer.ts';
import { generateKey } from '../../../src/credential/keys/generate.ts';
import { publicKeyMultibase } from '../../../src/credential/keys/multikey.ts';
import { encodeBase64Url } from '../../../src/record/base64.ts';
import { asDateTime } from '../../../src/record/civil-date.ts';
import { type Json, proofByHand } from '../signed-by-hand.ts';

const V1 = 'https://www.w3.org/2018/credentials/v1';
const V2 = 'https://www.w3.org/ns/credentials/v2';
const DATA_INTEGRITY = 'https://w3id.org/security/data-integrity/v2';

export interface Asked {
  readonly challenge: string;
  readonly domain: string;
}

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const segment = (value: object): string => encodeBase64Url(utf8(JSON.stringify(value)));

/** A learner with a wallet: a did:key on P-256 that presents what it has, as a W3C presentation or by key binding. */
export async function makeHolder(now: number) {
  const { pkcs8, publicJwk } = await generateKey('ES256');
  const multibase = publicKeyMultibase(publicJwk);
  const did = `did:key:${multibase}`;
  const verificationMethod = `${did}#${multibase}`;
  const signer = await proofSigner({ keyId: 'h', algorithm: 'ES256', pkcs8, verificationMethod });

  async function jws(header: object, payload: object): Promise<string> {
    const input = `${segment({ alg: 'ES256', ...header })}.${segment(payload)}`;
    return `${input}.${encodeBase64Url(await signer.sign(utf8(input)))}`;
  }
  const body = (model: '1.1' | '2.0', credentials: readonly unknown[]): Json => ({
    '@context': model === '1.1' ? [V1, DATA_INTEGRITY] : [V2],
    type: ['VerifiablePresentation'],
    holder: did,
    verifiableCredential: credentials,
  });
  return {
    did,
    publicJwk,
    /** A presentation with an embedded proof. */
    async presents(model: '1.1' | '2.0', credentials: readonly unknown[], { challenge, domain }: Asked): Promise<Json> {
      const document = body(model, credentials);
      const options = {
        type: 'DataIntegrityProof',
        cryptosuite: signer.cryptosuite,
        created: asDateTime(now),
        verificationMethod,
        proofPurpose: 'authentication',
        challenge,
        domain,
      };
      return { ...document, proof: await proofByHand(document, options, signer.sign) };
    },
    /** A presentation as a JWT: `vp+jwt`, or the `vp` claim of VCDM 1.1. */
    presentsToken(model: '1.1' | '2.0', credentials: readonly unknown[], { challenge, domain }: Asked) {
      const vp = body(model, credentials);
      const claims = { iss: did, aud: domain, nonce: challenge, iat: now };
      return model === '2.0'
        ? jws({ typ: 'vp+jwt', kid: verificationMethod }, { ...vp, ...claims })
        : jws({ typ: 'JWT', kid: verificationMethod }, { ...claims, vp: { ...vp, '@context': [V1] } });
    },
    /** Key binding behind an SD-JWT (RFC 9901 §4.3). */
    async binds(sdJwt: string, { challenge, domain }: Asked): Promise<string> {
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(sdJwt)));
      const claims = { iat: now, aud: domain, nonce: challenge, sd_hash: encodeBase64Url(digest) };
      return `${sdJwt}${await jws({ typ: 'kb+jwt' }, claims)}`;
    },
  };
}
export type WorldHolder = Awaited<ReturnType<typeof makeHolder>>;
