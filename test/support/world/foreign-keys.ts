import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey';
import { cryptosuite as ecdsaRdfc2019 } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import * as EcdsaSd2023 from '@digitalbazaar/ecdsa-sd-2023-cryptosuite';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { Ed25519Signature2020 } from '@digitalbazaar/ed25519-signature-2020';
import * as vc from '@digitalbazaar/vc';
import { documentLoader } from '../../../src/credential/contexts/loader.ts';

/** Ways of signing that only others have: the institution of the world has these keys too, and its DID document lists them. */
export async function foreignKeys(did: string, at: number) {
  const method = (name: string) => ({ id: `${did}#${name}`, controller: did });
  const [p256, p384, ed25519] = await Promise.all([
    EcdsaMultikey.generate({ curve: 'P-256', ...method('sd') }),
    EcdsaMultikey.generate({ curve: 'P-384', ...method('p384') }),
    Ed25519Multikey.generate(method('ed2020')),
  ]);
  const date = new Date(at * 1000).toISOString();
  const suite = (cryptosuite: object, signer?: object) =>
    new DataIntegrityProof({ cryptosuite, date, ...(signer === undefined ? {} : { signer }) });
  const issue = async (credential: object, by: object): Promise<string> =>
    JSON.stringify(await vc.issue({ credential: structuredClone(credential), suite: by, documentLoader }));
  /** Everything is selective but what `mandatoryPointers` names. */
  const base = (credential: object, mandatoryPointers: readonly string[]): Promise<string> =>
    issue(credential, suite(EcdsaSd2023.createSignCryptosuite({ mandatoryPointers }), p256.signer()));
  return {
    methods: [
      { ...method('sd'), type: 'Multikey', publicKeyMultibase: p256.publicKeyMultibase },
      { ...method('p384'), type: 'Multikey', publicKeyMultibase: p384.publicKeyMultibase },
      { ...method('ed2020'), type: 'Multikey', publicKeyMultibase: ed25519.publicKeyMultibase },
    ],
    withP384: (credential: object) => issue(credential, suite(ecdsaRdfc2019, p384.signer())),
    withEd25519Signature2020: (credential: object) =>
      issue(credential, new Ed25519Signature2020({ signer: ed25519.signer(), date })),
    base,
    async derived(credential: object, mandatory: readonly string[], selectivePointers: readonly string[]) {
      const verifiableCredential = JSON.parse(await base(credential, mandatory));
      const disclosing = suite(EcdsaSd2023.createDiscloseCryptosuite({ selectivePointers }));
      return JSON.stringify(await vc.derive({ verifiableCredential, suite: disclosing, documentLoader }));
    },
  };
}
