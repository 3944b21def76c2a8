import { z } from 'zod';
import { VOCABULARY, type VocabularyName } from './index.ts';

/**
 * A zod field that takes the short code of a concept (`BEL`, `0421`, `blended`) or its full URI, checks it against the
 * table of that vocabulary (membership, not only the scheme) and yields the code.
 */
export function conceptCode(name: VocabularyName) {
  const table = VOCABULARY[name];
  return z
    .string()
    .transform((value, context) => {
      const code = table.codeOf(value);
      if (code === null) {
        context.addIssue({ code: 'custom', message: `a concept of ${table.scheme}: ${table.sample}` });
        return z.NEVER;
      }
      return code;
    })
    .meta({ description: `code or URI of a concept in ${table.scheme}` });
}
