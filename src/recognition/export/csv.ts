import { type EctsHundredths, formatEcts } from '../../record/ects.ts';
import { type DecisionRecord, exemptsAtOnce } from '../../record/recognition/decision-record.ts';
import { supplementWording } from '../../record/recognition/supplement.ts';
import { textIn } from '../../record/text.ts';
import { plainText } from './plain-text.ts';

/** Names of the columns, stable: an import in a student system is set up once. */
export const CSV_COLUMNS = [
  'student',
  'opleidingsonderdeel',
  'academiejaar',
  'titel',
  'opleiding',
  'uitkomst',
  'onderdelen',
  'studiepunten_vrijgesteld',
  'beslist_op',
  'beslissing',
  'vervangt',
  'dossier',
  'diplomasupplement_nl',
  'diplomasupplement_en',
] as const;

/**
 * Decisions for a student system, one line each: UTF-8 with byte order mark, semicolons, CRLF and decimal commas, as
 * spreadsheets in Flanders read it. `studiepunten_vrijgesteld` is empty where nothing is exempted, and where a listed part
 * states no credits. A text that a spreadsheet would take for a formula gets an apostrophe in front. `conditionsMet`: ids
 * of conditional exemptions that have become real. Birth date and name are left out: the reference says who it is.
 */
export function decisionsCsv(
  decisions: readonly DecisionRecord[],
  conditionsMet: ReadonlySet<string> = new Set(),
): string {
  const lines = decisions.map((decision) => {
    const met = conditionsMet.has(decision.decisionId);
    const { applicant, unit, parts } = decision;
    const wording = supplementWording(decision, met);
    const row: Readonly<Record<(typeof CSV_COLUMNS)[number], string>> = {
      student: applicant.reference,
      opleidingsonderdeel: unit.code,
      academiejaar: unit.academicYear,
      titel: textIn(unit.title, 'nl'),
      opleiding: unit.programme.code,
      uitkomst: decision.outcome,
      onderdelen: parts.map(({ id }) => id).join(' '),
      studiepunten_vrijgesteld: decimalComma(exemptedEcts(decision, met)),
      beslist_op: decision.decidedOn,
      beslissing: decision.decisionId,
      vervangt: decision.supersedes ?? '',
      dossier: decision.caseId,
      diplomasupplement_nl: wording?.nl ?? '',
      diplomasupplement_en: wording?.en ?? '',
    };
    return CSV_COLUMNS.map((column) => cell(row[column])).join(';');
  });
  return `\uFEFF${[CSV_COLUMNS.join(';'), ...lines].map((line) => `${line}\r\n`).join('')}`;
}

/** Credits that need not be taken any more; null where there are none, or where a part does not say how many. */
export function exemptedEcts(decision: DecisionRecord, conditionsMet: boolean): EctsHundredths | null {
  const { outcome, unit, parts } = decision;
  if (!exemptsAtOnce(decision) && !(outcome === 'granted_conditional' && conditionsMet)) return null;
  if (outcome !== 'granted_partial') return unit.ects;
  const known = parts.flatMap(({ ects }) => ects ?? []);
  return known.length === parts.length ? (known.reduce((sum, ects) => sum + ects, 0) as EctsHundredths) : null;
}

const decimalComma = (ects: EctsHundredths | null): string => (ects === null ? '' : formatEcts(ects).replace('.', ','));

/** What a spreadsheet takes for the beginning of a formula, full-width signs included. */
const FORMULA = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u;

/** RFC 4180 §2.5–2.7, with the separator of this file. */
function cell(text: string): string {
  const plain = plainText(text);
  const safe = FORMULA.test(plain) ? `'${plain}` : plain;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
