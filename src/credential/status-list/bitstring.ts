import { decodeBase64Url, encodeBase64Url } from '../../record/base64.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import { STATUS_LIST_ENTRIES } from '../../record/status-list-entries.ts';

export interface BitstringFailure {
  readonly code: 'status_list_malformed' | 'status_too_big';
  readonly reason: string;
}

/** Compressed input per step: gzip grows at most about a thousandfold, so a step cannot fill the memory. */
const STEP = 1024;

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
export async function decodeBitstring(
  encoded: string,
  maxBytes: number,
): Promise<Result<Uint8Array, BitstringFailure>> {
  // Base64url of incompressible data of that size, with room for the gzip frame.
  if (encoded.length > Math.ceil((maxBytes * 4) / 3) + 1024) {
    return fail({ code: 'status_too_big', reason: `the encoded list is longer than ${maxBytes} bytes can be` });
  }
  const compressed = encoded.startsWith('u') ? decodeBase64Url(encoded.slice(1)) : null;
  if (compressed === null)
    return fail({ code: 'status_list_malformed', reason: 'encodedList is not multibase base64url' });
  const inflate = new DecompressionStream('gzip');
  const fed = feed(inflate.writable.getWriter(), compressed);
  const reader = inflate.readable.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for (let step = await reader.read(); !step.done; step = await reader.read()) {
      length += step.value.length;
      if (length > maxBytes) {
        await reader.cancel();
        return fail({ code: 'status_too_big', reason: `more than ${maxBytes} bytes of status bits` });
      }
      chunks.push(step.value);
    }
  } catch {
    return fail({ code: 'status_list_malformed', reason: 'encodedList is not gzip' });
  } finally {
    await fed;
  }
  const bits = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bits.set(chunk, offset);
    offset += chunk.length;
  }
  return ok(bits);
}

/** Settles without failing: what is wrong with the data shows on the reading side. */
async function feed(writer: WritableStreamDefaultWriter<BufferSource>, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  try {
    for (let start = 0; start < bytes.length; start += STEP) await writer.write(bytes.subarray(start, start + STEP));
    await writer.close();
  } catch {
    await writer.abort().catch(() => undefined);
  }
}
