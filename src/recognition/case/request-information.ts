import type { InstitutionScope } from '../../record/institution-scope.ts';
import type { InformationRequest } from '../../record/recognition/case-requests.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import type { RecognitionDeps } from '../ports.ts';
import type { CaseActor, CaseFile } from './case.ts';
import { leavesCommittee } from './leaves-committee.ts';
import { type CaseRefusal, caseRefusal } from './refusal.ts';
import { takeStep } from './take-step.ts';
import { officerOnly } from './who-may.ts';

/**
 * Asks the applicant to complete the file (EAR manual: say what is missing before anything is decided). The day it is due is
 * today or later; that it passes changes nothing by itself. Leaving the committee without a decision frees what was
 * reserved.
 */
export async function requestInformation(
  deps: RecognitionDeps,
  scope: InstitutionScope,
  actor: CaseActor,
  caseId: string,
  request: InformationRequest,
): Promise<Result<CaseFile, CaseRefusal>> {
  return takeStep(
    deps,
    scope,
    caseId,
    'case.information-requested',
    officerOnly(actor, 'intake', 'committee'),
    ({ record, now, today }) =>
      request.dueOn < today
        ? fail(caseRefusal('DATE_NOT_POSSIBLE', { date: request.dueOn, from: today }, { path: '/dueOn' }))
        : ok({
            to: 'info_requested',
            change: { infoRequest: { text: request.text, at: now, dueOn: request.dueOn } },
            release: leavesCommittee(record),
          }),
  );
}
