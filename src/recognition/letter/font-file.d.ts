/** The bundler hands a font file over as its bytes (Data rule in wrangler.toml). */
declare module '*.woff' {
  const bytes: ArrayBuffer;
  // biome-ignore lint/style/noDefaultExport: this is how bundlers export a data file
  export default bytes;
}
