import type { Node } from '@takumi-rs/wasm';
import init, { Renderer } from '@takumi-rs/wasm';

export type { Node as PageNode } from '@takumi-rs/wasm';

export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** Where a laid-out node and its children lie on what was measured, and how large they are, in pixels. */
export interface Measured {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly children: readonly Measured[];
}

/** Pixels and how many of them. */
export interface Picture extends PageSize {
  readonly rgba: Uint8Array;
}

/** What drawing needs from a layout engine: how large a node becomes at a width, and its pixels. */
export interface PageRenderer {
  measure(node: Node, width: number): Promise<Measured>;
  /** Row-major RGBA, four bytes a pixel, of a node laid out on `size` and drawn `scale` times as large. */
  render(node: Node, size: PageSize, scale: number): Promise<Picture>;
}

/**
 * The font files of a page: regular and bold of each, in the order in which they are asked for a character. Each is its
 * own family, so that which file serves a character depends on this order alone.
 */
export const FONT_FAMILIES = [
  'noto-sans-latin',
  'noto-sans-latin-ext',
  'noto-sans-vietnamese',
  'noto-sans-greek',
  'noto-sans-greek-ext',
  'noto-sans-cyrillic',
  'noto-sans-cyrillic-ext',
  'noto-sans-arabic-arabic',
  'noto-sans-hebrew-hebrew',
] as const;
export type FontFamily = (typeof FONT_FAMILIES)[number];

/** WOFF2 bytes of one family: weights 400 and 700. */
export type FontFiles = Readonly<Record<FontFamily, { readonly regular: ArrayBuffer; readonly bold: ArrayBuffer }>>;

/** A renderer from the compiled engine and the font files; costs some 100 ms, so make one per isolate. */
export async function makeRenderer(engine: WebAssembly.Module, files: FontFiles): Promise<PageRenderer> {
  await init({ module_or_path: engine });
  const renderer = new Renderer();
  for (const name of FONT_FAMILIES) {
    await renderer.registerFont({ name, weight: 400, style: 'normal', data: new Uint8Array(files[name].regular) });
    await renderer.registerFont({ name, weight: 700, style: 'normal', data: new Uint8Array(files[name].bold) });
  }
  const fontFamilies = [...FONT_FAMILIES];
  return {
    async measure(node, width) {
      return asMeasured(await renderer.measure(node, { width, fontFamilies }));
    },
    async render(node, size, scale) {
      const width = Math.round(size.width * scale);
      const height = Math.round(size.height * scale);
      const options = { width, height, devicePixelRatio: scale, fontFamilies, format: 'raw' } as const;
      return { width, height, rgba: await renderer.render(node, options) };
    },
  };
}

type EngineMeasure = Awaited<ReturnType<Renderer['measure']>>;

const asMeasured = ({ width, height, transform, children }: EngineMeasure): Measured => ({
  left: transform[4],
  top: transform[5],
  width,
  height,
  children: children.map(asMeasured),
});
