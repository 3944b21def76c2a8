import { beforeAll, describe, expect, test } from 'vitest';
import { type CommonLayer, drawCommonLayer, type LayerSource } from '../../src/credential/page/common-layer.ts';
import type { DecisionPageFacts } from '../../src/credential/page/decision-facts.ts';
import { drawPage } from '../../src/credential/page/draw.ts';
import type { PageFacts } from '../../src/credential/page/facts.ts';
import { finishPage } from '../../src/credential/page/finish.ts';
import { layOut } from '../../src/credential/page/lay-out.ts';
import { pixelsOf, scanLines } from '../../src/credential/page/palette.ts';
import { commonFacts, personalTexts } from '../../src/credential/page/personal.ts';
import { filled, fitPersonalTexts, roomsOf } from '../../src/credential/page/places.ts';
import { indexedPng, strip } from '../../src/credential/page/png.ts';
import type { PageRenderer } from '../../src/credential/page/renderer.ts';
import { SHEET } from '../../src/credential/page/sheet.ts';
import type { PageLanguage } from '../../src/record/text.ts';
import { pagePixels } from '../support/page-pixels.ts';
import { PAGE_SAMPLES } from '../support/page-samples.ts';
import { decisionPage, EXEMPTING } from '../support/recognition/decision-compositions.ts';
import { nodePageRenderer } from '../support/renderer.node.ts';

type Facts = PageFacts | DecisionPageFacts;

let real: PageRenderer;
beforeAll(async () => {
  real = await nodePageRenderer();
});

/** Everything between facts and pixels, each step open to be looked at. */
async function steps(facts: Facts, language: PageLanguage) {
  const texts = await fitPersonalTexts(personalTexts(facts, language), real);
  const source: LayerSource = { facts: commonFacts(facts), rooms: roomsOf(texts), language, share: 1, colours: 64 };
  const sheet = await (await layOut(source.facts, source.rooms, language, real))(1);
  const layer = await drawCommonLayer(source, sheet, real);
  if (!layer) throw new Error('no layer');
  const whole = async (palette: CommonLayer['palette']) => {
    const { rgba } = await real.render(filled(sheet.node, sheet.blanks, texts), SHEET, 1);
    return indexedPng(SHEET, palette, [strip(scanLines(pixelsOf(rgba, SHEET), SHEET, palette))]);
  };
  return {
    texts,
    source,
    sheet,
    layer,
    whole,
    finished: await finishPage(layer, texts, facts.development, language, real),
  };
}

/** The same renderer, with nothing kept under it. */
const another = (): PageRenderer => ({ measure: real.measure, render: real.render });

/** The same, counting how often it is asked for the pixels of a whole sheet. */
function counting() {
  let sheets = 0;
  const renderer: PageRenderer = {
    measure: real.measure,
    render(node, size, scale) {
      if (size.height === SHEET.height) sheets += 1;
      return real.render(node, size, scale);
    },
  };
  return { renderer, sheets: () => sheets };
}

/** Where two pictures differ. */
function difference(one: Uint8Array, other: Uint8Array) {
  const [a, b] = [pagePixels(one), pagePixels(other)];
  expect([a.width, a.height]).toEqual([b.width, b.height]);
  const found: { readonly x: number; readonly y: number }[] = [];
  for (let at = 0; at < a.colours.length; at++)
    if (a.colours[at] !== b.colours[at]) found.push({ x: at % a.width, y: Math.floor(at / a.width) });
  return found;
}

const sameBytes = (one: Uint8Array | Uint32Array, other: Uint8Array | Uint32Array): boolean =>
  Buffer.from(one.buffer, one.byteOffset, one.byteLength).equals(
    Buffer.from(other.buffer, other.byteOffset, other.byteLength),
  );

