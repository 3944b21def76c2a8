import { canonicalJson } from '../../record/canonical-json.ts';
import { sha256Hex } from '../../record/sha256.ts';
import type { RecommendationInput } from './recommendation.ts';

/** The input in one order, so that nothing depends on the order in which it was handed over. */
export function sorted(input: RecommendationInput): RecommendationInput {
  return {
    ...input,
    evidence: byText(input.evidence, ({ id }) => id),
    mappings: byText(
      input.mappings.map((mapping) => ({
        ...mapping,
        sources: byText(mapping.sources, ({ learning }) => learning) as typeof mapping.sources,
      })),
      ({ targetOutcomeId }) => targetOutcomeId,
    ),
    ledger: byText(input.ledger, ({ id }) => id),
    precedents: byText(input.precedents, ({ id }) => id),
  };
}

/** By a name, and what has the same name by all that it says. */
function byText<T>(items: readonly T[], name: (item: T) => string): readonly T[] {
  const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return items.toSorted(
    (a, b) => compare(name(a), name(b)) || (a === b ? 0 : compare(canonicalJson(a), canonicalJson(b))),
  );
}

/** SHA-256 of the canonical JSON (RFC 8785) of the sorted input, in hexadecimal: what a recommendation was made from. */
export const inputHashOf = (input: RecommendationInput): Promise<string> =>
  sha256Hex(new TextEncoder().encode(canonicalJson(input)));
