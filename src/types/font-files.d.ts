/** The bundler hands a font file over as its bytes (Data rule in wrangler.toml). */
declare module '*.woff' {
  const bytes: ArrayBuffer;
  export default bytes;
}
declare module '*.woff2' {
  const bytes: ArrayBuffer;
  export default bytes;
}