const NOBODY = { learnerName: 'Zoë Ödegård-Çelik', learnerBirthDate: '2000-01-02', credentialId: 'urn:credential:0' };
const SAMPLES: Record<string, Facts> = {
  plain: PAGE_SAMPLES.plain,
  development: PAGE_SAMPLES.development,
  'forty outcomes, development': PAGE_SAMPLES['forty outcomes, development'],
  attendance: PAGE_SAMPLES.attendance,
  'joint and composite': PAGE_SAMPLES.joint,
  mandate: PAGE_SAMPLES.mandate,
  'long title': PAGE_SAMPLES['long title'],
  cyrillic: PAGE_SAMPLES.cyrillic,
  arabic: PAGE_SAMPLES.arabic,
  hebrew: PAGE_SAMPLES.hebrew,
  'a name of two lines': {
    ...PAGE_SAMPLES.plain,
    learnerName: 'Maximiliaan Ferdinand van den Broeck-Vanderstraeten '.repeat(2),
  },
  'a small name on a crowded page': {
    ...PAGE_SAMPLES['forty outcomes'],
    learnerName: PAGE_SAMPLES['long title'].learnerName,
  },
  'accents upon accents': { ...PAGE_SAMPLES.development, learnerName: 'Ẫn Ặng Ǻẞ Ǖjgpq' },
  'an exemption': decisionPage(EXEMPTING['two parts']),
  'an exemption, development': decisionPage(EXEMPTING.granted, true),
};

describe('a page of a common layer and personal texts', () => {
  test.each(Object.entries(SAMPLES))('is the page as it is drawn whole, pixel for pixel: %s', async (name, facts) => {
    const language = name.length % 2 === 0 ? 'nl' : 'en';
    const { layer, finished, whole } = await steps(facts, language);
    if (!finished) throw new Error('not finished');
    expect(difference(finished, await whole(layer.palette))).toEqual([]);
  });

  test('is the same bytes whether its layer was kept or not', async () => {
    const [facts, other] = [PAGE_SAMPLES.development, { ...PAGE_SAMPLES.development, ...NOBODY }];
    const alone = await drawPage(facts, 'nl', another());
    const { renderer, sheets } = counting();
    await drawPage(other, 'nl', renderer);
    expect(sameBytes(await drawPage(facts, 'nl', renderer), alone)).toBe(true);
    expect(sheets()).toBe(1);
  });

  test('has nothing of another learner: two pages differ only in the room of personal texts', async () => {
    const facts = PAGE_SAMPLES.composite;
    const other = { ...facts, ...NOBODY, awardedOn: '2025-11-30', period: { start: '2025-01-01', end: '2025-10-10' } };
    const renderer = another();
    const [one, two] = [await drawPage(facts, 'en', renderer), await drawPage(other, 'en', renderer)];
    const { layer } = await steps(facts, 'en');
    const differing = difference(one, two);
    expect(differing.length).toBeGreaterThan(1000);
    const inRoom = ({ x, y }: { x: number; y: number }) =>
      layer.patches.some(
        ({ left, top, width, height }) => x >= left && x < left + width && y >= top && y < top + height,
      );
    expect(differing.filter((point) => !inRoom(point))).toEqual([]);
    expect(sameBytes(two, await drawPage(other, 'en', another()))).toBe(true);
  });

  test('is not made where a text reaches out of its patch, or onto something else', async () => {
    const facts = PAGE_SAMPLES.attendance;
    const { layer, texts } = await steps(facts, 'nl');
    const [patch] = layer.patches;
    const band = layer.parts.find((part) => 'rows' in part);
    if (!patch || !band || !('rows' in band)) throw new Error('no patch');
    const withInkAt = (x: number, y: number): PageRenderer => ({
      measure: real.measure,
      async render(node, size, scale) {
        const picture = await real.render(node, size, scale);
        picture.rgba.set([0, 0, 0, 255], ((patch.row + y) * size.width + x) * 4);
        return picture;
      },
    });
    const made = async (x: number, y: number) =>
      (await finishPage(layer, texts, false, 'nl', withInkAt(x, y))) !== undefined;
    // Beside the text, still in its room.
    const inside = [patch.width - patch.margin - 1, patch.margin + 1] as const;
    expect(await made(...inside)).toBe(true);
    expect(await made(patch.width - 1, inside[1])).toBe(false);
    expect(await made(inside[0], patch.height - 1)).toBe(false);
    // The lowest ink of the line above the name, which the margin of the name covers.
    const ink = band.inked.indexOf(1);
    const [x, y] = [(ink % (SHEET.width + 1)) - 1, band.top + Math.floor(ink / (SHEET.width + 1))];
    expect(await made(x - patch.left, y - patch.top)).toBe(false);
  });

  test('is drawn whole instead when it cannot be made', async () => {
    let renders = 0;
    const { renderer, sheets } = counting();
    const blotted: PageRenderer = {
      measure: renderer.measure,
      async render(node, size, scale) {
        const picture = await renderer.render(node, size, scale);
        renders += 1;
        // First the ground, then the sheet with blanks, then the texts.
        if (renders === 3) picture.rgba.fill(0);
        return picture;
      },
    };
    const facts = PAGE_SAMPLES.attendance;
    const png = await drawPage(facts, 'nl', blotted);
    expect([renders, sheets()]).toEqual([4, 2]);
    const { layer, whole } = await steps(facts, 'nl');
    expect(difference(png, await whole(layer.palette)).length).toBeLessThan(20_000);
  });
});

