import { fail, ok, type Result } from '../../record/result.ts';

export interface InflateFailure {
  readonly code: 'status_list_malformed' | 'status_too_big';
  readonly reason: string;
}

/** Compressed input per step: deflate grows at most about a thousandfold, so a step cannot fill the memory. */
const STEP = 1024;

/**
 * Inflates status bits step by step and stops as soon as more than `maxBytes` appear, whatever the compressed bytes
 * promise. `gzip` is what bit strings use, `zlib` (RFC 1950) what token status lists use.
 */
export async function inflate(
  compressed: Uint8Array<ArrayBuffer>,
  framing: 'gzip' | 'zlib',
  maxBytes: number,
): Promise<Result<Uint8Array, InflateFailure>> {
  // The platform calls zlib `deflate`; raw deflate is another name.
  const stream = new DecompressionStream(framing === 'zlib' ? 'deflate' : 'gzip');
  const fed = feed(stream.writable.getWriter(), compressed);
  const reader = stream.readable.getReader();
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
    return fail({ code: 'status_list_malformed', reason: `the list is not ${framing}` });
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
