import type { PageLanguage } from '../../../record/text.ts';
import { EN } from './en.ts';
import { NL } from './nl.ts';
import type { Words } from './words.ts';

/** What a letter says of its own accord, by language. */
export const WORDS: Readonly<Record<PageLanguage, Words>> = { nl: NL, en: EN };
