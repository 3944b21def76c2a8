import { z } from 'zod';
import { accepts } from './accepts.ts';

/** A language tag as it is used in language maps: `nl`, `en`, `fr-BE` (BCP 47, language and optional region). */
export const LanguageTag = z
  .string()
  .regex(
    /^[a-z]{2,3}(-[A-Z]{2})?$/,
    accepts({ en: 'a BCP 47 language tag such as "nl" or "en"', nl: 'een BCP 47-taalcode zoals "nl" of "en"' }),
  )
  .meta({ example: 'nl' });

/** The languages a page image and every message of the service exist in. */
export const PageLanguage = z.enum(['nl', 'en']);
export type PageLanguage = z.output<typeof PageLanguage>;

/** Control characters and bidirectional overrides, which can make a text read as something else than it is. */
const DECEPTIVE = /(?![\t\n\r])\p{Cc}|[\u202A-\u202E\u2066-\u2069\uFEFF]/u;

/** One piece of human text: trimmed, not empty, without control characters or bidirectional overrides; stored in NFC. */
export const Text = (max = 500) =>
  z
    .string()
    .max(max)
    .refine((value) => value.trim().length > 0, accepts({ en: 'text that is not empty', nl: 'tekst die niet leeg is' }))
    .refine(
      (value) => !DECEPTIVE.test(value),
      accepts({
        en: 'text without control characters or direction overrides',
        nl: 'tekst zonder stuurtekens of omkering van de leesrichting',
      }),
    )
    .refine((value) => value.isWellFormed(), accepts({ en: 'well-formed Unicode', nl: 'welgevormde Unicode' }))
    .transform((value) => value.trim().normalize('NFC'));

const BY_LANGUAGE = accepts({
  en: 'texts by language, such as {"nl": "…", "en": "…"}',
  nl: 'teksten per taal, zoals {"nl": "…", "en": "…"}',
});

/** Text in one or more languages, keyed by language tag. */
export const LangMap = (max = 500) =>
  z
    .record(LanguageTag, Text(max), { error: BY_LANGUAGE })
    .refine(
      (map) => Object.keys(map).length > 0,
      accepts({ en: 'text in at least one language', nl: 'tekst in minstens één taal' }),
    );

export type LangMap = Record<string, string>;

/** The text in the wanted language, else Dutch, else English, else whatever there is. */
export function textIn(map: LangMap, language: string): string {
  return map[language] ?? map.nl ?? map.en ?? Object.values(map)[0] ?? '';
}
