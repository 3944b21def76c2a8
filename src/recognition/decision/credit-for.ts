import type { z } from 'zod';
import type { InstitutionScope } from '../../record/institution-scope.ts';
import type { RestsOn } from '../../record/recognition/decision.ts';
import { unitId } from '../../record/recognition/unit.ts';
import { fail, type Result } from '../../record/result.ts';
import type { CaseFile } from '../case/case.ts';
import { type CaseRefusal, caseRefusal } from '../case/refusal.ts';
import { judgePiece } from '../engine/judge-piece.ts';
import { allocationsFor } from '../ledger/allocate.ts';
import type { Allocation, Ledger } from '../ledger/allocation.ts';
import { type Learned, learnedOf } from '../ledger/learned.ts';
import type { RecognitionDeps } from '../ports.ts';

/** Live allocations of the learner's other cases: what this case holds itself is freed in the step that replaces it. */
const ofOthers = (ledger: Ledger, { caseId }: Pick<CaseFile['case'], 'caseId'>): Allocation[] =>
  ledger.allocations.filter((allocation) => allocation.caseId !== caseId && allocation.state !== 'released');

/** What other cases of the learner use now. */
export const ledgerOfOthers = async (
  deps: Pick<RecognitionDeps, 'book'>,
  scope: InstitutionScope,
  of: Pick<CaseFile['case'], 'caseId' | 'learnerReference'>,
): Promise<Allocation[]> => ofOthers(await deps.book.ledger(scope, of.learnerReference), of);

/**
 * What was learned and what of it is free for this case, every piece once. Evidence that is set aside (not proved, revoked,
 * replaced, another person's) brings no credit, whatever somebody decides: a copy that was corrected must not lend its
 * figure to the one that took its place.
 */
const learnedIn = (file: CaseFile, ledger: readonly Allocation[]): Learned =>
  learnedOf(
    file.evidence.map(({ evidence }) => evidence).filter((evidence) => judgePiece(evidence, file).standing !== 'aside'),
    ledger,
    { programme: file.case.programme, reuse: file.policy.reuse },
  );

/** Refuses learning that is not in the evidence that counts, whatever the ledger says; before texts are made about it. */
export function unknownLearning(file: CaseFile, restsOn: readonly z.output<typeof RestsOn>[]): CaseRefusal | null {
  const learned = learnedIn(file, []);
  const unknown = restsOn.find(({ learning }) => learned.nodeOf(learning) === null);
  return unknown ? caseRefusal('LEARNING_UNKNOWN', { learning: unknown.learning }, { path: '/restsOn' }) : null;
}

/**
 * The allocations by which a case uses this credit, computed from this ledger. They are right for no other: the record book
 * writes them only while the ledger still has its version, so that two cases at once cannot use the same credit.
 */
export function creditFor(
  file: CaseFile,
  ledger: Ledger,
  restsOn: readonly z.output<typeof RestsOn>[],
  { decisionId, state }: Pick<Allocation, 'decisionId' | 'state'>,
  uuid: () => string,
): Result<Allocation[], CaseRefusal> {
  const { caseId, learnerReference, programme } = file.case;
  const allocations = allocationsFor(
    learnedIn(file, ofOthers(ledger, file.case)),
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
    uuid,
  );
  return allocations.ok
    ? allocations
    : fail(caseRefusal(allocations.error.code, allocations.error.params, { path: '/restsOn' }));
}
