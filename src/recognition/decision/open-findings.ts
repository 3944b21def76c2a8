import type { InstitutionScope } from '../../record/institution-scope.ts';
import type { OpenedFindings } from '../../record/recognition/case-requests.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import type { CaseActor, CaseFile } from '../case/case.ts';
import { type CaseRefusal, caseRefusal } from '../case/refusal.ts';
import { takeStep } from '../case/take-step.ts';
import { officerOnly } from '../case/who-may.ts';
import type { Recommendation } from '../engine/recommendation.ts';
import type { RecognitionDeps } from '../ports.ts';

/** Somebody has opened these findings of the recommendation; a decision waits for every one not met or unknown. */
export async function openFindings(
  deps: RecognitionDeps,
  scope: InstitutionScope,
  actor: CaseActor,
  caseId: string,
  { codes }: OpenedFindings,
): Promise<Result<CaseFile, CaseRefusal>> {
  return takeStep(
    deps,
    scope,
    caseId,
    'case.findings-opened',
    officerOnly(actor, 'intake', 'committee'),
    ({ file: { recommendation }, record }) => {
      if (!recommendation) return fail(caseRefusal('RECOMMENDATION_MISSING'));
      const known = new Set<string>(recommendation.findings.map(({ code }) => code));
      const at = codes.findIndex((code) => !known.has(code));
      if (at >= 0) return fail(caseRefusal('FINDING_UNKNOWN', { finding: codes[at] ?? '' }, { path: `/codes/${at}` }));
      return ok({
        change: { openedFindings: [...new Set([...record.openedFindings, ...codes])].toSorted() },
        detail: { findings: codes },
      });
    },
  );
}

/** Codes of findings that were not met or are unknown and that nobody has opened. */
export function unopened({ findings }: Pick<Recommendation, 'findings'>, opened: readonly string[]): string[] {
  const open = findings.filter(({ result }) => result === 'not_met' || result === 'unknown').map(({ code }) => code);
  return [...new Set<string>(open)].filter((code) => !opened.includes(code));
}
