import { beforeAll, describe, expect, it } from 'vitest';
import { composeLetter } from '../../../src/recognition/letter/compose.ts';
import { type LetterFonts, letterPdf } from '../../../src/recognition/letter/pdf.ts';
import { DECISION_OUTCOMES } from '../../../src/record/recognition/decision.ts';
import type { DecisionRecord } from '../../../src/record/recognition/decision-record.ts';
import { CONDITIONAL, DECIDED, DECIDING, GRANTED, REFUSED } from '../../support/recognition/decided.ts';
import { letterFonts } from '../../support/recognition/letter-fonts.node.ts';
import { letterText } from '../../support/recognition/letter-text.ts';
import { readPdf } from '../../support/recognition/read-pdf.ts';

let fonts: LetterFonts;
beforeAll(() => {
  fonts = letterFonts();
});

const pdf = (decision: DecisionRecord, language: 'nl' | 'en' = 'nl') =>
  letterPdf(composeLetter(decision, language, DECIDING), fonts);
const read = async (decision: DecisionRecord, language: 'nl' | 'en' = 'nl') => readPdf(await pdf(decision, language));
/** As a reader who does not see where lines end. */
const flat = (text: string) => text.replace(/[\s|•]+/g, ' ').replace(/(?<=[-/]) /g, '');
const motivated = (nl: string): DecisionRecord => ({ ...GRANTED, motivation: { nl } });

/** Whether every line of the letter is there, each after the one before it. */
function inOrder(text: string, lines: readonly string[]): string | null {
  let at = 0;
  for (const line of lines) {
    // Cells stand side by side: each is looked for by itself, from the start of its row.
    const cells = line.split(' | ').map((cell) => flat(cell).trim());
    const found = cells.map((cell) => text.indexOf(cell, at));
    if (found.some((place) => place < 0)) return line;
    at = Math.min(...found);
  }
  return null;
}

