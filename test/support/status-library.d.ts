// Ships no types; only what the tests use to show what a widespread library answers.
declare module '@digitalbazaar/vc-bitstring-status-list' {
  export function checkStatus(options: {
    credential: object;
    documentLoader: (url: string) => Promise<{ document: object; documentUrl: string; contextUrl: null }>;
    suite: object;
  }): Promise<{
    verified: boolean;
    error?: Error;
    results?: { verified: boolean; status: boolean }[];
  }>;
  export function decodeList(options: { encodedList: string }): Promise<{ bitstring: { bits: Uint8Array } }>;
}
