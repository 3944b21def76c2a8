import type { OutcomeMapping } from '../../record/recognition/mapping.ts';
import { everyLearning } from '../evidence/every-learning.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { matchesOf } from '../evidence/precedents.ts';
import type { Learned } from '../ledger/learned.ts';
import type { Finding } from './finding.ts';
import { found, quotedAs } from './found.ts';
import type { RecommendationInput } from './recommendation.ts';

/** What somebody judged of one outcome of the unit, with the pieces of learning it needs together. */
export interface Judgement {
  readonly outcome: string;
  /** Sorted, each once; empty where it was judged that nothing covers it. */
  readonly nodes: readonly string[];
  readonly degree: OutcomeMapping['degree'];
  readonly origin: OutcomeMapping['origin'];
  readonly sources: OutcomeMapping['sources'];
}

export interface Judgements {
  readonly all: readonly Judgement[];
  /** Ids of precedents that filled something in. */
  readonly precedents: readonly string[];
  readonly findings: readonly Finding[];
}

/**
 * What people judged about the evidence that counts; where nobody judged a piece of learning for an outcome, what committees
 * decided before for the same case (concordance table). A judgement on learning that is not there is left out and said.
 * Compares no texts.
 */
export function judgementsOf(
  { unit, mappings, precedents, today }: RecommendationInput,
  evidence: readonly Evidence[],
  learned: Learned,
): Judgements {
  const wanted = new Map(unit.outcomes.map(({ id, text }) => [id, text]));
  const known = namesIn(evidence);
  const resolve = (mapping: OutcomeMapping): Judgement | null => resolved(mapping, learned, known);
  const about = mappings.filter(
    ({ targetOutcomeId, degree, sources }) => wanted.has(targetOutcomeId) && (degree === 'none' || sources.length > 0),
  );
  const byPeople = about.flatMap((mapping) => resolve(mapping) ?? []);
  const lost = about.filter((mapping) => resolve(mapping) === null);
  const judged = new Set(byPeople.flatMap(pairsOf));
  const mayFill = (one: Judgement): boolean =>
    !judged.has(pair(one.outcome, null)) && one.nodes.every((node) => !judged.has(pair(one.outcome, node)));
  // Several precedents may say the same, of the same copy: it is asked once.
  const filled = new Map<string, Judgement | null>();
  const fill = (outcome: string, learning: string): readonly Judgement[] => {
    const key = pair(outcome, learning);
    let one = filled.get(key);
    if (one === undefined) {
      const mapping: OutcomeMapping = {
        targetOutcomeId: outcome,
        sources: [{ learning }],
        degree: 'full',
        origin: 'precedent',
      };
      const judgement = resolve(mapping);
      one = judgement !== null && mayFill(judgement) ? judgement : null;
      filled.set(key, one);
    }
    return one === null ? [] : [one];
  };
  const used = matchesOf(precedents, evidence, unit, today)
    .map(({ precedent, learnings, outcomes }) => ({
      id: precedent.id,
      filled: outcomes.flatMap((outcome) => learnings.flatMap((learning) => fill(outcome, learning))),
    }))
    .filter((one) => one.filled.length > 0);
  return {
    all: distinct([...byPeople, ...[...filled.values()].flatMap((one) => one ?? [])]),
    precedents: [...new Set(used.map(({ id }) => id))].toSorted(),
    findings: [
      ...lost.map(({ targetOutcomeId: outcome }) =>
        found(
          'JUDGED_ON_OTHER_EVIDENCE',
          { outcome, ...quotedAs('text', wanted.get(outcome) ?? {}) },
          { outcomes: [outcome] },
        ),
      ),
      ...used.map((one) => precedentFinding(one.id, one.filled)),
    ],
  };
}

const precedentFinding = (precedent: string, filled: readonly Judgement[]): Finding =>
  found(
    'PRECEDENT_USED',
    { precedent },
    {
      evidence: [...new Set(filled.flatMap(({ sources }) => sources.map(({ learning }) => learning)))].toSorted(),
      outcomes: [...new Set(filled.map(({ outcome }) => outcome))].toSorted(),
    },
  );

const pair = (outcome: string, node: string | null): string => JSON.stringify([outcome, node]);

/** "Nothing covers it" was judged of all learning there is. */
const pairsOf = ({ outcome, nodes }: Judgement): readonly string[] =>
  nodes.length === 0 ? [pair(outcome, null)] : nodes.map((node) => pair(outcome, node));

/** Learning ids with the ids of their outcomes, over all copies of it. */
function namesIn(evidence: readonly Evidence[]): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>();
  for (const { id, outcomes } of everyLearning(evidence)) {
    const known = names.get(id) ?? new Set();
    for (const outcome of outcomes) known.add(outcome.id);
    names.set(id, known);
  }
  return names;
}

function resolved(
  { targetOutcomeId: outcome, sources, degree, origin }: OutcomeMapping,
  learned: Learned,
  names: ReadonlyMap<string, ReadonlySet<string>>,
): Judgement | null {
  const nodes = new Set<string>();
  for (const source of sources) {
    const node = learned.nodeOf(source.learning);
    const known = names.get(source.learning);
    if (node === null || known === undefined) return null;
    if (source.outcome !== undefined && !known.has(source.outcome)) return null;
    nodes.add(node.id);
  }
  return { outcome, nodes: [...nodes].toSorted(), degree, origin, sources };
}

const ORIGINS: readonly OutcomeMapping['origin'][] = ['assessor', 'suggestion-accepted', 'precedent'];

/** The same judgement about copies of one learning is one; of those that say the same, a person's comes first. */
function distinct(judgements: readonly Judgement[]): readonly Judgement[] {
  const once = new Map<string, Judgement>();
  const inOrder = judgements
    .map((one) => ({
      one,
      key: JSON.stringify([one.outcome, one.degree, one.nodes]),
      text: JSON.stringify(one.sources),
    }))
    .toSorted(
      (a, b) =>
        ORIGINS.indexOf(a.one.origin) - ORIGINS.indexOf(b.one.origin) ||
        (a.key < b.key ? -1 : a.key > b.key ? 1 : a.text < b.text ? -1 : 1),
    );
  for (const { one, key } of inOrder) if (!once.has(key)) once.set(key, one);
  return [...once.values()];
}
