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
