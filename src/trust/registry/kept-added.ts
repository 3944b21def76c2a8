import { type AddedNow, addedTrust, type TrustEntry } from './added.ts';

/** How long an isolate goes on with what it read, in seconds: the time within which a change counts everywhere. */
const KEPT_FOR = 60;

export interface AddedSource {
  /** Number of the newest change. */
  newest(): Promise<number>;
  /** What holds now, and the number of the newest change in it. */
  load(): Promise<{ readonly newest: number; readonly entries: readonly TrustEntry[] }>;
  /** UTC seconds. */
  now(): number;
}

/**
 * What the operator added, kept for a minute; then one number tells whether it still holds, and hundreds of certificates
 * are read again only when it does not. `forget` is called by the isolate that changed something: its next look is fresh,
 * also when another look is under way that began before the change.
 */
export function keptAdded({ newest, load, now }: AddedSource): { added(): Promise<AddedNow>; forget(): void } {
  let kept: { readonly newest: number; readonly value: AddedNow; checkedAt: number } | null = null;
  let looking: Promise<AddedNow> | null = null;
  let generation = 0;

  async function look(began: number): Promise<AddedNow> {
    const at = now();
    if (kept && (await newest()) === kept.newest) {
      if (began === generation) kept.checkedAt = at;
      return kept.value;
    }
    const read = await load();
    const value = await addedTrust(read.entries);
    if (began === generation) kept = { newest: read.newest, value, checkedAt: at };
    return value;
  }

  return {
    added() {
      if (kept && now() - kept.checkedAt < KEPT_FOR) return Promise.resolve(kept.value);
      if (looking) return looking;
      const began = generation;
      const mine = look(began).finally(() => {
        if (looking === mine) looking = null;
      });
      looking = mine;
      return mine;
    },
    forget() {
      generation += 1;
      looking = null;
      if (kept) kept.checkedAt = Number.NEGATIVE_INFINITY;
    },
  };
}
