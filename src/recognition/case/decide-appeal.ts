import type { InstitutionScope } from '../../record/institution-scope.ts';
import type { AppealDecision } from '../../record/recognition/case-requests.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import type { RecognitionDeps } from '../ports.ts';
import { annulled } from './annulled.ts';
import type { CaseActor, CaseFile } from './case.ts';
import { dateRefusal } from './possible-date.ts';
import { type CaseRefusal, caseRefusal } from './refusal.ts';
import { stepRefused, takeStep } from './take-step.ts';
import { raadUntil } from './terms.ts';
import { impartial, personOf } from './who-may.ts';

/**
 * Puts on record what was decided on the internal appeal. Who decides it declared no interest in the case and did not take
 * the decision it is about. `annulled`: the committee decides again. `upheld`: the way to the
 * Raad is open from the day after it was notified. It may come late, when the way is open already; the last day is then
 * the later of the two, so that being late takes nothing from the applicant.
 */
export async function decideAppeal(
  deps: RecognitionDeps,
  scope: InstitutionScope,
  actor: CaseActor,
  caseId: string,
  request: AppealDecision,
): Promise<Result<CaseFile, CaseRefusal>> {
  const action = 'case.appeal-decided';
  return takeStep(deps, scope, caseId, action, impartial(actor, 'committee'), ({ file, record, today }) => {
    const { appeal } = record;
    if (appeal === null || appeal.internal !== null) return fail(stepRefused(action, record.state));
    const by = personOf(actor);
    const appealed = file.decisions.find(({ decisionId }) => decisionId === record.decisionId);
    if (appealed?.decidedBy.person === by) return fail(caseRefusal('APPEAL_OWN_DECISION', { person: by }));
    const { result, reasons, decidedOn, notifiedOn, body = file.policy.appeal.addressee } = request;
    const impossible =
      dateRefusal('/decidedOn', decidedOn, { from: appeal.filedOn, today }) ??
      dateRefusal('/notifiedOn', notifiedOn, { from: decidedOn, today });
    if (impossible) return fail(impossible);
    const internal = { result, reasons, decidedOn, notifiedOn, body, by };
    const detail = { decision: record.decisionId, result, notifiedOn };
    if (result === 'annulled') return ok({ ...annulled(file, { ...appeal, internal }), detail });
    const until = raadUntil(notifiedOn);
    const later = appeal.raadUntil !== null && appeal.raadUntil > until ? appeal.raadUntil : until;
    return ok({
      to: 'external_window',
      change: { appeal: { ...appeal, internal, raadUntil: later } },
      detail,
    });
  });
}
