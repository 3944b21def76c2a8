import { describe, expect, it } from 'vitest';
import { scheldeland } from '../../../src/local/invented/institutions.ts';
import { CSV_COLUMNS, decisionsCsv } from '../../../src/recognition/export/csv.ts';
import { readDelimited } from '../../../src/recognition/export/delimited.ts';
import { decisionsJson } from '../../../src/recognition/export/json.ts';
import type { EctsHundredths } from '../../../src/record/ects.ts';
import { Institution } from '../../../src/record/institution.ts';
import { DECISION_OUTCOMES } from '../../../src/record/recognition/decision.ts';
import type { DecisionRecord } from '../../../src/record/recognition/decision-record.ts';
import { supplementWording } from '../../../src/record/recognition/supplement.ts';
import { CONDITIONAL, DECIDED, GRANTED, PARTIAL, REFUSED } from '../../support/recognition/decided.ts';

function rows(decisions: readonly DecisionRecord[], met: readonly string[] = []) {
  const read = readDelimited(decisionsCsv(decisions, new Set(met)));
  if (!read.ok) throw new Error(read.error.accepted);
  const [header, ...lines] = read.value;
  expect(header?.cells).toEqual([...CSV_COLUMNS]);
  return lines.map(
    ({ cells }) =>
      Object.fromEntries(CSV_COLUMNS.map((column, index) => [column, cells[index]])) as Record<string, string>,
  );
}

describe('the diploma supplement', () => {
  it('says vrijgesteld for an exemption, and nothing for any other decision', () => {
    const said = DECISION_OUTCOMES.map((outcome) => [outcome, supplementWording(DECIDED[outcome])?.nl ?? null]);
    expect(Object.fromEntries(said)).toEqual({
      granted: 'vrijgesteld',
      granted_partial: 'deels vrijgesteld: BIM-basis',
      granted_conditional: null,
      granted_elective: 'vrijgesteld',
      referred_evc: null,
      refused: null,
      inadmissible: null,
    });
    expect(supplementWording(GRANTED)?.en).toBe('exempted');
  });

  it('says it of a conditional exemption only once its conditions are met', () => {
    expect(supplementWording(CONDITIONAL)).toBeNull();
    expect(supplementWording(CONDITIONAL, true)?.nl).toBe('vrijgesteld');
    expect(supplementWording(REFUSED, true)).toBeNull();
  });
});

describe('CSV for the student system', () => {
  it('has what the system needs of an exemption, and no name or birth date', () => {
    expect(rows([GRANTED])).toEqual([
      {
        student: 'r0912345',
        opleidingsonderdeel: 'BOP-701',
        academiejaar: '2026-2027',
        titel: 'Bemiddeling in omgevingsprojecten',
        opleiding: 'MA-OMG',
        uitkomst: 'granted',
        onderdelen: '',
        studiepunten_vrijgesteld: '6',
        beslist_op: '2026-09-20',
        beslissing: GRANTED.decisionId,
        vervangt: '',
        dossier: GRANTED.caseId,
        diplomasupplement_nl: 'vrijgesteld',
        diplomasupplement_en: 'exempted',
      },
    ]);
    expect(decisionsCsv([GRANTED])).not.toMatch(/Peeters|1991/);
  });

  it('is UTF-8 with a byte order mark, CRLF, semicolons and decimal commas', () => {
    const text = decisionsCsv([PARTIAL]);
    expect(text.startsWith('\uFEFFstudent;')).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
    expect(rows([PARTIAL])[0]).toMatchObject({ onderdelen: 'basis', studiepunten_vrijgesteld: '2,5' });
  });

  it('gives credits only for what is exempted, and none where a part does not say how many', () => {
    const unknown = { ...PARTIAL, parts: [...PARTIAL.parts, { id: 'rest', title: { nl: 'Rest' }, ects: null }] };
    const credits = (decision: DecisionRecord, met: readonly string[] = []) =>
      rows([decision], met)[0]?.studiepunten_vrijgesteld;
    expect([credits(REFUSED), credits(unknown), credits(CONDITIONAL)]).toEqual(['', '', '']);
    expect(credits(CONDITIONAL, [CONDITIONAL.decisionId])).toBe('6');
  });

  it.each([
    '=HYPERLINK("http://evil")',
    '+1',
    '-1',
    '@SUM(A1)',
    '  =1+1',
    '\t=1',
    '\r=1',
    '＝1',
    '\u0000=1',
    '\u202E=1',
  ])('gives a spreadsheet no formula: %j', (title) => {
    const [row] = rows([{ ...GRANTED, unit: { ...GRANTED.unit, title: { nl: title } } }]);
    expect(row?.titel).toMatch(/^'/);
  });

  it('keeps separators, quotes and line ends inside their field', () => {
    const title = 'Recht; "oud" en\r\nnieuw';
    const made = [{ ...GRANTED, unit: { ...GRANTED.unit, title: { nl: title } } }, REFUSED];
    expect(rows(made).map(({ titel }) => titel)).toEqual([title, GRANTED.unit.title.nl]);
  });
});

describe('JSON for other systems', () => {
  const institution = Institution.parse(scheldeland());
  const AT = Date.UTC(2026, 8, 21) / 1000;

  it('writes credits as decimal text and moments as dateTime, and leaves nothing out of the decision', () => {
    const half = { ...GRANTED, unit: { ...GRANTED.unit, ects: 750 as EctsHundredths } };
    const { decisions, generatedAt } = decisionsJson([half], institution, AT);
    expect(generatedAt).toBe('2026-09-21T00:00:00Z');
    expect(decisions[0]).toMatchObject({
      unit: { ects: '7.5' },
      credits: [{ ects: '6' }],
      decidedAt: '2026-09-20T09:30:00Z',
      exemptedEcts: '7.5',
      diplomaSupplement: { nl: 'vrijgesteld', en: 'exempted' },
      conditionsMet: null,
    });
    expect(Object.keys(decisions[0] ?? {})).toEqual(expect.arrayContaining(Object.keys(GRANTED)));
  });

  it('says of a conditional exemption whether its conditions are met', () => {
    const of = (met: readonly string[]) => decisionsJson([CONDITIONAL], institution, AT, new Set(met)).decisions[0];
    expect(of([])).toMatchObject({ conditionsMet: false, exemptedEcts: null, diplomaSupplement: null });
    expect(of([CONDITIONAL.decisionId])).toMatchObject({ conditionsMet: true, exemptedEcts: '6' });
  });
});
