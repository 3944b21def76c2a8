import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite as ecdsaRdfc2019 } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import { cryptosuite as eddsaRdfc2022 } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import { describe, expect, it } from 'vitest';
import { documentLoader } from '../../src/credential/contexts/loader.ts';
import { documentSigner } from '../../src/credential/data-integrity/document-signer.ts';
import { secureDocument } from '../../src/credential/data-integrity/rdfc-sign.ts';
import { readProofOf } from '../../src/credential/data-integrity/read-proof.ts';
import { decodeBase58btc } from '../../src/credential/keys/base58btc.ts';
import { importMultikey, publicKeyMultibase } from '../../src/credential/keys/multikey.ts';
import { canonicaliseExamples } from '../support/pinned-examples.ts';
import { credential, NOW } from '../support/proving-institution.ts';
import { describeWithShared, sharedJson } from '../support/shared.ts';
import type { Json } from '../support/signed-by-hand.ts';

const DID = 'did:web:elsewhere.example';
const METHOD = `${DID}#k`;
const KINDS = [
  ['Ed25519', { name: 'Ed25519' }, eddsaRdfc2022],
  ['ES256', { name: 'ECDSA', namedCurve: 'P-256' }, ecdsaRdfc2019],
  ['ES384', { name: 'ECDSA', namedCurve: 'P-384' }, ecdsaRdfc2019],
] as const;

const newer = (): Json => ({ ...credential(), issuer: DID });
const older = (): Json => ({
  '@context': ['https://www.w3.org/2018/credentials/v1'],
  type: ['VerifiableCredential'],
  issuer: DID,
  issuanceDate: '2026-11-21T00:00:00Z',
  credentialSubject: { id: 'did:example:learner' },
});

for (const [algorithm, kind, cryptosuite] of KINDS) {
  describe(`a document secured with ${algorithm}`, () => {
    const made = (async () => {
      const pair = (await crypto.subtle.generateKey(kind, true, ['sign', 'verify'])) as CryptoKeyPair;
      const privateJwk = (await crypto.subtle.exportKey('jwk', pair.privateKey)) as JsonWebKey;
      const pkcs8 = new Uint8Array((await crypto.subtle.exportKey('pkcs8', pair.privateKey)) as ArrayBuffer);
      return { privateJwk, pkcs8, multibase: publicKeyMultibase(privateJwk) };
    })();
    const byLibrary = async (document: object) => {
      const method = { id: METHOD, type: 'Multikey', controller: DID, publicKeyMultibase: (await made).multibase };
      const known = new Map<string, object>([
        [METHOD, { '@context': 'https://w3id.org/security/multikey/v1', ...method }],
        [DID, { '@context': 'https://www.w3.org/ns/did/v1', id: DID, assertionMethod: [METHOD] }],
      ]);
      const { verified } = await vc.verifyCredential({
        credential: document,
        suite: new DataIntegrityProof({ cryptosuite }),
        documentLoader: async (url) => {
          const found = known.get(url);
          return found ? { document: found, documentUrl: url, contextUrl: null } : documentLoader(url);
        },
        now: new Date(NOW * 1000),
      });
      return verified;
    };

    it.each([
      ['VCDM 2.0', newer],
      ['VCDM 1.1', older],
    ])('verifies in @digitalbazaar/vc as %s, and not with a change', async (_, body) => {
      const { privateJwk } = await made;
      const signer = await documentSigner({ algorithm, privateJwk, verificationMethod: METHOD });
      const document = await secureDocument(body(), signer, { created: NOW });
      expect(await byLibrary(document)).toBe(true);
      expect(await byLibrary({ ...document, id: 'urn:uuid:0f0e5c52-9c4e-4c1c-8a1e-5d2f5b1c0a09' })).toBe(false);
    });

    it('is the same whether the key came as JWK or as PKCS#8, whatever else the JWK says', async () => {
      const { privateJwk, pkcs8, multibase } = await made;
      const key = await importMultikey(multibase);
      const keys = async () => (key.ok ? key.value : null);
      const told = { ...privateJwk, key_ops: ['verify'], alg: 'none', use: 'enc', ext: false };
      for (const one of [{ privateJwk: told }, { pkcs8 }]) {
        const signer = await documentSigner({ algorithm, verificationMethod: METHOD, ...one });
        const document = await secureDocument(newer(), signer, { created: NOW });
        expect(await readProofOf(document, keys, { now: NOW })).toMatchObject({ ok: true });
      }
    });

    it('cannot be made with what is no private key of that kind, and the message has nothing of the key', async () => {
      const { privateJwk } = await made;
      const [other] = KINDS.filter(([name]) => name !== algorithm).map(([name]) => name);
      const { d: secret, ...publicJwk } = privateJwk;
      const attempts = [
        documentSigner({ algorithm, privateJwk: publicJwk, verificationMethod: METHOD }),
        documentSigner({ algorithm, pkcs8: new Uint8Array(40), verificationMethod: METHOD }),
        documentSigner({ algorithm: other ?? algorithm, privateJwk, verificationMethod: METHOD }),
      ];
      for (const attempt of attempts) {
        const error: unknown = await attempt.catch((refused: unknown) => refused);
        expect(error).toBeInstanceOf(TypeError);
        expect(String(error)).toContain(METHOD);
        expect(String(error)).not.toContain(String(secret));
      }
    });
  });
}

describeWithShared('W3C vectors of vc-di-eddsa, through any document signer', () => {
  it('our document is the published one, byte for byte', async () => {
    const published = sharedJson('vectors/vc-di-eddsa/eddsa-rdfc-2022/signedDataInt.json') as Json & { proof: Json };
    const { privateKeyMultibase, publicKeyMultibase: own } = sharedJson('vectors/vc-di-eddsa/keyPair.json') as {
      privateKeyMultibase: string;
      publicKeyMultibase: string;
    };
    const part = (multibase: string) =>
      Buffer.from(decodeBase58btc(multibase.slice(1))?.subarray(2, 34) ?? []).toString('base64url');
    const privateJwk = { kty: 'OKP', crv: 'Ed25519', x: part(own), d: part(privateKeyMultibase) };
    const { proof, ...document } = published;
    const verificationMethod = String(proof.verificationMethod);
    const signer = await documentSigner({ algorithm: 'Ed25519', privateJwk, verificationMethod });
    const created = Date.parse(String(proof.created)) / 1000;
    const secured = await secureDocument(document, signer, { created, canonicalise: canonicaliseExamples });
    expect(secured).toEqual(published);
  });
});
