import cyrillicRegular from '@fontsource/noto-sans/files/noto-sans-cyrillic-400-normal.woff2';
import cyrillicBold from '@fontsource/noto-sans/files/noto-sans-cyrillic-700-normal.woff2';
import cyrillicExtRegular from '@fontsource/noto-sans/files/noto-sans-cyrillic-ext-400-normal.woff2';
import cyrillicExtBold from '@fontsource/noto-sans/files/noto-sans-cyrillic-ext-700-normal.woff2';
import greekRegular from '@fontsource/noto-sans/files/noto-sans-greek-400-normal.woff2';
import greekBold from '@fontsource/noto-sans/files/noto-sans-greek-700-normal.woff2';
import greekExtRegular from '@fontsource/noto-sans/files/noto-sans-greek-ext-400-normal.woff2';
import greekExtBold from '@fontsource/noto-sans/files/noto-sans-greek-ext-700-normal.woff2';
import latinRegular from '@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff2';
import latinBold from '@fontsource/noto-sans/files/noto-sans-latin-700-normal.woff2';
import latinExtRegular from '@fontsource/noto-sans/files/noto-sans-latin-ext-400-normal.woff2';
import latinExtBold from '@fontsource/noto-sans/files/noto-sans-latin-ext-700-normal.woff2';
import vietnameseRegular from '@fontsource/noto-sans/files/noto-sans-vietnamese-400-normal.woff2';
import vietnameseBold from '@fontsource/noto-sans/files/noto-sans-vietnamese-700-normal.woff2';
import arabicRegular from '@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-400-normal.woff2';
import arabicBold from '@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-700-normal.woff2';
import hebrewRegular from '@fontsource/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-400-normal.woff2';
import hebrewBold from '@fontsource/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-700-normal.woff2';
import engine from '@takumi-rs/wasm/auto';
import { type FontFiles, makeRenderer, type PageRenderer } from './renderer.ts';

const FILES: FontFiles = {
  'noto-sans-latin': { regular: latinRegular, bold: latinBold },
  'noto-sans-latin-ext': { regular: latinExtRegular, bold: latinExtBold },
  'noto-sans-vietnamese': { regular: vietnameseRegular, bold: vietnameseBold },
  'noto-sans-greek': { regular: greekRegular, bold: greekBold },
  'noto-sans-greek-ext': { regular: greekExtRegular, bold: greekExtBold },
  'noto-sans-cyrillic': { regular: cyrillicRegular, bold: cyrillicBold },
  'noto-sans-cyrillic-ext': { regular: cyrillicExtRegular, bold: cyrillicExtBold },
  'noto-sans-arabic-arabic': { regular: arabicRegular, bold: arabicBold },
  'noto-sans-hebrew-hebrew': { regular: hebrewRegular, bold: hebrewBold },
};

let made: Promise<PageRenderer> | undefined;

/**
 * The page renderer of this isolate, made on first use: most requests draw nothing and should not pay for it. Only the
 * Worker's own wiring imports this file, because only its bundler knows how to load the engine and the fonts.
 */
export function pageRenderer(): Promise<PageRenderer> {
  made ??= makeRenderer(engine, FILES).catch((reason: unknown) => {
    made = undefined;
    throw reason;
  });
  return made;
}
