/** Prime and coefficient b of y² = x³ − 3x + b (FIPS 186-5, SP 800-186 §3.2.1). */
const CURVES = {
  'P-256': {
    p: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
    b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
  },
  'P-384': {
    p: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
    b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
  },
} as const;

/**
 * The point behind its compressed form (SEC 1 §2.3.4), or null where there is none: JWK wants both coordinates, and
 * runtimes differ on whether they import a compressed point. Both primes are 3 modulo 4, so a square root is one power.
 */
export function decompressPoint(
  curve: keyof typeof CURVES,
  compressed: Uint8Array,
): { x: Uint8Array; y: Uint8Array } | null {
  const { p, b } = CURVES[curve];
  const length = compressed.length - 1;
  const sign = compressed[0];
  if (sign !== 2 && sign !== 3) return null;
  const x = fromBytes(compressed.subarray(1));
  if (x >= p) return null;
  const square = (x ** 3n - 3n * x + b) % p;
  const positive = (square + p) % p;
  const root = power(positive, (p + 1n) / 4n, p);
  if ((root * root) % p !== positive) return null;
  const y = (root & 1n) === BigInt(sign & 1) ? root : p - root;
  return { x: compressed.slice(1), y: toBytes(y, length) };
}

const fromBytes = (bytes: Uint8Array): bigint => bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);

function toBytes(value: bigint, length: number): Uint8Array {
  const hexadecimal = value.toString(16).padStart(2 * length, '0');
  return Uint8Array.from({ length }, (_, index) => Number.parseInt(hexadecimal.slice(2 * index, 2 * index + 2), 16));
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}
