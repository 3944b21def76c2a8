import { beforeAll, describe, expect, test } from 'vitest';
import { drawPage } from '../../src/credential/page/draw.ts';
import type { PageFacts } from '../../src/credential/page/facts.ts';
import type { PageNode, PageRenderer, Picture } from '../../src/credential/page/renderer.ts';
import { MARGIN, SHEET } from '../../src/credential/page/sheet.ts';
import { PAGE_SAMPLES } from '../support/page-samples.ts';
import { nodePageRenderer } from '../support/renderer.node.ts';
import { wholeSheet } from '../support/whole-sheet.ts';

let real: PageRenderer;
beforeAll(async () => {
  real = await nodePageRenderer();
});

const sheetOf = (facts: PageFacts, language: 'nl' | 'en' = 'nl'): Promise<PageNode> =>
  wholeSheet(facts, language, real);

const childrenOf = (node: PageNode): readonly PageNode[] => (node.type === 'container' ? (node.children ?? []) : []);
const textsOf = (node: PageNode): string[] =>
  node.type === 'text' ? [node.text] : childrenOf(node).flatMap((child) => textsOf(child));
const pixels = (value: unknown): number => Number.parseFloat(String(value));

describe('drawPage', () => {
  test.each(Object.entries(PAGE_SAMPLES))(
    'keeps the text of "%s" above its foot and inside the sheet',
    async (_, facts) => {
      for (const language of ['nl', 'en'] as const) {
        const blocks = childrenOf(await sheetOf(facts, language));
        const body = blocks.find((node) => pixels(node.style?.left) === MARGIN.left && node.style?.top !== undefined);
        const foot = blocks.find((node) => node.style?.bottom !== undefined);
        if (!body || !foot) throw new Error('a sheet without body or foot');
        const width = pixels(body.style?.width);
        const bodyEnds = pixels(body.style?.top) + (await real.measure(body, width)).height;
        const footStarts = SHEET.height - pixels(foot.style?.bottom) - (await real.measure(foot, width)).height;
        expect(bodyEnds).toBeLessThanOrEqual(footStarts);
        expect(footStarts).toBeLessThan(SHEET.height);
        expect(pixels(body.style?.left) + width).toBeLessThan(SHEET.width);
      }
    },
  );

  test('lists as many of 40 learning outcomes as fit and counts the others', async () => {
    const texts = textsOf(await sheetOf(PAGE_SAMPLES['forty outcomes'], 'en'));
    const shown = texts.filter((text) => text.startsWith('Outcome ')).length;
    expect(shown).toBeGreaterThan(10);
    expect(texts).toContain(`and ${40 - shown} more, listed in the digital credential`);
  });

  test('lists 40 short learning outcomes all', async () => {
    const outcomes = Array.from({ length: 40 }, (_, index) => ({ nl: `Vaardigheid ${index + 1} tonen` }));
    const texts = textsOf(await sheetOf({ ...PAGE_SAMPLES['no modules'], outcomes }));
    expect(texts.filter((text) => text.startsWith('Vaardigheid')).length).toBe(40);
    expect(texts.some((text) => text.includes('te lezen'))).toBe(false);
  });

  test('never cuts a name, however long', async () => {
    const sheet = await sheetOf(PAGE_SAMPLES.extreme);
    const find = (node: PageNode): PageNode | undefined =>
      node.type === 'text' && node.text === PAGE_SAMPLES.extreme.learnerName
        ? node
        : childrenOf(node)
            .map(find)
            .find((found) => found !== undefined);
    const name = find(sheet);
    expect(name).toBeDefined();
    expect(name?.style).not.toHaveProperty('WebkitLineClamp');
  });

  test('writes DEVELOPMENT across the page of a development seal, and of no other', async () => {
    expect(textsOf(await sheetOf(PAGE_SAMPLES.development))).toContain('DEVELOPMENT');
    expect(textsOf(await sheetOf(PAGE_SAMPLES.plain)).join()).not.toContain('DEVELOPMENT');
  });

  test.each(['nl', 'en'] as const)('shows every fact of a plain award in %s', async (language) => {
    const facts = PAGE_SAMPLES.plain;
    const page = textsOf(await sheetOf(facts, language)).join('\n');
    const dates = { nl: ['26 juni 2026', '14 maart 1991'], en: ['26 June 2026', '14 March 1991'] }[language];
    const wanted = [
      facts.learnerName,
      facts.title[language],
      facts.label[language]?.toUpperCase(),
      facts.awardingBodies[0]?.legalName[language],
      '9 ECTS',
      'EQF 7 · VKS 7',
      '240',
      '16/20',
      facts.mode?.[language],
      facts.assessment?.[language],
      facts.qualityAssurance?.[language],
      facts.credentialId,
      ...dates,
      ...facts.components.map((component) => component.title[language]),
      ...facts.outcomes.map((outcome) => outcome[language]),
    ];
    for (const text of wanted) expect(page).toContain(text);
  });

  test('names the sealer under mandate', async () => {
    const texts = textsOf(await sheetOf(PAGE_SAMPLES.mandate, 'en'));
    expect(texts[texts.indexOf('Sealed under mandate by') + 1]).toBe('Rivierenland Association');
  });

  test('treats markup as text', async () => {
    const title = { nl: '<img src=x onerror=alert(1)> </text> & "quoted"' };
    const sheet = await sheetOf({ ...PAGE_SAMPLES.plain, title });
    expect(textsOf(sheet)).toContain(title.nl);
    expect(JSON.stringify(sheet)).not.toContain('"image"');
  });

  test('throws on a text that no font covers instead of drawing boxes', async () => {
    await expect(drawPage({ ...PAGE_SAMPLES.plain, learnerName: '王小明' }, 'nl', real)).rejects.toThrow('王');
  });

  test('throws when the picture could not be made small', async () => {
    const noise: PageRenderer = {
      measure: real.measure,
      async render(_, { width, height }): Promise<Picture> {
        let state = 1;
        const grey = () => {
          state = (state * 48271) % 2147483647;
          return ((state >> 8) & 15) * 0x101010;
        };
        const pixels = Uint32Array.from({ length: width * height }, grey);
        return { width, height, rgba: new Uint8Array(pixels.buffer) };
      },
    };
    await expect(drawPage(PAGE_SAMPLES.attendance, 'nl', noise)).rejects.toThrow('100,000 bytes');
  });
});
