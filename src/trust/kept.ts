/**
 * Work that is done once and holds for a minute: a status list that was proved, for example. The key has to name
 * everything the result depends on, part by part, so that no two ways of cutting one text up are one key; the version of
 * the registry is part of it already. `worth` says which results are kept: what failed may be well a second later.
 */
export type Kept = <T>(
  key: readonly (string | null)[],
  now: number,
  make: () => Promise<T>,
  worth: (made: T) => boolean,
) => Promise<T>;

interface Entry {
  readonly at: number;
  readonly made: unknown;
}

/** Seconds; well within what clocks may differ, so that a date that passes meanwhile changes nothing. */
const HOLDS = 60;
const MOST_ENTRIES = 64;
/** A key may be the text of a list. */
const LONGEST_KEY = 262_144;

const shelves = new WeakMap<object, Map<string, Entry>>();

/**
 * What is kept beside one memory of an isolate, for one version of the registry. The oldest entry makes room. Only what is
 * finished is kept, never a promise: in workerd that could belong to another request.
 */
export function keptBeside(memory: object, version: string): Kept {
  const shelf = shelves.get(memory) ?? new Map<string, Entry>();
  shelves.set(memory, shelf);
  return async <T>(
    parts: readonly (string | null)[],
    now: number,
    make: () => Promise<T>,
    worth: (made: T) => boolean,
  ): Promise<T> => {
    const key = JSON.stringify([version, ...parts]);
    if (key.length > LONGEST_KEY) return make();
    const known = shelf.get(key);
    if (known !== undefined && Math.abs(now - known.at) <= HOLDS) return known.made as T;
    const made = await make();
    shelf.delete(key);
    if (!worth(made)) return made;
    shelf.set(key, { at: now, made });
    const [oldest] = shelf.keys();
    if (shelf.size > MOST_ENTRIES && oldest !== undefined) shelf.delete(oldest);
    return made;
  };
}
