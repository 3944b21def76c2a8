import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey';
import { cryptosuite as ecdsaRdfc2019 } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { cryptosuite as eddsaRdfc2022 } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import { documentLoader } from '../../src/credential/contexts/loader.ts';

/**
 * The library path as everybody has it: `@digitalbazaar/vc` with its own cryptosuites. Bundled apart from our code, with a
 * copy of jsonld of its own, because `shallow-contexts.ts` changes the copy it is given. Contexts are answered from memory.
 */
export interface Stock {
  issue(credential: object, suite: StockSuite): Promise<object>;
  /** Signature, proof purpose, dates and shape; status entries are said to be good without a look. */
  verify(credential: object): Promise<void>;
}

export type StockSuite = 'ecdsa' | 'eddsa';

/** With fresh keys of an issuer; `now` in UTC seconds is the moment of issuing and of verifying. */
export async function makeStock(issuer: string, now: number): Promise<Stock> {
  const method = (name: string) => ({ id: `${issuer}#${name}`, controller: issuer });
  const pairs = {
    ecdsa: await EcdsaMultikey.generate({ curve: 'P-256', ...method('stock-ecdsa') }),
    eddsa: await Ed25519Multikey.generate(method('stock-eddsa')),
  };
  const suites = { ecdsa: ecdsaRdfc2019, eddsa: eddsaRdfc2022 };
  const multikey = 'https://w3id.org/security/multikey/v1';
  const published = Object.entries(pairs).map(([name, { publicKeyMultibase }]) => ({
    '@context': multikey,
    type: 'Multikey',
    ...method(`stock-${name}`),
    publicKeyMultibase,
  }));
  const known = new Map<string, object>([
    ...published.map((one): [string, object] => [one.id, one]),
    [
      issuer,
      {
        '@context': ['https://www.w3.org/ns/did/v1', multikey],
        id: issuer,
        verificationMethod: published,
        assertionMethod: published.map(({ id }) => id),
      },
    ],
  ]);
  const load = async (url: string) => {
    const document = known.get(url);
    return document === undefined ? documentLoader(url) : { document, documentUrl: url, contextUrl: null };
  };
  const at = new Date(now * 1000);
  return {
    issue(credential, name) {
      const suite = new DataIntegrityProof({
        cryptosuite: suites[name],
        signer: pairs[name].signer(),
        date: at.toISOString(),
      });
      // The library writes into what it is given, so a caller who keeps the credential hands over a copy.
      return vc.issue({ credential: { ...credential }, suite, documentLoader: load });
    },
    async verify(credential) {
      const suite = Object.values(suites).map((cryptosuite) => new DataIntegrityProof({ cryptosuite }));
      const checkStatus = async () => ({ verified: true });
      const { verified, error } = await vc.verifyCredential({
        credential,
        suite,
        documentLoader: load,
        checkStatus,
        now: at,
      });
      if (!verified) throw new Error(`the library refused: ${error?.errors?.[0]?.message ?? error?.message}`);
    },
  };
}
