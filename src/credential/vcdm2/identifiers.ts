import { isObject, type JsonObject } from '../../record/json.ts';
import { NOT_NODES } from './compact.ts';
import { at, type ModelProblem, problem } from './problem.ts';
import { isUrl } from './url.ts';

/** Documents of their own, and proofs, which whoever verifies them reads by other rules. */
const ELSEWHERE: ReadonlySet<string> = new Set(['verifiableCredential', 'proof']);
/** Their own `id` is asked by rules with words of their own; what is inside them is not. */
const PARTIES: ReadonlySet<string> = new Set(['issuer', 'holder']);

/** A language map may have texts in Indonesian: `id` is a language there. */
const LANGUAGE = /^(?:[a-z]{2,3}(?:-[A-Za-z\d]{1,8})*|@none)$/;

/**
 * VCDM 2.0 §4.4: `id`, wherever it occurs, is a single URL. Looks at every object of the document but those that are no
 * nodes: contexts, JSON literals and language maps. An object with an `id` and nothing else but languages is taken for such
 * a map where no rule of the model says what it is; if it is a node after all, safe mode refuses a relative `id`.
 * The caller has bounded depth and size.
 */
export function identifierProblems(document: JsonObject, pointer: string): readonly ModelProblem[] {
  const found: ModelProblem[] = [];
  const pending: Place[] = [{ value: document, pointer, is: 'document' }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { value, pointer: here, is } = next;
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) pending.push({ value: item, pointer: at(here, index), is });
    } else if (isObject(value)) {
      const isAsked = is !== 'party' && !(is === 'anything' && isLanguageMap(value));
      if (isAsked && 'id' in value && !isUrl(value.id)) found.push(problem('ID_NOT_A_URL', at(here, 'id'), 'id'));
      for (const [key, member] of Object.entries(value)) {
        if (typeof member !== 'object' || NOT_NODES.has(key)) continue;
        if (is !== 'document') pending.push({ value: member, pointer: at(here, key), is: 'anything' });
        else if (!ELSEWHERE.has(key)) pending.push({ value: member, pointer: at(here, key), is: kindOf(key) });
      }
    }
  }
  return found;
}

interface Place {
  readonly value: unknown;
  readonly pointer: string;
  readonly is: 'document' | 'party' | 'node' | 'anything';
}

const kindOf = (key: string): Place['is'] => (PARTIES.has(key) ? 'party' : NODES.has(key) ? 'node' : 'anything');

/** Members of a document whose values are nodes whatever they hold. */
const NODES: ReadonlySet<string> = new Set([
  'credentialSubject',
  'credentialStatus',
  'credentialSchema',
  'refreshService',
  'termsOfUse',
  'evidence',
  'relatedResource',
  'confidenceMethod',
  'renderMethod',
]);

const isLanguageMap = (value: JsonObject): boolean =>
  Object.entries(value).every(
    ([key, text]) =>
      LANGUAGE.test(key) &&
      (Array.isArray(text) ? text.every((one) => typeof one === 'string') : text === null || typeof text === 'string'),
  );
