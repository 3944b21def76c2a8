import cyrillicRegular from '@fontsource/noto-sans/files/noto-sans-cyrillic-400-normal.woff';
import cyrillicBold from '@fontsource/noto-sans/files/noto-sans-cyrillic-700-normal.woff';
import cyrillicExtRegular from '@fontsource/noto-sans/files/noto-sans-cyrillic-ext-400-normal.woff';
import cyrillicExtBold from '@fontsource/noto-sans/files/noto-sans-cyrillic-ext-700-normal.woff';
import greekRegular from '@fontsource/noto-sans/files/noto-sans-greek-400-normal.woff';
import greekBold from '@fontsource/noto-sans/files/noto-sans-greek-700-normal.woff';
import greekExtRegular from '@fontsource/noto-sans/files/noto-sans-greek-ext-400-normal.woff';
import greekExtBold from '@fontsource/noto-sans/files/noto-sans-greek-ext-700-normal.woff';
import latinRegular from '@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff';
import latinBold from '@fontsource/noto-sans/files/noto-sans-latin-700-normal.woff';
import latinExtRegular from '@fontsource/noto-sans/files/noto-sans-latin-ext-400-normal.woff';
import latinExtBold from '@fontsource/noto-sans/files/noto-sans-latin-ext-700-normal.woff';
import vietnameseRegular from '@fontsource/noto-sans/files/noto-sans-vietnamese-400-normal.woff';
import vietnameseBold from '@fontsource/noto-sans/files/noto-sans-vietnamese-700-normal.woff';
import arabicRegular from '@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-400-normal.woff';
import arabicBold from '@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-700-normal.woff';
import hebrewRegular from '@fontsource/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-400-normal.woff';
import hebrewBold from '@fontsource/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-700-normal.woff';
import type { Letter } from './letter.ts';
import { type LetterFonts, letterPdf } from './pdf.ts';

const FONTS: LetterFonts = {
  'noto-sans-latin': { regular: latinRegular, bold: latinBold },
  'noto-sans-latin-ext': { regular: latinExtRegular, bold: latinExtBold },
  'noto-sans-vietnamese': { regular: vietnameseRegular, bold: vietnameseBold },
  'noto-sans-greek': { regular: greekRegular, bold: greekBold },
  'noto-sans-greek-ext': { regular: greekExtRegular, bold: greekExtBold },
  'noto-sans-cyrillic': { regular: cyrillicRegular, bold: cyrillicBold },
  'noto-sans-cyrillic-ext': { regular: cyrillicExtRegular, bold: cyrillicExtBold },
  'noto-sans-hebrew-hebrew': { regular: hebrewRegular, bold: hebrewBold },
  'noto-sans-arabic-arabic': { regular: arabicRegular, bold: arabicBold },
};

/**
 * Draws letters with the fonts of the Worker. Import it lazily: most requests draw nothing. Only the Worker's own wiring
 * does, because only its bundler knows how to load the fonts.
 */
export const drawLetterPdf = (letter: Letter): Promise<Uint8Array> => letterPdf(letter, FONTS);
