import { describe, expect, it } from 'vitest';
import { composeLetter, letterObstacles } from '../../../src/recognition/letter/compose.ts';
import { DECISION_OUTCOMES } from '../../../src/record/recognition/decision.ts';
import type { DecisionRecord } from '../../../src/record/recognition/decision-record.ts';
import { supplementWording } from '../../../src/record/recognition/supplement.ts';
import { CONDITIONAL, DECIDED, DECIDING, GRANTED, PARTIAL, REFUSED } from '../../support/recognition/decided.ts';
import { letterText, otherLanguages } from '../../support/recognition/letter-text.ts';

const letter = (decision: DecisionRecord, language: 'nl' | 'en' = 'nl') => composeLetter(decision, language, DECIDING);
const text = (decision: DecisionRecord, language: 'nl' | 'en' = 'nl') => letterText(letter(decision, language));
const piece = GRANTED.evidence[0] as DecisionRecord['evidence'][number];

/** One element taken away, and where the letter misses it. */
const TAKEN_AWAY: readonly (readonly [string, string, DecisionRecord])[] = [
  ['DEC-1', '/applicant/givenName', { ...GRANTED, applicant: { ...GRANTED.applicant, givenName: ' ' } }],
  ['DEC-1', '/applicant/familyName', { ...GRANTED, applicant: { ...GRANTED.applicant, familyName: '\u200B' } }],
  ['DEC-1', '/unit/code', { ...GRANTED, unit: { ...GRANTED.unit, code: '' } }],
  ['DEC-1', '/unit/title', { ...GRANTED, unit: { ...GRANTED.unit, title: { nl: '' } } }],
  ['DEC-1', '/unit/ects', { ...GRANTED, unit: { ...GRANTED.unit, ects: 0 as typeof GRANTED.unit.ects } }],
  ['DEC-1', '/unit/academicYear', { ...GRANTED, unit: { ...GRANTED.unit, academicYear: '' } }],
  [
    'DEC-1',
    '/unit/programme/code',
    { ...GRANTED, unit: { ...GRANTED.unit, programme: { ...GRANTED.unit.programme, code: '' } } },
  ],
  ['DEC-2', '/evidence', { ...GRANTED, evidence: [] }],
  ['DEC-2', '/evidence/0/title', { ...GRANTED, evidence: [{ ...piece, title: {} }] }],
  ['DEC-2', '/evidence/0/awardingBodies', { ...GRANTED, evidence: [{ ...piece, awardingBodies: [] }] }],
  ['DEC-2', '/evidence/0/awardedOn', { ...GRANTED, evidence: [{ ...piece, awardedOn: null }] }],
  ['DEC-2', '/evidence/0/credentialId', { ...REFUSED, evidence: [{ ...piece, credentialId: null, sha256: '' }] }],
  ['DEC-3', '/legalBasis', { ...GRANTED, legalBasis: [] }],
  ['DEC-3', '/policy/regulation', { ...GRANTED, policy: { ...GRANTED.policy, regulation: {} } }],
  ['DEC-4', '/findings', { ...GRANTED, findings: [] }],
  ['DEC-4', '/motivation', { ...GRANTED, motivation: { nl: '' } }],
  [
    'DEC-4',
    '/outcomeReasons/2/reason',
    { ...REFUSED, outcomeReasons: REFUSED.outcomeReasons.map((one, at) => (at === 2 ? { ...one, reason: {} } : one)) },
  ],
  ['DEC-5', '/parts', { ...PARTIAL, parts: [] }],
  ['DEC-5', '/conditions', { ...CONDITIONAL, conditions: [] }],
  ['DEC-6', '/decidedBy/body', { ...GRANTED, decidedBy: { ...GRANTED.decidedBy, body: '' } }],
  ['DEC-6', '/decidedBy/member', { ...GRANTED, decidedBy: { ...GRANTED.decidedBy, member: '' } }],
  ['DEC-6', '/decidedOn', { ...GRANTED, decidedOn: '' }],
  ['DEC-7', '/appeal/addressee', { ...GRANTED, appeal: { ...GRANTED.appeal, addressee: '' } }],
  ['DEC-7', '/appeal/address', { ...GRANTED, appeal: { ...GRANTED.appeal, address: '' } }],
  ['DEC-7', '/appeal/form', { ...GRANTED, appeal: { ...GRANTED.appeal, form: {} } }],
  ['DEC-8', '/motivation', { ...GRANTED, motivation: { en: 'All four are covered.' } }],
  ['DEC-8', '/conditions/1', { ...CONDITIONAL, conditions: [{ nl: 'Een toets.' }, { en: 'A report.' }] }],
  ['DEC-8', '/appeal/form', { ...GRANTED, appeal: { ...GRANTED.appeal, form: { en: 'In writing.' } } }],
];

