import { isObject, type JsonObject } from '../../record/json.ts';
import { at, type ModelProblem, problem } from './problem.ts';

/** Keywords for which the contexts of both models have a term, or that lay the same statements out as another tree. */
const NOT_COMPACT: ReadonlySet<string> = new Set(['@id', '@type', '@graph', '@included', '@reverse', '@nest']);

/** Values that are JSON and no nodes: contexts, and what the context of the data model types as `@json`. */
export const NOT_NODES: ReadonlySet<string> = new Set(['@context', 'jsonSchema', 'jwk', '_sd']);

/**
 * VCDM 2.0 §6.1: the document is in compacted form, in which an identifier is written `id` and a class `type`, so that a
 * reader of plain JSON finds them. A typed value keeps its `@type` beside `@value`. Whether every URL that has a term is
 * written as that term is not asked. The caller has bounded depth and size.
 */
export function compactionProblems(document: JsonObject, pointer: string): readonly ModelProblem[] {
  const found: ModelProblem[] = [];
  const pending: { value: unknown; pointer: string }[] = [{ value: document, pointer }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { value, pointer: here } = next;
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) pending.push({ value: item, pointer: at(here, index) });
    } else if (isObject(value)) {
      for (const [key, member] of Object.entries(value)) {
        const place = at(here, key);
        if (NOT_COMPACT.has(key) && !(key === '@type' && '@value' in value)) {
          found.push(problem('KEYWORD_NOT_COMPACT', place, key));
        }
        if (typeof member === 'object' && !NOT_NODES.has(key)) pending.push({ value: member, pointer: place });
      }
    }
  }
  return found;
}
