import type { InstitutionScope } from '../../record/institution-scope.ts';
import type { AppealRequest } from '../../record/recognition/case-requests.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import type { RecognitionDeps } from '../ports.ts';
import type { CaseActor, CaseFile } from './case.ts';
import { dateRefusal } from './possible-date.ts';
import { type CaseRefusal, caseRefusal } from './refusal.ts';
import { stepRefused, takeStep } from './take-step.ts';
import { internalDecideBy } from './terms.ts';
import { officerOnly } from './who-may.ts';

/**
 * Puts an internal appeal on record (Codex Hoger Onderwijs, art. II.283). After its term it is taken in only with a reason
 * why it could not come earlier; whether that is force majeure is for who decides on it. What counts is the day it was
 * made, so one made in time can be put on record after the case was closed.
 */
export async function fileAppeal(
  deps: RecognitionDeps,
  scope: InstitutionScope,
  actor: CaseActor,
  caseId: string,
  { filedOn, grounds, lateReason = undefined }: AppealRequest,
): Promise<Result<CaseFile, CaseRefusal>> {
  const action = 'case.appealed';
  return takeStep(deps, scope, caseId, action, officerOnly(actor, 'intake'), ({ record, today }) => {
    const { notifiedOn, appealUntil } = record;
    if (record.appeal !== null || notifiedOn === null || appealUntil === null)
      return fail(stepRefused(action, record.state));
    const impossible = dateRefusal('/filedOn', filedOn, { from: notifiedOn, today });
    if (impossible) return fail(impossible);
    if (filedOn > appealUntil && lateReason === undefined)
      return fail(caseRefusal('APPEAL_LATE', { until: appealUntil, date: filedOn }, { path: '/filedOn' }));
    return ok({
      to: 'internal_appeal',
      change: {
        appeal: {
          filedOn,
          grounds,
          lateReason: lateReason ?? null,
          decideBy: internalDecideBy(filedOn),
          internal: null,
          raadUntil: null,
          raad: null,
        },
        closedAt: null,
      },
      detail: { decision: record.decisionId, filedOn },
    });
  });
}
