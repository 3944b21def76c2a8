import { describe, expect, it } from 'vitest';
import { decodeBase64, decodeBase64Url, encodeBase64, encodeBase64Url, isBase64 } from '../../src/record/base64.ts';
import { decodeUtf8, encodeUtf8 } from '../../src/record/utf8.ts';

/** Spellings that lenient readers take for the bytes of a canonical one. */
function spellings(text: string): readonly string[] {
  const middle = Math.floor(text.length / 2);
  return [
    text,
    text.replace(/=+$/, ''),
    `${text}=`,
    `${text}====`,
    ...[' ', '\n', '\t', '    ', '.', '-', '_', '=', 'é', '’'].flatMap((odd) => [
      `${odd}${text}`,
      `${text}${odd}`,
      `${text.slice(0, middle)}${odd}${text.slice(middle)}`,
      `${text.slice(0, middle)}${odd}${text.slice(middle + odd.length)}`,
    ]),
    text.replace(/[AQgw](==)$/, 'B$1'),
    text.replace(/[AEIMQUYcgkosw048](=)$/, 'B$1'),
  ];
}

/** Exactly what an encoder writes. */
function isCanonical(text: string): boolean {
  try {
    return btoa(atob(text)) === text;
  } catch {
    return false;
  }
}

/** The same in Node, which has no base64 for bytes, and in workerd, which has. */
export function base64Cases(): void {
  const LENGTHS = [0, 1, 2, 3, 4, 5, 49_151, 49_152, 49_153, 49_154, 98_304, 98_305];
  const bytesOf = (length: number) => Uint8Array.from({ length }, (_, index) => (index * 167 + (index >> 8)) & 0xff);

  describe('base64', () => {
    it.each(LENGTHS)('%i bytes have one spelling in each alphabet', (length) => {
      const bytes = bytesOf(length);
      const text = encodeBase64(bytes);
      expect(isCanonical(text)).toBe(true);
      expect(decodeBase64(text)).toEqual(bytes);
      const url = text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
      expect(encodeBase64Url(bytes)).toBe(url);
      expect(decodeBase64Url(url)).toEqual(bytes);
    });

    it.each(LENGTHS)('of %i bytes every other spelling is refused, with and without the bytes', (length) => {
      for (const spelling of spellings(encodeBase64(bytesOf(length)))) {
        expect(decodeBase64(spelling) !== null).toBe(isCanonical(spelling));
        expect(isBase64(spelling)).toBe(isCanonical(spelling));
      }
    });
  });

  it('long text is written as UTF-8 and read back', () => {
    const platform = new TextEncoder();
    for (const mark of ['’', 'é', '😀'])
      for (const place of [0, 1_023, 1_024, 4_095, 8_191, 8_192, 19_999]) {
        const text = `${'x'.repeat(place)}${mark}${'y'.repeat(20_000 - place)}`;
        const bytes = encodeUtf8(text);
        expect(bytes).toEqual(platform.encode(text));
        expect(decodeUtf8(bytes)).toBe(text);
        expect(decodeUtf8(bytes.with(place, 0xff))).toBeNull();
      }
  });
}
