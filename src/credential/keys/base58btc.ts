const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const VALUE = new Map([...ALPHABET].map((character, value) => [character, value]));
/** Five characters at a time: 58^5 times a byte stays far below 2^53. */
const CHARACTERS = 5;
const RADIX = 58 ** CHARACTERS;
const BYTES = 3;
const BYTE_RADIX = 256 ** BYTES;

/** base58-btc as multibase writes it after `z` (draft-msporny-base58 §2): leading zero bytes become `1`. */
export function encodeBase58btc(bytes: Uint8Array): string {
  let zeros = 0;
  while (zeros < bytes.length && bytes[zeros] === 0) zeros += 1;
  const digits: number[] = [];
  for (const byte of bytes.subarray(zeros)) carry(digits, 256, byte, RADIX);
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
  for (const character of text.slice(ones)) {
    const value = VALUE.get(character);
    if (value === undefined) return null;
    carry(digits, 58, value, BYTE_RADIX);
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
  if (rest > 0) digits.push(rest);
}
