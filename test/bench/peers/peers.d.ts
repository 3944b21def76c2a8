// Installed apart from everything else, and only when the bench asks for them. Only what it uses is declared here.
declare module '@digitalcredentials/data-integrity' {
  export class DataIntegrityProof {
    constructor(options: { cryptosuite: object; signer?: object });
  }
}
declare module '@digitalcredentials/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: object;
}
declare module '@digitalcredentials/ed25519-multikey' {
  export function generate(options?: object): Promise<{
    id: string;
    controller: string;
    publicKeyMultibase: string;
    signer(): object;
  }>;
}
declare module '@digitalcredentials/security-document-loader' {
  export function securityLoader(options?: object): { build(): (url: string) => Promise<object> };
}
declare module '@digitalcredentials/vc' {
  export function issue(options: object): Promise<object>;
  export function verifyCredential(options: object): Promise<{ verified: boolean; error?: Error }>;
}
declare module '@digitalcredentials/verifier-core' {
  interface Verification {
    log?: readonly { id: string; valid: boolean }[];
    errors?: readonly { message: string }[];
  }
  export function verifyCredential(options: {
    credential: object;
    knownDIDRegistries: readonly object[];
  }): Promise<Verification>;
}
declare module 'reflect-metadata';
declare module '@credo-ts/core' {
  interface Registered {
    registerInstance(token: unknown, instance: unknown): void;
    resolve<T>(token: unknown): T;
  }
  export class Agent {
    constructor(options: object);
    readonly context: object;
    readonly dependencyManager: Registered;
    readonly dids: { create(options: object): Promise<{ didState: { state: string; did?: string; reason?: string } }> };
    initialize(): Promise<void>;
  }
  export const InjectionSymbols: { readonly StorageService: unknown };
  export const Kms: { readonly KeyManagementModuleConfig: unknown };
  export const JsonTransformer: {
    fromJSON(value: unknown, type: unknown): object;
    toJSON(value: unknown): Record<string, unknown>;
  };
  export class StorageVersionRecord {
    static readonly frameworkStorageVersion: string;
    constructor(options: { storageVersion: string });
  }
  export class W3cCredential {}
  export class W3cV2Credential {}
  export class W3cCredentialsModule {
    constructor(options: { documentLoader(context: object): (url: string) => Promise<object> });
  }
  interface CredentialService {
    signCredential(context: object, options: object): Promise<unknown>;
    verifyCredential(context: object, options: object): Promise<{ isValid: boolean; error?: Error }>;
  }
  export const W3cCredentialService: new () => CredentialService;
  export const W3cV2CredentialService: new () => CredentialService;
}
