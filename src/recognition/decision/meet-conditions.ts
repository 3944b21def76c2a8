import type { InstitutionScope } from '../../record/institution-scope.ts';
import type { ConditionsMet } from '../../record/recognition/case-requests.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import type { CaseActor, CaseFile } from '../case/case.ts';
import { dateRefusal } from '../case/possible-date.ts';
import type { CaseRefusal } from '../case/refusal.ts';
import { stepRefused, takeStep } from '../case/take-step.ts';
import { impartial, personOf } from '../case/who-may.ts';
import type { RecognitionDeps } from '../ports.ts';

/**
 * The conditions of a conditional exemption have been met: from now on it is an exemption, and is sealed as a credential.
 * Only for the decision that stands, once, and said by somebody without an interest in the case.
 */
export async function meetConditions(
  deps: RecognitionDeps,
  scope: InstitutionScope,
  actor: CaseActor,
  caseId: string,
  { on, note }: ConditionsMet,
): Promise<Result<CaseFile, CaseRefusal>> {
  const action = 'case.conditions-met';
  return takeStep(deps, scope, caseId, action, impartial(actor, 'committee'), ({ file, record, today }) => {
    const decision = file.decisions.find((one) => one.decisionId === record.decisionId);
    if (decision?.outcome !== 'granted_conditional' || record.conditionsMet !== null)
      return fail(stepRefused(action, record.state));
    const impossible = dateRefusal('/on', on, { from: decision.decidedOn, today });
    if (impossible) return fail(impossible);
    return ok({
      change: { conditionsMet: { on, by: personOf(actor), note } },
      errands: [{ errand: 'seal-decision', decisionId: decision.decisionId }],
      detail: { decision: decision.decisionId, on },
    });
  });
}
