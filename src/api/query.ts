import type { Context } from 'hono';
import type { z } from 'zod';
import { accepts } from '../record/accepts.ts';
import { fieldErrors, parseIn, pointerOf } from './json-body.ts';
import { languageOf, problem } from './problem.ts';

const ONCE = accepts({ en: 'the parameter once', nl: 'de parameter één keer' });

/**
 * Reads the query and validates it against the schema; the value, or the problem to answer with. A parameter that is
 * there more than once is refused: whichever was taken, the other would be passed over in silence.
 */
export function readQuery<T extends z.ZodType>(c: Context, schema: T): { value: z.output<T> } | Response {
  const language = languageOf(c);
  const given = Object.entries(c.req.queries());
  const errors = given
    .filter(([, values]) => values.length > 1)
    .map(([name]) => ({ pointer: pointerOf([name]), accepted: ONCE }));
  const parsed = parseIn(schema, Object.fromEntries(given.map(([name, [first]]) => [name, first])), language);
  if (parsed.success && errors.length === 0) return { value: parsed.data };
  return problem(c, 'QUERY_NOT_VALID', {
    errors: [...errors, ...(parsed.success ? [] : fieldErrors(parsed.error, language))],
  });
}
