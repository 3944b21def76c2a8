import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import { checkStatus } from '@digitalbazaar/vc-bitstring-status-list';
import { vi } from 'vitest';
import { documentLoader } from '../../src/credential/contexts/loader.ts';
import { NOW } from './proving-institution.ts';
import type { StatusIssuer } from './status-issuer.ts';

const MULTIKEY = 'https://w3id.org/security/multikey/v1';

/**
 * What `@digitalbazaar/vc-bitstring-status-list` says about a credential, with all its checks on: proof of the list, equal
 * issuers. `verified` is what its users look at.
 */
export async function libraryStatus(
  issuer: StatusIssuer,
  credentialStatus: object,
  lists: Readonly<Record<string, string>>,
): ReturnType<typeof checkStatus> {
  const found = (url: string, document: object) => ({ document, documentUrl: url, contextUrl: null }) as const;
  // It reads the clock itself, and the lists of these tests are of one day.
  vi.useFakeTimers({ now: NOW * 1000, toFake: ['Date'] });
  return checkStatus({
    credential: {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiableCredential'],
      issuer: issuer.did,
      credentialStatus,
    },
    suite: new DataIntegrityProof({ cryptosuite }),
    async documentLoader(url) {
      const list = lists[url];
      if (list !== undefined) return found(url, JSON.parse(list));
      const document = issuer.documents[url.split('#')[0] ?? ''] as
        | { verificationMethod: readonly { id: string }[] }
        | undefined;
      if (document === undefined) return documentLoader(url);
      const method = document.verificationMethod.find(({ id }) => id === url);
      return found(url, method ? { '@context': MULTIKEY, ...method } : document);
    },
  }).finally(() => vi.useRealTimers());
}
