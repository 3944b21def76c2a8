import type { IgnoredCopy } from '../engine/recommendation.ts';
import type { Family } from './family.ts';
import type { LearnedCopy } from './learned.ts';
import type { LearningClass } from './same.ts';
import type { Stock } from './stock.ts';

const named = ({ learning, evidence }: LearnedCopy) => ({ learning: learning.id, evidence });

/** Why a copy is the same as the one that counts: the learning itself, or only what it was a run of. */
function because(copy: LearnedCopy, counted: LearnedCopy): IgnoredCopy['because'] {
  const ids = (one: LearnedCopy) => [one.learning.id, ...one.learning.keys.filter((key) => key.startsWith('id '))];
  const names = new Set(ids(counted).map((id) => id.replace(/^id /, '')));
  if (!ids(copy).some((id) => names.has(id.replace(/^id /, '')))) return 'same-specification';
  return counted.within !== null && copy.within === null && counted.evidence !== copy.evidence
    ? 'part-of-whole'
    : 'same-learning';
}

/** Copies that were not counted, each with what was: the best copy of the same learning, or the whole that states credit for a part that has no figure of its own. */
export function ignoredOf(classes: readonly LearningClass[], family: Family, stock: Stock): IgnoredCopy[] {
  const best = new Map(classes.map(({ id, copies }) => [id, copies[0]]));
  return classes.flatMap(({ id, copies: [counted, ...others] }) => {
    if (counted === undefined) return [];
    const ignored = others.map(
      (copy): IgnoredCopy => ({ ...named(copy), countedAs: named(counted), because: because(copy, counted) }),
    );
    const whole = [...family.above(id)]
      .filter(stock.stated)
      .sort()
      .map((above) => best.get(above))[0];
    return counted.within === null && whole !== undefined && stock.pool(id) === null
      ? [{ ...named(counted), countedAs: named(whole), because: 'part-of-whole' as const }, ...ignored]
      : ignored;
  });
}
