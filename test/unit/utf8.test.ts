import { describe, expect, it } from 'vitest';
import { decodeUtf8, encodeUtf8 } from '../../src/record/utf8.ts';

/** Texts in which what is not ASCII stands at every offset from the ends of pieces and blocks. */
function texts(): readonly string[] {
  const found: string[] = ['', 'a', 'é', '’', '😀'];
  for (const length of [1_023, 1_024, 1_025, 4_095, 4_096, 4_097, 8_191, 8_192, 8_193, 20_001])
    for (const mark of ['é', '’', '😀', '\u0000', '\u007f', '\u0080', '\ufeff'])
      for (const place of [0, 1, length - 2, length - 1, length, 1_023, 8_190, 8_191, 8_192]) {
        const plain = 'x'.repeat(length);
        found.push(`${plain.slice(0, place)}${mark}${plain.slice(place)}${mark}y`);
      }
  found.push('😀'.repeat(9_000), `x${'😀'.repeat(9_000)}`, `x${'’é'.repeat(40_000)}`);
  return found;
}

describe('UTF-8', () => {
  it('writes the bytes the platform writes, wherever pieces end', () => {
    const platform = new TextEncoder();
    for (const text of texts()) expect(Buffer.compare(encodeUtf8(text), platform.encode(text))).toBe(0);
  });

  it('writes U+FFFD for a lone surrogate, as the platform does', () => {
    const platform = new TextEncoder();
    for (const half of ['\ud83d', '\ude00'])
      for (const place of [0, 1_022, 1_023, 1_024, 8_190, 8_191, 8_192, 9_000]) {
        const text = `${'x'.repeat(place)}${half}${'x'.repeat(9_001)}`;
        expect(Buffer.compare(encodeUtf8(text), platform.encode(text))).toBe(0);
      }
  });

  it('writes parts as it writes them joined, a character that is parted between two included', () => {
    const long = `${'x'.repeat(5_000)}’`;
    for (const parts of [[long, '.', long], ['', long, ''], ['a', 'é'], [], [`${long}\ud83d`, `\ude00${long}`]])
      expect(Buffer.compare(encodeUtf8(...parts), encodeUtf8(parts.join('')))).toBe(0);
  });

  it('writes texts for which there is no room kept', () => {
    for (const length of [524_287, 524_288, 524_289, 900_000]) {
      const text = `${'x'.repeat(length - 1)}’`;
      expect(Buffer.compare(encodeUtf8(text), new TextEncoder().encode(text))).toBe(0);
    }
  });

  it('reads what it wrote', () => {
    for (const text of texts()) expect(decodeUtf8(encodeUtf8(text)) === text).toBe(true);
  });

  it('refuses bytes that are no UTF-8, wherever they stand', () => {
    const broken = [[0xff], [0xc3], [0xe2, 0x80], [0xf0, 0x9f, 0x98], [0x80], [0xed, 0xa0, 0x80], [0xc0, 0xaf], [0xf5]];
    for (const wrong of broken)
      for (const place of [0, 4_093, 4_094, 4_095, 4_096, 4_097, 8_192, 10_000]) {
        const bytes = new Uint8Array(10_000 + wrong.length).fill(0x78);
        bytes.set(wrong, place);
        expect(decodeUtf8(bytes)).toBeNull();
      }
  });
});
