import { z } from 'zod';
import { accepts } from '../accepts.ts';
import { VOCABULARY, type VocabularyName } from './index.ts';

interface Kind {
  readonly en: string;
  readonly nl: string;
  /** Codes people here will look for, where the first ones of a long table would help nobody. */
  readonly likely?: readonly string[];
}

/** What people call the vocabularies that appear in requests. */
const KIND = {
  accreditation: { en: 'a kind of quality assurance', nl: 'een soort kwaliteitsborging' },
  assessment: { en: 'a form of assessment', nl: 'een evaluatievorm' },
  atu: { en: 'a region', nl: 'een gewest, gemeenschap of provincie' },
  country: { en: 'a country', nl: 'een land', likely: ['BEL', 'NLD', 'FRA', 'DEU'] },
  'isced-f': { en: 'a field of education', nl: 'een studiegebied', likely: ['0421', '0613', '0913'] },
  language: { en: 'a language', nl: 'een taal', likely: ['NLD', 'ENG', 'FRA', 'DEU'] },
  mode: { en: 'a mode of participation', nl: 'een deelnamevorm' },
  'skill-reuse-level': { en: 'a reusability level', nl: 'een niveau van herbruikbaarheid' },
  'skill-type': { en: 'knowledge or skill', nl: 'kennis of vaardigheid' },
} as const satisfies Partial<Record<VocabularyName, Kind>>;

/** A vocabulary whose concepts a request can name. */
export type FieldVocabulary = keyof typeof KIND;
export const FIELD_VOCABULARIES = Object.keys(KIND) as readonly FieldVocabulary[];
export const vocabularyKind = (name: FieldVocabulary): Kind => KIND[name];

/**
 * A zod field that takes the short code of a concept (`BEL`, `0421`, `blended`) or its full URI, checks it against the
 * table of that vocabulary (membership, not only the scheme) and yields the code.
 */
export function conceptCode(name: FieldVocabulary) {
  const table = VOCABULARY[name];
  const { en, nl, likely } = vocabularyKind(name);
  const shown = likely?.map((code) => table.get(code).code) ?? table.concepts.slice(0, 8).map(({ code }) => code);
  const codes = shown.join(', ') + (table.concepts.length > shown.length ? ', …' : '');
  const message = accepts({
    en: `${en}: a code or URI of ${table.scheme} (${codes})`,
    nl: `${nl}: een code of URI van ${table.scheme} (${codes})`,
  });
  return z
    .string(message)
    .transform((value, context) => {
      const code = table.codeOf(value);
      if (code === null) {
        context.addIssue({ code: 'custom', message });
        return z.NEVER;
      }
      return code;
    })
    .meta({ description: `${en}, as code or URI`, 'x-vocabulary': name });
}
