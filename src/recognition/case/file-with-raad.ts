import { daysAfter } from '../../record/civil-date.ts';
import type { InstitutionScope } from '../../record/institution-scope.ts';
import type { RaadFiling } from '../../record/recognition/case-requests.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import type { RecognitionDeps } from '../ports.ts';
import type { CaseActor, CaseFile } from './case.ts';
import { dateRefusal } from './possible-date.ts';
import { type CaseRefusal, caseRefusal } from './refusal.ts';
import { stepRefused, takeStep } from './take-step.ts';
import { raadOrderBy } from './terms.ts';
import { officerOnly } from './who-may.ts';

/**
 * Puts on record that the applicant has gone to the Raad voor betwistingen inzake studievoortgangsbeslissingen. Not before
 * the internal appeal was decided, or its term had passed without a decision. Whether the Raad takes a late one in is its
 * own to say; here it is refused, and its ruling would come back as an annulment or not at all.
 */
export async function fileWithRaad(
  deps: RecognitionDeps,
  scope: InstitutionScope,
  actor: CaseActor,
  caseId: string,
  { filedOn }: RaadFiling,
): Promise<Result<CaseFile, CaseRefusal>> {
  const action = 'case.raad-filed';
  return takeStep(deps, scope, caseId, action, officerOnly(actor, 'intake'), ({ record, today }) => {
    const { appeal } = record;
    if (!appeal || appeal.raadUntil === null || appeal.raad !== null) return fail(stepRefused(action, record.state));
    const from = appeal.internal?.notifiedOn ?? daysAfter(appeal.decideBy, 1);
    const impossible = dateRefusal('/filedOn', filedOn, { from, today });
    if (impossible) return fail(impossible);
    if (filedOn > appeal.raadUntil)
      return fail(caseRefusal('APPEAL_LATE', { until: appeal.raadUntil, date: filedOn }, { path: '/filedOn' }));
    return ok({
      to: 'raad',
      change: {
        appeal: { ...appeal, raad: { filedOn, orderBy: raadOrderBy(filedOn), result: null, on: null } },
        closedAt: null,
      },
      detail: { decision: record.decisionId, filedOn },
    });
  });
}
