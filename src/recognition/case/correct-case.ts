import type { InstitutionScope } from '../../record/institution-scope.ts';
import type { Applicant, Application } from '../../record/recognition/applicant.ts';
import type { Correction } from '../../record/recognition/case-requests.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import { verifiedAnew } from '../decision/make-recommendation.ts';
import type { RecognitionDeps } from '../ports.ts';
import type { CaseActor, CaseFile } from './case.ts';
import { dateRefusal } from './possible-date.ts';
import { type CaseRefusal, caseRefusal } from './refusal.ts';
import { takeStep } from './take-step.ts';
import { officerOnly } from './who-may.ts';

/**
 * Puts right what is wrong about the applicant or the application (GDPR art. 16); what is not named stays, null takes it
 * away. Whose each piece of evidence is, is judged anew against the corrected person; where somebody confirmed it, it stays
 * confirmed. The recommendation is outdated from here on. A decision that was taken is never changed: it is reconsidered.
 *
 * The case stays under its version of the policy, so the day of filing has to be one on which that version was in force:
 * an application of another day is another case. The reference cannot be corrected, because the ledger counts by it.
 */
export async function correctCase(
  deps: RecognitionDeps,
  scope: InstitutionScope,
  actor: CaseActor,
  caseId: string,
  request: Correction,
): Promise<Result<CaseFile, CaseRefusal>> {
  return takeStep(deps, scope, caseId, 'case.corrected', officerOnly(actor, 'intake'), async (opened) => {
    const { file, record, today } = opened;
    if (record.applicant === null) return fail(caseRefusal('CASE_ERASED', { caseId }));
    const { validFrom, validTo } = file.policy;
    const until = validTo !== undefined && validTo < today ? validTo : today;
    const filedOn = request.application?.filedOn;
    const impossible =
      filedOn === undefined ? null : dateRefusal('/application/filedOn', filedOn, { from: validFrom, today: until });
    if (impossible) return fail(impossible);
    const applicant: Applicant = corrected(record.applicant, request.applicant);
    const application: Application = corrected(record.application, request.application);
    const evidence = await verifiedAnew(deps, scope, { ...file, case: { ...record, applicant } });
    return ok({
      change: { applicant, application, recommendedFrom: null },
      evidence,
      // Which fields, and nothing of what stood or stands in them.
      detail: { applicant: named(request.applicant), application: named(request.application) },
    });
  });
}

type Changes<T> = { readonly [K in keyof T]?: T[K] | null };

/** The record with what was handed in; what is null is left out. */
function corrected<T extends object>(before: T, changes: Changes<T> = {}): T {
  const all = Object.entries({ ...before, ...changes }).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(all) as T;
}

const named = (changes: object = {}): string[] =>
  Object.entries(changes).flatMap(([name, value]) => (value === undefined ? [] : [name]));
