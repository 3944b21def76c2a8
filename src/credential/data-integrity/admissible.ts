import type { ProofFailure } from './read-proof.ts';

/**
 * What a stranger may make us canonicalise. JSON-LD merges the values of one property in quadratic time, so the number of
 * values is bounded and not only the number of bytes; most bytes of a credential are page images.
 */
export const LIMITS = { characters: 2_000_000, depth: 64, arrayLength: 1_000, values: 5_000 } as const;

/**
 * Keywords that let the same statements be written as another tree, or new meaning be given to a term. None of them occurs
 * in a credential of ours; a signature over the graph alone would not notice them.
 */
const FORBIDDEN: ReadonlyMap<string, ProofFailure['code']> = new Map([
  ['@context', 'context_not_allowed'],
  ['@vocab', 'context_not_allowed'],
  ['@base', 'context_not_allowed'],
  ['@import', 'context_not_allowed'],
  ['@propagate', 'context_not_allowed'],
  ['@graph', 'proof_shape'],
  ['@included', 'proof_shape'],
  ['@reverse', 'proof_shape'],
  ['@nest', 'proof_shape'],
  ['proof', 'proof_shape'],
]);

const ROOT_ONLY: ReadonlySet<string> = new Set(['@context', 'proof']);

/**
 * Decides whether a secured document may be canonicalised: contexts by name only and only at the root, no proof further
 * down, bounded depth and size. Null when it may. Which contexts are known is the loader's business, which of them and in
 * which order a kind of document must have, the caller's.
 */
export function admissible(document: Readonly<Record<string, unknown>>): ProofFailure | null {
  const contexts: unknown = document['@context'];
  const list: readonly unknown[] = Array.isArray(contexts) ? contexts : [contexts];
  if (list.length === 0 || list.some((context) => typeof context !== 'string')) {
    return { code: 'context_not_allowed', reason: '@context is not a list of addresses' };
  }
  const pending: [value: unknown, depth: number][] = [[document, 0]];
  let values = 0;
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [value, depth] = next;
    values += 1;
    if (values > LIMITS.values) return { code: 'too_complex', reason: `more than ${LIMITS.values} values` };
    if (depth > LIMITS.depth) return { code: 'too_complex', reason: `nested more than ${LIMITS.depth} deep` };
    if (Array.isArray(value)) {
      if (value.length > LIMITS.arrayLength) {
        return { code: 'too_complex', reason: `an array of more than ${LIMITS.arrayLength}` };
      }
      for (const item of value) pending.push([item, depth + 1]);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, member] of Object.entries(value)) {
        const code = depth === 0 && ROOT_ONLY.has(key) ? undefined : FORBIDDEN.get(key);
        if (code) return { code, reason: `${key} inside the document` };
        pending.push([member, depth + 1]);
      }
    }
  }
  return null;
}
