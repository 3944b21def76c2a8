import { isObject, type JsonObject } from '../../record/json.ts';
import { at, type ModelProblem, problem } from './problem.ts';
import { typeProblems } from './types.ts';

/** What is asked of the value of a member. */
export interface TypedMember {
  readonly field: string;
  readonly clause: string;
  /** Whether each object must have an `id`; that it is a URL where it is there is asked everywhere (identifiers.ts). */
  readonly id?: 'required';
}

/**
 * A member that says how something is done: where it is there, one object or several, each with a `type` (VCDM 2.0 §4.5,
 * the table of objects that must have one). `null` is no object. Which types anybody understands is not asked.
 */
export function typedObjectProblems(
  document: JsonObject,
  pointer: string,
  { field, clause, id }: TypedMember,
): readonly ModelProblem[] {
  const value = document[field];
  if (value === undefined) return [];
  const here = at(pointer, field);
  if (Array.isArray(value) && value.length === 0) return [problem('VALUE_NOT_AN_OBJECT', here, field, clause)];
  return (Array.isArray(value) ? value : [value]).flatMap((one: unknown, index) => {
    const place = Array.isArray(value) ? at(here, index) : here;
    if (!isObject(one)) return [problem('VALUE_NOT_AN_OBJECT', place, field, clause)];
    return [
      ...typeProblems(one, place, field, clause),
      ...(id === 'required' && one.id === undefined ? [problem('ID_MISSING', place, field, clause)] : []),
    ];
  });
}
