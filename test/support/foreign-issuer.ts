import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { documentLoader } from '../../src/credential/contexts/loader.ts';
import type { IssuerKeys } from '../../src/credential/data-integrity/read-proof.ts';
import { importMultikey } from '../../src/credential/keys/multikey.ts';
import { NOW } from './proving-institution.ts';

export const FOREIGN_DID = 'did:web:elsewhere.example';
const MULTIKEY = 'https://w3id.org/security/multikey/v1';

export interface ForeignIssuer {
  readonly did: string;
  /** Signer as the library takes it. */
  signer(): object;
  /** A suite of the library that signs with this key. */
  suite(cryptosuite: object): object;
  /** What a library asks for keys and contexts. */
  readonly documentLoader: (url: string) => Promise<{ document: object; documentUrl: string; contextUrl: null }>;
  /** The same key, for our reader. */
  readonly keys: IssuerKeys;
  readonly verificationMethod: string;
}

/** Somebody who signs with the digitalbazaar libraries, with one key for assertion and authentication. */
export async function foreignIssuer(curve: 'P-256' | 'P-384' | 'Ed25519'): Promise<ForeignIssuer> {
  const method = { id: `${FOREIGN_DID}#k`, controller: FOREIGN_DID };
  const pair =
    curve === 'Ed25519' ? await Ed25519Multikey.generate(method) : await EcdsaMultikey.generate({ curve, ...method });
  const key = await importMultikey(pair.publicKeyMultibase);
  if (!key.ok) throw new Error(key.error.reason);
  const published = { '@context': MULTIKEY, type: 'Multikey', ...method, publicKeyMultibase: pair.publicKeyMultibase };
  const controller = {
    '@context': ['https://www.w3.org/ns/did/v1', MULTIKEY],
    id: FOREIGN_DID,
    verificationMethod: [published],
    assertionMethod: [method.id],
    authentication: [method.id],
  };
  return {
    did: FOREIGN_DID,
    signer: () => pair.signer(),
    suite: (cryptosuite) =>
      new DataIntegrityProof({ cryptosuite, signer: pair.signer(), date: new Date(NOW * 1000).toISOString() }),
    async documentLoader(url) {
      const found = (document: object) => ({ document, documentUrl: url, contextUrl: null });
      if (url === FOREIGN_DID) return found(controller);
      return url === method.id ? found(published) : documentLoader(url);
    },
    keys: async (url) => (url === method.id ? key.value : null),
    verificationMethod: method.id,
  };
}
