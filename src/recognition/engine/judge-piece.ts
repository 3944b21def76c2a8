import type { Evidence } from '../evidence/evidence.ts';
import { identificationOf } from './criteria/identification.ts';
import { qualityAssuranceOf } from './criteria/quality-assurance.ts';
import { aboutPiece, authenticityOf, isProved, statusOf } from './criteria/verification.ts';
import type { RecommendationInput } from './recommendation.ts';
import { type Judged, judgedTogether } from './standing.ts';

/**
 * One piece of evidence by itself: is it genuine, whose is it, does it still stand, who awarded it. Whatever sets it aside
 * is found first, and then nothing else about it is. Of a piece that was not proved nothing further is asked.
 */
export function judgePiece(evidence: Evidence, { policy }: Pick<RecommendationInput, 'policy'>): Judged {
  const authenticity = authenticityOf(evidence);
  if (authenticity.standing === 'aside') return authenticity;
  const judged = judgedTogether([
    authenticity,
    identificationOf(evidence),
    ...(isProved(evidence) ? [statusOf(evidence, { policy })] : []),
    qualityAssuranceOf(evidence, policy),
    ...(isProved(evidence) && evidence.learnings.length === 0
      ? [{ standing: 'open', findings: [aboutPiece(evidence, 'NO_LEARNING_STATED')] } as const]
      : []),
  ]);
  return judged.standing === 'aside'
    ? { ...judged, findings: judged.findings.filter(({ weight, result }) => weight === 'gate' && result === 'not_met') }
    : judged;
}
