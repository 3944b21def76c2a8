import { decodeBase64Url, encodeBase64Url } from '../../record/base64.ts';
import { fail, type Result } from '../../record/result.ts';
import { STATUS_LIST_ENTRIES } from '../../record/status-list-entries.ts';
import { type InflateFailure, inflate } from './inflate.ts';

/**
 * A list of bits with some of them set (Bitstring Status List 1.0 §3.3): index 0 is the left-most bit of the first byte;
 * gzip, then base64url without padding behind the multibase prefix `u`. `size` is a multiple of eight. The order and
 * repetition of indices do not matter; one outside the list is a bug and throws.
 */
export async function encodeBitstring(size: number, setIndices: Iterable<number>): Promise<string> {
  if (!Number.isSafeInteger(size) || size < STATUS_LIST_ENTRIES || size % 8 !== 0) {
    throw new RangeError(`a status list of ${size} entries`);
  }
  const bits = new Uint8Array(size / 8);
  for (const index of setIndices) {
    if (!Number.isInteger(index) || index < 0 || index >= size) throw new RangeError(`index ${index} of ${size}`);
    bits[index >> 3] = (bits[index >> 3] ?? 0) | (0x80 >> (index & 7));
  }
  const compressed = new Blob([bits]).stream().pipeThrough(new CompressionStream('gzip'));
  return `u${encodeBase64Url(new Uint8Array(await new Response(compressed).arrayBuffer()))}`;
}

/**
 * The bits behind `encodedList`. Inflates step by step and stops as soon as more than `maxBytes` appear, whatever the
 * compressed text promises.
 */
export async function decodeBitstring(encoded: string, maxBytes: number): Promise<Result<Uint8Array, InflateFailure>> {
  if (longerThan(encoded, maxBytes)) {
    return fail({ code: 'status_too_big', reason: `the encoded list is longer than ${maxBytes} bytes can be` });
  }
  const compressed = encoded.startsWith('u') ? decodeBase64Url(encoded.slice(1)) : null;
  if (compressed === null)
    return fail({ code: 'status_list_malformed', reason: 'encodedList is not multibase base64url' });
  return inflate(compressed, 'gzip', maxBytes);
}

/** Whether a base64 text is longer than incompressible data of that size would be, with room for the frame. */
export const longerThan = (encoded: string, maxBytes: number): boolean =>
  encoded.length > Math.ceil((maxBytes * 4) / 3) + 1024;
