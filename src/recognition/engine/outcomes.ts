import type { TargetUnit } from '../../record/recognition/unit.ts';
import { holdsIn, type Nodes } from './coverage.ts';
import type { Finding } from './finding.ts';
import { found, quotedAs } from './found.ts';
import type { Judgement } from './judgements.ts';
import type { OutcomeCoverage } from './recommendation.ts';

type Degree = Judgement['degree'];
const DEGREES: readonly Degree[] = ['full', 'partial', 'none'];

interface SeenOutcome {
  readonly coverage: OutcomeCoverage;
  readonly finding: Finding;
}

/**
 * How each outcome of the unit stands with some learning: the best that was judged of it, and who judged. An outcome that
 * was judged only on learning that does not count here stays open; that nobody judged it is not that it is not covered.
 */
export function seenOutcomes(unit: TargetUnit, judgements: readonly Judgement[], among: Nodes): readonly SeenOutcome[] {
  return unit.outcomes.map(({ id, essential, text }) => {
    const about = judgements.filter(({ outcome }) => outcome === id);
    const holding = about.filter((one) => one.degree === 'none' || holdsIn(one, among));
    const best = DEGREES.flatMap((degree) => holding.find((one) => one.degree === degree) ?? [])[0];
    const elsewhere = holding.length < about.length;
    const counts = best !== undefined && !(best.degree === 'none' && elsewhere) ? best : null;
    return {
      coverage: {
        outcomeId: id,
        essential,
        degree: counts?.degree ?? 'not-judged',
        origin: counts?.origin ?? null,
        sources: counts?.sources ?? [],
      },
      finding: found(
        counts === null ? (elsewhere ? 'OUTCOME_OPEN' : 'OUTCOME_NOT_JUDGED') : CODES[counts.degree],
        { outcome: id, ...quotedAs('text', text) },
        { outcomes: [id], evidence: [...new Set(counts?.nodes ?? [])] },
      ),
    };
  });
}

const CODES = { full: 'OUTCOME_COVERED', partial: 'OUTCOME_PARTLY', none: 'OUTCOME_NOT_COVERED' } as const;
