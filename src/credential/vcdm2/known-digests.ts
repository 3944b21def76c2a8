import { decodeBase64 } from '../../record/base64.ts';
import type { KnownDigests, ResourceDigests } from './digests.ts';

/**
 * SHA-256 and SHA-384, in base64, of contexts as they are published, byte for byte: what `relatedResource` of a credential
 * has to say of them (VCDM 2.0 §5.3, §B.1). The digests in `contexts/manifest.json` are those of the files in our packages.
 * Of `credentials/v2` and `data-integrity/v2` these are the same JSON with other white space, so that their digests differ
 * from the published ones; a test writes the published bytes out of the packages and computes both.
 */
const PUBLISHED: readonly (readonly [url: string, sha256: string, sha384: string])[] = [
  [
    'https://www.w3.org/ns/credentials/v2',
    'WZVc7WaX1h4D8rJVb+vlMIqxaEKEb1tYbX8fet7JJzQ=',
    'l/HrjlBCNWyAX91hr6LFV2Y3heB5Tcr6IeE4/Tje8YyzYBM8IhqjHWiWpr8+ZbYU',
  ],
  [
    'https://www.w3.org/ns/credentials/examples/v2',
    'Vzk/vGnW77m5tdyctrmICwlENgq/4ur0WcnljPInnXw=',
    'zNNbQTWCSUSi0bbz7dbua+RcENv7C6FvlmYJ1Y+I727HsPOHdzwELMYO9Mz68M26',
  ],
  [
    'https://w3id.org/security/data-integrity/v2',
    'Z/IebjOmwU5cz9L8eGX3R0+3GgSvfpQTbLOZ36yK6PQ=',
    'DuLXYmcX+LB81Em1JdXitx/icgn8meUwieAWndKUTXk/7qRSb8YLucyhzZZRI5H2',
  ],
  [
    'https://w3id.org/security/data-integrity/v1',
    'tdgpvQmqfEKrxu+gyO12NTE7VIfzfM/OPs0UnKlBhVQ=',
    'H3tRFUwstZa4BNPu3qu3Z4x+pNNvUgFJamgdvYaNXcDLkKiDn1FCzNyR/bksWtzy',
  ],
  [
    'https://w3id.org/security/suites/ed25519-2020/v1',
    'ueGrlx/Yvyx1U+DEqUOOC5RQr94eocpbJJI2i59UlYg=',
    'CYsY9HK4Qs+nUgNk1AYqo8l4lsF6alrnLmv7UJZB5k7tlhVrNfd3EoPf06U8zXnR',
  ],
];

const KNOWN: ReadonlyMap<string, KnownDigests> = new Map(
  PUBLISHED.map(([url, sha256, sha384]) => [url, { sha256: bytesOf(sha256), sha384: bytesOf(sha384) }]),
);

/** The digests of the contexts whose published bytes are known for certain; every other resource is unknown. */
export const knownDigests: ResourceDigests = (url) => KNOWN.get(url) ?? null;

function bytesOf(text: string): Uint8Array {
  const bytes = decodeBase64(text);
  if (bytes === null) throw new Error(`no base64: ${text}`);
  return bytes;
}
