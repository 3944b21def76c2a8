import { vcdm2Contexts } from '../../src/credential/contexts/loader.ts';
import { proofSigner } from '../../src/credential/data-integrity/proof-signer.ts';
import type { IssuerKeys } from '../../src/credential/data-integrity/read-proof.ts';
import { secure } from '../../src/credential/data-integrity/secure.ts';
import { assertionKeys } from '../../src/credential/did/assertion-keys.ts';
import { didDocument, institutionDid, type PublishedKey } from '../../src/credential/did/document.ts';
import { generateKey } from '../../src/credential/keys/generate.ts';
import type { ProofSigner } from '../../src/credential/signer.ts';

export const ORIGIN = 'https://sigillum.example';
export const SLUG = 'scheldeland';
export const DID = institutionDid(ORIGIN, SLUG);
/** Saturday 21 November 2026, noon. */
export const NOW = Date.UTC(2026, 10, 21, 12) / 1000;

export interface ProvingInstitution {
  readonly ecdsa: ProofSigner;
  readonly eddsa: ProofSigner;
  readonly published: readonly PublishedKey[];
  readonly document: object;
  readonly keys: IssuerKeys;
}

/** An institution with fresh proof keys of both kinds and the DID document that lists them. */
export async function provingInstitution(): Promise<ProvingInstitution> {
  const [p256, ed25519] = await Promise.all([generateKey('ES256'), generateKey('Ed25519')]);
  const published: PublishedKey[] = [
    { keyId: 'p1', role: 'proof-p256', publicJwk: p256.publicJwk },
    { keyId: 'e1', role: 'proof-ed25519', publicJwk: ed25519.publicJwk },
  ];
  const document = didDocument({ origin: ORIGIN, slug: SLUG, keys: published });
  return {
    ecdsa: await proofSigner({
      keyId: 'p1',
      algorithm: 'ES256',
      pkcs8: p256.pkcs8,
      verificationMethod: `${DID}#p1`,
    }),
    eddsa: await proofSigner({
      keyId: 'e1',
      algorithm: 'Ed25519',
      pkcs8: ed25519.pkcs8,
      verificationMethod: `${DID}#e1`,
    }),
    published,
    document,
    keys: assertionKeys(document, DID),
  };
}

/** A small ELM credential in VCDM 2.0, unsecured: enough terms of both contexts to be worth signing. */
export const credential = (): Record<string, unknown> & { credentialSubject: Record<string, unknown> } => ({
  '@context': [...vcdm2Contexts(ORIGIN)],
  id: 'urn:uuid:0f0e5c52-9c4e-4c1c-8a1e-5d2f5b1c0a01',
  type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
  issuer: { id: DID, type: 'Organisation', legalName: { nl: 'Hogeschool Scheldeland', en: 'Scheldeland University' } },
  validFrom: '2026-11-21T00:00:00Z',
  credentialSubject: {
    id: 'urn:uuid:0f0e5c52-9c4e-4c1c-8a1e-5d2f5b1c0a02',
    type: 'Person',
    hasClaim: {
      id: 'urn:uuid:0f0e5c52-9c4e-4c1c-8a1e-5d2f5b1c0a03',
      type: 'LearningAchievement',
      title: { nl: 'Waterbeheer', en: 'Water management' },
    },
  },
});

/** A credential secured by the signers, as the document a stranger would hold. */
export async function issued(signers: readonly ProofSigner[], body: object = credential()): Promise<Secured> {
  return JSON.parse(await secure(JSON.stringify(body), signers, NOW)) as Secured;
}
export type Secured = Record<string, unknown> & {
  credentialSubject: Record<string, unknown>;
  proof: Record<string, unknown>;
};
