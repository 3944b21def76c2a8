import type { JsonObject } from '../../record/json.ts';
import { at, type ModelProblem, problem } from './problem.ts';
import { isUrl } from './url.ts';

/** A term stands by itself: what holds a colon has to be a URL, and what begins like a path or keyword is neither. */
const TERM = /^[^\s:@./?#][^\s:]*$/;

/** The types of an object as a list; empty where there are none or they are no strings. */
export const typesOf = ({ type }: JsonObject): readonly unknown[] =>
  Array.isArray(type) ? type : type === undefined ? [] : [type];

/**
 * VCDM 2.0 §4.5: `type` is there, one or more terms or absolute URLs, in any order. That a context maps each term to a URL
 * is what canonicalising in safe mode finds. `field` names the object in the words; `clause` is where its type is asked.
 */
export function typeProblems(
  object: JsonObject,
  pointer: string,
  field: string,
  clause?: string,
): readonly ModelProblem[] {
  const types = typesOf(object);
  if (types.length === 0) return [problem('TYPE_MISSING', pointer, field, clause)];
  const here = at(pointer, 'type');
  return types.flatMap((type, index) =>
    typeof type === 'string' && (TERM.test(type) || isUrl(type))
      ? []
      : [problem('TYPE_NOT_A_TERM', Array.isArray(object.type) ? at(here, index) : here)],
  );
}

/** The same, and that one of the types is the one the kind of document is called by (VCDM 2.0 §4.5, first two rows). */
export function documentTypeProblems(document: JsonObject, pointer: string, wanted: string): readonly ModelProblem[] {
  const found = typeProblems(document, pointer, wanted);
  const types = typesOf(document);
  return types.length === 0 || types.includes(wanted)
    ? found
    : [...found, problem('TYPE_REQUIRED', at(pointer, 'type'), wanted)];
}
