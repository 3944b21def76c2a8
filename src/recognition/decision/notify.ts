import type { InstitutionScope } from '../../record/institution-scope.ts';
import type { Notification } from '../../record/recognition/case-requests.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import type { CaseActor, CaseFile } from '../case/case.ts';
import { dateRefusal } from '../case/possible-date.ts';
import { type CaseRefusal, caseRefusal } from '../case/refusal.ts';
import { takeStep } from '../case/take-step.ts';
import { appealUntil } from '../case/terms.ts';
import { officerOnly } from '../case/who-may.ts';
import type { RecognitionDeps } from '../ports.ts';

/** The letter has reached the applicant: the term for an internal appeal begins the day after. Without a letter there is nothing to notify. */
export async function notify(
  deps: RecognitionDeps,
  scope: InstitutionScope,
  actor: CaseActor,
  caseId: string,
  { notifiedOn }: Notification,
): Promise<Result<CaseFile, CaseRefusal>> {
  return takeStep(
    deps,
    scope,
    caseId,
    'case.notified',
    officerOnly(actor, 'intake'),
    ({ file, record: { decisionId }, today }) => {
      const decision = file.decisions.find((one) => one.decisionId === decisionId);
      if (!decision || !file.letters.some((letter) => letter.decisionId === decisionId))
        return fail(caseRefusal('LETTER_MISSING'));
      const impossible = dateRefusal('/notifiedOn', notifiedOn, { from: decision.decidedOn, today });
      if (impossible) return fail(impossible);
      return ok({
        to: 'appeal_open',
        change: { notifiedOn, appealUntil: appealUntil(notifiedOn) },
        detail: { decision: decision.decisionId, notifiedOn },
      });
    },
  );
}
