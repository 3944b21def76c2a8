import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey';
import { cryptosuite as ecdsaRdfc2019 } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import * as EcdsaSd2023 from '@digitalbazaar/ecdsa-sd-2023-cryptosuite';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { cryptosuite as eddsaRdfc2022 } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import { CONFORMANCE } from '../../src/conformance/policy.ts';
import { readingUnder } from '../../src/credential/contexts/reading-under.ts';
import type { Json } from './signed-by-hand.ts';

const { loader: documentLoader } = readingUnder(CONFORMANCE);

/** The DID is made of the key, so that neither has a name before. */
const NAMELESS = { id: 'urn:key', controller: 'urn:key' };

export type Secured = Json & { proof: Json & { proofValue: string }; credentialSubject: Json };

/** Changes a suite before it signs, as those do who make documents that must be refused. */
export type Spoil = (suite: Json) => void;

/** Somebody with a `did:key` who signs with the digitalbazaar libraries. */
export async function didKeyMaker(curve: 'Ed25519' | 'P-256' | 'P-384') {
  const pair = await (curve === 'Ed25519'
    ? Ed25519Multikey.generate(NAMELESS)
    : EcdsaMultikey.generate({ curve, ...NAMELESS }));
  const did = `did:key:${pair.publicKeyMultibase}`;
  const signer = { ...pair.signer(), id: `${did}#${pair.publicKeyMultibase}` };
  const rdfc = curve === 'Ed25519' ? eddsaRdfc2022 : ecdsaRdfc2019;
  const suiteOf = (cryptosuite: object, spoil: Spoil = () => {}): Json => {
    const suite = new DataIntegrityProof({ cryptosuite, signer }) as Json;
    spoil(suite);
    return suite;
  };
  return {
    did,
    issue: async (credential: Json, spoil?: Spoil) =>
      (await vc.issue({
        credential: structuredClone(credential),
        suite: suiteOf(rdfc, spoil),
        documentLoader,
      })) as Secured,
    /** An `ecdsa-sd-2023` credential of which parts are shown. */
    async disclose(credential: Json, mandatoryPointers: readonly string[], selectivePointers: readonly string[]) {
      const base = (await vc.issue({
        credential: structuredClone(credential),
        suite: suiteOf(EcdsaSd2023.createSignCryptosuite({ mandatoryPointers })),
        documentLoader,
      })) as Secured;
      const derived = (await vc.derive({
        verifiableCredential: base,
        suite: new DataIntegrityProof({ cryptosuite: EcdsaSd2023.createDiscloseCryptosuite({ selectivePointers }) }),
        documentLoader,
      })) as Secured;
      return { base, derived };
    },
    present: async (presentation: Json, asked: Json = { challenge: 'uYWJj' }) =>
      (await vc.signPresentation({
        presentation: structuredClone(presentation),
        suite: suiteOf(rdfc),
        documentLoader,
        ...asked,
      })) as Secured,
  };
}
