/**
 * The value of one entry in a list of `size` bits per entry; null outside the list.
 *
 * `left`: index 0 is the left-most bits of the first byte (Bitstring Status List 1.0 §3.3), and an entry may straddle two
 * bytes. `right`: index 0 is the least significant bits (Token Status List §4.1), whose sizes 1, 2, 4 and 8 never do.
 */
export function valueAt(bits: Uint8Array, index: number, size: number, first: 'left' | 'right'): number | null {
  const start = index * size;
  if (!Number.isSafeInteger(start) || index < 0 || start + size > bits.length * 8) return null;
  let value = 0;
  for (let offset = 0; offset < size; offset += 1) {
    const position = start + offset;
    const byte = bits[Math.floor(position / 8)] ?? 0;
    const within = position % 8;
    value = first === 'left' ? value * 2 + ((byte >> (7 - within)) & 1) : value + ((byte >> within) & 1) * 2 ** offset;
  }
  return value;
}
