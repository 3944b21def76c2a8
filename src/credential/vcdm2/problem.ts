import { type ProblemCode, WORDS } from './words.ts';

/** What is wrong with one member of a credential or presentation, in words for whoever wrote it. */
export interface ModelProblem {
  /** Stable name of the rule that does not hold. */
  readonly code: string;
  /** JSON pointer (RFC 6901) of the member; the empty string is the whole document. */
  readonly pointer: string;
  /** Where the specification says it: `VCDM 2.0 §4.3`. */
  readonly clause: string;
  readonly message: Spoken;
  /** What would be accepted in its place. */
  readonly accepts: Spoken;
}

interface Spoken {
  readonly nl: string;
  readonly en: string;
}

/**
 * A problem with the words of its code; `{field}` in them is the name of the member in question. A clause is named where a
 * rule stands in several (`type` is asked of six kinds of object).
 */
export function problem(code: ProblemCode, pointer: string, field = '', clause?: string): ModelProblem {
  const words = WORDS[code];
  const spoken = ({ nl, en }: Spoken): Spoken => ({
    nl: nl.replaceAll('{field}', field),
    en: en.replaceAll('{field}', field),
  });
  return {
    code,
    pointer,
    clause: clause ?? words.clause,
    message: spoken(words.message),
    accepts: spoken(words.accepts),
  };
}

/** The pointer of a member or of an item of a list. */
export const at = (pointer: string, step: string | number): string =>
  `${pointer}/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`;
