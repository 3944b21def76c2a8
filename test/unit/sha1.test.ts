import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sha1 } from '../../src/record/sha1.ts';
import { hex } from '../../src/record/sha256.ts';

describe('SHA-1', () => {
  it('gives the digests of FIPS 180-4', () => {
    const of = (text: string) => hex(sha1(new TextEncoder().encode(text)));
    expect(of('')).toBe('da39a3ee5e6b4b0d3255bfef95601890afd80709');
    expect(of('abc')).toBe('a9993e364706816aba3e25717850c26c9cd0d89d');
  });

  it('agrees with the platform for every length up to four blocks', () => {
    for (let length = 0; length <= 256; length += 1) {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 167 + length * 31) & 0xff);
      expect(hex(sha1(bytes))).toBe(createHash('sha1').update(bytes).digest('hex'));
    }
  });
});
