import type { z } from 'zod';
import type { InstitutionScope } from '../../record/institution-scope.ts';
import type { RestsOn } from '../../record/recognition/decision.ts';
import { unitId } from '../../record/recognition/unit.ts';
import { fail, type Result } from '../../record/result.ts';
import type { CaseFile } from '../case/case.ts';
import { type CaseRefusal, caseRefusal } from '../case/refusal.ts';
import { judgePiece } from '../engine/judge-piece.ts';
import { allocationsFor } from '../ledger/allocate.ts';
import type { Allocation } from '../ledger/allocation.ts';
import { type Learned, learnedOf } from '../ledger/learned.ts';
import type { RecognitionDeps } from '../ports.ts';

/** Live allocations of the learner's other cases: what this case holds itself is freed in the step that replaces it. */
export async function ledgerOfOthers(
  deps: Pick<RecognitionDeps, 'book'>,
  scope: InstitutionScope,
  { caseId, learnerReference }: Pick<CaseFile['case'], 'caseId' | 'learnerReference'>,
): Promise<Allocation[]> {
  const ledger = await deps.book.ledger(scope, learnerReference);
  return ledger.filter((allocation) => allocation.caseId !== caseId && allocation.state !== 'released');
}

/**
 * What was learned and what of it is free for this case, every piece once. Evidence that is set aside (not proved, revoked,
 * replaced, another person's) brings no credit, whatever somebody decides: a copy that was corrected must not lend its
 * figure to the one that took its place.
 */
export const learnedIn = (file: CaseFile, ledger: readonly Allocation[]): Learned =>
  learnedOf(
    file.evidence.map(({ evidence }) => evidence).filter((evidence) => judgePiece(evidence, file).standing !== 'aside'),
    ledger,
    { programme: file.case.programme, reuse: file.policy.reuse },
  );

/**
 * The allocations by which a case uses this credit, checked against the ledger as it is now. The record book checks again
 * when it writes them, so that two cases at once cannot use the same credit.
 */
export async function creditFor(
  deps: Pick<RecognitionDeps, 'book' | 'uuid'>,
  scope: InstitutionScope,
  file: CaseFile,
  restsOn: readonly z.output<typeof RestsOn>[],
  { decisionId, state }: Pick<Allocation, 'decisionId' | 'state'>,
): Promise<Result<Allocation[], CaseRefusal>> {
  const { caseId, learnerReference, programme } = file.case;
  const ledger = await ledgerOfOthers(deps, scope, file.case);
  const allocations = allocationsFor(
    learnedIn(file, ledger),
    restsOn,
    {
      caseId,
      decisionId,
      learnerReference,
      targetUnit: unitId(file.unit),
      programme,
      acrossProgrammes: file.policy.reuse.otherProgramme,
      state,
    },
    deps.uuid,
  );
  return allocations.ok
    ? allocations
    : fail(caseRefusal(allocations.error.code, allocations.error.params, { path: '/restsOn' }));
}
