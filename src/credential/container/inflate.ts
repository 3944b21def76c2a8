import { ok, type Result } from '../../record/result.ts';
import { type ContainerFailure, refuse } from './failure.ts';

/** What one input may still unfold to, in bytes, all its parts together. Counted down by whoever unfolds. */
export interface Budget {
  left: number;
}

/** Compressed input per step: deflate grows at most 1,032-fold, so that a step unfolds to 4 MB. */
const STEP = 4096;

/**
 * Inflates step by step and stops as soon as the budget is used up, whatever the data promise. `deflate` is RFC 1950,
 * `deflate-raw` RFC 1951, `gzip` RFC 1952; data behind their end are damage.
 */
export async function inflate(
  bytes: Uint8Array,
  format: 'deflate' | 'deflate-raw' | 'gzip',
  budget: Budget,
): Promise<Result<Uint8Array, ContainerFailure>> {
  const stream = new DecompressionStream(format);
  const fed = feed(stream.writable.getWriter(), bytes);
  const reader = stream.readable.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for (let step = await reader.read(); !step.done; step = await reader.read()) {
      length += step.value.length;
      if (length > budget.left) {
        await reader.cancel();
        budget.left = 0;
        return refuse('too-large', 'unfolds to more than is taken');
      }
      chunks.push(step.value);
    }
  } catch {
    // What was unfolded was paid for: damage is no way to try without end.
    budget.left -= Math.min(budget.left, length);
    return refuse('damaged', 'the compressed data are damaged');
  } finally {
    await fed;
  }
  budget.left -= length;
  return ok(chunks.length === 1 && chunks[0] ? chunks[0] : together(chunks, length));
}

/** Settles without failing: what is wrong with the data shows on the reading side. */
async function feed(writer: WritableStreamDefaultWriter<BufferSource>, bytes: Uint8Array): Promise<void> {
  writer.closed.catch(() => undefined);
  try {
    for (let start = 0; start < bytes.length; start += STEP)
      await writer.write(bytes.subarray(start, start + STEP) as Uint8Array<ArrayBuffer>);
    await writer.close();
  } catch {
    await writer.abort().catch(() => undefined);
  }
}

function together(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}
