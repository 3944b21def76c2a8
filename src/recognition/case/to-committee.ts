import type { InstitutionScope } from '../../record/institution-scope.ts';
import type { ToCommittee } from '../../record/recognition/case-requests.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import { creditFor } from '../decision/credit-for.ts';
import { notCurrent } from '../decision/made-from.ts';
import { onlyCover } from '../decision/only-cover.ts';
import type { RecognitionDeps } from '../ports.ts';
import type { CaseActor, CaseFile } from './case.ts';
import type { CaseRefusal } from './refusal.ts';
import { takeStep } from './take-step.ts';
import { officerOnly } from './who-may.ts';

/**
 * Puts the case before the committee and reserves the credit it would rest on: what is named, else the only cover of the
 * recommendation. Of several covers none is chosen in silence, and nothing is reserved. Credit is reserved only on a
 * recommendation that was made from the case as it is now; without any, the committee can have the case before it. Where an earlier decision still
 * stands its credit is in use already, and stays so until another takes its place.
 */
export async function toCommittee(
  deps: RecognitionDeps,
  scope: InstitutionScope,
  actor: CaseActor,
  caseId: string,
  request: ToCommittee,
): Promise<Result<CaseFile, CaseRefusal>> {
  return takeStep(
    deps,
    scope,
    caseId,
    'case.to-committee',
    officerOnly(actor, 'committee'),
    async ({ file, record, today }) => {
      if (record.decisionId !== null) return ok({ to: 'in_committee' });
      const restsOn = request.restsOn.length > 0 ? request.restsOn : (onlyCover(file.recommendation) ?? []);
      if (restsOn.length > 0) {
        const refusal = await notCurrent(file, await deps.book.precedents(scope, file.unit.code), today);
        if (refusal) return fail(refusal);
      }
      return ok({
        to: 'in_committee',
        release: true,
        credit: (ledger) => creditFor(file, ledger, restsOn, { decisionId: null, state: 'reserved' }, deps.uuid),
      });
    },
  );
}
