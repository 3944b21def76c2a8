import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { FONT_FAMILIES, type FontFiles, makeRenderer, type PageRenderer } from '../../src/credential/page/renderer.ts';

const require = createRequire(import.meta.url);

/** The bytes of a file inside a package, as a buffer of its own. */
const packaged = (path: string): ArrayBuffer => new Uint8Array(readFileSync(require.resolve(path))).buffer;

/** Path of a font file inside its package, such as `@fontsource/noto-sans/files/noto-sans-greek-400-normal.woff2`. */
export function fontPath(family: string, weight: 400 | 700): string {
  const name = /^noto-sans-(arabic|hebrew)-/.test(family) ? family.split('-').slice(0, 3).join('-') : 'noto-sans';
  return `@fontsource/${name}/files/${family}-${weight}-normal.woff2`;
}

export const fontBytes = (family: string, weight: 400 | 700): ArrayBuffer => packaged(fontPath(family, weight));

/** The same engine and fonts as in the Worker, read from disk. */
export async function nodePageRenderer(): Promise<PageRenderer> {
  const engine = await WebAssembly.compile(packaged('@takumi-rs/wasm/takumi_wasm_bg.wasm'));
  const files = Object.fromEntries(
    FONT_FAMILIES.map((family) => [family, { regular: fontBytes(family, 400), bold: fontBytes(family, 700) }]),
  );
  return makeRenderer(engine, files as FontFiles);
}
