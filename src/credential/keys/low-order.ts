/**
 * y coordinates, little-endian hexadecimal without the sign bit, of the eight points of edwards25519 whose order divides
 * eight, with those that p + y writes a second time: 0, 1, −1 and the two of order eight; then p and p + 1.
 */
const LOW_ORDER: ReadonlySet<string> = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
]);

/** Whether 32 bytes encode an Ed25519 point of low order: for such a key there are signatures that fit any message. */
export function isLowOrder(point: Uint8Array): boolean {
  const text = Array.from(point, (octet, index) => (index === 31 ? octet & 0x7f : octet).toString(16).padStart(2, '0'));
  return LOW_ORDER.has(text.join(''));
}
