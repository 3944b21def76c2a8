import type { Letter } from './letter.ts';

export const LETTER_FONT_FAMILIES = [
  'noto-sans-latin',
  'noto-sans-latin-ext',
  'noto-sans-vietnamese',
  'noto-sans-greek',
  'noto-sans-greek-ext',
  'noto-sans-cyrillic',
  'noto-sans-cyrillic-ext',
  'noto-sans-hebrew-hebrew',
  'noto-sans-arabic-arabic',
] as const;
export type LetterFontFamily = (typeof LETTER_FONT_FAMILIES)[number];

/** WOFF bytes of each family: weights 400 and 700. */
export type LetterFonts = Readonly<
  Record<LetterFontFamily, { readonly regular: ArrayBuffer; readonly bold: ArrayBuffer }>
>;

/** The letter as a PDF with selectable text. */
export function letterPdf(_letter: Letter, _fonts: LetterFonts): Promise<Uint8Array> {
  return Promise.resolve(new Uint8Array());
}
