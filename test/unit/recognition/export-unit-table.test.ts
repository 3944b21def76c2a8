import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDelimited } from '../../../src/recognition/export/delimited.ts';
import { UNIT_COLUMNS } from '../../../src/recognition/export/unit-columns.ts';
import { readUnitTable, unitTableTemplate } from '../../../src/recognition/export/unit-table.ts';
import { acceptedIn } from '../../../src/record/accepts.ts';
import { TargetUnit } from '../../../src/record/recognition/unit.ts';

const HEADER =
  'code;academiejaar;titel_nl;opleiding;opleiding_graad;opleiding_niveau;opleiding_gerichtheid;studiepunten;niveau;semester;taal;beleid;leerresultaat;leerresultaat_nl;gewicht;onderdeel;onderdeel_titel_nl;onderdeel_studiepunten';
const FIRST =
  'B1;2026-2027;Recht;BA-R;bachelor;6;academisch;7,5;6;jaar;NLD;rechten;L1;Kent het recht;0,25;P1;Kennis;3,5';
const SECOND = 'B1;2026-2027;;;;;;;;;;;L2;Past het toe;75%;;;';
const table = (...lines: readonly string[]): string => [HEADER, ...lines].join('\r\n');
/** A line with some fields changed. */
const line = (from: string, changes: Readonly<Record<string, string>>): string => {
  const names = HEADER.split(';');
  return from
    .split(';')
    .map((cell, index) => changes[names[index] ?? ''] ?? cell)
    .join(';');
};

function units(text: string) {
  const read = readUnitTable(text);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}
function faults(text: string, language: 'nl' | 'en' = 'nl') {
  const read = readUnitTable(text);
  if (read.ok) throw new Error('the table was read');
  return read.error.map(({ line: at, column, accepted }) => [at, column, acceptedIn(accepted, language)]);
}

describe('a table of units', () => {
  it('reads one line for each outcome into units that the record accepts, exactly', () => {
    const [row, ...others] = units(table(FIRST, SECOND));
    expect(others).toEqual([]);
    const unit = TargetUnit.parse(row?.unit);
    expect(unit).toMatchObject({ code: 'B1', ects: 750, semester: 'year', programme: { orientation: 'academic' } });
    expect(unit.outcomes.map(({ id, weight }) => [id, weight])).toEqual([
      ['L1', 0.25],
      ['L2', 0.75],
    ]);
    expect(unit.parts).toEqual([{ id: 'P1', title: { nl: 'Kennis' }, ects: 350, outcomeIds: ['L1'] }]);
  });

  it.each(['nl', 'en'] as const)('has a template (%s) that is read and accepted as it is', (language) => {
    const template = unitTableTemplate(language);
    expect(template.split('\r\n')[0]).toBe(`\uFEFF${UNIT_COLUMNS.map((column) => column[language]).join(';')}`);
    const [row] = units(template);
    expect(TargetUnit.safeParse(row?.unit).error).toBeUndefined();
    expect(row?.line).toBe(2);
  });

  it('is read the same with English names, commas, other line ends, and with or without byte order mark', () => {
    const english = HEADER.split(';').map((name) => UNIT_COLUMNS.find(({ nl }) => nl === name)?.en);
    const quoted = (text: string) =>
      text
        .split(';')
        .map((cell) => `"${cell}"`)
        .join(',');
    const expected = units(table(FIRST, SECOND)).map(({ unit }) => unit);
    const variants = [
      `\uFEFF${table(FIRST, SECOND)}`,
      [english.join(';').toUpperCase(), FIRST, SECOND].join('\n'),
      [english.join(','), quoted(FIRST), quoted(SECOND)].join('\r'),
      `${table('', FIRST, ';;;', SECOND)}\r\n\r\n`,
      // Copied out of a spreadsheet, with a line that names the separator, with an empty line above it all.
      table(FIRST, SECOND).replaceAll(';', '\t'),
      `sep=;\r\n${table(FIRST, SECOND)}`,
      `\r\n${[english.join(','), quoted(FIRST), quoted(SECOND)].join('\n')}`,
    ];
    for (const variant of variants) expect(units(variant).map(({ unit }) => unit)).toEqual(expected);
  });

  it('keeps several units apart by code and academic year, whatever the order of their lines', () => {
    const other = (text: string) => line(text, { academiejaar: '2027-2028' });
    const read = units(table(FIRST, other(FIRST), SECOND, other(SECOND)));
    expect(read.map(({ line: at, unit }) => [at, unit.academicYear, (unit.outcomes as unknown[]).length])).toEqual([
      [2, '2026-2027', 2],
      [3, '2027-2028', 2],
    ]);
  });

  it('says on which line and in which column the record objects', () => {
    const read = units(table(FIRST, line(SECOND, { gewicht: '0,5', leerresultaat: 'L 2' })));
    const issues = TargetUnit.safeParse(read[0]?.unit).error?.issues ?? [];
    const places = issues.map(({ path }) => read[0]?.place(path));
    expect(places).toContainEqual({ line: 3, column: 'leerresultaat' });
    const weights = TargetUnit.safeParse(units(table(FIRST, line(SECOND, { gewicht: '0,5' })))[0]?.unit).error?.issues;
    expect(weights?.map(({ path }) => read[0]?.place(path))).toEqual([{ line: 2, column: null }]);
    expect(read[0]?.place(['programme', 'degree'])).toEqual({ line: 2, column: 'opleiding_graad' });
    expect(read[0]?.place(['parts', 0, 'title', 'nl'])).toEqual({ line: 2, column: 'onderdeel_titel_nl' });
    expect(read[0]?.place(['title'])).toEqual({ line: 2, column: 'titel_nl' });
  });

  it('puts back the zero that a spreadsheet takes from a field of education', () => {
    const [row] = units(`${HEADER};studiegebied\n${FIRST};421\n${SECOND};`);
    expect(row?.unit.iscedF).toBe('0421');
  });
});

