import { accepts } from '../../record/accepts.ts';

/** What a cell becomes in the JSON of a unit; null where it cannot be read so. */
type Read = (cell: string) => unknown;

export interface Column {
  readonly nl: string;
  readonly en: string;
  /** Where it belongs: to the unit, to one outcome, or to the listed part that outcome belongs to. */
  readonly of: 'unit' | 'outcome' | 'part';
  /** Path inside that. */
  readonly path: readonly string[];
  /** Has to be filled in: on the first line of a unit, on every line, or on the first line of a part. */
  readonly needed?: true;
  readonly read: Read;
  readonly accepted: string;
  /** What the template shows, on its two lines. */
  readonly example: readonly [first: string, second: string];
}

const text: Read = (cell) => cell;
const TEXT = accepts({ en: 'text', nl: 'tekst' });

/** A decimal with comma or point, as text: credits are read exactly, and never as a fraction. */
const decimal: Read = (cell) => (/^\d{1,3}(?:[.,]\d+)?$/.test(cell) ? cell.replace(',', '.') : null);
const DECIMAL = accepts({ en: 'a number such as 6 or 7,5', nl: 'een getal zoals 6 of 7,5' });

const weight: Read = (cell) => {
  const [, percent] = /^(\d{1,3}(?:[.,]\d{1,2})?) ?%$/.exec(cell) ?? [];
  if (percent !== undefined) return Math.round(Number(percent.replace(',', '.')) * 100) / 10_000;
  return /^[01](?:[.,]\d{1,4})?$/.test(cell) ? Number(cell.replace(',', '.')) : null;
};

const level: Read = (cell) => {
  const [, digit] = /^(?:EQF ?|VKS ?)?([1-8])$/i.exec(cell) ?? [];
  return digit === undefined ? null : Number(digit);
};
const LEVEL = accepts({ en: 'a level from 1 to 8', nl: 'een niveau van 1 tot 8' });

const words =
  (known: Readonly<Record<string, unknown>>): Read =>
  (cell) =>
    Object.hasOwn(known, cell.toLowerCase()) ? known[cell.toLowerCase()] : null;

const yesOrNo = words({
  ja: true,
  yes: true,
  true: true,
  waar: true,
  nee: false,
  no: false,
  false: false,
  onwaar: false,
});
const YES_OR_NO = accepts({ en: 'yes or no', nl: 'ja of nee' });

const list: Read = (cell) => cell.split(/[\s,]+/).filter((one) => one !== '');

const column = (
  names: readonly [nl: string, en: string],
  of: Column['of'],
  path: readonly string[],
  example: Column['example'],
  more: Partial<Pick<Column, 'needed' | 'read' | 'accepted'>> = {},
): Column => ({ nl: names[0], en: names[1], of, path, example, read: text, accepted: TEXT, ...more });

const needed = { needed: true } as const;
const UNIT_URL = 'https://studiegids.example/2026/B1234';
const SKILL = 'http://data.europa.eu/esco/skill/d1d4a40d-0000-4000-8000-000000000000';

