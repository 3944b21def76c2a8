import { policyVersion } from '../../record/recognition/policy.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { suggestionsFor } from '../evidence/suggestions.ts';
import { type Learned, learnedOf } from '../ledger/learned.ts';
import { alternativesOf } from './alternatives.ts';
import type { Ground } from './attempt.ts';
import { type RemainingPiece, standingsOf } from './available.ts';
import { neededOutcomes, shareOf } from './coverage.ts';
import { admissibilityFindings } from './criteria/admissibility.ts';
import { hasSuccessor, isProved } from './criteria/verification.ts';
import { requiredCredit } from './criteria/workload.ts';
import { learningFindings, seenWorkload, unitFindings } from './findings.ts';
import { inOrder } from './found.ts';
import { inputHashOf, sorted } from './input-hash.ts';
import { judgePiece } from './judge-piece.ts';
import { type Judgement, judgementsOf } from './judgements.ts';
import { seenOutcomes } from './outcomes.ts';
import { type Attempts, attemptsWith, type Reached, reached } from './reach.ts';
import type { IgnoredCopy, Recommendation, RecommendationInput } from './recommendation.ts';
import { NO_COVERS, showCovers } from './show-covers.ts';

/** Grows whenever the same input could give another recommendation; kept with every recommendation. */
export const ENGINE_VERSION = '1.0.0';

/**
 * Compares what was learned with a unit, under a policy, and says what was found and what could be recommended. It gives no
 * score, refuses nobody and decides nothing: a person does (GDPR art. 22). The same input gives the same recommendation,
 * whatever its order, and more evidence never gives a worse one.
 */
export async function recommend(given: RecommendationInput): Promise<Recommendation> {
  const input = sorted(given);
  const { unit, policy } = input;

  // 1. Can the application be heard? Only a person declares it inadmissible.
  const admissibility = admissibilityFindings(input);

  // 2–5. Is each piece genuine, whose is it, does it still stand, who awarded it? What fails is set aside, by itself.
  const pieces = input.evidence.map((evidence) => ({ evidence, ...judgePiece(evidence, input) }));
  const remaining = pieces.filter(({ standing }) => standing !== 'aside').map(readable);
  const evidence = remaining.map((piece) => piece.evidence);

  // 8 and 12. What was learned, each thing once, and what of its credit is left.
  const programme = input.programme ?? unit.programme.code;
  const learnedFrom = (some: readonly Evidence[]): Learned =>
    learnedOf(some, input.ledger, { programme, reuse: policy.reuse });

  // 6, 7, 10, 11. Each piece of learning: is it a qualification, at which level, in which field, how recent?
  const standings = standingsOf(remaining, learnedFrom, input);
  const { learned } = standings;

  // 9. Which outcomes people judged to be covered; precedents fill in where nobody has.
  const judgements = judgementsOf(input, evidence, learned);

  // The best over all choices of what remains.
  const ground: Ground = { unit, policy, judgements: judgements.all, required: requiredCredit(input) };
  const attempts = attemptsWith(ground, standings);
  const anythingUnread = evidence.some(({ learnings }) => learnings.length === 0);
  const open = anythingUnread || attempts('open').available.nodes.size > 0;
  const best: Reached =
    remaining.length === 0 ? { kind: 'no_basis_found', attempt: attempts('good') } : reached(attempts, open);

  const { kind, attempt } = best;
  const outcomes = seenOutcomes(unit, judgements.all, attempt.available.nodes);
  const covered = (degree: string) => outcomes.filter(({ coverage }) => coverage.degree === degree).map(outcomeId);
  const missing = (ids: readonly string[]) => ids.filter((id) => !covered('full').includes(id));
  const workload = seenWorkload(ground, attempt, anythingUnread);
  const here = new Set(evidence.map(({ credentialId }) => credentialId));
  const replaced = pieces.some((piece) => hasSuccessor(piece.evidence) && !here.has(piece.evidence.supersededBy));
  const onTheMerits =
    remaining.length === 0
      ? []
      : [
          ...learningFindings(evidence, ground, standings, input),
          ...judgements.findings,
          workload.finding,
          ...outcomes.map(({ finding }) => finding),
          ...unitFindings(ground, best, attempts),
        ];
  return {
    kind,
    parts: kind === 'grant_partial' ? (attempt.parts?.parts ?? []) : [],
    conditions: kind.startsWith('grant') && attempt.available.standing === 'soft' ? ['RECENCY_SOFT'] : [],
    nextStep: nextStepOf(best, attempts, replaced),
    alternatives: alternativesOf({
      kind,
      missing: missing(neededOutcomes(unit, policy)),
      parts: {
        atOnce: attempts('good').parts?.parts ?? [],
        refreshed: beyond(attempts('soft').parts?.parts ?? [], attempt.parts?.parts ?? []),
        settled: attempts('open').parts?.parts ?? [],
      },
      wholeIfSettled: attempts('open').whole.suffices,
      replaced,
    }),
    findings: inOrder([...admissibility, ...pieces.flatMap(({ findings }) => findings), ...onTheMerits]),
    outcomes: outcomes.map(({ coverage }) => coverage),
    coverage: {
      full: shareOf(covered('full'), unit),
      partial: shareOf(covered('partial'), unit),
      essentialMissing: missing(unit.outcomes.filter(({ essential }) => essential).map(({ id }) => id)),
    },
    workload: { usable: workload.usable, required: ground.required },
    covers: coversOf(best),
    ignored: [...learned.ignored, ...alreadyUsed(learned)],
    suggestions: suggestionsFor(evidence, unit).filter(({ targetOutcomeId, source }) =>
      isNotJudged(judgements.all, targetOutcomeId, learned.nodeOf(source.learning)?.id),
    ),
    precedents: judgements.precedents,
    policyVersion: policyVersion(policy),
    engineVersion: ENGINE_VERSION,
    inputHash: await inputHashOf(input),
  };
}

