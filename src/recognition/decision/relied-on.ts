import { canonicalJson } from '../../record/canonical-json.ts';
import type { DecisionRecord, ReliedOn } from '../../record/recognition/decision-record.ts';
import type { LangMap } from '../../record/text.ts';
import type { CaseFile, EvidenceRow } from '../case/case.ts';
import { judgePiece } from '../engine/judge-piece.ts';
import type { Recommendation } from '../engine/recommendation.ts';
import { everyLearning } from '../evidence/every-learning.ts';

/** A document of which nothing was proved has no title that may be repeated. */
const NOT_PROVED: LangMap = {
  nl: 'Document waarvan de inhoud niet bewezen is',
  en: 'Document whose content was not proved',
};

/**
 * The evidence a decision names. One that grants names what it rests on: the pieces its credit comes from, and those whose
 * learning covers an outcome; where it rests on no credit (EVC), every piece that brought any learning. What is set aside
 * carries no grant. One that does not grant names everything that was weighed.
 */
export function reliedOn(
  { evidence, policy }: Pick<CaseFile, 'evidence' | 'policy'>,
  recommendation: Pick<Recommendation, 'outcomes'>,
  { restsOn, granting }: { readonly restsOn: readonly { readonly learning: string }[]; readonly granting: boolean },
): DecisionRecord['evidence'] {
  if (!granting) return evidence.map(asReliedOn);
  const learnings = new Set([
    ...restsOn.map(({ learning }) => learning),
    ...recommendation.outcomes.flatMap(({ sources }) => sources.map(({ learning }) => learning)),
  ]);
  return evidence
    .filter((row) => judgePiece(row.evidence, { policy }).standing !== 'aside')
    .filter((row) => everyLearning([row.evidence]).some(({ id }) => restsOn.length === 0 || learnings.has(id)))
    .map(asReliedOn);
}

function asReliedOn({ evidenceId, sha256, evidence }: EvidenceRow): ReliedOn {
  const [main] = evidence.learnings;
  const bodies = evidence.learnings.flatMap(({ awardingBodies }) => awardingBodies.map(({ name }) => name));
  return {
    evidenceId,
    title: evidence.title ?? NOT_PROVED,
    awardingBodies: [...new Map(bodies.map((name) => [canonicalJson(name), name])).values()],
    awardedOn: main?.awardedOn ?? null,
    credentialId: evidence.credentialId,
    form: evidence.form,
    sha256,
  };
}
