import type { InstitutionScope } from '../../record/institution-scope.ts';
import type { Reconsideration } from '../../record/recognition/case-requests.ts';
import { ok, type Result } from '../../record/result.ts';
import type { CaseActor, CaseFile } from '../case/case.ts';
import type { CaseRefusal } from '../case/refusal.ts';
import { takeStep } from '../case/take-step.ts';
import { officerOnly, personOf } from '../case/who-may.ts';
import type { RecognitionDeps } from '../ports.ts';

/**
 * Brings a decided case before the committee again. The decision that stands keeps standing, with its credit and its
 * credential, until another takes its place; it is never changed. While an appeal runs, the appeal answers instead.
 */
export async function reconsider(
  deps: RecognitionDeps,
  scope: InstitutionScope,
  actor: CaseActor,
  caseId: string,
  { reason }: Reconsideration,
): Promise<Result<CaseFile, CaseRefusal>> {
  return takeStep(
    deps,
    scope,
    caseId,
    'case.reconsidered',
    officerOnly(actor, 'committee'),
    ({ record: { reconsiderations, decisionId }, now }) =>
      ok({
        to: 'in_committee',
        change: {
          reconsiderations: [...reconsiderations, { reason, by: personOf(actor), at: now }],
          closedAt: null,
        },
        detail: { decision: decisionId },
      }),
  );
}