describe('what a letter cannot be made without', () => {
  it.each(DECISION_OUTCOMES)('nothing stands in the way of a complete decision: %s', (outcome) => {
    expect(letterObstacles(DECIDED[outcome])).toEqual([]);
  });

  it.each(TAKEN_AWAY)('%s is named when it is missing at %s, and no letter is made', (element, pointer, decision) => {
    expect(letterObstacles(decision)).toEqual([{ element, pointer }]);
    expect(() => letter(decision)).toThrow(`${element} ${pointer}`);
  });

  it('each of the eight elements is asked for', () => {
    expect(new Set(TAKEN_AWAY.map(([element]) => element)).size).toBe(8);
  });

  it('a refusal can be about a document that says little, named by its digest', () => {
    const decision = {
      ...REFUSED,
      evidence: [{ ...piece, title: {}, awardingBodies: [], awardedOn: null, credentialId: null }],
    };
    expect(letterObstacles(decision)).toEqual([]);
    expect(text(decision)).toContain(
      `Bewijsstuk: niet vastgesteld\nUitgereikt door: niet vastgesteld\nToegekend op: niet vastgesteld\nKenmerk: geen kenmerk; SHA-256 van het document: ${'a'.repeat(64)}`,
    );
  });

  it('an exemption can rest on a competence assessment alone', () => {
    const competenceAssessment = {
      reference: 'BB-12',
      body: 'Validerende instantie',
      assessors: ['A. Jans', 'B. Claes'],
    };
    const decision: DecisionRecord = { ...GRANTED, route: 'EVC', evidence: [], competenceAssessment };
    expect(letterObstacles(decision)).toEqual([]);
    expect(text(decision)).toContain(
      'Bewijs van bekwaamheid BB-12, uitgereikt door Validerende instantie. Beoordelaars: A. Jans, B. Claes.',
    );
  });
});

