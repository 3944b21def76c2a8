import type { InstitutionScope } from '../../record/institution-scope.ts';
import type { Withdrawal } from '../../record/recognition/case-requests.ts';
import { ok, type Result } from '../../record/result.ts';
import type { RecognitionDeps } from '../ports.ts';
import type { CaseActor, CaseFile } from './case.ts';
import { endsDecision } from './ends-decision.ts';
import type { CaseRefusal } from './refusal.ts';
import { takeStep } from './take-step.ts';
import { eraseFrom } from './terms.ts';
import { applicantOrOfficer, personOf } from './who-may.ts';

/**
 * The applicant no longer asks for the exemption. Whatever credit was used for it becomes free, and a decision that gave
 * one no longer stands: its credential is withdrawn. A closed case is past this.
 */
export async function withdraw(
  deps: RecognitionDeps,
  scope: InstitutionScope,
  actor: CaseActor,
  caseId: string,
  request: Withdrawal,
): Promise<Result<CaseFile, CaseRefusal>> {
  return takeStep(
    deps,
    scope,
    caseId,
    'case.withdrawn',
    applicantOrOfficer(actor, 'intake'),
    ({ file, now, today }) => {
      const ended = endsDecision(file);
      return ok({
        ...ended,
        to: 'withdrawn',
        change: {
          ...ended.change,
          withdrawal: { reason: request.reason ?? null, by: personOf(actor), at: now },
          closedAt: now,
          eraseFrom: eraseFrom(today, file.policy),
        },
      });
    },
  );
}
