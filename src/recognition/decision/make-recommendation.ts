import { canonicalJson } from '../../record/canonical-json.ts';
import type { InstitutionScope } from '../../record/institution-scope.ts';
import { ok, type Result } from '../../record/result.ts';
import type { CaseActor, CaseFile, EvidenceRow } from '../case/case.ts';
import { readEvidence } from '../case/read-evidence.ts';
import type { CaseRefusal } from '../case/refusal.ts';
import { takeStep } from '../case/take-step.ts';
import { officerOnly } from '../case/who-may.ts';
import { recommend } from '../engine/recommend.ts';
import type { Recommendation } from '../engine/recommendation.ts';
import type { RecognitionDeps } from '../ports.ts';
import { ledgerOfOthers } from './credit-for.ts';
import { madeFrom } from './made-from.ts';

/**
 * Asks the engine, and keeps its answer with the case. Every document is verified anew first, however recently it was: a
 * credential can be revoked or replaced at any moment, and what the committee reads has to be as it is now. The refreshed
 * evidence takes the place of the old in the same step.
 *
 * An answer that says the same as the one before changes nothing for those who have read it; another one has to be opened
 * and shown again.
 */
export async function makeRecommendation(
  deps: RecognitionDeps,
  scope: InstitutionScope,
  actor: CaseActor,
  caseId: string,
): Promise<Result<CaseFile, CaseRefusal>> {
  return takeStep(
    deps,
    scope,
    caseId,
    'case.recommended',
    officerOnly(actor, 'intake', 'committee'),
    async ({ file, record, today }) => {
      const [evidence, ledger, precedents] = await Promise.all([
        verifiedAnew(deps, scope, file),
        ledgerOfOthers(deps, scope, record),
        deps.book.precedents(scope, file.unit.code),
      ]);
      const recommendation = await recommend({
        application: record.application,
        unit: file.unit,
        policy: file.policy,
        evidence: evidence.map((row) => row.evidence),
        mappings: file.mappings,
        ledger,
        precedents,
        today,
        programme: record.programme,
      });
      const same = file.recommendation !== null && says(file.recommendation) === says(recommendation);
      return ok({
        change: {
          recommendedFrom: await madeFrom({ ...file, evidence }, precedents, today),
          ...(same ? {} : { findingsShownAt: null, openedFindings: [] }),
        },
        evidence,
        recommendation,
        detail: { kind: recommendation.kind, recommendation: recommendation.inputHash },
      });
    },
  );
}

/** What a recommendation says, apart from what it was made from. */
const says = ({ inputHash: _, ...said }: Recommendation): string => canonicalJson(said);

/** The evidence of a case as verification finds it now; a file is verified once, however many credentials it holds. */
export async function verifiedAnew(
  deps: RecognitionDeps,
  scope: InstitutionScope,
  file: Pick<CaseFile, 'case' | 'evidence'>,
): Promise<EvidenceRow[]> {
  const fresh = new Map<string, EvidenceRow['evidence']>();
  for (const sha256 of new Set(file.evidence.map((row) => row.sha256))) {
    const bytes = await deps.files.get(scope, sha256);
    if (!bytes) throw new Error(`the document ${sha256} of a case is not in the store`);
    const rows = new Map(file.evidence.filter((row) => row.sha256 === sha256).map((row) => [row.within, row]));
    const read = await readEvidence(deps, file.case, bytes, (within) => {
      const row = rows.get(within);
      return row === undefined ? null : { evidenceId: row.evidenceId, confirmed: isConfirmed(file, row.evidenceId) };
    });
    for (const { evidence } of read ?? []) fresh.set(evidence.id, evidence);
  }
  return file.evidence.map((row) => ({ ...row, evidence: keepingKey(row.evidence, fresh.get(row.evidenceId)) }));
}

const isConfirmed = ({ case: { confirmedHolders } }: Pick<CaseFile, 'case'>, evidenceId: string): boolean =>
  confirmedHolders.some((one) => one.evidenceId === evidenceId);

/**
 * A holder who proved a key did so once, for a challenge that is used up: the same bytes cannot show it again, and say only
 * that no challenge was expected. What was found of the holder then stays, unless something is found against it now;
 * everything else is as it was found now.
 */
function keepingKey(
  before: EvidenceRow['evidence'],
  now: EvidenceRow['evidence'] | undefined,
): EvidenceRow['evidence'] {
  if (now === undefined) return before;
  const ofHolder = ({ step }: { readonly step: string }) => step === 'holder';
  const against =
    now.holder.result === 'different-birth-date' ||
    now.checks.some((check) => ofHolder(check) && check.outcome === 'failed');
  if (before.holder.result !== 'key' || against) return now;
  const checks = [...now.checks.filter((check) => !ofHolder(check)), ...before.checks.filter(ofHolder)];
  return { ...now, holder: now.holder.result === 'confirmed' ? now.holder : before.holder, checks };
}