describe('what a letter says', () => {
  it('the decision comes first, in one sentence', () => {
    const [heading, decision] = letter(GRANTED).blocks;
    expect(heading).toMatchObject({ kind: 'heading', level: 2, text: [{ text: 'Beslissing' }] });
    expect(decision).toMatchObject({ kind: 'decision', outcome: 'granted' });
    expect(text(GRANTED)).toContain(
      'De opleidingscommissie Omgevingsrecht verleent u een vrijstelling voor het opleidingsonderdeel Bemiddeling in omgevingsprojecten (6 studiepunten), academiejaar 2026-2027.',
    );
  });

  it('every outcome has a sentence of its own in both languages', () => {
    for (const language of ['nl', 'en'] as const) {
      const sentences = DECISION_OUTCOMES.map(
        (outcome) =>
          letterText({ ...letter({ ...GRANTED, ...DECIDED[outcome], unit: GRANTED.unit }, language), head: [] }).split(
            '\n',
          )[language === 'nl' ? 3 : 4],
      );
      expect(new Set(sentences).size).toBe(DECISION_OUTCOMES.length);
    }
  });

  it('applicant, unit, evidence, law, regulation, body, capacity and date are all there', () => {
    for (const expected of [
      'Noor Peeters',
      'r0912345',
      '14 maart 1991',
      'Opleidingsonderdeel: Bemiddeling in omgevingsprojecten (BOP-701)',
      'Studieomvang: 6 studiepunten',
      'Academiejaar: 2026-2027',
      'Opleiding: Omgevingsrecht, master (MA-OMG)',
      'Bewijsstuk: Omgevingsbemiddelaar\nUitgereikt door: Universiteit Scheldeland\nToegekend op: 26 juni 2026\nKenmerk: urn:uuid:3f7d9a10-5b7e-4b58-9f0c-1d2e3f4a5b6c',
      'Wettelijke grond: Codex Hoger Onderwijs, art. II.241',
      'Reglement: Onderwijs- en examenreglement 2026-2027, artikel 29',
      'Vrijstellingenbeleid Rechten, versie 2026-1, goedgekeurd door Faculteitsraad Rechten',
      'Voor De opleidingscommissie Omgevingsrecht:',
      'Ilse Van den Broeck, voorzitter van de opleidingscommissie',
      '20 september 2026',
    ])
      expect(text(GRANTED)).toContain(expected);
  });

  it('an exemption gives no credit certificate, and what the diploma supplement says is what is exported', () => {
    for (const outcome of ['granted', 'granted_partial', 'granted_conditional', 'granted_elective'] as const) {
      expect(text(DECIDED[outcome])).toMatch(/ontvangt u? ?geen creditbewijs/);
      const exported = supplementWording(DECIDED[outcome], true);
      const [, quotedWord = '?'] = /diplomasupplement staat “([^”]+)”/.exec(text(DECIDED[outcome])) ?? [];
      expect(exported?.nl.split(':')[0]).toBe(quotedWord);
      const [, dutch, english] =
        /diploma supplement says “([^”]+)” \(([^)]+)\)/.exec(text(DECIDED[outcome], 'en')) ?? [];
      expect([dutch, english]).toEqual([quotedWord, exported?.en.split(':')[0]]);
    }
    for (const outcome of ['refused', 'referred_evc', 'inadmissible'] as const)
      expect(text(DECIDED[outcome])).not.toContain('diplomasupplement');
  });

  it('a partial exemption names its parts, with a decimal comma in Dutch and a point in English', () => {
    expect(text(PARTIAL)).toContain('BIM-basis (2,5 studiepunten)');
    expect(text(PARTIAL, 'en')).toContain('BIM-basis (2.5 ECTS credits)');
    expect(
      text({ ...PARTIAL, parts: [{ id: 'a', title: { nl: 'A' }, ects: 100 as typeof GRANTED.unit.ects }] }),
    ).toContain('A (1 studiepunt)');
  });

  it('a conditional exemption names its conditions and from when it counts', () => {
    expect(text(CONDITIONAL)).toContain('Een mondelinge toets over de wijzigingen in het omgevingsrecht sinds 2021.');
    expect(text(CONDITIONAL)).toContain(
      'Tot u aan alle voorwaarden hebt voldaan, bent u niet vrijgesteld. U volgt het opleidingsonderdeel en legt het examen af zoals andere studenten.',
    );
    expect(text(CONDITIONAL)).toContain('Vanaf de dag waarop De opleidingscommissie Omgevingsrecht vaststelt');
  });

  it('findings are said criterion by criterion in the order admissions officers know, with their result in words', () => {
    const table = letter(REFUSED).blocks.find(
      (block) => block.kind === 'table' && block.rows[0]?.[0]?.rows !== undefined,
    );
    if (table?.kind !== 'table') throw new Error('no findings');
    expect(
      table.rows.map((cells) => cells.map(({ text }) => text.map((span) => span.text).join('')).join(' | ')),
    ).toEqual([
      'Ontvankelijkheid | Niet van toepassing: Er geldt geen uiterste datum.',
      'Echtheid en status | Voldaan: Het zegel is echt en het bewijs is niet ingetrokken.',
      'Kwaliteitszorg | Niet nagegaan: Of er kwaliteitszorg was op de dag van toekenning, kon niet worden nagegaan.',
      'Niveau | Niet voldaan: Niveau EQF 6 is lager dan het niveau van het opleidingsonderdeel (EQF 7).',
      'Studieomvang | Deels voldaan: Er zijn 4,5 van 6 studiepunten.',
    ]);
    expect(table.rows.map(([, cell]) => cell?.result)).toEqual(['n/a', 'met', 'unknown', 'not_met', 'partly']);
  });

  it('a criterion is named once, for all that was found under it', () => {
    const [one] = REFUSED.findings;
    if (one === undefined) throw new Error('no finding');
    const again = { ...one, said: { nl: 'Het is ook niet geschorst.', en: 'Nor is it suspended.' } };
    const table = letter({ ...REFUSED, findings: [...REFUSED.findings, again] }).blocks.find(
      (block) => block.kind === 'table' && block.rows[0]?.[0]?.rows !== undefined,
    );
    if (table?.kind !== 'table') throw new Error('no findings');
    expect(table.rows.map((cells) => [cells.length, cells[0]?.rows])).toEqual([
      [2, 1],
      [2, 2],
      [1, undefined],
      [2, 1],
      [2, 1],
      [2, 1],
    ]);
  });

  it('why it was decided so, and the reason for each outcome, come before what was found', () => {
    const headings = letter(REFUSED).blocks.flatMap((block) =>
      block.kind === 'heading' ? block.text.map(({ text }) => text) : [],
    );
    const reasons = headings.indexOf('Motivering');
    expect(headings.slice(reasons, reasons + 4)).toEqual([
      'Motivering',
      'Waarom zo is beslist',
      'Leerresultaten die niet zijn aangetoond',
      'Wat is vastgesteld',
    ]);
  });

  it('a refusal gives a reason for each outcome that was not shown', () => {
    for (const { outcomeId, text: outcome, reason } of REFUSED.outcomeReasons)
      expect(text(REFUSED)).toContain(`${outcomeId} ${outcome.nl} | ${reason.nl}`);
  });

  it('it says that people decided, and why where they did not follow the program', () => {
    expect(text(GRANTED)).toContain('De beslissing zelf is genomen door mensen.');
    expect(text(GRANTED)).toContain('De beslissing volgt de aanbeveling van het programma.');
    expect(text(REFUSED)).toContain(
      'De beslissing wijkt af van de aanbeveling van het programma. De reden: Het programma vroeg een beoordelaar; de commissie heeft die gehoord.',
    );
  });

  it.each(DECISION_OUTCOMES)('both ways of appeal with their terms follow every outcome: %s', (outcome) => {
    const said = text(DECIDED[outcome]);
    for (const expected of [
      'Bij wie: Interne beroepscommissie van de faculteit Rechten',
      'Waar: Scheldekaai 1, 2000 Antwerpen, of beroep@scheldeland.example',
      'Hoe: Schriftelijk, gedateerd en ondertekend, met uw bezwaren.',
      'Binnen 7 kalenderdagen na de kennisgeving van deze beslissing. De dag na de kennisgeving is dag 1.',
      'binnen 20 kalenderdagen',
      'Raad voor betwistingen inzake studievoortgangsbeslissingen',
      'Kreeg u geen beslissing, dan moet het binnen 7 kalenderdagen na de laatste van de 20 kalenderdagen van de instelling.',
    ])
      expect(said).toContain(expected);
  });

  it('a new decision names the one whose place it takes', () => {
    expect(text({ ...GRANTED, supersedes: 'd-17' })).toContain('in de plaats van de beslissing met kenmerk d-17');
  });
});

