// More of the digitalbazaar packages, which ship no types: only what the tests use to check our reader against them.
declare module '@digitalbazaar/vc' {
  type Found = (url: string) => Promise<{ document: object; documentUrl: string; contextUrl?: string | null }>;
  export function derive(options: {
    verifiableCredential: object;
    suite: object;
    documentLoader: Found;
  }): Promise<Record<string, unknown>>;
  export function signPresentation(options: {
    presentation: object;
    suite: object;
    documentLoader: Found;
    challenge?: string;
    domain?: string;
  }): Promise<Record<string, unknown>>;
  export function verify(options: {
    presentation: object;
    suite: object | object[];
    documentLoader: Found;
    challenge?: string;
    domain?: string;
    unsignedPresentation?: boolean;
    now?: Date;
  }): Promise<{ verified: boolean; error?: unknown; presentationResult?: { verified: boolean } }>;
}
declare module '@digitalbazaar/ecdsa-sd-2023-cryptosuite' {
  export function createSignCryptosuite(options: { mandatoryPointers: readonly string[] }): object;
  export function createDiscloseCryptosuite(options: { selectivePointers: readonly string[] }): object;
  export function createVerifyCryptosuite(): object;
}
declare module '@digitalbazaar/ed25519-signature-2020' {
  export class Ed25519Signature2020 {
    constructor(options?: { signer?: object; key?: object; date?: string });
  }
}