describe('the PDF of a letter', () => {
  it.each(DECISION_OUTCOMES)('an independent reader finds the whole text, in order: %s', async (outcome) => {
    for (const language of ['nl', 'en'] as const) {
      const letter = composeLetter(DECIDED[outcome], language, DECIDING);
      const { text } = await readPdf(await letterPdf(letter, fonts));
      const lines = letterText(letter)
        .split('\n')
        .map((line) => line.replace(/^([^|:]{2,40}): /, '$1 | '));
      expect(lines.length).toBeGreaterThan(20);
      expect(inOrder(flat(text), lines)).toBeNull();
    }
  });

  it('the same letter gives the same bytes, another one others', async () => {
    const once = await pdf(REFUSED);
    await pdf(GRANTED);
    expect(await pdf(structuredClone(REFUSED))).toEqual(once);
    expect(await pdf({ ...REFUSED, decidedAt: REFUSED.decidedAt + 1 })).not.toEqual(once);
  });

  it('it says what it is: title, language, dates of the decision, id of its content', async () => {
    const { info, lang, fingerprint } = await read(GRANTED);
    expect(info).toMatchObject({
      Title: `Beslissing over uw aanvraag tot vrijstelling · ${GRANTED.decisionId}`,
      Author: 'Universiteit Scheldeland',
      CreationDate: 'D:20260920093000Z',
    });
    expect(lang).toBe('nl');
    expect(fingerprint).toMatch(/^[0-9a-f]{32}$/);
    expect((await read(GRANTED, 'en')).lang).toBe('en');
  });

  it('the reference and the page number stand at the foot of every page', async () => {
    const { pages } = await read(REFUSED);
    expect(pages.length).toBeGreaterThan(1);
    pages.forEach((page, at) => {
      expect(page).toContain(`Kenmerk: ${REFUSED.decisionId}`);
      expect(page).toContain(`bladzijde ${at + 1} van ${pages.length}`);
    });
  });

  it('it is tagged: headings, lists and tables with their headers, bookmarks, and the language of what is quoted', async () => {
    const { marked, roles, bookmarks, languages } = await read(REFUSED);
    expect(marked).toBe(true);
    expect(roles.filter((role) => /^H[1-3]$/.test(role)).slice(0, 3)).toEqual(['H1', 'H2', 'H2']);
    for (const role of ['P', 'L', 'LI', 'Lbl', 'LBody', 'Table', 'Caption', 'TR', 'TH', 'TD'])
      expect(roles).toContain(role);
    expect(bookmarks[0]).toBe('Beslissing over uw aanvraag tot vrijstelling');
    expect(bookmarks).toContain('Motivering');
    expect(languages).toEqual([]);
    expect((await read(CONDITIONAL, 'en')).languages).toContain('nl');
  });

  it('its fonts are within, cut down to what is used', async () => {
    const bytes = await pdf(GRANTED);
    const { fonts: used } = await readPdf(bytes);
    expect(used.length).toBeGreaterThan(0);
    for (const name of used) expect(name).toMatch(/^LETTE[A-Z]\+noto-sans-/);
    expect(bytes.length).toBeLessThan(60_000);
  });

  it('names and titles in Greek, Cyrillic, Vietnamese and Eastern European letters are drawn and can be copied', async () => {
    const words = 'Αθήνα Ἀθῆναι Київ Ґалаґан Nguyễn Thị Phượng Łódź Čech Ağrı Ștefan';
    const { text } = await read(motivated(words));
    expect(text).toContain(words);
    expect(text).not.toMatch(/\[U\+/);
  });

  it('Hebrew and Arabic are drawn from right to left and can be copied', async () => {
    const { text } = await read(motivated('Titel: שלום עולם 2026 en جامعة بغداد.'));
    for (const word of ['שלום', 'עולם', '2026']) expect(text).toContain(word);
    // Dots are shapes of their own, which viewers have to draw: they stand for something that is seen.
    expect(text).toContain('\uFBB2');
    expect(text.normalize('NFKC').replace(/[\uFBB2\s]/g, '')).toContain('جامعة');
    expect(text).not.toMatch(/\[U\+/);
  });

  it('an accent that is written apart is drawn on its letter', async () => {
    expect((await read(motivated('Andre\u0301 et Zoe\u0308'))).text).toContain('André et Zoë');
  });

  it('a character no font has is shown as its code point', async () => {
    const { text } = await read(motivated('Diploma 東京 en 🎓.'));
    expect(text).toContain('Diploma [U+6771 U+4EAC] en [U+1F393].');
  });

  it('20,000 characters of reasons are all there, over several pages', async () => {
    const sentence = 'De commissie heeft dit onderdeel nauwkeurig onderzocht en weegt het hier af. ';
    const reasons = sentence.repeat(300).slice(0, 20_000).trim();
    const { text, pages } = await read(motivated(reasons));
    expect(pages.length).toBeGreaterThan(6);
    // The foot of each page stands between two pieces of it.
    const withoutFeet = text.replace(/Kenmerk: [0-9a-f-]{36} bladzijde \d+ van \d+ /g, '');
    expect(withoutFeet).toContain(reasons);
  });

  it('a table goes on over pages with its header on each of them', async () => {
    const findings = Array.from({ length: 90 }, (_, at) => ({
      ...(GRANTED.findings[0] as DecisionRecord['findings'][number]),
      said: { nl: `Vaststelling nummer ${at + 1} van het dossier.`, en: `Finding ${at + 1}.` },
    }));
    const { pages, roles } = await read({ ...GRANTED, findings });
    const withRows = pages.filter((page) => page.includes('Vaststelling nummer'));
    expect(withRows.length).toBeGreaterThan(2);
    for (const page of withRows) expect(page).toMatch(/Criterium\s*Vaststelling/);
    // The name of the group stands on each page; only the first is said to who listens.
    for (const page of withRows) expect(page.match(/Studieomvang\s*Voldaan/g)).toHaveLength(1);
    for (let at = 1; at <= 90; at++) expect(pages.join(' ')).toContain(`Vaststelling nummer ${at} van`);
    // Said once to who listens: 2 columns of credits and 2 of findings, a header of the credit and one of the findings.
    expect(roles.filter((role) => role === 'TH').length).toBe(2 + 2 + 1 + 1);
  });

  it('no heading and no announcement is the last thing on a page', async () => {
    const LAST =
      /(?:Beslissing|Bewijsstukken|Rechtsgrond|Motivering|Waarom zo is beslist|zijn aangetoond|Wat is vastgesteld|Wie heeft beslist|in beroep|Vaststelling|Reden|:)\s*Kenmerk: \S+\s+bladzijde/;
    // Pushes everything down line by line, over the whole of a page.
    for (let lines = 1; lines <= 44; lines += 2) {
      const form = { nl: Array.from({ length: 3 }, () => 'Schriftelijk.').join('\n') };
      const conditions = Array.from({ length: lines }, () => ({ nl: 'Een toets.' }));
      const { pages } = await read({ ...REFUSED, conditions, appeal: { ...REFUSED.appeal, form } });
      for (const page of pages) expect(page).not.toMatch(LAST);
    }
  }, 60_000);

  it('a word that fits no line is broken', async () => {
    const long = 'x'.repeat(400);
    expect((await read(motivated(long))).text.replaceAll(' ', '')).toContain(long);
  });
});
