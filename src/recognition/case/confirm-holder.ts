import type { InstitutionScope } from '../../record/institution-scope.ts';
import type { HolderConfirmation } from '../../record/recognition/case-requests.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import type { RecognitionDeps } from '../ports.ts';
import type { CaseActor, CaseFile } from './case.ts';
import { type CaseRefusal, caseRefusal } from './refusal.ts';
import { takeStep } from './take-step.ts';
import { officerOnly, personOf } from './who-may.ts';

/**
 * A person has seen that a piece of evidence is the applicant's, and says how: names differ in spelling, a birth date is
 * missing or was mistyped. Their word settles it for this case; what the document says stays as it is.
 */
export async function confirmHolder(
  deps: RecognitionDeps,
  scope: InstitutionScope,
  actor: CaseActor,
  caseId: string,
  { evidenceId, how }: HolderConfirmation & { readonly evidenceId: string },
): Promise<Result<CaseFile, CaseRefusal>> {
  return takeStep(
    deps,
    scope,
    caseId,
    'case.holder-confirmed',
    officerOnly(actor, 'intake'),
    ({ file, record, now }) => {
      const row = file.evidence.find((one) => one.evidenceId === evidenceId);
      if (!row) return fail(caseRefusal('EVIDENCE_UNKNOWN', { evidenceId }));
      return ok({
        change: {
          confirmedHolders: [
            ...record.confirmedHolders.filter((one) => one.evidenceId !== evidenceId),
            { evidenceId, by: personOf(actor), how, at: now },
          ],
        },
        evidence: [{ ...row, evidence: { ...row.evidence, holder: { result: 'confirmed' } } }],
        detail: { evidence: evidenceId },
      });
    },
  );
}
