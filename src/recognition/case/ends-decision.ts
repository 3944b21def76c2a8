import { GRANTING } from '../../record/recognition/decision.ts';
import type { CaseFile } from './case.ts';
import type { Planned } from './take-step.ts';

/**
 * What follows when the decision that stands falls without another in its place (annulled, withdrawn): its credit becomes
 * free and its credential is withdrawn. The decision itself stays in the file as it was taken.
 */
export function endsDecision({ case: { decisionId }, decisions }: CaseFile): Planned {
  const standing = decisions.find((decision) => decision.decisionId === decisionId);
  return {
    change: { decisionId: null },
    release: true,
    ...(standing && GRANTING.has(standing.outcome)
      ? { errands: [{ errand: 'withdraw-decision', decisionId: standing.decisionId }] }
      : {}),
  };
}
