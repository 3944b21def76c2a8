import { describe, expect, test } from 'vitest';
import { drawPage, MAX_PNG_BYTES } from '../../src/credential/page/draw.ts';
import { pageRenderer } from '../../src/credential/page/renderer.workerd.ts';
import { PAGE_SAMPLES } from '../support/page-samples.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Width, height, bit depth and colour type of a PNG, and its scan lines (W3C PNG §5, §11.2). */
async function readPng(png: Uint8Array) {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const chunks = new Map<string, Uint8Array<ArrayBuffer>>();
  for (let at = 8; at < png.length; at += 12 + view.getUint32(at))
    chunks.set(String.fromCharCode(...png.subarray(at + 4, at + 8)), png.slice(at + 8, at + 8 + view.getUint32(at)));
  const idat = chunks.get('IDAT') ?? new Uint8Array();
  const stream = new Blob([idat]).stream().pipeThrough(new DecompressionStream('deflate'));
  return {
    signature: [...png.subarray(0, 8)],
    names: [...chunks.keys()],
    width: view.getUint32(16),
    height: view.getUint32(20),
    palette: chunks.get('PLTE') ?? new Uint8Array(),
    rows: new Uint8Array(await new Response(stream).arrayBuffer()),
  };
}

describe('a page drawn in workerd', () => {
  test.each(Object.entries(PAGE_SAMPLES))('is a readable PNG below 100,000 bytes: %s', async (name, facts) => {
    for (const language of ['nl', 'en'] as const) {
      const png = await drawPage(facts, language, await pageRenderer());
      expect(png.length).toBeLessThan(MAX_PNG_BYTES);
      const { signature, names, width, height, palette, rows } = await readPng(png);
      expect(signature).toEqual(SIGNATURE);
      expect(names).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND']);
      expect(rows).toHaveLength((width + 1) * height);
      expect(height / width).toBeCloseTo(Math.SQRT2, 2);
      if (!name.startsWith('extreme')) expect([width, height]).toEqual([1240, 1754]);
      // Paper, and a fair amount of ink on it.
      expect([...palette.subarray(0, 3)]).toEqual([255, 255, 255]);
      const inked = rows.reduce((count, index) => count + (index === 0 ? 0 : 1), 0);
      expect(inked / rows.length).toBeGreaterThan(0.02);
    }
  });

  test('is the same bytes for the same facts, whatever was drawn before', async () => {
    const renderer = await pageRenderer();
    const before = await drawPage(PAGE_SAMPLES.composite, 'nl', renderer);
    await drawPage(PAGE_SAMPLES.hebrew, 'en', renderer);
    expect(await drawPage(PAGE_SAMPLES.composite, 'nl', renderer)).toEqual(before);
  });

  test('differs when one fact differs', async () => {
    const renderer = await pageRenderer();
    const facts = PAGE_SAMPLES.attendance;
    const [one, other] = [
      await drawPage(facts, 'nl', renderer),
      await drawPage({ ...facts, awardedOn: '2026-06-27' }, 'nl', renderer),
    ];
    expect(one).not.toEqual(other);
  });
});
