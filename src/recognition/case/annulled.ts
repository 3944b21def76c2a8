import type { CaseFile, CaseRecord } from './case.ts';
import { endsDecision } from './ends-decision.ts';
import type { Planned } from './take-step.ts';

/** An annulled decision falls at once, and the committee decides again. Who annuls cannot decide in its place. */
export function annulled(file: CaseFile, appeal: NonNullable<CaseRecord['appeal']>): Planned {
  const ended = endsDecision(file);
  return { ...ended, to: 'in_committee', change: { ...ended.change, appeal, closedAt: null } };
}
