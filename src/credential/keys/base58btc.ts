const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const VALUE = new Map([...ALPHABET].map((character, value) => [character, value]));
/** Four characters and three bytes at a time: 58^4 times 256^3 stays far below 2^53. */
const CHARACTERS = 4;
const RADIX = 58 ** CHARACTERS;
const BYTES = 3;
const BYTE_RADIX = 256 ** BYTES;

/** base58-btc as multibase writes it after `z` (draft-msporny-base58 §2): leading zero bytes become `1`. */
export function encodeBase58btc(bytes: Uint8Array): string {
  let zeros = 0;
  while (zeros < bytes.length && bytes[zeros] === 0) zeros += 1;
  const digits: number[] = [];
  let group = 0;
  for (let index = zeros; index < bytes.length; index += 1) {
    group = group * 256 + (bytes[index] ?? 0);
    if ((bytes.length - index - 1) % BYTES > 0) continue;
    carry(digits, BYTE_RADIX, group, RADIX);
    group = 0;
  }
  let text = '';
  for (const digit of digits) {
    let rest = digit;
    for (let position = 0; position < CHARACTERS; position += 1) {
      text = ALPHABET.charAt(rest % 58) + text;
      rest = Math.floor(rest / 58);
    }
  }
  return '1'.repeat(zeros) + text.replace(/^1+/, '');
}

/**
 * The bytes behind base58-btc text, or null where it holds a character outside the alphabet or more than `maxLength`
 * characters (decoding costs the square of the length). Strict: every accepted text is the one that `encodeBase58btc`
 * writes for its bytes.
 */
export function decodeBase58btc(text: string, maxLength = 256): Uint8Array | null {
  if (text.length > maxLength) return null;
  let ones = 0;
  while (text.charAt(ones) === '1') ones += 1;
  const digits: number[] = [];
  let group = 0;
  for (let index = ones; index < text.length; index += 1) {
    const value = VALUE.get(text.charAt(index));
    if (value === undefined) return null;
    group = group * 58 + value;
    if ((text.length - index - 1) % CHARACTERS > 0) continue;
    carry(digits, RADIX, group, BYTE_RADIX);
    group = 0;
  }
  const reversed: number[] = [];
  for (const digit of digits) reversed.push(digit & 0xff, (digit >> 8) & 0xff, digit >> 16);
  while (reversed.at(-1) === 0) reversed.pop();
  const bytes = new Uint8Array(ones + reversed.length);
  bytes.set(reversed.reverse(), ones);
  return bytes;
}

/** Multiplies a number, least significant digit first, and adds to it. */
function carry(digits: number[], factor: number, addend: number, radix: number): void {
  let rest = addend;
  for (let index = 0; index < digits.length; index += 1) {
    rest += (digits[index] ?? 0) * factor;
    digits[index] = rest % radix;
    rest = Math.floor(rest / radix);
  }
  for (; rest > 0; rest = Math.floor(rest / radix)) digits.push(rest % radix);
}