describe('a table that cannot be read', () => {
  it('gives every fault with line, column and what is accepted there, in both languages', () => {
    const text = table(line(FIRST, { studiepunten: 'zes', opleiding_niveau: '9' }), line(SECOND, { gewicht: 'veel' }));
    expect(faults(text)).toEqual([
      [2, 'opleiding_niveau', 'een niveau van 1 tot 8'],
      [2, 'studiepunten', 'een getal zoals 6 of 7,5'],
      [3, 'gewicht', 'een aandeel zoals 0,25 of 25%'],
    ]);
    expect(faults(text, 'en')[1]).toEqual([2, 'studiepunten', 'a number such as 6 or 7,5']);
  });

  it('gives no unit at all when one line is wrong', () => {
    const other = line(FIRST, { code: 'B2', niveau: 'hoog' });
    expect(readUnitTable(table(FIRST, SECOND, other)).ok).toBe(false);
  });

  it('names columns it does not know, has twice, or needs and misses', () => {
    expect(faults(`${HEADER};kleur\n${FIRST};rood`).map(([at, column]) => [at, column])).toEqual([[1, 'kleur']]);
    expect(faults(`${HEADER};code\n${FIRST};B1`)).toEqual([[1, 'code', 'elke kolom één keer']]);
    const without = HEADER.replace('beleid;', '');
    expect(faults(`${without}\n${FIRST.replace('rechten;', '')}`)).toEqual([
      [1, 'beleid', 'een ingevulde kolom beleid'],
    ]);
  });

  it('says what a unit has nowhere, and what every line has to say', () => {
    expect(faults(table(line(FIRST, { semester: '' }), SECOND))).toEqual([
      [2, 'semester', 'een ingevulde kolom semester'],
    ]);
    expect(faults(table(FIRST, line(SECOND, { leerresultaat: '' })))).toEqual([
      [3, 'leerresultaat', 'een ingevulde kolom leerresultaat'],
    ]);
  });

  it('refuses two values for one thing, an outcome twice, and a title of a part that is not named', () => {
    expect(faults(table(FIRST, line(SECOND, { studiepunten: '6' })))[0]?.slice(0, 2)).toEqual([3, 'studiepunten']);
    expect(readUnitTable(table(FIRST, line(SECOND, { studiepunten: '7.5' }))).ok).toBe(true);
    expect(faults(table(FIRST, line(SECOND, { leerresultaat: 'L1' })))[0]?.slice(0, 2)).toEqual([3, 'leerresultaat']);
    expect(faults(table(FIRST, line(SECOND, { onderdeel_titel_nl: 'x' })))[0]?.slice(0, 2)).toEqual([
      3,
      'onderdeel_titel_nl',
    ]);
  });

  it('finds text that was not saved as UTF-8, a field that is not closed, and more fields than columns', () => {
    expect(faults(table(line(FIRST, { titel_nl: 'Priv\uFFFDrecht' }), SECOND))[0]).toEqual([
      2,
      'titel_nl',
      'tekst; bewaar het bestand als CSV UTF-8',
    ]);
    expect(faults(table(FIRST, line(SECOND, { leerresultaat_nl: '"open' })))[0]?.slice(0, 2)).toEqual([3, null]);
    expect(faults(table(`${FIRST};nog iets`))[0]?.slice(0, 2)).toEqual([2, null]);
  });

  it('says of a workbook and of a text in UTF-16 only what it should have been', () => {
    const utf8 = [[1, null, 'tekst; bewaar het bestand als CSV UTF-8']];
    expect(faults(`PK\u0003\u0004\u0014\u0000\n${table(FIRST)}`)).toEqual(utf8);
    const utf16 = Buffer.from(table(FIRST, SECOND), 'utf16le');
    expect(faults(new TextDecoder().decode(utf16))).toEqual(utf8);
  });

  it('names lines as an editor shows them below a line that names the separator', () => {
    expect(faults(`sep=;\n${table(FIRST, line(SECOND, { gewicht: 'veel' }))}`)[0]?.slice(0, 2)).toEqual([4, 'gewicht']);
  });

  it('is empty', () => {
    for (const text of ['', '\uFEFF', HEADER, `${HEADER}\n;;;\n`]) expect(readUnitTable(text).ok).toBe(false);
  });

  it('gives at most two hundred faults', () => {
    const wrong = Array.from({ length: 400 }, (_, index) => line(FIRST, { code: `B${index}`, niveau: 'x' }));
    expect(faults(table(...wrong))).toHaveLength(200);
  });
});

describe('separated values', () => {
  it('come back as they were written, whatever is in them', () => {
    const cell = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        (written) => {
          const text = written
            .map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(';'))
            .join('\r\n');
          const read = readDelimited(text);
          const kept = written.filter((cells) => cells.some((one) => one.trim() !== ''));
          expect(read.ok && read.value.map(({ cells }) => cells)).toEqual(kept);
        },
      ),
    );
  });

  it('count lines inside quotes, so that a fault is named where an editor shows it', () => {
    const read = readDelimited('a;b\r\n"1\r\n2";x\r\ny;z');
    expect(read.ok && read.value.map(({ line: at }) => at)).toEqual([1, 2, 4]);
  });

  it('are read in time that grows with the text, quotes or not', () => {
    const started = performance.now();
    readDelimited(`a;b\n${'"'.repeat(400_000)}`);
    readUnitTable(table(...Array.from({ length: 5000 }, (_, index) => line(FIRST, { code: `B${index}` }))));
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