/** Every column there is, in the order of the template. */
export const UNIT_COLUMNS: readonly Column[] = [
  column(['code', 'code'], 'unit', ['code'], ['B1234', 'B1234'], needed),
  column(['academiejaar', 'academic_year'], 'unit', ['academicYear'], ['2026-2027', '2026-2027'], needed),
  column(['titel_nl', 'title_nl'], 'unit', ['title', 'nl'], ['Bemiddeling in omgevingsprojecten', '']),
  column(['titel_en', 'title_en'], 'unit', ['title', 'en'], ['Mediation in environmental projects', '']),
  column(['opleiding', 'programme'], 'unit', ['programme', 'code'], ['MA-OMG', ''], needed),
  column(['opleiding_titel_nl', 'programme_title_nl'], 'unit', ['programme', 'title', 'nl'], ['Omgevingsrecht', '']),
  column(['opleiding_titel_en', 'programme_title_en'], 'unit', ['programme', 'title', 'en'], ['', '']),
  column(['opleiding_graad', 'programme_degree'], 'unit', ['programme', 'degree'], ['master', ''], {
    ...needed,
    read: (cell) => cell.toLowerCase(),
  }),
  column(['opleiding_niveau', 'programme_eqf'], 'unit', ['programme', 'eqf'], ['7', ''], {
    ...needed,
    read: level,
    accepted: LEVEL,
  }),
  column(['opleiding_gerichtheid', 'programme_orientation'], 'unit', ['programme', 'orientation'], ['academisch', ''], {
    ...needed,
    read: words({
      academisch: 'academic',
      academic: 'academic',
      professioneel: 'professional',
      professional: 'professional',
    }),
    accepted: accepts({ en: 'academic or professional', nl: 'academisch of professioneel' }),
  }),
  column(['studiepunten', 'ects'], 'unit', ['ects'], ['6', ''], { ...needed, read: decimal, accepted: DECIMAL }),
  column(['niveau', 'eqf'], 'unit', ['eqf'], ['7', ''], { ...needed, read: level, accepted: LEVEL }),
  column(['studiegebied', 'isced_f'], 'unit', ['iscedF'], ['0421', ''], {
    // A spreadsheet takes the leading zero away.
    read: (cell) => (/^\d{3}$/.test(cell) ? `0${cell}` : cell),
  }),
  column(['semester', 'semester'], 'unit', ['semester'], ['1', ''], {
    ...needed,
    read: words({ '1': 1, '2': 2, jaar: 'year', year: 'year' }),
    accepted: accepts({ en: '1, 2 or year', nl: '1, 2 of jaar' }),
  }),
  column(['taal', 'language'], 'unit', ['language'], ['NLD', ''], {
    ...needed,
    read: (cell) => words({ nl: 'NLD', en: 'ENG', fr: 'FRA', de: 'DEU' })(cell) ?? cell.toUpperCase(),
  }),
  column(['vrijstelbaar', 'exemptable'], 'unit', ['exemptable'], ['ja', ''], { read: yesOrNo, accepted: YES_OR_NO }),
  column(['reden_niet_vrijstelbaar', 'not_exemptable_reason'], 'unit', ['notExemptableReason'], ['', ''], {
    read: words({
      masterproef: 'masterproef',
      bachelorproef: 'bachelorproef',
      stage: 'stage',
      andere: 'other',
      other: 'other',
    }),
    accepted: accepts({
      en: 'masterproef, bachelorproef, stage or other',
      nl: 'masterproef, bachelorproef, stage of andere',
    }),
  }),
  column(['integratie', 'integration_required'], 'unit', ['integrationRequired'], ['nee', ''], {
    read: yesOrNo,
    accepted: YES_OR_NO,
  }),
  column(['ects_fiche', 'ects_sheet'], 'unit', ['ectsSheet'], [UNIT_URL, '']),
  column(['beleid', 'policy'], 'unit', ['policyId'], ['rechten', ''], needed),
  column(['leerresultaat', 'outcome'], 'outcome', ['id'], ['L1', 'L2'], needed),
  column(['leerresultaat_nl', 'outcome_nl'], 'outcome', ['text', 'nl'], ['Analyseert conflicten', 'Leidt een gesprek']),
  column(['leerresultaat_en', 'outcome_en'], 'outcome', ['text', 'en'], ['Analyses conflicts', 'Conducts a mediation']),
  column(['essentieel', 'essential'], 'outcome', ['essential'], ['ja', 'ja'], { read: yesOrNo, accepted: YES_OR_NO }),
  column(['gewicht', 'weight'], 'outcome', ['weight'], ['0,5', '0,5'], {
    read: weight,
    accepted: accepts({ en: 'a share such as 0,25 or 25%', nl: 'een aandeel zoals 0,25 of 25%' }),
  }),
  column(['esco', 'esco'], 'outcome', ['esco'], ['', SKILL], { read: list }),
  column(['onderdeel', 'part'], 'part', ['id'], ['theorie', 'praktijk']),
  column(['onderdeel_titel_nl', 'part_title_nl'], 'part', ['title', 'nl'], ['Theorie', 'Praktijk']),
  column(['onderdeel_titel_en', 'part_title_en'], 'part', ['title', 'en'], ['Theory', 'Practice']),
  column(['onderdeel_studiepunten', 'part_ects'], 'part', ['ects'], ['2', '4'], { read: decimal, accepted: DECIMAL }),
];

/** The column a heading names, in either language, whatever its case. */
export const columnNamed = (heading: string): Column | undefined => {
  const name = heading
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
  return UNIT_COLUMNS.find(({ nl, en }) => nl === name || en === name);
};
