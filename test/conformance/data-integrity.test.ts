import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey';
import { cryptosuite as ecdsaRdfc2019 } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { cryptosuite as eddsaRdfc2022 } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import { beforeAll, describe, expect, it } from 'vitest';
import { documentLoader } from '../../src/credential/contexts/loader.ts';
import { readProof } from '../../src/credential/data-integrity/read-proof.ts';
import { dataIntegrity, secure } from '../../src/credential/data-integrity/secure.ts';
import { assertionKeys } from '../../src/credential/did/assertion-keys.ts';
import { didDocument } from '../../src/credential/did/document.ts';
import type { ProofSigner } from '../../src/credential/signer.ts';
import { encodeBitstring } from '../../src/credential/status-list/bitstring.ts';
import { composeStatusList } from '../../src/credential/status-list/compose.ts';
import {
  credential,
  DID,
  issued,
  NOW,
  ORIGIN,
  type ProvingInstitution,
  provingInstitution,
} from '../support/proving-institution.ts';

const MULTIKEY = 'https://w3id.org/security/multikey/v1';
const now = new Date(NOW * 1000);
const SUITES = [
  ['ecdsa-rdfc-2019', 'vc-ecdsa', ecdsaRdfc2019, (one: ProvingInstitution) => one.ecdsa],
  ['eddsa-rdfc-2022', 'vc-eddsa', eddsaRdfc2022, (one: ProvingInstitution) => one.eddsa],
] as const;

/** What a stranger's library does to find a key: the DID document, and its verification methods by their own address. */
const resolving = (did: string, document: object) => async (url: string) => {
  const found = (document: object) => ({ document, documentUrl: url, contextUrl: null });
  if (url === did) return found(document);
  const { verificationMethod } = document as { verificationMethod: { id: string }[] };
  const method = verificationMethod.find(({ id }) => id === url);
  return method ? found({ '@context': MULTIKEY, ...method }) : documentLoader(url);
};

let institution: ProvingInstitution;
beforeAll(async () => {
  institution = await provingInstitution();
});
const verifyByLibrary = (document: object, cryptosuites: readonly object[]) =>
  vc.verifyCredential({
    credential: document,
    suite: cryptosuites.map((cryptosuite) => new DataIntegrityProof({ cryptosuite })),
    documentLoader: resolving(DID, institution.document),
    now,
  });

for (const [name, form, cryptosuite, signerOf] of SUITES) {
  describe(`Data Integrity 1.0 with ${name}`, () => {
    it('a credential we secured verifies in @digitalbazaar/vc with the keys of our DID document', async () => {
      const signer: ProofSigner = signerOf(institution);
      const intent = await dataIntegrity.intend(form, JSON.stringify(credential()), signer, NOW, {});
      const text = dataIntegrity.assemble(intent.body, intent.parameters, await signer.sign(intent.toBeSigned));
      const verification = await verifyByLibrary(JSON.parse(text), [cryptosuite]);
      expect(verification.error?.errors ?? []).toEqual([]);
      expect(verification.verified).toBe(true);
    });

    it('the same credential with one value changed does not verify there', async () => {
      const document = await issued([signerOf(institution)]);
      document.validFrom = '2026-11-20T00:00:00Z';
      expect((await verifyByLibrary(document, [cryptosuite])).verified).toBe(false);
    });

    it('a credential that @digitalbazaar/vc secured is read by us', async () => {
      const did = 'did:web:elsewhere.example';
      const options = { id: `${did}#k`, controller: did };
      const pair =
        name === 'ecdsa-rdfc-2019'
          ? await EcdsaMultikey.generate({ curve: 'P-256', ...options })
          : await Ed25519Multikey.generate(options);
      const document = {
        '@context': ['https://www.w3.org/ns/did/v1', MULTIKEY],
        id: did,
        verificationMethod: [{ type: 'Multikey', ...options, publicKeyMultibase: pair.publicKeyMultibase }],
        assertionMethod: [`${did}#k`],
      };
      const theirs = await vc.issue({
        credential: { ...credential(), issuer: did },
        suite: new DataIntegrityProof({ cryptosuite, signer: pair.signer(), date: now.toISOString() }),
        documentLoader: resolving(did, document),
      });
      const keys = assertionKeys(document, did);
      expect(await readProof(JSON.stringify(theirs), keys, { now: NOW })).toMatchObject({
        ok: true,
        value: { proofs: [{ cryptosuite: name, verificationMethod: `${did}#k`, created: NOW }] },
      });
      const changed = JSON.stringify(theirs).replace('Waterbeheer', 'Waterbeheersing');
      expect(await readProof(changed, keys, { now: NOW })).toMatchObject({ error: { code: 'signature' } });
    });
  });
}

describe('Data Integrity 1.0 §2.1.1 proof sets', () => {
  it('a status list with a proof of each suite verifies in @digitalbazaar/vc, whichever suite it knows', async () => {
    const list = composeStatusList({
      listUrl: `${ORIGIN}/i/scheldeland/status/r1`,
      issuerDid: DID,
      purpose: 'revocation',
      encodedList: await encodeBitstring(131_072, [7, 131_071]),
      validFrom: NOW,
      validUntil: NOW + 86_400,
      ttl: 300_000,
    });
    const text = await secure(JSON.stringify(list), [institution.ecdsa, institution.eddsa], NOW);
    for (const known of [[ecdsaRdfc2019], [eddsaRdfc2022], [ecdsaRdfc2019, eddsaRdfc2022]]) {
      const verification = await verifyByLibrary(JSON.parse(text), known);
      expect(verification.results?.some(({ verified }) => verified)).toBe(true);
      expect(verification.verified).toBe(true);
    }
    expect(await readProof(text, institution.keys, { now: NOW })).toMatchObject({
      ok: true,
      value: { proofs: [{ cryptosuite: 'ecdsa-rdfc-2019' }, { cryptosuite: 'eddsa-rdfc-2022' }] },
    });
  });

  it('a compromised key, which we mark revoked and no longer list, is refused by @digitalbazaar/vc too', async () => {
    const document = await issued([institution.ecdsa]);
    const compromised = didDocument({
      origin: ORIGIN,
      slug: 'scheldeland',
      keys: institution.published.map((key) => (key.keyId === 'p1' ? { ...key, compromisedAt: NOW - 60 } : key)),
    });
    const verification = await vc.verifyCredential({
      credential: document,
      suite: new DataIntegrityProof({ cryptosuite: ecdsaRdfc2019 }),
      documentLoader: resolving(DID, compromised),
      now,
    });
    expect(verification.verified).toBe(false);
  });
});
