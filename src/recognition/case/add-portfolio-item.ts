import type { InstitutionScope } from '../../record/institution-scope.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import { sha256Hex } from '../../record/sha256.ts';
import type { RecognitionDeps } from '../ports.ts';
import type { CaseActor, CaseFile, PortfolioItem } from './case.ts';
import { EVIDENCE_LIMIT, FILE_LIMIT, tooMuch } from './evidence-limits.ts';
import { type CaseRefusal, caseRefusal } from './refusal.ts';
import { takeStep } from './take-step.ts';
import { applicantOrOfficer } from './who-may.ts';

/**
 * Adds something that is no credential: a portfolio document of the EVC route, an attestation on paper. It lies in the
 * restricted store, nothing is read from it, and only people weigh it. Whether its media type may be shown is not decided
 * here.
 */
export async function addPortfolioItem(
  deps: RecognitionDeps,
  scope: InstitutionScope,
  actor: CaseActor,
  caseId: string,
  request: { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array },
): Promise<Result<CaseFile, CaseRefusal>> {
  return takeStep(
    deps,
    scope,
    caseId,
    'case.portfolio-added',
    applicantOrOfficer(actor, 'intake'),
    async ({ file, now }) => {
      const size = request.bytes.byteLength;
      if (size > FILE_LIMIT || file.portfolio.length >= EVIDENCE_LIMIT) return fail(tooMuch());
      const sha256 = await sha256Hex(request.bytes);
      if (file.portfolio.some((item) => item.sha256 === sha256))
        return fail(caseRefusal('EVIDENCE_EXISTS', { sha256 }));
      await deps.portfolio.put(scope, sha256, request.bytes);
      const item: PortfolioItem = {
        itemId: deps.uuid(),
        sha256,
        name: request.name,
        mediaType: request.mediaType,
        size,
        addedBy: actor.kind,
        addedAt: now,
      };
      return ok({ portfolio: [item], detail: { sha256, item: item.itemId } });
    },
  );
}
