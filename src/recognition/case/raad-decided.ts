import type { InstitutionScope } from '../../record/institution-scope.ts';
import type { RaadResult } from '../../record/recognition/case-requests.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import type { RecognitionDeps } from '../ports.ts';
import { annulled } from './annulled.ts';
import type { CaseActor, CaseFile } from './case.ts';
import { closing } from './closing.ts';
import { dateRefusal } from './possible-date.ts';
import type { CaseRefusal } from './refusal.ts';
import { stepRefused, takeStep } from './take-step.ts';
import { officerOnly } from './who-may.ts';

/** Puts the ruling of the Raad on record. It can annul a decision and never replace it: then the committee decides again. */
export async function raadDecided(
  deps: RecognitionDeps,
  scope: InstitutionScope,
  actor: CaseActor,
  caseId: string,
  { result, on }: RaadResult,
): Promise<Result<CaseFile, CaseRefusal>> {
  const action = 'case.raad-decided';
  return takeStep(
    deps,
    scope,
    caseId,
    action,
    officerOnly(actor, 'intake', 'committee'),
    ({ file, record, now, today }) => {
      const { appeal } = record;
      if (!appeal?.raad) return fail(stepRefused(action, record.state));
      const impossible = dateRefusal('/on', on, { from: appeal.raad.filedOn, today });
      if (impossible) return fail(impossible);
      const after = { ...appeal, raad: { ...appeal.raad, result, on } };
      const detail = { decision: record.decisionId, result, on };
      if (result === 'annulled') return ok({ ...annulled(file, after), detail });
      const closed = closing(file, on, now);
      return ok({ ...closed, change: { ...closed.change, appeal: after }, detail });
    },
  );
}
