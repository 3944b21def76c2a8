import { dayInWords } from '../../record/civil-date.ts';
import type { PageLanguage } from '../../record/text.ts';
import { CHECK_CODES, type CheckCode } from '../../verifying/codes/index.ts';
import { messageOf, plain } from '../../verifying/spoken.ts';
import { FINDING_CODES } from '../codes/index.ts';
import { wordOf } from './closed-words.ts';
import type { Finding } from './finding.ts';

/**
 * A finding in one language, with what would change it. Whatever it quotes from a document comes out on one line, without
 * steering characters; whoever puts it on a page or in a letter still escapes it. Days are written out, and a decimal has a
 * comma in Dutch. A text of the sheet stands in the language of the reader where the sheet has it (`…_en`).
 */
export function said(
  { code, params }: Pick<Finding, 'code' | 'params'>,
  language: PageLanguage,
): { readonly message: string; readonly change: string | null } {
  const meaning = FINDING_CODES[code];
  return {
    message: filled(meaning[language], params, language),
    change: meaning.change === undefined ? null : filled(meaning.change[language], params, language),
  };
}

const CIVIL_DATE = /^\d{4}-\d{2}-\d{2}$/;
const DECIMAL = /^\d+\.\d+$/;
/** Params that are credits or hours; a title of a document may look like a figure. */
const FIGURES: readonly string[] = ['usable', 'required', 'n', 'm', 'h', 'e', 'lo', 'hi'];

const filled = (words: string, params: Finding['params'], language: PageLanguage): string =>
  words
    .replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = params[`${name}_${language}`] ?? params[name];
      if (name === 'check') return isCheckCode(value) ? messageOf({ code: value, params }, language) : '';
      if (value === undefined) return '…';
      if (CIVIL_DATE.test(value)) return dayInWords(value, language);
      if (language === 'nl' && DECIMAL.test(value) && FIGURES.includes(name)) return value.replace('.', ',');
      return plain(wordOf(name, value, language));
    })
    .trim();

const isCheckCode = (value: string | undefined): value is CheckCode =>
  value !== undefined && Object.hasOwn(CHECK_CODES, value);