describe('the language of a letter', () => {
  it('Dutch says that it is the original, English that it is a copy and the Dutch text counts', () => {
    expect(text(GRANTED)).toContain('Deze Nederlandse brief is het origineel.');
    expect(letter(GRANTED).copy).toBeNull();
    expect(letterText(letter(GRANTED, 'en'))).toContain('only the Dutch text counts');
  });

  it('what is in another language than the letter carries that language', () => {
    const french = { ...GRANTED, evidence: [{ ...piece, title: { fr: 'Médiateur' } }] };
    expect(otherLanguages(letter(french))).toEqual([{ text: 'Médiateur', lang: 'fr' }]);
    const copy = otherLanguages(letter(CONDITIONAL, 'en'));
    expect(copy).toContainEqual({
      text: 'Een mondelinge toets over de wijzigingen in het omgevingsrecht sinds 2021.',
      lang: 'nl',
    });
    expect(copy).toContainEqual({ text: 'Codex Hoger Onderwijs, art. II.241', lang: 'nl' });
    expect(copy.map(({ text }) => text)).not.toContain('A report on one mediation.');
    expect(new Set(copy.map(({ lang }) => lang))).toEqual(new Set(['nl']));
  });

  it('a language tag that is none is not passed on', () => {
    const strange = { ...GRANTED, evidence: [{ ...piece, title: { 'x"><script>': 'Titel' } }] };
    expect(otherLanguages(letter(strange))).toEqual([]);
  });

  it('the same decision gives the same letter', () => {
    expect(letter(structuredClone(REFUSED))).toEqual(letter(REFUSED));
  });
});
