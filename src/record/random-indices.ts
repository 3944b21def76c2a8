/**
 * `count` different indices below a size that is a power of two, so that every index is equally likely. `random` gives as
 * many unguessable bytes as asked for.
 */
export const randomIndices =
  (random: (count: number) => Uint8Array) =>
  (count: number, size: number): number[] => {
    const chosen = new Set<number>();
    while (chosen.size < count) {
      const drawn = random(4).reduce((number, byte) => (number << 8) | byte, 0);
      chosen.add(drawn & (size - 1));
    }
    return [...chosen];
  };
