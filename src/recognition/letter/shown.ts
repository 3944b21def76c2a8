import { STEERING } from '../../record/steering.ts';
import type { LangMap, PageLanguage } from '../../record/text.ts';
import type { Span } from './letter.ts';

/**
 * How much of a text a letter shows, in UTF-16 units. What a committee wrote is bounded where it is handed in and is
 * never cut; what stands in somebody's document is.
 */
export const MOST = { name: 300, title: 600, said: 2000, identifier: 300, own: Number.POSITIVE_INFINITY } as const;

/** Any number of accents can be heaped on one letter, over the lines above and below it; more than these get a place of their own. */
const HEAPED = /(\p{M}{4})(?=\p{M})/gu;
const NO_BREAK_SPACE = '\u00A0';

const LEFT_OUT: Readonly<Record<PageLanguage, (count: string) => string>> = {
  nl: (count) => ` [… ${count} tekens weggelaten]`,
  en: (count) => ` [… ${count} characters left out]`,
};
const LOCALES: Readonly<Record<PageLanguage, string>> = { nl: 'nl-BE', en: 'en-GB' };

/**
 * A text that nobody here wrote, as it can be shown anywhere: what would steer the reader (controls, invisible characters,
 * direction overrides) becomes U+FFFD, halves of characters too; heaped accents are spread; what goes beyond `most` is
 * left out and counted. Markup stays as it is, because whoever shows the text writes it as text. Line breaks stay only
 * where `lines` asks for them.
 */
export function shown(text: string, most: number, language: PageLanguage, { lines = false } = {}): string {
  const kept =
    text.length > most ? text.slice(0, /[\uD800-\uDBFF]/.test(text.charAt(most - 1)) ? most - 1 : most) : text;
  const flat = kept.toWellFormed().normalize('NFC').replace(/\r\n?/g, '\n').replaceAll('\t', ' ');
  const safe = (lines ? flat : flat.replace(/\n+/g, ' '))
    .replace(STEERING, (found) => (found === '\n' ? '\n' : '\uFFFD'))
    .replace(HEAPED, `$1${NO_BREAK_SPACE}`)
    .trim();
  const left = text.length - kept.length;
  return left > 0 ? safe + LEFT_OUT[language](new Intl.NumberFormat(LOCALES[language]).format(left)) : safe;
}

/** A text without a language of its own: a name, a code, an identifier. */
export const verbatim = (text: string, most: number, language: PageLanguage): Span => ({
  text: shown(text, most, language),
  quoted: true,
  verbatim: true,
});

/** The text of a map for a reader of `language`: that language, else Dutch, else English, else what there is; with the tag it has. */
export function quoted(map: LangMap, most: number, language: PageLanguage, { lines = false } = {}): Span {
  const tag = [language, 'nl', 'en', ...Object.keys(map)].find((one) => Object.hasOwn(map, one) && !isBlank(map[one]));
  const text = tag === undefined ? '' : (map[tag] ?? '');
  const lang =
    tag !== undefined && tag !== language && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(tag) ? tag : undefined;
  return { text: shown(text, most, language, { lines }), quoted: true, ...(lang ? { lang } : {}) };
}

/** A character that is seen. */
const VISIBLE = /[^\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2028\u2029\u2800\uFFF9-\uFFFB]/u;

/** Whether there is nothing to read in it: no text, or only what nobody sees. */
export const isBlank = (text: string | null | undefined): boolean => !VISIBLE.test(text ?? '');
