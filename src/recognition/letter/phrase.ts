import { type EctsHundredths, formatEcts } from '../../record/ects.ts';
import type { PageLanguage } from '../../record/text.ts';
import type { Phrase, Row, Span } from './letter.ts';
import { WORDS } from './words/index.ts';

const PLACE = /\{(\w+)\}/;

/** A sentence of the table with its places filled in. */
export function phrase(sentence: string, filled: Readonly<Record<string, Phrase | string>> = {}): Phrase {
  return sentence
    .split(PLACE)
    .flatMap((part, at) => {
      if (at % 2 === 0) return [{ text: part }];
      const value = filled[part];
      if (value === undefined) throw new Error(`nothing to fill {${part}} in with`);
      return typeof value === 'string' ? [{ text: value }] : value;
    })
    .filter(({ text }) => text !== '');
}

export const strong = (spans: Phrase): Phrase => spans.map((span) => ({ ...span, strong: true }));

export const row = (name: string, ...value: Phrase[]): Row => ({ name: [{ text: name }], value });

/** Phrases one after the other, with something between them. */
export const joined = (phrases: readonly Phrase[], between: string): Phrase =>
  phrases.flatMap((one, at) => (at === 0 ? one : [{ text: between }, ...one]));

/** Every paragraph of a text by itself; empty ones are none. */
export const paragraphs = (span: Span): Phrase[] =>
  span.text
    .split(/\n+/)
    .filter((text) => text.trim() !== '')
    .map((text) => [{ ...span, text: text.trim() }]);

/** `7,5 studiepunten`, `1 ECTS credit`. */
export function creditsInWords(ects: EctsHundredths, language: PageLanguage): string {
  const number = language === 'nl' ? formatEcts(ects).replace('.', ',') : formatEcts(ects);
  const { one, many } = WORDS[language].credits;
  return (ects === 100 ? one : many).replace('{ects}', number);
}