const outcomeId = ({ coverage }: ReturnType<typeof seenOutcomes>[number]): string => coverage.outcomeId;

/** Nothing is read from a piece that was not proved. */
const readable = ({
  evidence,
  standing,
}: { evidence: Evidence } & Pick<RemainingPiece, 'standing'>): RemainingPiece => ({
  standing,
  evidence: isProved(evidence) ? evidence : { ...evidence, title: null, learnings: [] },
});

function nextStepOf({ kind }: Reached, attempts: Attempts, replaced: boolean): Recommendation['nextStep'] {
  if (kind === 'grant_full' || kind === 'grant_conditional' || kind === 'grant_partial') return 'decide';
  if (replaced) return 'ask_replacement';
  if (kind === 'no_basis_found') return null;
  if (kind === 'refer_evc') return 'refer_evc';
  const { grantsWhole, parts } = attempts('identity');
  return grantsWhole || parts !== null ? 'confirm_identity' : 'ask_assessor';
}

/** What the covers are of: what is recommended or, before an assessor has looked, what would be. */
function coversOf({ kind, attempt: { available, whole, parts } }: Reached): Recommendation['covers'] {
  if (kind === 'no_basis_found' || kind === 'refer_evc') return NO_COVERS;
  const of = kind === 'grant_partial' || !whole.suffices ? parts : whole;
  return of === null ? NO_COVERS : showCovers(of.question, available.learned, of.counting);
}

const beyond = (more: readonly string[], than: readonly string[]): readonly string[] =>
  more.filter((id) => !than.includes(id));

/** Learning of which every credit is used already. */
const alreadyUsed = ({ nodes }: Learned): readonly IgnoredCopy[] =>
  [...nodes.values()]
    .flatMap(({ id, pool, free, copies: [copy] }) => {
      if (pool === null || pool === 0 || free !== 0 || copy === undefined) return [];
      const used = { learning: copy.learning.id, evidence: copy.evidence };
      return [{ ...used, countedAs: { learning: id, evidence: copy.evidence }, because: 'already-used' as const }];
    })
    .toSorted((a, b) => (a.countedAs.learning < b.countedAs.learning ? -1 : 1));

const isNotJudged = (judgements: readonly Judgement[], outcome: string, node: string | undefined): boolean =>
  node !== undefined && !judgements.some((one) => one.outcome === outcome && one.nodes.includes(node));
