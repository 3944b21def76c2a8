import type { InstitutionScope } from '../../record/institution-scope.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import { sha256Hex } from '../../record/sha256.ts';
import type { RecognitionDeps } from '../ports.ts';
import type { CaseActor, CaseFile, EvidenceRow } from './case.ts';
import { EVIDENCE_LIMIT, FILE_LIMIT, isTooMuch, tooMuch } from './evidence-limits.ts';
import { readEvidence } from './read-evidence.ts';
import { type CaseRefusal, caseRefusal } from './refusal.ts';
import { takeStep } from './take-step.ts';
import { applicantOrOfficer } from './who-may.ts';

/**
 * Verifies a file and puts every credential in it into the case, each with its report. A file in which no credential can be
 * recognised is no evidence; one that fails verification is, because what failed has to be seen. The bytes are stored
 * before the step that refers to them. A recommendation made before is outdated from here on.
 */
export async function addEvidence(
  deps: RecognitionDeps,
  scope: InstitutionScope,
  actor: CaseActor,
  caseId: string,
  request: { readonly name: string | null; readonly bytes: Uint8Array },
): Promise<Result<CaseFile, CaseRefusal>> {
  return takeStep(
    deps,
    scope,
    caseId,
    'case.evidence-added',
    applicantOrOfficer(actor, 'intake'),
    async ({ file, record, now }) => {
      const size = request.bytes.byteLength;
      if (size > FILE_LIMIT) return fail(tooMuch());
      const sha256 = await sha256Hex(request.bytes);
      if (file.evidence.some((row) => row.sha256 === sha256)) return fail(caseRefusal('EVIDENCE_EXISTS', { sha256 }));
      // Before the work of verifying: a full case takes nothing more.
      if (file.evidence.length >= EVIDENCE_LIMIT) return fail(tooMuch());
      const found = await readEvidence(deps, record, request.bytes, () => ({
        evidenceId: deps.uuid(),
        confirmed: false,
      }));
      if (found === null) return fail(caseRefusal('EVIDENCE_UNREADABLE'));
      if (isTooMuch([...file.evidence, ...found].map((row) => row.evidence))) return fail(tooMuch());
      await deps.files.put(scope, sha256, request.bytes);
      const rows = found.map(
        ({ within, evidence }): EvidenceRow => ({
          evidenceId: evidence.id,
          sha256,
          name: request.name,
          size,
          addedBy: actor.kind,
          addedAt: now,
          within,
          evidence,
        }),
      );
      return ok({ evidence: rows, detail: { sha256, evidence: rows.map(({ evidenceId }) => evidenceId) } });
    },
  );
}
