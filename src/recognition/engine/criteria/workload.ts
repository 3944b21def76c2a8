import { type EctsHundredths, formatEcts } from '../../../record/ects.ts';
import type { Learning } from '../../evidence/evidence.ts';
import { creditOf } from '../../ledger/credit.ts';
import type { Learned, LearnedNode } from '../../ledger/learned.ts';
import type { Finding } from '../finding.ts';
import { found, titleIn } from '../found.ts';
import type { RecommendationInput } from '../recommendation.ts';
import type { Judged } from '../standing.ts';
import { aboutPlace, type Placed } from './placed.ts';

/**
 * Credits the unit asks for, in hundredths: `ects × minEctsRatio − ectsTolerance`, rounded up to a hundredth, which is exact
 * because credit is counted in whole hundredths.
 */
export const requiredCredit = ({ unit, policy }: Pick<RecommendationInput, 'unit' | 'policy'>): EctsHundredths =>
  Math.max(0, Math.ceil((unit.ects * policy.minEctsRatio - policy.ectsTolerance * 100) / 100)) as EctsHundredths;

const where = (node: LearnedNode) => ({
  evidence: [...new Set(node.copies.map(({ evidence }) => evidence))].toSorted().concat(node.id),
});
const titleOf = (node: LearnedNode): string => titleIn(node.copies[0]?.learning.title ?? null);

/** Stated by itself, or through all its parts. */
const statesCredit = ({ ects, parts }: Learning): boolean =>
  ects !== null || (parts.length > 0 && parts.every(statesCredit));

/** Whether the document says how many credits it brought. What was passed without credit brings none, and that is known. */
export function creditStated(placed: Placed): Judged {
  const { learning } = placed;
  if (statesCredit(learning) || learning.passBasis === 'without-credit') return { standing: 'good', findings: [] };
  const { title, where: at } = aboutPlace(placed);
  return { standing: 'open', findings: [found('ECTS_UNKNOWN', { title }, at)] };
}

/**
 * Hours that do not go with the credits: 25 to 30 hours a credit (Codex Hoger Onderwijs, art. I.3: studiepunt). For a person
 * to weigh; the credits count as they are stated.
 */
export function hoursFindings(placed: Placed): readonly Finding[] {
  const { hours, ects } = placed.learning;
  if (hours === null || ects === null) return [];
  const [low, high] = [ects * 25, ects * 30];
  if (hours * 100 >= low && hours * 100 <= high) return [];
  const { title, where: at } = aboutPlace(placed);
  const text = (hundredths: number): string => String(Math.round(hundredths) / 100);
  return [
    found('HOURS_RANGE', { title, h: text(hours * 100), e: formatEcts(ects), lo: text(low), hi: text(high) }, at),
  ];
}

/** What of a piece of learning is used already, in this programme and, where the policy asks to be warned, in others. */
export function usedFindings(
  learned: Learned,
  node: LearnedNode,
  { unit, policy, ledger, programme = unit.programme.code }: RecommendationInput,
): readonly Finding[] {
  const title = titleOf(node);
  const used = node.earned === null ? 0 : node.earned - creditOf(learned, [node.id]).usable;
  const rows = ledger.filter(
    ({ state, programme: its, keys }) =>
      state !== 'released' &&
      (its === programme || policy.reuse.otherProgramme === 'deny') &&
      keys.some(({ key }) => node.keys.includes(key)),
  );
  const elsewhere = policy.reuse.otherProgramme === 'warn' ? learned.usedElsewhere(node.id) : [];
  return [
    ...(used > 0 && rows.length > 0 && node.earned !== null
      ? [
          found(
            'ECTS_ALREADY_USED',
            {
              title,
              n: formatEcts(used as EctsHundredths),
              m: formatEcts(node.earned),
              ola: [...new Set(rows.map(({ targetUnit }) => targetUnit))].toSorted().join(', '),
            },
            where(node),
          ),
        ]
      : []),
    ...elsewhere.map(({ programme: its, targetUnit, ects }) =>
      found('ECTS_USED_ELSEWHERE', { title, n: formatEcts(ects), programme: its, ola: targetUnit }, where(node)),
    ),
  ];
}

/** Learning that is in more than one piece of evidence, or may be in more than one whole: each once. */
export function countedOnceFindings(learned: Learned): readonly Finding[] {
  const once = (learningId: string, evidence: readonly string[]): readonly Finding[] => {
    const node = learned.nodeOf(learningId);
    return node === null ? [] : [found('COUNTED_ONCE', { title: titleOf(node) }, { evidence: [...evidence, node.id] })];
  };
  return [
    ...learned.ignored.flatMap(({ learning, evidence, countedAs }) => once(learning, [evidence, countedAs.evidence])),
    ...learned.overlapping.flatMap(({ part, wholes }) => once(part, wholes)),
  ];
}

/** Whether the credit suffices; open while nobody has judged which learning counts, or it is not known how much there is. */
export function workloadFinding(
  usable: EctsHundredths,
  required: EctsHundredths,
  evidence: readonly string[],
  state: 'known' | 'not-known' | 'to-be-judged',
): Finding {
  const params = { usable: formatEcts(usable), required: formatEcts(required) };
  const short = state === 'not-known' ? 'WORKLOAD_UNKNOWN' : 'WORKLOAD_SHORT';
  const enough = state === 'to-be-judged' ? 'WORKLOAD_OPEN' : 'WORKLOAD_OK';
  return found(usable < required ? short : enough, params, { evidence });
}
