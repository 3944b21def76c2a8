import { beforeAll, describe, expect, it } from 'vitest';
import { drawPage, MAX_PNG_BYTES } from '../../../src/credential/page/draw.ts';
import { decisionPageFindings } from '../../../src/credential/page/findings.ts';
import type { PageNode, PageRenderer } from '../../../src/credential/page/renderer.ts';
import { MARGIN, SHEET } from '../../../src/credential/page/sheet.ts';
import type { DecisionRecord } from '../../../src/record/recognition/decision-record.ts';
import { GRANTED } from '../../support/recognition/decided.ts';
import {
  DECIDER,
  decisionPage,
  EXEMPTING,
  everyExemption,
  LONGEST,
} from '../../support/recognition/decision-compositions.ts';
import { nodePageRenderer } from '../../support/renderer.node.ts';
import { wholeSheet } from '../../support/whole-sheet.ts';

let real: PageRenderer;
beforeAll(async () => {
  real = await nodePageRenderer();
});

const sheetOf = (decision: DecisionRecord, language: 'nl' | 'en'): Promise<PageNode> =>
  wholeSheet(decisionPage(decision), language, real);
const childrenOf = (node: PageNode): readonly PageNode[] => (node.type === 'container' ? (node.children ?? []) : []);
const textsOf = (node: PageNode): string[] =>
  node.type === 'text' ? [node.text] : childrenOf(node).flatMap((child) => textsOf(child));
const pixels = (value: unknown): number => Number.parseFloat(String(value));

describe('the page of an exemption decision', () => {
  it('says in Dutch who is exempted from what, by whom, when, on what ground, and what it does not give', async () => {
    const texts = textsOf(await sheetOf(GRANTED, 'nl'));
    for (const expected of [
      'VRIJSTELLING',
      'Noor Peeters',
      'geboren op 14 maart 1991',
      'is vrijgesteld van het opleidingsonderdeel',
      'Bemiddeling in omgevingsprojecten',
      'BOP-701',
      '2026-2027',
      '20 september 2026',
      'Omgevingsrecht',
      'De opleidingscommissie Omgevingsrecht',
      'Codex Hoger Onderwijs, art. II.241',
    ])
      expect(texts).toContain(expected);
    expect(texts.join(' ')).toMatch(/Geen creditbewijs.*“vrijgesteld”/);
    expect(texts.join(' ')).not.toContain('Vrijgestelde onderdelen');
  });

  it('names the parts of a partial exemption, in English too', async () => {
    const texts = textsOf(await sheetOf(EXEMPTING['two parts'], 'en'));
    for (const expected of [
      'PARTIAL EXEMPTION',
      'is exempted from part of the course unit',
      'Exempted parts',
      'Infrastructure',
    ])
      expect(texts).toContain(expected);
  });

  it.each(everyExemption())(
    '$name: shows no reasons, no evidence, no credits, nobody who signed',
    async ({ decision }) => {
      for (const language of ['nl', 'en'] as const) {
        const text = textsOf(await sheetOf(decision, language)).join(' ');
        expect(text).not.toContain('ECTS');
        for (const secret of [
          decision.decidedBy.member,
          decision.applicant.reference,
          'Omgevingsbemiddelaar',
          'gedekt',
        ])
          expect(text).not.toContain(secret);
      }
    },
  );

  it('the longest texts stay above the foot and below 100,000 bytes', async () => {
    for (const language of ['nl', 'en'] as const) {
      const blocks = childrenOf(await sheetOf(LONGEST, language));
      const body = blocks.find((node) => pixels(node.style?.left) === MARGIN.left && node.style?.top !== undefined);
      const foot = blocks.find((node) => node.style?.bottom !== undefined);
      if (!body || !foot) throw new Error('a sheet without body or foot');
      const width = pixels(body.style?.width);
      const bodyEnds = pixels(body.style?.top) + (await real.measure(body, width)).height;
      const footStarts = SHEET.height - pixels(foot.style?.bottom) - (await real.measure(foot, width)).height;
      expect(bodyEnds).toBeLessThanOrEqual(footStarts);
    }
    expect((await drawPage(decisionPage(LONGEST, true), 'nl', real)).length).toBeLessThan(MAX_PNG_BYTES);
  });

  it.each([
    ['learnerName', { applicant: { ...GRANTED.applicant, familyName: '王' } }],
    ['title', { unit: { ...GRANTED.unit, title: { nl: '工程' } } }],
    ['programme', { unit: { ...GRANTED.unit, programme: { ...GRANTED.unit.programme, title: { nl: '工程' } } } }],
    ['decidedBy', { decidedBy: { ...GRANTED.decidedBy, body: '委員会' } }],
    ['legalBasis', { legalBasis: ['法'] }],
    ['parts/0', { parts: [{ id: 'a', title: { nl: '工程' }, ects: null }] }],
  ] as const)('a text no font has is found before anything is drawn: %s', (fact, change) => {
    expect(decisionPageFindings(DECIDER, GRANTED)).toEqual([]);
    const findings = decisionPageFindings(DECIDER, { ...GRANTED, ...change });
    expect(findings.map(({ id, path }) => [id, path])).toEqual([['PAGE-FONT', `/${fact}`]]);
  });
});
