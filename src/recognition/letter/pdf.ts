import type { Letter } from './letter.ts';
import { facesOf, type LetterFonts } from './pdf/faces.ts';
import { typeset } from './pdf/typeset.ts';
import { written } from './pdf/write.ts';

export { LETTER_FONT_FAMILIES, type LetterFontFamily, type LetterFonts } from './pdf/faces.ts';

/**
 * The letter as a PDF for paper and archives: A4, its text selectable and in order, its fonts within, tagged with its
 * structure and languages. The page is the accessible form. A character no font has is written as its code point. The
 * same letter gives the same bytes.
 */
export function letterPdf(letter: Letter, fonts: LetterFonts): Promise<Uint8Array> {
  const faces = facesOf(fonts);
  return written(letter, typeset(letter, faces), faces);
}
