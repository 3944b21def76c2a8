/** A set of small numbers, 32 to a word. */
export type Bits = Uint32Array;

export const bitsFor = (size: number): Bits => new Uint32Array(Math.max(1, Math.ceil(size / 32)));

export function bitsOf(members: Iterable<number>, size: number): Bits {
  const bits = bitsFor(size);
  for (const at of members) bits[at >> 5] = (bits[at >> 5] ?? 0) | (1 << (at & 31));
  return bits;
}

/** Whether all of `part` is in `whole`. */
export function within(part: Bits, whole: Bits): boolean {
  for (let at = 0; at < part.length; at++) if (((part[at] ?? 0) & ~(whole[at] ?? 0)) !== 0) return false;
  return true;
}

/** Whether all of at least one of `parts` is in `whole`. */
export function oneWithin(parts: readonly Bits[], whole: Bits): boolean {
  for (const part of parts) if (within(part, whole)) return true;
  return false;
}

/** Whether some of `wanted` that is not in `had` is in `given`. */
export function bringsNew(given: Bits, wanted: Bits, had: Bits): boolean {
  for (let at = 0; at < given.length; at++)
    if (((given[at] ?? 0) & (wanted[at] ?? 0) & ~(had[at] ?? 0)) !== 0) return true;
  return false;
}

/** Adds all of `more` to `to`, in place. */
export function add(more: Bits, to: Bits): void {
  for (let at = 0; at < to.length; at++) to[at] = (to[at] ?? 0) | (more[at] ?? 0);
}

export function union(a: Bits, b: Bits): Bits {
  const all = new Uint32Array(a);
  for (let at = 0; at < all.length; at++) all[at] = (all[at] ?? 0) | (b[at] ?? 0);
  return all;
}

export function membersOf(bits: Bits): number[] {
  const members: number[] = [];
  for (let at = 0; at < bits.length; at++)
    for (let word = bits[at] ?? 0; word !== 0; word &= word - 1)
      members.push(at * 32 + (31 - Math.clz32(word & -word)));
  return members;
}

export function count(bits: Bits): number {
  let members = 0;
  for (let at = 0; at < bits.length; at++) for (let word = bits[at] ?? 0; word !== 0; word &= word - 1) members++;
  return members;
}
