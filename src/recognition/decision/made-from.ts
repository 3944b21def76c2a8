import { canonicalJson } from '../../record/canonical-json.ts';
import type { EquivalencePrecedent } from '../../record/recognition/precedent.ts';
import { sha256Hex } from '../../record/sha256.ts';
import type { CaseFile } from '../case/case.ts';
import { type CaseRefusal, caseRefusal } from '../case/refusal.ts';
import { mappingsFrom } from '../evidence/precedents.ts';

/**
 * SHA-256 of what a recommendation was made from as far as this case can change it: the application, the evidence as it was
 * verified, and the judgements that count on this day, of people and of precedents. Two things of the recommendation's own
 * input hash are left out on purpose: the day itself, because a recommendation is not outdated by the next morning, and
 * what other cases of the learner use, because that is checked credit by credit when the decision is taken.
 */
export async function madeFrom(
  file: Pick<CaseFile, 'case' | 'unit' | 'evidence' | 'mappings'>,
  precedents: readonly EquivalencePrecedent[],
  today: string,
): Promise<string> {
  const evidence = file.evidence.map((row) => row.evidence);
  const judged = file.mappings.map(({ targetOutcomeId, sources, degree }) => ({ targetOutcomeId, sources, degree }));
  const input = {
    application: file.case.application,
    evidence: evidence.map((one) => canonicalJson(one)).toSorted(),
    mappings: judged.map((one) => canonicalJson(one)).toSorted(),
    precedents: mappingsFrom(precedents, evidence, file.unit, today).used.toSorted(),
  };
  return sha256Hex(new TextEncoder().encode(canonicalJson(input)));
}

/** Whether there is a recommendation, and it was made from the case as it is now. */
export async function notCurrent(
  file: Pick<CaseFile, 'case' | 'unit' | 'evidence' | 'mappings' | 'recommendation'>,
  precedents: readonly EquivalencePrecedent[],
  today: string,
): Promise<CaseRefusal | null> {
  if (!file.recommendation) return caseRefusal('RECOMMENDATION_MISSING');
  return file.case.recommendedFrom === (await madeFrom(file, precedents, today))
    ? null
    : caseRefusal('RECOMMENDATION_OUTDATED', { recommendation: file.recommendation.inputHash });
}
