import type { EctsHundredths } from '../../record/ects.ts';
import type { Family } from './family.ts';
import { heaviestApart } from './heaviest.ts';
import type { LearningClass } from './same.ts';

/** How much credit there is and where it belongs, before anything is used. */
export interface Stock {
  readonly family: Family;
  /** Sorted. */
  readonly ids: readonly string[];
  keys(id: string): readonly string[];
  /** Whether a copy states a figure for it. */
  stated(id: string): boolean;
  /** All credit of a node, parts included; null where that is not known. */
  earned(id: string): EctsHundredths | null;
  /** The most it can be, where a whole with a figure contains it; its own figure where there is one. */
  most(id: string): EctsHundredths | null;
  /** Credit of a node that belongs to none of its parts. */
  pool(id: string): EctsHundredths | null;
  /** Other nodes whose pool may contain some of the same credit: they share a part whose credit nobody states. */
  overlaps(id: string): ReadonlySet<string>;
  readonly overlapping: readonly { readonly part: string; readonly wholes: readonly string[] }[];
}

const NONE: ReadonlySet<string> = new Set();
const credits = (value: number): EctsHundredths => value as EctsHundredths;

/**
 * Every credit is put in one pool: that of the node it is stated for, less what its parts account for. So any sum over
 * pools counts each credit once. A whole is never less than its parts together. What a part without a figure brought lies
 * somewhere in the pools of the wholes that contain it; these pools overlap by an amount nobody states.
 */
export function stockOf(classes: readonly LearningClass[], family: Family): Stock {
  const figure = new Map(classes.map(({ id, copies }) => [id, copies[0]?.learning.ects ?? null]));
  const keys = new Map(classes.map((one) => [one.id, one.keys]));
  const isStated = (id: string) => (figure.get(id) ?? null) !== null;
  const silent = (id: string) => !isStated(id);

  /** Parts without a figure whose credit lies in the pool of this node: those not within a part that has one. */
  const hidden = new Map<string, string[]>();
  for (const { id } of classes) {
    const below = [...family.below(id)];
    const accounted = new Set(below.filter(isStated).flatMap((part) => [...family.below(part)]));
    hidden.set(
      id,
      [id, ...below].filter((part) => silent(part) && !accounted.has(part)),
    );
  }
  const holders = new Map<string, string[]>();
  for (const [id, parts] of hidden) for (const part of parts) holders.set(part, [...(holders.get(part) ?? []), id]);
  const overlaps = new Map<string, Set<string>>();
  for (const [id, parts] of hidden) {
    const others = new Set(parts.flatMap((part) => holders.get(part) ?? []));
    others.delete(id);
    if (others.size > 0) overlaps.set(id, others);
  }
  const overlapsOf = (id: string) => overlaps.get(id) ?? NONE;

  const pool = new Map<string, number | null>();
  const earned = new Map<string, number | null>();
  /** What its parts certainly brought. */
  const within = (id: string): number => {
    const known = [...family.below(id)].filter((part) => (pool.get(part) ?? 0) > 0);
    const apart = heaviestApart(known, overlapsOf, (part) => pool.get(part) ?? 0);
    return apart.reduce((sum, part) => sum + (pool.get(part) ?? 0), 0);
  };
  for (const id of family.deepestFirst) {
    const parts = within(id);
    const own = figure.get(id) ?? null;
    if (own !== null) {
      earned.set(id, Math.max(own, parts));
      pool.set(id, Math.max(own - parts, 0));
    } else {
      earned.set(id, null);
      pool.set(id, null);
    }
  }

  const most = (id: string): number | null => {
    const known = earned.get(id) ?? null;
    if (known !== null) return known;
    const wholes = (holders.get(id) ?? []).filter(isStated).map((whole) => pool.get(whole) ?? 0);
    return wholes.length > 0 ? Math.max(...wholes) + within(id) : null;
  };
  const nullable = (value: number | null | undefined) =>
    value === null || value === undefined ? null : credits(value);
  return {
    family,
    ids: classes.map(({ id }) => id),
    keys: (id) => keys.get(id) ?? [],
    stated: isStated,
    earned: (id) => nullable(earned.get(id)),
    most: (id) => nullable(most(id)),
    pool: (id) => nullable(pool.get(id)),
    overlaps: overlapsOf,
    overlapping: [...holders]
      .map(([part, all]) => ({ part, wholes: all.filter(isStated).sort() }))
      .filter(({ wholes }) => wholes.length > 1)
      .sort((a, b) => (a.part < b.part ? -1 : 1)),
  };
}
