import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CHECK_CODES, type CheckCode } from '../../src/verifying/codes/index.ts';
import { FORM_COLUMNS, FORM_TABLE, type FormColumn } from '../../src/verifying/facts/form-table.ts';
import { STEPS } from '../../src/verifying/report.ts';

/** The tables of docs/VERIFYING.md, rendered from the sources. `node test/support/verifying-tables.ts` writes them. */
export const VERIFYING = fileURLToPath(new URL('../../docs/VERIFYING.md', import.meta.url));

const row = (...cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
const head = (...cells: readonly string[]): string => `${row(...cells)}\n|${cells.map(() => '---|').join('')}`;

/** For which forms a check may end as skipped. Every code with that outcome has its line; a test compares. */
export const SKIPPED_IN: Readonly<Partial<Record<CheckCode, string>>> = {
  ONLY_ENCLOSED_JUDGED: 'all, in PDF, PNG, SVG and ZIP',
  MEANING_NOT_EXAMINED: 'all, when nothing was proved',
  VALIDITY_NOT_EXAMINED: 'all, when nothing was proved',
  TIMESTAMP_NOT_TRUSTED: 'EDC',
  ISSUER_IS_NOT_CONTROLLER: 'Data Integrity; in conformance runs only',
  STATUS_NOT_OFFERED: 'all; every EDC of another issuer than Sigillum',
  STATUS_NOT_EXAMINED: 'all, when nothing was proved or nobody vouches for the issuer',
  AUTHORITY_NOT_EXAMINED: 'all, when nothing was proved or nobody vouches for the issuer',
  HOLDER_NOT_EXAMINED: 'all, when nothing was proved',
  HOLDER_TO_COMPARE: 'all',
  HOLDER_NOT_DESCRIBED: 'all',
  HOLDER_KEY_NOT_PRESENTED: 'SD-JWT VC with `cnf`',
  HOLDER_CHALLENGE_NOT_EXPECTED: 'SD-JWT VC with key binding; credentials in a presentation',
};

const entries = Object.entries(CHECK_CODES) as [CheckCode, (typeof CHECK_CODES)[CheckCode]][];

const skipped = (): string =>
  [
    head('code', 'forms', 'says'),
    ...entries
      .filter(([, { outcome }]) => outcome === 'skipped')
      .map(([code, { en }]) => row(`\`${code}\``, SKIPPED_IN[code] ?? '?', en)),
  ].join('\n');

const facts = (): string => {
  const columns = Object.keys(FORM_COLUMNS) as FormColumn[];
  return [
    head('fact', ...columns.map((column) => FORM_COLUMNS[column])),
    ...Object.entries(FORM_TABLE).map(([fact, places]) =>
      row(`\`${fact}\``, ...columns.map((column) => places[column] ?? '-')),
    ),
  ].join('\n');
};

const codes = (): string =>
  STEPS.map((step) =>
    [
      `**${step}**`,
      '',
      head('code', 'outcome', 'nl', 'en'),
      ...entries
        .filter(([, meaning]) => meaning.step === step)
        .map(([code, { outcome, nl, en }]) => row(`\`${code}\``, outcome, nl, en)),
    ].join('\n'),
  ).join('\n\n');

/** The document with its tables as the sources have them today. */
export function withTables(document: string): string {
  const tables = { skipped: skipped(), facts: facts(), codes: codes() };
  return Object.entries(tables).reduce((text, [name, table]) => {
    const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
    const [before, rest] = text.split(begin);
    const after = rest?.split(end)[1];
    if (before === undefined || after === undefined) throw new Error(`docs/VERIFYING.md has no place for ${name}`);
    return `${before}${begin}\n${table}\n${end}${after}`;
  }, document);
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(VERIFYING, withTables(readFileSync(VERIFYING, 'utf8')));
