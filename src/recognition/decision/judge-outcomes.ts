import type { InstitutionScope } from '../../record/institution-scope.ts';
import type { Judgement } from '../../record/recognition/case-requests.ts';
import type { OutcomeMapping } from '../../record/recognition/mapping.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import type { CaseActor, CaseFile } from '../case/case.ts';
import { type CaseRefusal, caseRefusal } from '../case/refusal.ts';
import { takeStep } from '../case/take-step.ts';
import { impartial, personOf } from '../case/who-may.ts';
import type { Suggestion } from '../engine/recommendation.ts';
import { everyLearning } from '../evidence/every-learning.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { mappingsFrom } from '../evidence/precedents.ts';
import { suggestionsFor } from '../evidence/suggestions.ts';
import type { RecognitionDeps } from '../ports.ts';

/**
 * A lecturer or a member of the committee says which outcomes of the unit are covered by what was learned. Only people
 * judge this; nothing compares texts. Whether the judgement is right is theirs; that it names what is there is checked.
 */
export async function judgeOutcomes(
  deps: RecognitionDeps,
  scope: InstitutionScope,
  actor: CaseActor,
  caseId: string,
  { mappings }: Judgement,
): Promise<Result<CaseFile, CaseRefusal>> {
  return takeStep(
    deps,
    scope,
    caseId,
    'case.outcomes-judged',
    impartial(actor, 'lecturer', 'committee'),
    async ({ file, now, today }) => {
      const evidence = file.evidence.map((row) => row.evidence);
      const proposed: Proposed = {
        precedents: mappingsFrom(await deps.book.precedents(scope, file.unit.code), evidence, file.unit, today)
          .mappings,
        suggestions: suggestionsFor(evidence, file.unit),
      };
      const learnings = outcomesOfLearnings(evidence);
      for (const [at, mapping] of mappings.entries()) {
        const refusal = mappingRefusal(file, learnings, proposed, mapping, `/mappings/${at}`);
        if (refusal) return fail(refusal);
      }
      return ok({
        mappings: mappings.map((mapping) => ({ ...mapping, by: personOf(actor), at: now })),
        detail: { outcomes: mappings.map(({ targetOutcomeId, degree }) => `${targetOutcomeId} ${degree}`) },
      });
    },
  );
}

function mappingRefusal(
  file: CaseFile,
  learnings: ReadonlyMap<string, ReadonlySet<string>>,
  proposed: Proposed,
  { targetOutcomeId, sources, degree, origin }: OutcomeMapping,
  path: string,
): CaseRefusal | null {
  if (!file.unit.outcomes.some(({ id }) => id === targetOutcomeId))
    return caseRefusal('OUTCOME_UNKNOWN', { outcome: targetOutcomeId }, { path: `${path}/targetOutcomeId` });
  for (const [at, { learning, outcome }] of sources.entries()) {
    const outcomes = learnings.get(learning);
    if (!outcomes) return caseRefusal('LEARNING_UNKNOWN', { learning }, { path: `${path}/sources/${at}/learning` });
    if (outcome !== undefined && !outcomes.has(outcome))
      return caseRefusal('OUTCOME_UNKNOWN', { outcome }, { path: `${path}/sources/${at}/outcome` });
  }
  const named = new Set(sources.map(({ learning, outcome }) => JSON.stringify([learning, outcome ?? null])));
  if (named.size < sources.length) return notValid('each source once', `${path}/sources`);
  if (degree !== 'none' && sources.length === 0)
    return notValid('a source, unless the degree is none', `${path}/sources`);
  const as = AS_PROPOSED[origin];
  if (as && !sources.every((source) => as(proposed, targetOutcomeId, source)))
    return notValid(`what is marked ${origin} was proposed`, `${path}/origin`);
  return null;
}

const notValid = (wanted: string, path: string): CaseRefusal => caseRefusal('MAPPING_NOT_VALID', { wanted }, { path });

type Source = OutcomeMapping['sources'][number];
interface Proposed {
  readonly precedents: readonly OutcomeMapping[];
  readonly suggestions: readonly Suggestion[];
}

/** Confirmed or accepted is only what was proposed: by a precedent in force, or by an identical ESCO concept. */
const AS_PROPOSED: Readonly<
  Record<OutcomeMapping['origin'], ((proposed: Proposed, outcomeId: string, source: Source) => boolean) | null>
> = {
  assessor: null,
  precedent: ({ precedents }, outcomeId, { learning }) =>
    precedents.some(
      (one) => one.targetOutcomeId === outcomeId && one.sources.some((from) => from.learning === learning),
    ),
  'suggestion-accepted': ({ suggestions }, outcomeId, { learning, outcome }) =>
    suggestions.some(
      (one) => one.targetOutcomeId === outcomeId && one.source.learning === learning && one.source.outcome === outcome,
    ),
};

/** Ids of outcomes by id of the learning; copies of one learning may describe it differently. */
function outcomesOfLearnings(evidence: readonly Evidence[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { id, outcomes } of everyLearning(evidence)) {
    const known = found.get(id) ?? new Set();
    for (const outcome of outcomes) known.add(outcome.id);
    found.set(id, known);
  }
  return found;
}
