import type { EctsHundredths } from '../../record/ects.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { creditOf } from '../ledger/credit.ts';
import type { Learned } from '../ledger/learned.ts';
import type { Ground } from './attempt.ts';
import type { Standings } from './available.ts';
import { coveredBy } from './coverage.ts';
import { countedOnceFindings, usedFindings, workloadFinding } from './criteria/workload.ts';
import type { Finding } from './finding.ts';
import { found, quotedAs } from './found.ts';
import type { Attempt, Attempts, Reached } from './reach.ts';
import type { RecommendationInput } from './recommendation.ts';

/** About each piece of learning a document puts forward by itself, or that somebody judged: its best place speaks for it. */
export function learningFindings(
  pieces: readonly Evidence[],
  { judgements }: Ground,
  standings: Standings & { readonly learned: Learned },
  input: RecommendationInput,
): readonly Finding[] {
  const { learned, best } = standings;
  const shown = new Set([
    ...pieces.flatMap(({ learnings }) => learnings.flatMap(({ id }) => learned.nodeOf(id)?.id ?? [])),
    ...judgements.flatMap(({ nodes }) => nodes),
  ]);
  return [
    ...[...shown].flatMap((id) => {
      const node = learned.nodes.get(id);
      return [...(best.get(id)?.findings ?? []), ...(node === undefined ? [] : usedFindings(learned, node, input))];
    }),
    ...countedOnceFindings(learned),
  ];
}

interface SeenWorkload {
  readonly usable: EctsHundredths;
  readonly finding: Finding;
}

/**
 * Credit of what was judged to count; while nobody has judged everything, what there is could still count. Too little is
 * too little only where all credit is known: not where a piece was not read, or does not say how many it has.
 */
export function seenWorkload(
  { judgements, required, unit }: Ground,
  { whole, available }: Attempt,
  anythingUnread: boolean,
): SeenWorkload {
  const known = {
    counted: creditOf(available.learned, whole.counting),
    all: creditOf(available.learned, available.nodes),
  };
  const [counted, all] = [known.counted.usable, known.all.usable];
  const mayGrow = unit.outcomes.some(({ id }) => judgements.every(({ outcome }) => outcome !== id));
  if (counted < required && mayGrow && all >= required)
    return { usable: all, finding: workloadFinding(all, required, [], 'to-be-judged') };
  const usable = judgements.length === 0 ? all : counted;
  const silent = (mayGrow ? known.all : known.counted).unknown.some((id) => mayHaveCredit(available.learned, id));
  const open = anythingUnread || silent;
  return {
    usable,
    finding: workloadFinding(usable, required, [...whole.counting].toSorted(), open ? 'not-known' : 'known'),
  };
}

/** What was passed without credit brought none, and that is known. */
const mayHaveCredit = ({ nodes }: Learned, id: string): boolean =>
  nodes.get(id)?.copies.some(({ learning }) => learning.passBasis === 'credit') ?? true;

/** About the unit as a whole and its parts: what more it asks for, and what the policy lets be combined. */
export function unitFindings(
  { unit, policy, judgements }: Ground,
  { kind, attempt }: Reached,
  attempts: Attempts,
): readonly Finding[] {
  const limited = [attempt, attempts('open')].some(({ whole }) => whole.suffices && !whole.grantable);
  const max = policy.stacking.allowed ? policy.stacking.maxCredentials : 1;
  const { full } = coveredBy(judgements, attempt.available.nodes);
  const granted = kind === 'grant_partial' ? (attempt.parts?.parts ?? []) : [];
  return [
    ...(unit.integrationRequired ? [found('INTEGRATION_REQUIRED')] : []),
    ...(limited ? [found('STACKING_LIMIT', { max: String(max) })] : []),
    ...unit.parts.flatMap(({ id, title, ects, outcomeIds }) => {
      const about = { outcomes: outcomeIds };
      if (granted.includes(id)) return [found('PART_COVERED', { part: id, ...quotedAs('title', title) }, about)];
      return ects === undefined && outcomeIds.every((one) => full.has(one))
        ? [found('PART_ECTS_UNKNOWN', { part: id, ...quotedAs('title', title) }, about)]
        : [];
    }),
  ];
}
