import type { CivilDate } from '../civil-date.ts';
import { type EctsHundredths, formatEcts } from '../ects.ts';

/** A sentence for a registrar, in both languages of the service. */
export interface Bilingual {
  readonly nl: string;
  readonly en: string;
}

export const said = (nl: string, en: string): Bilingual => ({ nl, en });

/** The same with a capital, to begin a sentence. */
export const capital = ({ nl, en }: Bilingual): Bilingual =>
  said(nl.charAt(0).toUpperCase() + nl.slice(1), en.charAt(0).toUpperCase() + en.slice(1));

/** A number as each language writes it: 7,5 and 7.5. */
export const numberWords = (value: number): Bilingual => said(String(value).replace('.', ','), String(value));

/** "7,5 studiepunten" and "7.5 ECTS credits". */
export function creditWords(ects: EctsHundredths | number): Bilingual {
  const text = formatEcts(ects as EctsHundredths);
  return said(
    `${text.replace('.', ',')} ${ects === 100 ? 'studiepunt' : 'studiepunten'}`,
    `${text} ECTS ${ects === 100 ? 'credit' : 'credits'}`,
  );
}

const MONTHS: readonly (readonly [nl: string, en: string])[] = [
  ['januari', 'January'],
  ['februari', 'February'],
  ['maart', 'March'],
  ['april', 'April'],
  ['mei', 'May'],
  ['juni', 'June'],
  ['juli', 'July'],
  ['augustus', 'August'],
  ['september', 'September'],
  ['oktober', 'October'],
  ['november', 'November'],
  ['december', 'December'],
];

/** "20 september 2026" and "20 September 2026". */
export function dateWords(date: CivilDate): Bilingual {
  const [year, month, day] = date.split('-').map(Number);
  const name = MONTHS[(month ?? 1) - 1] ?? ['', ''];
  return said(`${day} ${name[0]} ${year}`, `${day} ${name[1]} ${year}`);
}
