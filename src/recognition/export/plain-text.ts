/** What XML 1.0 §2.2 forbids, other controls, and what turns the reading direction around. Tab and line ends stay. */
const UNWANTED = /(?![\t\n\r])\p{Cc}|[\u202A-\u202E\u2066-\u2069\uFEFF\uFFFD-\uFFFF]/gu;

/**
 * Text of a document made fit for an export: titles of foreign credentials may carry control characters, direction
 * overrides and broken surrogates, which a student system shows as something else or chokes on. Everything else stays as it
 * is written; markup is for the format to escape.
 */
export const plainText = (text: string): string => text.toWellFormed().replaceAll(UNWANTED, '');
