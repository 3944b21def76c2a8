import { describe, expect, test } from 'vitest';
import { letterPage } from '../../../src/desk/letter/page.tsx';
import { composeLetter } from '../../../src/recognition/letter/compose.ts';
import { LETTER_FONTS } from '../../../src/recognition/letter/fonts.workerd.ts';
import { letterPdf } from '../../../src/recognition/letter/pdf.ts';
import { DECIDED, DECIDING } from '../../support/recognition/decided.ts';

describe('a letter in workerd', () => {
  test.each(Object.entries(DECIDED))('page and PDF are made, the same each time: %s', async (_, decision) => {
    for (const language of ['nl', 'en'] as const) {
      const letter = composeLetter(decision, language, DECIDING);
      expect(letterPage(letter)).toMatch(new RegExp(`^<!doctype html><html lang="${language}"`));
      const pdf = await letterPdf(letter, LETTER_FONTS);
      expect(new TextDecoder('latin1').decode(pdf.subarray(0, 5))).toBe('%PDF-');
      expect(new TextDecoder('latin1').decode(pdf.subarray(-6)).trim()).toBe('%%EOF');
      expect(await letterPdf(composeLetter(structuredClone(decision), language, DECIDING), LETTER_FONTS)).toEqual(pdf);
    }
  });
});
