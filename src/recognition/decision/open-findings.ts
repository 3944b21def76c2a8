import type { InstitutionScope } from '../../record/institution-scope.ts';
import type { OpenedFindings } from '../../record/recognition/case-requests.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import type { CaseActor, CaseFile, CaseRecord } from '../case/case.ts';
import { type CaseRefusal, caseRefusal } from '../case/refusal.ts';
import { takeStep } from '../case/take-step.ts';
import { officerOnly, personOf } from '../case/who-may.ts';
import { findingId } from '../engine/finding-id.ts';
import type { Recommendation } from '../engine/recommendation.ts';
import type { RecognitionDeps } from '../ports.ts';

/**
 * Somebody has opened these findings of the recommendation, each by its own id; a decision waits for every one not met or
 * unknown. Who opened one first, and when, stays.
 */
export async function openFindings(
  deps: RecognitionDeps,
  scope: InstitutionScope,
  actor: CaseActor,
  caseId: string,
  { findings }: OpenedFindings,
): Promise<Result<CaseFile, CaseRefusal>> {
  return takeStep(
    deps,
    scope,
    caseId,
    'case.findings-opened',
    officerOnly(actor, 'intake', 'committee'),
    ({ file: { recommendation }, record, now }) => {
      if (!recommendation) return fail(caseRefusal('RECOMMENDATION_MISSING'));
      const known = new Set(recommendation.findings.map(findingId));
      const at = findings.findIndex((id) => !known.has(id));
      if (at >= 0)
        return fail(caseRefusal('FINDING_UNKNOWN', { finding: findings[at] ?? '' }, { path: `/findings/${at}` }));
      const before = new Set(record.openedFindings.map(({ finding }) => finding));
      const opened = [...new Set(findings)]
        .filter((id) => !before.has(id))
        .map((finding) => ({ finding, by: personOf(actor), at: now }));
      return ok({ change: { openedFindings: [...record.openedFindings, ...opened] }, detail: { findings } });
    },
  );
}

/** Ids of findings that were not met or are unknown and that nobody has opened, in the order of the recommendation. */
export function unopened(
  { findings }: Pick<Recommendation, 'findings'>,
  openedFindings: CaseRecord['openedFindings'],
): string[] {
  const opened = new Set(openedFindings.map(({ finding }) => finding));
  const open = findings.filter(({ result }) => result === 'not_met' || result === 'unknown').map(findingId);
  return [...new Set(open)].filter((id) => !opened.has(id));
}
