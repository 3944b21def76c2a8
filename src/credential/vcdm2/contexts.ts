import { isObject, type JsonObject } from '../../record/json.ts';
import { at, type ModelProblem, problem } from './problem.ts';
import { isUrl } from './url.ts';

export const VC_V2 = 'https://www.w3.org/ns/credentials/v2';
export const VC_V1 = 'https://www.w3.org/2018/credentials/v1';

/** The first context of a document, whatever it is; undefined where there is none. */
export function firstContext(document: JsonObject): unknown {
  const contexts = document['@context'];
  return Array.isArray(contexts) ? contexts[0] : contexts;
}

/**
 * VCDM 2.0 §4.3: `@context` is present, an ordered set, begins with the URL of the data model, and holds nothing but URLs
 * and objects, each once. VCDM 1.1 §4.1 asks the same with its own URL. That each can be processed, and that together they
 * define every term and redefine none, is what canonicalising in safe mode finds.
 */
export function contextProblems(document: JsonObject, pointer: string, first: string): readonly ModelProblem[] {
  const here = at(pointer, '@context');
  const contexts = document['@context'];
  if (contexts === undefined) return [problem('CONTEXT_MISSING', pointer)];
  if (!Array.isArray(contexts)) return [problem('CONTEXT_NOT_A_LIST', here)];
  const found: ModelProblem[] = [];
  if (contexts[0] !== first) {
    found.push(problem(contexts[0] === VC_V1 ? 'VCDM11_CONTEXT' : 'CONTEXT_FIRST', at(here, 0)));
  }
  const seen = new Set<unknown>();
  for (const [index, context] of contexts.entries()) {
    if (!isUrl(context) && !isObject(context)) found.push(problem('CONTEXT_ITEM', at(here, index)));
    else if (seen.has(context)) found.push(problem('CONTEXT_REPEATED', at(here, index)));
    seen.add(context);
  }
  return found;
}
