import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite as ecdsaRdfc2019 } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import { cryptosuite as eddsaRdfc2022 } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import { documentLoader } from '../../credential/contexts/loader.ts';
import { sha256Hex } from '../../record/sha256.ts';

/** What somebody finds who knows nothing of a service but the addresses in its documents. Each is fetched once. */
export interface Stranger {
  /** A status list, anew each time: it is what changes. */
  fetchText(url: string): Promise<string>;
  /** For @digitalbazaar/vc: DID documents and their keys, and our context, from the service; W3C's from npm. */
  documentLoader(url: string): Promise<{ document: object; documentUrl: string; contextUrl: null }>;
}

const CONTEXT = /\/contexts\/elm-vcdm2-([0-9a-f]{64})\.jsonld$/;
const MULTIKEY = 'https://w3id.org/security/multikey/v1';

export function stranger(): Stranger {
  const known = new Map<string, Promise<string>>();
  const once = (url: string) => {
    const text = known.get(url) ?? fetchText(url);
    known.set(url, text);
    return text;
  };
  const didDocument = async (did: string) => JSON.parse(await once(didUrl(did))) as Record<string, unknown>;
  return {
    fetchText,
    async documentLoader(url) {
      const found = (document: object) => ({ document, documentUrl: url, contextUrl: null });
      if (url.startsWith('did:')) {
        const document = await didDocument(url.split('#')[0] ?? '');
        if (!url.includes('#')) return found(document);
        const methods = document.verificationMethod as { id: string }[];
        return found({ '@context': MULTIKEY, ...methods.find(({ id }) => id === url) });
      }
      const digest = CONTEXT.exec(url)?.[1];
      if (digest === undefined) return documentLoader(url);
      const text = await once(url);
      if ((await sha256Hex(new TextEncoder().encode(text))) !== digest)
        throw new Error(`${url} is not what its name says`);
      return found(JSON.parse(text));
    },
  };
}

const SUITES = [ecdsaRdfc2019, eddsaRdfc2022].map((cryptosuite) => new DataIntegrityProof({ cryptosuite }));

/**
 * Why @digitalbazaar/vc does not accept the Data Integrity proof of a document; null when it does. It accepts a proof set
 * with one good proof, and it is told nothing about the status: that is asked apart.
 */
export async function proofFault(text: string, { documentLoader }: Stranger): Promise<string | null> {
  const verification = await vc.verifyCredential({
    credential: JSON.parse(text),
    suite: SUITES,
    documentLoader,
    checkStatus: async () => ({ verified: true }),
  });
  if (verification.verified) return null;
  const [first] = verification.error?.errors ?? [];
  return first?.message ?? verification.error?.message ?? 'not verified';
}

async function fetchText(url: string): Promise<string> {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(30_000) });
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  return response.text();
}

/** did:web §3.2 with a path; http for this machine alone. */
function didUrl(did: string): string {
  const [host = '', ...path] = did
    .replace(/^did:web:/, '')
    .split(':')
    .map(decodeURIComponent);
  const scheme = host.startsWith('localhost:') ? 'http' : 'https';
  return `${scheme}://${host}/${path.join('/')}/did.json`;
}
