// The digitalbazaar packages ship no types. Only what Sigillum uses is declared here.
declare module '@digitalbazaar/credentials-context' {
  export const contexts: Map<string, Record<string, unknown>>;
}
declare module '@digitalbazaar/data-integrity-context' {
  const value: { contexts: Map<string, Record<string, unknown>>; constants: Record<string, string> };
  export default value;
}
declare module '@digitalbazaar/multikey-context' {
  const value: { contexts: Map<string, Record<string, unknown>>; constants: Record<string, string> };
  export default value;
}
// jsonld and rdf-canonize ship no types. Only what Sigillum uses is declared here.
declare module 'jsonld' {
  export interface ActiveContext {
    mappings: Map<string, unknown>;
    clone(this: ActiveContext): ActiveContext;
    inverse: unknown;
    getInverse(): unknown;
    protected: Record<string, boolean>;
    revertToPreviousContext(this: ActiveContext): ActiveContext;
    previousContext?: ActiveContext;
    '@base'?: string;
    '@language'?: string;
    '@vocab'?: string;
    '@direction'?: string;
  }
  export type Loader = (
    url: string,
  ) => Promise<{ documentUrl: string; document: object; contextUrl?: string | null; tag?: string }>;
  interface Options {
    documentLoader?: Loader;
    safe?: boolean;
    base?: string | null;
    processingMode?: string;
    rdfDirection?: string;
    skipExpansion?: boolean;
    produceGeneralizedRdf?: boolean;
  }
  const jsonld: {
    processContext(active: ActiveContext | null, local: unknown, options: Options): Promise<ActiveContext>;
    toRDF(document: object, options: Options): Promise<object[]>;
    expand(document: object, options: Options): Promise<object[]>;
  };
  export default jsonld;
}
declare module 'rdf-canonize' {
  export function canonize(
    dataset: object[] | string,
    options: {
      algorithm: 'RDFC-1.0';
      messageDigestAlgorithm?: string;
      maxWorkFactor?: number;
      inputFormat?: 'application/n-quads';
      canonicalIdMap?: Map<string, string>;
    },
  ): Promise<string>;
}
declare module '@digitalbazaar/vc' {
  interface Verification {
    verified: boolean;
    error?: { errors?: Error[] } & Error;
    results?: { verified: boolean; error?: Error }[];
  }
  type Loader = (url: string) => Promise<{ document: object; documentUrl: string; contextUrl?: string | null }>;
  export function issue(options: { credential: object; suite: object; documentLoader: Loader }): Promise<object>;
  export function verifyCredential(options: {
    credential: object;
    suite: object | object[];
    documentLoader: Loader;
    /** Needed for a credential with `credentialStatus`. */
    checkStatus?: (options: { credential: object }) => Promise<{ verified: boolean }>;
    now?: Date;
  }): Promise<Verification>;
}
declare module '@digitalbazaar/data-integrity' {
  export class DataIntegrityProof {
    constructor(options: { cryptosuite: object; signer?: object; date?: string });
  }
}
declare module '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite' {
  export const cryptosuite: object;
}
declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: object;
}
declare module '@digitalbazaar/ecdsa-multikey' {
  interface KeyPair {
    id?: string;
    controller?: string;
    publicKeyMultibase: string;
    signer(): object;
  }
  export function generate(options: { curve: 'P-256' | 'P-384'; id: string; controller: string }): Promise<KeyPair>;
}
declare module '@digitalbazaar/ed25519-multikey' {
  interface KeyPair {
    id?: string;
    controller?: string;
    publicKeyMultibase: string;
    signer(): object;
  }
  export function generate(options: { id: string; controller: string }): Promise<KeyPair>;
}
