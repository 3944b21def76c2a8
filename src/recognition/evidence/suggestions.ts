import type { TargetUnit } from '../../record/recognition/unit.ts';
import type { Suggestion } from '../engine/recommendation.ts';
import { everyLearning } from './every-learning.ts';
import type { Evidence } from './evidence.ts';

/**
 * Outcomes of the unit and outcomes of what was learned that name one and the same ESCO skill. A suggestion for a person to
 * accept or not; it covers nothing by itself. Texts are never compared, and neither are skills that ESCO merely relates.
 * Sorted, each once.
 */
export function suggestionsFor(
  evidence: readonly Pick<Evidence, 'learnings'>[],
  { outcomes }: Pick<TargetUnit, 'outcomes'>,
): Suggestion[] {
  const wanted = new Map<string, string[]>();
  for (const { id, esco } of outcomes)
    for (const uri of new Set(esco)) wanted.set(uri, [...(wanted.get(uri) ?? []), id]);
  const found = new Map<string, Suggestion>();
  for (const { id: learning, outcomes: learned } of everyLearning(evidence))
    for (const { id: outcome, esco } of learned)
      for (const uri of esco)
        for (const targetOutcomeId of wanted.get(uri) ?? [])
          found.set(JSON.stringify([targetOutcomeId, learning, outcome, uri]), {
            targetOutcomeId,
            source: { learning, outcome },
            esco: uri,
          });
  return [...found].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, suggestion]) => suggestion);
}
