import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { LETTER_FONT_FAMILIES, type LetterFonts } from '../../../src/recognition/letter/pdf.ts';

const require = createRequire(import.meta.url);

/** The fonts of letters as the Worker has them, read from disk. */
export function letterFonts(): LetterFonts {
  const file = (family: string, weight: 400 | 700): ArrayBuffer => {
    const name = /^noto-sans-(arabic|hebrew)-/.test(family) ? family.split('-').slice(0, 3).join('-') : 'noto-sans';
    const path = require.resolve(`@fontsource/${name}/files/${family}-${weight}-normal.woff`);
    return new Uint8Array(readFileSync(path)).buffer;
  };
  return Object.fromEntries(
    LETTER_FONT_FAMILIES.map((family) => [family, { regular: file(family, 400), bold: file(family, 700) }]),
  ) as LetterFonts;
}
