import type { DecisionOutcome } from '../../record/recognition/decision.ts';
import type { DecidedCase } from '../ports.ts';

/** Below so many cases a duration or share could be that of one recognisable person. */
const SMALLEST_GROUP = 5;

const DAY = 86_400;

/** Whole days from handing in to decision. */
export interface Durations {
  readonly median: number;
  readonly longest: number;
  /** Cases of which both moments are known. */
  readonly of: number;
}

/** A share, in ten-thousandths. */
export interface Share {
  readonly count: number;
  readonly tenThousandths: number;
}

export interface GroupStatistics {
  readonly decided: number;
  readonly byOutcome: Readonly<Partial<Record<DecisionOutcome, number>>>;
  /** Durations and shares are left out, since they could point to a person: of this group, or of one that all minus this leaves. */
  readonly tooFew: boolean;
  readonly durations: Durations | null;
  readonly followedRecommendation: Share | null;
  readonly appealed: Share | null;
}

export interface RecognitionStatistics {
  readonly smallestGroup: number;
  readonly all: GroupStatistics;
  /** By policy and version (`policyVersion`). */
  readonly byPolicy: Readonly<Record<string, GroupStatistics>>;
  readonly byProgramme: Readonly<Record<string, GroupStatistics>>;
}

/**
 * Counts of decided cases, without persons: outcomes, how long it took, how often the committee followed the
 * recommendation, how often there was an internal appeal. A group with fewer than `SMALLEST_GROUP` cases shows its numbers
 * by outcome only; so does the smallest of the others where all minus the others would give such a group away. Durations run from the moment the application was handed in to the decision, in whole days; the median
 * of an even number is the lower of the two in the middle, so that it is always a duration there was. Does not hide small
 * numbers by outcome, and does not stop a reader who subtracts one period from another.
 */
export function statisticsOf(cases: readonly DecidedCase[]): RecognitionStatistics {
  return {
    smallestGroup: SMALLEST_GROUP,
    all: groupOf(cases),
    byPolicy: grouped(cases, ({ policy }) => policy),
    byProgramme: grouped(cases, ({ programme }) => programme),
  };
}

function grouped(
  cases: readonly DecidedCase[],
  by: (one: DecidedCase) => string,
): Readonly<Record<string, GroupStatistics>> {
  const groups = Map.groupBy(cases, by);
  const names = [...groups.keys()].toSorted();
  const sizes = names.map((name) => ({ name, size: groups.get(name)?.length ?? 0 }));
  const small = sizes.filter(({ size }) => size < SMALLEST_GROUP);
  const left = small.reduce((sum, { size }) => sum + size, 0);
  // All minus the groups that are shown would be these few again: then the smallest of those is not shown either.
  const [next] = sizes.filter(({ size }) => size >= SMALLEST_GROUP).toSorted((one, other) => one.size - other.size);
  const also = left > 0 && left < SMALLEST_GROUP ? next?.name : undefined;
  return Object.fromEntries(names.map((name) => [name, groupOf(groups.get(name) ?? [], name === also)]));
}

function groupOf(cases: readonly DecidedCase[], hidden = false): GroupStatistics {
  const byOutcome: Partial<Record<DecisionOutcome, number>> = {};
  for (const { outcome } of cases) byOutcome[outcome] = (byOutcome[outcome] ?? 0) + 1;
  const tooFew = hidden || cases.length < SMALLEST_GROUP;
  return {
    decided: cases.length,
    byOutcome,
    tooFew,
    durations: tooFew ? null : durationsOf(cases),
    followedRecommendation: tooFew ? null : shareOf(cases, ({ followed }) => followed),
    appealed: tooFew ? null : shareOf(cases, ({ appealed }) => appealed),
  };
}

/** Null where too few of the cases say when they were handed in. */
function durationsOf(cases: readonly DecidedCase[]): Durations | null {
  const days = cases
    .flatMap(({ submittedAt, decidedAt }) =>
      submittedAt === null ? [] : Math.max(0, Math.floor((decidedAt - submittedAt) / DAY)),
    )
    .toSorted((one, other) => one - other);
  const [median, longest] = [days[Math.floor((days.length - 1) / 2)], days.at(-1)];
  return days.length < SMALLEST_GROUP || median === undefined || longest === undefined
    ? null
    : { median, longest, of: days.length };
}

function shareOf(cases: readonly DecidedCase[], is: (one: DecidedCase) => boolean): Share {
  const count = cases.filter(is).length;
  return { count, tenThousandths: Math.round((count * 10_000) / cases.length) };
}