describe('the common layer', () => {
  const PERSONAL = ['learnerName', 'learnerBirthDate', 'awardedOn', 'decidedOn', 'grade', 'period', 'credentialId'];

  test.each(Object.entries({ award: PAGE_SAMPLES.plain, decision: decisionPage(EXEMPTING.granted) }))(
    'comes of facts and of a sheet without any personal text: %s',
    async (_, facts) => {
      const { source, sheet } = await steps(facts, 'nl');
      for (const name of PERSONAL) expect(source.facts).not.toHaveProperty(name);
      const [given, sheetText] = [JSON.stringify(source), JSON.stringify(sheet.node)];
      for (const text of personalTexts(facts, 'nl').values())
        for (const said of [given, sheetText]) expect(said).not.toContain(text);
    },
  );

  test('is the same, byte for byte, for two learners whose texts take the same room', async () => {
    const other = { ...PAGE_SAMPLES.plain, ...NOBODY, awardedOn: '2025-07-11', grade: '10/20' };
    const [one, two] = [await steps(PAGE_SAMPLES.plain, 'nl'), await steps(other, 'nl')];
    if (!one.finished || !two.finished) throw new Error('not finished');
    expect(sameBytes(one.finished, two.finished)).toBe(false);
    expect(one.source).toEqual(two.source);
    expect(one.layer.parts.length).toBe(two.layer.parts.length);
    for (const [index, part] of one.layer.parts.entries()) {
      const twin = two.layer.parts[index];
      if ('rows' in part)
        expect(twin && 'rows' in twin && sameBytes(part.rows, twin.rows) && sameBytes(part.inked, twin.inked)).toBe(
          true,
        );
      else expect(twin && 'deflated' in twin && sameBytes(part.deflated, twin.deflated)).toBe(true);
    }
    expect([one.layer.ground, two.layer.ground]).toEqual([undefined, undefined]);
    expect(one.layer.palette.bytes).toEqual(two.layer.palette.bytes);
  });

  test.each(
    Object.entries({
      'another outcome': { outcomes: PAGE_SAMPLES.plain.outcomes.slice(1) },
      'another body': { awardingBodies: PAGE_SAMPLES.joint.awardingBodies },
      'no development key': { development: false },
      'no grade': { grade: undefined },
      'a longer name': { learnerName: PAGE_SAMPLES['long title'].learnerName },
    }),
  )('is another for %s', async (_, change) => {
    const { renderer, sheets } = counting();
    await drawPage(PAGE_SAMPLES.development, 'nl', renderer);
    await drawPage({ ...PAGE_SAMPLES.development, ...change }, 'nl', renderer);
    expect(sheets()).toBe(2);
  });

  test('is kept for sixteen looks and no more; the one used longest ago goes', async () => {
    const { renderer, sheets } = counting();
    const look = (number: number) =>
      drawPage(
        { ...PAGE_SAMPLES.attendance, title: { nl: `Dag ${String.fromCharCode(64 + number)}` } },
        'nl',
        renderer,
      );
    for (let number = 1; number <= 16; number++) await look(number);
    await look(1);
    expect(sheets()).toBe(16);
    await look(17);
    await look(1);
    expect(sheets()).toBe(17);
    await look(2);
    expect(sheets()).toBe(18);
  });
});
